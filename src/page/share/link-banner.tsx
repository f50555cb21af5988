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

function reasonOf(link: LinkNotice, ui: UiWords): string {
  if (link.reason === 'no-example') return ui.link.example(link.id);
  return link.reason === 'not-loaded' ? ui.start.loadFailed : ui.link.reasons[link.reason];
}

function LinkBanner() {
  const ui = useUi();
  const { notices } = usePage();
  const { link } = useNotices();
  if (link === undefined) return undefined;
  return (
    <div className={styles['banner']} role="alert" data-notice={link.reason}>
      <div className={styles['bannerText']}>
        <strong>{ui.link.title}</strong>
        <p>
          {reasonOf(link, ui)} {'recovered' in link && <>{ui.link.recovered} </>}
          {ui.link.kept}
        </p>
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
