/** Where memory may live, and which setting decided: memnode, numatune, numad or none, with those that it beat. */
import { useState } from 'react';
import type { MemoryPlacement } from '../../core/placement/placement.ts';
import { useUi } from '../page-context.ts';
import { Chain, ChainItem } from './chain.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { nodesText } from './said.ts';

const cellsShown = 8;

type RowProps = FactsProps & { readonly row: MemoryPlacement };

/** A line for each cell, or for the whole domain, that opens on the chain of its settings. */
export function MemoryFacts({ rows, ...props }: FactsProps & { readonly rows: readonly MemoryPlacement[] }) {
  const ui = useUi();
  const { core, runTime } = props;
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, cellsShown);
  const single = rows.length === 1;
  return (
    <>
      <h3>{runTime.label.memory}</h3>
      {shown.map((row) => (
        <details key={String(row.cell)} className={styles['cell']} open={single && row.source !== 'default'}>
          <summary>
            <span className={styles['cell-name']}>
              {row.cell === undefined ? runTime.label.wholeGuest : ui.inspector.domain.cell(row.cell)}
            </span>
            <span>{runTime.memoryNodes(row.mode, nodesText(row.nodes, core))}</span>
          </summary>
          <MemoryChain row={row} {...props} />
        </details>
      ))}
      {shown.length < rows.length && (
        <button
          type="button"
          className={styles['more']}
          onClick={() => {
            setAll(true);
          }}
        >
          {ui.findings.more(rows.length - shown.length)}
        </button>
      )}
    </>
  );
}

function MemoryChain({ row, core, words, runTime }: RowProps) {
  return (
    <Chain label={runTime.label.memoryChain}>
      {row.reasons.map((reason) => (
        <ChainItem
          key={reason.source}
          state={reason.state}
          source={reason.source}
          name={runTime.memorySource[reason.source]}
          said={words.reasonState(reason.state)}
          detail={runTime.memoryReason(
            reason,
            reason.nodes === undefined ? undefined : core.formatCpuSet(reason.nodes),
          )}
          spans={[reason.span]}
        />
      ))}
    </Chain>
  );
}
