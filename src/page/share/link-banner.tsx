/** What went wrong with a link, and what comes of files, said at the top; nothing is lost. */
import { lazy, Suspense } from 'react';
import { copyText } from '../../browser/clipboard.ts';
import type { UiWords } from '../../words/en/ui.ts';
import type { LinkNotice } from '../notices.ts';
import { useNotices, usePage, useUi } from '../page-context.ts';
import styles from './share.module.css';

const FilesNews = lazy(() =>
  import('../files/files-news.tsx').then(
    (module) => ({ default: module.FilesNews }),
    () => ({ default: NotLoaded }),
  ),
);

/** The connection is lost. */
function NotLoaded() {
  const ui = useUi();
  return (
    <p className={styles['banner']} role="alert">
      {ui.start.loadFailed}
    </p>
  );
}

export function NoticeBanner() {
  const { files } = useNotices();
  return (
    <>
      <LinkBanner />
      {files !== undefined && (
        <Suspense>
          <FilesNews news={files} />
        </Suspense>
      )}
    </>
  );
}

function LinkBanner() {
  const ui = useUi();
  const { notices } = usePage();
  const { link } = useNotices();
  if (link === undefined) return undefined;
  return (
    <div className={styles['banner']} role="alert" data-notice={link.reason}>
      <div className={styles['bannerText']}>
        {link.reason === 'not-loaded' ? (
          <>
            <strong>{ui.link.notLoaded.title}</strong>
            <p>{ui.link.notLoaded.note}</p>
          </>
        ) : (
          <WrongLink link={link} ui={ui} />
        )}
      </div>
      <button
        type="button"
        className={styles['copy']}
        onClick={() => {
          notices.setState({ link: undefined });
        }}
      >
        {ui.link.dismiss}
      </button>
    </div>
  );
}

function WrongLink({
  link,
  ui,
}: {
  readonly link: Exclude<LinkNotice, { readonly reason: 'not-loaded' }>;
  readonly ui: UiWords;
}) {
  const reason = link.reason === 'no-example' ? ui.link.example(link.id) : ui.link.reasons[link.reason];
  return (
    <>
      <strong>{ui.link.title}</strong>
      <p>{ui.link.kept('recovered' in link ? ui.link.recovered(reason) : reason)}</p>
      <div className={styles['row']}>
        <input readOnly value={link.raw} aria-label={ui.link.rawField} className={styles['field']} />
        <button
          type="button"
          className={styles['copy']}
          onClick={() => {
            void copyText(link.raw);
          }}
        >
          {ui.link.copy}
        </button>
      </div>
    </>
  );
}
