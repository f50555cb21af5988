/** Over the table: copying it, and how many threads the legend's switches leave out. */
import { useState } from 'react';
import { copyText } from '../../browser/clipboard.ts';
import type { Lens } from '../../core/lens/lens.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import { writeMarkdown, writeTsv } from '../../report/copied-table.ts';
import type { TableRows } from '../../report/copied-table.ts';
import { useActions, useChoice, useUi } from '../page-context.ts';
import type { TableCells } from './table-cells.ts';
import styles from './table.module.css';

interface Props {
  /** As shown: filtered and in order, all pages. */
  readonly threads: readonly ThreadPlacement[];
  readonly cells: TableCells;
  readonly filteredOut: number;
  readonly lens: Lens;
}

export function TableTools({ threads, cells, filteredOut, lens }: Props) {
  const ui = useUi();
  const hidden = useChoice((state) => state.hiddenClasses);
  const { toggleClass } = useActions();
  const [said, setSaid] = useState('');
  const copy = async (write: (headings: readonly string[], rows: TableRows) => string): Promise<void> => {
    const rows = threads.map((thread) => cells.columns.map((column) => cells.copied(thread, column)));
    const isCopied = await copyText(write(cells.columns.map(cells.heading), rows));
    setSaid(isCopied ? ui.table.copied(rows.length) : ui.table.notCopied);
  };
  return (
    <div className={styles['tools']}>
      <p>
        {filteredOut > 0 && (
          <>
            <span role="status">{ui.table.filtered(filteredOut)}</span>{' '}
            <button
              type="button"
              onClick={() => {
                for (const { key } of lens.classes) if (hidden.includes(key)) toggleClass(key);
              }}
            >
              {ui.table.showAll}
            </button>
          </>
        )}
      </p>
      <p role="status" aria-live="polite">
        {said}
      </p>
      <div role="group" aria-label={ui.table.copy}>
        <button type="button" onClick={() => void copy(writeTsv)}>
          {ui.table.copyTsv}
        </button>
        <button type="button" onClick={() => void copy(writeMarkdown)}>
          {ui.table.copyMarkdown}
        </button>
      </div>
    </div>
  );
}
