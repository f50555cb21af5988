/** What went wrong with a link or a file, said once at the top; nothing is lost. */
import { copyText } from '../../browser/clipboard.ts';
import { fileLimit } from '../../browser/files.ts';
import { noNotices } from '../notices.ts';
import { useNotices, usePage, useUi } from '../page-context.ts';
import styles from './share.module.css';

export function NoticeBanner() {
  const ui = useUi();
  const { notices } = usePage();
  const { link, files, filesCut } = useNotices();
  if (link === undefined && files.length === 0 && !filesCut) return undefined;
  return (
    <div className={styles['banner']} role="alert" data-notice={link?.reason ?? 'files'}>
      <div className={styles['bannerText']}>
        {link !== undefined && (
          <>
            <strong>{ui.link.title}</strong>
            <p>
              {link.reason === 'no-example' ? ui.link.example(link.id) : ui.link.reasons[link.reason]}{' '}
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
          </>
        )}
        {files.length > 0 && <p>{files.map((name) => ui.sources.unreadableFile(name)).join(' ')}</p>}
        {filesCut && <p>{ui.sources.tooManyFiles(fileLimit)}</p>}
      </div>
      <button
        type="button"
        className={styles['copy']}
        onClick={() => {
          notices.setState(noNotices, true);
        }}
      >
        {ui.link.dismiss}
      </button>
    </div>
  );
}
