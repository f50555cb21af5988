/** One thread as a row of the table. */
import { useEffect, useRef } from 'react';
import type { Lens } from '../../core/lens/lens.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import { useActions, useChoice, useUi } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { Prose } from '../parts/prose.tsx';
import { SourceBadge, ToneBadge } from '../parts/source-badge.tsx';
import { useSelect, winningSpan } from '../selection.ts';
import type { TableColumn } from './sort-threads.ts';
import type { TableCells } from './table-cells.ts';
import styles from './table.module.css';

interface Props {
  readonly thread: ThreadPlacement;
  /** By a what-if command. */
  readonly isChanged: boolean;
  readonly cells: TableCells;
  readonly lens: Lens;
  readonly words: AnalysisWords;
}

export function ThreadRow(props: Props) {
  const ui = useUi();
  const { thread, isChanged, cells } = props;
  const isFirst = useChoice((state) => state.selection === thread.thread);
  const isSelected = useChoice((state) => isFirst || state.alsoSelected.includes(thread.thread));
  const select = useSelect();
  const { selectAlso } = useActions();
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isFirst) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isFirst]);
  const press = (event: React.MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) selectAlso(thread.thread);
    else select(isFirst ? undefined : thread.thread);
  };
  return (
    // The button is the way for keys and screen readers; the rest of the row only makes it a larger target.
    <tr
      ref={element}
      data-id={thread.thread}
      data-selected={isSelected}
      onClick={(event) => {
        if (isPlainClick(event)) press(event);
      }}
    >
      <th scope="row">
        <button type="button" aria-pressed={isSelected} onClick={press}>
          {cells.text(thread, 'thread')}
        </button>
        {!thread.online && <span className={styles['tag']}>{ui.table.offline}</span>}
        {isChanged && <span className={styles['tag']}>{ui.changes.changed}</span>}
      </th>
      {cells.columns.slice(1).map((column) => (
        <td
          key={column}
          className={styles[column]}
          title={column === 'cpus' ? cells.explain(thread) : undefined}
        >
          <Cell column={column} {...props} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ column, thread, cells, lens, words }: Props & { readonly column: TableColumn }) {
  switch (column) {
    case 'thread':
    case 'cpus':
    case 'memory':
      return cells.text(thread, column);
    case 'source':
      return (
        <span className={styles['badged']}>
          <SourceBadge source={thread.source} />
          <span>{cells.text(thread, column)}</span>
        </span>
      );
    case 'lens': {
      const found = lens.classOfThread.get(thread.thread);
      if (found === undefined) return undefined;
      return (
        <span className={styles['badged']}>
          <ToneBadge tone={found.tone} sign={found.sign} />
          <span>{cells.text(thread, column)}</span>
        </span>
      );
    }
    case 'why': {
      const applied = thread.reasons.find((reason) => reason.state === 'applied');
      const span = winningSpan(thread);
      return (
        <span className={styles['reason']}>
          {applied !== undefined && <Prose text={words.reason(applied).detail} />}
          {span !== undefined && <LineButton span={span} />}
        </span>
      );
    }
  }
}

/** Not on one of the row's own buttons, and not the end of marking text to copy it. */
function isPlainClick({ target, currentTarget }: React.MouseEvent): boolean {
  if (target instanceof Element && target.closest('button') !== null) return false;
  const marked = document.getSelection();
  return marked === null || marked.isCollapsed || !marked.containsNode(currentTarget, true);
}
