/** The picture as a table: every thread, where it may run, by which setting, how far its memory is, and why. */
import { useMemo, useState } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import type { UiWords } from '../../words/ui.ts';
import type { ReadingCore } from '../load-core.ts';
import { localityCell } from '../inspector/said.ts';
import { useAnalysisWords, useChoice, useReading, useRunTimeWords, useUi } from '../page-context.ts';
import type { AnalysisWords, RunTimeWords } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { Prose, plainText } from '../parts/prose.tsx';
import { SourceBadge } from '../parts/source-badge.tsx';
import { useSelect, winningSpan } from '../selection.ts';
import styles from './table.module.css';

const firstShown = 400;

export function ThreadTable() {
  const ui = useUi();
  const { analysis, core } = useReading();
  const words = useAnalysisWords(core);
  const runTime = useRunTimeWords(core);
  const memory = useMemo(() => memoryTexts(analysis, runTime), [analysis, runTime]);
  const [shownFor, setShownFor] = useState<Analysis | undefined>(undefined);
  if (analysis === undefined || core === undefined || words === undefined) return undefined;
  const threads = analysis.placements.flatMap((placement) => placement.threads);
  const changed = core.changedThreads(analysis.changes);
  const shown = shownFor === analysis ? threads : threads.slice(0, firstShown);
  return (
    <div className={styles['pane']} tabIndex={0} role="region" aria-label={ui.header.table}>
      <table className={styles['table']}>
        <caption>{plainText(ui.table.caption(words.summary(analysis)))}</caption>
        <thead>
          <tr>
            <th scope="col">{ui.table.thread}</th>
            <th scope="col">{ui.table.cpus}</th>
            <th scope="col">{ui.table.source}</th>
            {memory !== undefined && <th scope="col">{ui.table.memory}</th>}
            <th scope="col">{ui.table.why}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((thread) => (
            <Row
              key={thread.thread}
              thread={thread}
              isChanged={changed.has(thread.thread)}
              analysis={analysis}
              core={core}
              words={words}
              memory={memory === undefined ? undefined : (memory.get(thread.thread) ?? '')}
            />
          ))}
        </tbody>
      </table>
      {shown.length < threads.length && (
        <button
          type="button"
          className={styles['more']}
          onClick={() => {
            setShownFor(analysis);
          }}
        >
          {ui.table.more(threads.length - shown.length)}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  readonly thread: ThreadPlacement;
  /** By a what-if command. */
  readonly isChanged: boolean;
  readonly analysis: Analysis;
  readonly core: ReadingCore;
  readonly words: AnalysisWords;
  /** How far its memory is; undefined where the column is left out. */
  readonly memory: string | undefined;
}

/** The column is left out while nothing can be said in it: no host, or nothing that binds the memory. */
function memoryTexts(
  analysis: Analysis | undefined,
  runTime: RunTimeWords | undefined,
): ReadonlyMap<EntityId, string> | undefined {
  if (analysis === undefined || runTime === undefined) return undefined;
  const rows = analysis.placements.flatMap(({ locality }) => locality);
  if (rows.every(({ verdict }) => verdict === 'unknown')) return undefined;
  return new Map(rows.map((row) => [row.thread, localityCell(row, runTime)]));
}

function Row({ thread, isChanged, analysis, core, words, memory }: RowProps) {
  const ui = useUi();
  const isSelected = useChoice((state) => state.selection === thread.thread);
  const select = useSelect();
  const applied = thread.reasons.find((reason) => reason.state === 'applied');
  const span = winningSpan(thread);
  const name = words.entity(thread.thread, analysis);
  const toggle = (): void => {
    select(isSelected ? undefined : thread.thread);
  };
  return (
    // The button is the way for keys and screen readers; the rest of the row only makes it a larger target.
    <tr
      data-id={thread.thread}
      data-selected={isSelected}
      onClick={(event) => {
        if (isPlainClick(event)) toggle();
      }}
    >
      <th scope="row">
        <button type="button" aria-pressed={isSelected} onClick={toggle}>
          {name}
        </button>
        {!thread.online && <span className={styles['tag']}>{ui.table.offline}</span>}
        {isChanged && <span className={styles['tag']}>{ui.changes.changed}</span>}
      </th>
      <td className={styles['cpus']}>{cpusText(thread, core, ui)}</td>
      <td>
        <span className={styles['source']}>
          <SourceBadge source={thread.source} />
          <span>{words.source(thread.source)}</span>
        </span>
      </td>
      {memory !== undefined && <td className={styles['memory']}>{memory}</td>}
      <td>
        <span className={styles['why']}>
          {applied !== undefined && <Prose text={words.reason(applied).detail} />}
          {span !== undefined && <LineButton span={span} />}
        </span>
      </td>
    </tr>
  );
}

/** Not on one of the row's own buttons, and not the end of marking text to copy it. */
function isPlainClick({ target, currentTarget }: React.MouseEvent): boolean {
  if (target instanceof Element && target.closest('button') !== null) return false;
  const marked = document.getSelection();
  return marked === null || marked.isCollapsed || !marked.containsNode(currentTarget, true);
}

function cpusText({ asked, runs }: ThreadPlacement, core: ReadingCore, ui: UiWords): string {
  if (runs !== undefined) return core.formatCpuSet(runs) || ui.table.none;
  if (asked === 'unknown') return ui.table.unknown;
  if (asked === 'all') return ui.table.all;
  return core.formatCpuSet(asked) || ui.table.none;
}
