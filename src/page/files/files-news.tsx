/** Above the page: which file is being read and how far, with a button that stops it; then what came of it. */
import { countFiles, type Notice } from '../../archive/notice.ts';
import { archiveWords, type ArchiveWords } from '../../words/archive.ts';
import type { FilesNews as News } from '../notices.ts';
import { useChoice, usePage } from '../page-context.ts';
import styles from './files.module.css';

const shownGiven = 5;
const shownPaths = 5;
/** So few are shown at once. */
const openNotices = 2;

export function FilesNews({ news }: { readonly news: News }) {
  const { intake } = usePage();
  const words = archiveWords(useChoice((state) => state.language));
  const isReading = news.state === 'reading';
  return (
    <section
      className={styles['news']}
      aria-label={words.heading}
      data-files={news.state}
      data-warns={news.state === 'failed' || (news.state === 'done' && news.notices.length > 0)}
    >
      <div className={styles['body']}>
        <div role="status" className={styles['head']}>
          {headOf(news, words).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
        {isReading && <Progress news={news} words={words} />}
        {news.state === 'done' && news.notices.length > 0 && <Notices notices={news.notices} words={words} />}
      </div>
      {/* One button in both states, so that the focus stays on it. */}
      <button type="button" className={styles['button']} onClick={intake.endFiles}>
        {isReading ? words.cancel : words.dismiss}
      </button>
    </section>
  );
}

function headOf(news: News, words: ArchiveWords): readonly string[] {
  switch (news.state) {
    case 'reading':
      return [words.reading(news.progress.name)];
    case 'cancelled':
      return [words.cancelled];
    case 'failed':
      return [words.failed];
    case 'done': {
      const told = news.given.filter(({ kind }) => kind !== 'text');
      const soughtInVain = told.some(({ kind, texts }) => kind !== 'unread' && texts === 0);
      return [
        ...told.slice(0, shownGiven).map(words.came),
        ...(told.length > shownGiven ? [words.moreGiven(told.length - shownGiven)] : []),
        ...(soughtInVain ? [words.soughtFor] : []),
      ];
    }
  }
}

function Progress({
  news: { progress },
  words,
}: {
  readonly news: Extract<News, { readonly state: 'reading' }>;
  readonly words: ArchiveWords;
}) {
  if ('lookedThrough' in progress) {
    return (
      <div className={styles['progress']}>
        <progress aria-label={words.reading(progress.name)} />
        <span>{words.lookingThrough(progress.lookedThrough)}</span>
      </div>
    );
  }
  const { bytesRead, bytesTotal, found } = progress;
  return (
    <div className={styles['progress']}>
      <progress
        aria-label={words.reading(progress.name)}
        {...(bytesTotal === undefined ? {} : { max: Math.max(1, bytesTotal), value: bytesRead })}
      />
      <span>{words.progress(bytesRead, bytesTotal, found)}</span>
    </div>
  );
}

function Notices({ notices, words }: { readonly notices: readonly Notice[]; readonly words: ArchiveWords }) {
  return (
    <details className={styles['notices']} open={notices.length <= openNotices}>
      <summary>{words.details(countFiles(notices))}</summary>
      <ul>
        {notices.map((notice) => (
          <li key={`${notice.kind} ${notice.detail ?? ''}`} data-notice={notice.kind}>
            {words.notice(notice)} <span>{words.paths(notice, shownPaths)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
