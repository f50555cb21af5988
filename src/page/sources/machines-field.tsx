/** The texts are about several machines, which are never merged: the reader says which one is meant. */
import type { Machine } from '../../core/host/merge-host.ts';
import { markGiven } from '../../browser/timing.ts';
import { useActions, useSettledReading, useUi } from '../page-context.ts';
import { LineButtons } from '../parts/line-button.tsx';
import styles from './sources.module.css';

/** Enough to know it by. */
const mostGuests = 8;

export function MachinesField() {
  const ui = useUi();
  const { analysis, core } = useSettledReading();
  const { setMachine } = useActions();
  if (analysis === undefined || core === undefined || analysis.machines.length < 2) return undefined;
  const names = new Map(analysis.domains.map(({ id, name }) => [id, name]));
  // One that is told of twice is one guest.
  const guestsOf = ({ guests = [] }: Machine): readonly string[] =>
    [...new Map(guests.map((id) => [names.get(id) ?? id, names.get(id) ?? '?'])).values()]
      .slice(0, mostGuests + 1)
      .map((name, i) => (i === mostGuests ? '…' : name));
  return (
    <section className={styles['fact']} aria-label={ui.machines.heading}>
      <h3>{ui.machines.heading}</h3>
      <p className={styles['quiet']}>{ui.machines.hint}</p>
      <ul className={styles['segments']}>
        {analysis.machines.map((machine, i) => (
          <li key={`${machine.spans[0]?.source ?? ''}:${String(machine.spans[0]?.from)}`}>
            <div className={styles['row']}>
              <label className={styles['name']}>
                <input
                  type="radio"
                  name="machine"
                  checked={machine.chosen}
                  onChange={() => {
                    markGiven();
                    setMachine(i);
                  }}
                />{' '}
                {ui.machines.machine(machine.cpuCount, core.formatCpuSet(machine.cpus), machine.name)}
              </label>
            </div>
            <div className={styles['places']}>
              {guestsOf(machine).length > 0 && (
                <span className={styles['quiet']}>{ui.machines.guests(guestsOf(machine))}</span>
              )}
              <LineButtons spans={machine.spans} named />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
