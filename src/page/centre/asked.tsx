/**
 * What the picture owes to the reader's own words, said where it is seen: the machine that is meant, when the texts
 * are about several, and the what-if commands, with one button that leaves all of them out.
 */
import type { Analysis } from '../../core/analysis.ts';
import { markGiven } from '../../browser/timing.ts';
import type { ReadingCore } from '../load-core.ts';
import { useActions, useUi } from '../page-context.ts';
import styles from './centre.module.css';

/** More of them are chosen among in the list of the texts. */
const machinesOffered = 4;

interface Props {
  readonly analysis: Analysis;
  readonly core: ReadingCore;
}

export function Asked({ analysis, core }: Props) {
  return (
    <>
      {analysis.machines.length > 1 && <Machines analysis={analysis} core={core} />}
      <WhatIf analysis={analysis} />
    </>
  );
}

function Machines({ analysis, core }: Props) {
  const ui = useUi();
  const { setMachine } = useActions();
  return (
    <div className={styles['asked']} role="group" aria-label={ui.machines.heading} data-testid="machines">
      <span>{ui.machines.hint}</span>
      {analysis.machines.slice(0, machinesOffered).map(({ name, cpuCount, cpus, chosen }, i) => (
        <button
          key={i}
          type="button"
          aria-pressed={chosen}
          onClick={() => {
            markGiven();
            setMachine(i);
          }}
        >
          {ui.machines.machine(cpuCount, core.formatCpuSet(cpus), name)}
        </button>
      ))}
    </div>
  );
}

function WhatIf({ analysis }: { readonly analysis: Analysis }) {
  const ui = useUi();
  const { setDroppedChanges } = useActions();
  const applied = analysis.changes.filter(({ outcome }) => outcome === 'applied');
  const dropped = analysis.changes.filter(({ outcome }) => outcome === 'dropped');
  if (applied.length + dropped.length === 0) return undefined;
  const isInForce = applied.length > 0;
  return (
    <div className={styles['asked']} data-testid="what-if">
      <span>{isInForce ? ui.changes.inForce(applied.length) : ui.changes.leftOut(dropped.length)}</span>
      <button
        type="button"
        onClick={() => {
          markGiven();
          setDroppedChanges(isInForce ? [...dropped, ...applied].map(({ id }) => id) : []);
        }}
      >
        {isInForce ? ui.changes.dropAll(applied.length) : ui.changes.takeAll(dropped.length)}
      </button>
    </div>
  );
}
