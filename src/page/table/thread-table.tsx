/** The picture as a table: every thread, where it may run, by which setting, how far its memory is, and why. */
import { useMemo, useState } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Lens } from '../../core/lens/lens.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import type { ReadingCore } from '../load-core.ts';
import { useChoice, useReading, useRunTimeWords, useUi } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { plainText } from '../parts/prose.tsx';
import { usePrinting } from '../use-printing.ts';
import { nextSorting, sortThreads } from './sort-threads.ts';
import type { Sorting } from './sort-threads.ts';
import { tableCells } from './table-cells.ts';
import { TableTools } from './table-tools.tsx';
import { ThreadRow } from './thread-row.tsx';
import styles from './table.module.css';

/** So many rows are made and laid out before anybody notices. */
const pageSize = 100;

interface Props {
  readonly analysis: Analysis;
  readonly findings: readonly Finding[] | undefined;
  readonly core: ReadingCore;
  readonly words: AnalysisWords;
  readonly lens: Lens;
}

export function ThreadTable({ analysis, findings, core, words, lens }: Props) {
  const ui = useUi();
  const { sources } = useReading();
  const language = useChoice((state) => state.language);
  const runTime = useRunTimeWords(core);
  const hidden = useChoice((state) => state.hiddenClasses);
  const selection = useChoice((state) => state.selection);
  const [sorting, setSorting] = useState<Sorting | undefined>(undefined);
  const cells = useMemo(
    () =>
      runTime === undefined
        ? undefined
        : tableCells({ analysis, sources, lens, language, words, runTime, ui }),
    [analysis, sources, lens, language, words, runTime, ui],
  );
  const all = useMemo(() => analysis.placements.flatMap((placement) => placement.threads), [analysis]);
  const threads = useMemo(() => {
    if (cells === undefined) return [];
    const seen = all.filter(({ thread }) => !hidden.includes(lens.classOfThread.get(thread)?.key ?? ''));
    return sortThreads(seen, sorting, {
      lens,
      locality: cells.locality,
      why: (thread) => cells.text(thread, 'why'),
    });
  }, [all, cells, hidden, lens, sorting]);
  const [page, setPage] = usePage(threads, selection);
  const isPrinting = usePrinting();
  if (cells === undefined) return undefined;
  if (all.length === 0)
    return (
      <div className={styles['pane']}>
        <div className={styles['empty']}>
          <p>{words.scene.noDomain}</p>
          <p>{words.scene.noDomainHint}</p>
        </div>
      </div>
    );
  const changed = core.changedThreads(analysis.changes);
  const shown = isPrinting ? threads : threads.slice(page * pageSize, (page + 1) * pageSize);
  return (
    <>
      <TableTools threads={threads} cells={cells} filteredOut={all.length - threads.length} lens={lens} />
      <div className={styles['pane']} tabIndex={0} role="region" aria-label={ui.header.table}>
        <table className={styles['table']} aria-rowcount={threads.length + 1}>
          <caption>{plainText(ui.table.caption(words.summary(analysis, findings)))}</caption>
          <thead>
            <tr>
              {cells.columns.map((column) => {
                const isSorted = sorting?.column === column;
                const order = sorting?.isDescending === true ? 'descending' : 'ascending';
                return (
                  <th key={column} scope="col" aria-sort={isSorted ? order : 'none'}>
                    <button
                      type="button"
                      onClick={() => {
                        setSorting(nextSorting(sorting, column));
                        setPage(0);
                      }}
                    >
                      {cells.heading(column)}
                      <span className={styles['order']} aria-hidden="true">
                        {isSorted ? (order === 'ascending' ? '▲' : '▼') : ''}
                      </span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((thread) => (
              <ThreadRow
                key={thread.thread}
                thread={thread}
                isChanged={changed.has(thread.thread)}
                cells={cells}
                lens={lens}
                words={words}
              />
            ))}
          </tbody>
        </table>
        {threads.length > pageSize && (
          <nav className={styles['pages']} aria-label={ui.table.pages}>
            <button
              type="button"
              disabled={page === 0}
              onClick={() => {
                setPage(page - 1);
              }}
            >
              {ui.table.previous}
            </button>
            <span>{ui.table.page(page * pageSize + 1, page * pageSize + shown.length, threads.length)}</span>
            <button
              type="button"
              disabled={(page + 1) * pageSize >= threads.length}
              onClick={() => {
                setPage(page + 1);
              }}
            >
              {ui.table.next}
            </button>
          </nav>
        )}
      </div>
    </>
  );
}

/** The page that holds what is selected, until another is turned to. */
function usePage(
  threads: readonly ThreadPlacement[],
  selection: EntityId | undefined,
): readonly [page: number, turnTo: (page: number) => void] {
  const [turned, setTurned] = useState<
    { readonly to: number; readonly at: EntityId | undefined } | undefined
  >(undefined);
  const last = Math.max(0, Math.ceil(threads.length / pageSize) - 1);
  const place = useMemo(() => threads.findIndex(({ thread }) => thread === selection), [threads, selection]);
  const isTurned = turned !== undefined && (turned.at === selection || place < 0);
  const page = isTurned ? turned.to : Math.max(0, Math.floor(place / pageSize));
  return [
    Math.min(page, last),
    (to) => {
      setTurned({ to, at: selection });
    },
  ];
}
