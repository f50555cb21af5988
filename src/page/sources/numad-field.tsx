/** Under placement='auto' nobody knows what numad will say: the reader may try an answer. */
import { useId } from 'react';
import { markGiven } from '../../browser/timing.ts';
import { useActions, useChoice, useSettledReading, useUi } from '../page-context.ts';
import { Prose } from '../parts/prose.tsx';
import styles from './sources.module.css';

const choicesLimit = 8;

export function NumadField() {
  const ui = useUi();
  const field = useId();
  const { analysis, core } = useSettledReading();
  const answer = useChoice((state) => state.choices.numad);
  const { setNumad } = useActions();
  const isAuto =
    analysis?.domains.some(
      ({ vcpuPlacement, memory }) => vcpuPlacement.effective === 'auto' || memory?.placement === 'auto',
    ) === true;
  if (!isAuto || core === undefined) return undefined;

  const read = answer === undefined ? undefined : core.readLibvirtCpuset(answer);
  // What <domstatus> says that numad answered; the reader's own answer goes before it.
  const noted = analysis.domains.find(({ status }) => status?.numad?.nodeset !== undefined)?.status?.numad
    ?.nodeset?.value;
  const isValid = read?.ok !== false;
  const missing =
    read?.ok === true && analysis.host !== undefined && analysis.host.nodes.length > 0
      ? core.differenceOf(read.set, core.setOfIds(analysis.host.nodes.map((node) => node.id)))
      : [];
  const nodes = analysis.host?.nodes.slice(0, choicesLimit).map((node) => String(node.id)) ?? [];
  const set = (next: string): void => {
    markGiven();
    setNumad(next.trim() === '' ? undefined : next.trim());
  };
  return (
    <section className={styles['fact']} aria-label={ui.numad.label}>
      <h3>
        <label htmlFor={field}>{ui.numad.label}</label>
      </h3>
      <div className={styles['choices']}>
        <input
          id={field}
          className={styles['input']}
          placeholder={noted ?? ui.numad.unknown}
          value={answer ?? ''}
          aria-invalid={!isValid}
          aria-describedby={`${field}-hint`}
          onChange={(event) => {
            set(event.currentTarget.value);
          }}
        />
        {nodes.map((node) => (
          <button
            key={node}
            type="button"
            className={styles['small']}
            aria-pressed={answer === node}
            onClick={() => {
              set(answer === node ? '' : node);
            }}
          >
            {node}
          </button>
        ))}
      </div>
      <p id={`${field}-hint`} className={styles['quiet']}>
        <Prose text={isValid ? ui.numad.hint : ui.numad.invalid} />
      </p>
      <p className={styles['quiet']} role="status" data-testid="numad-missing">
        {missing.length > 0 && ui.numad.notOnHost(core.formatCpuSet(missing), core.countOf(missing))}
      </p>
    </section>
  );
}
