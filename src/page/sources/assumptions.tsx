/** What Pinscope assumes, each with a button to drop it, and what it would assume if it were let. */
import type { Assumption } from '../../core/assumption.ts';
import { markGiven } from '../../browser/timing.ts';
import { useActions, useAnalysisWords, useChoice, useSettledReading, useUi } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { Prose, plainText } from '../parts/prose.tsx';
import styles from './sources.module.css';

export function Assumptions() {
  const ui = useUi();
  const { analysis, core } = useSettledReading();
  const asLibvirt = useChoice((state) => state.choices.asLibvirt);
  const libvirt = useChoice((state) => state.choices.libvirt);
  const { dropAssumption, takeAssumption, setAsLibvirt } = useActions();
  if (analysis === undefined || core === undefined) return undefined;
  const { assumptions, droppedAssumptions } = analysis;
  if (assumptions.length === 0 && droppedAssumptions.length === 0 && !asLibvirt) return undefined;
  return (
    <section className={styles['fact']} aria-label={ui.assumptions.heading}>
      <h3>{ui.assumptions.heading}</h3>
      <ul className={styles['segments']}>
        {assumptions.map((assumption) => (
          <Item
            key={assumption.id}
            assumption={assumption}
            action={ui.assumptions.drop}
            label={ui.assumptions.dropNamed}
            onAct={() => {
              markGiven();
              dropAssumption(assumption.id);
            }}
          />
        ))}
        {droppedAssumptions.map((assumption) => (
          <Item
            key={assumption.id}
            assumption={assumption}
            dropped
            action={ui.assumptions.take}
            label={ui.assumptions.takeNamed}
            onAct={() => {
              markGiven();
              if (asLibvirt) setAsLibvirt(false);
              takeAssumption(assumption.id);
            }}
          />
        ))}
      </ul>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={asLibvirt}
          onChange={(event) => {
            markGiven();
            setAsLibvirt(event.currentTarget.checked);
          }}
        />
        {ui.assumptions.asLibvirt(libvirt ?? core.baselineVersion)}
      </label>
    </section>
  );
}

interface ItemProps {
  readonly assumption: Assumption;
  readonly dropped?: boolean;
  readonly action: string;
  readonly label: (title: string) => string;
  readonly onAct: () => void;
}

function Item({ assumption, dropped = false, action, label, onAct }: ItemProps) {
  const ui = useUi();
  const words = useAnalysisWords(useSettledReading().core)?.assumption(assumption);
  const span = assumption.spans[0];
  if (words === undefined) return undefined;
  return (
    <li data-assumption={assumption.id} data-dropped={dropped}>
      <div className={styles['row']}>
        <span className={styles['name']}>
          {dropped && <span className={styles['tag']}>{ui.assumptions.dropped}</span>}
          <Prose text={words.title} />
        </span>
        {span !== undefined && <LineButton span={span} />}
        <button
          type="button"
          className={styles['small']}
          aria-label={label(plainText(words.title))}
          onClick={onAct}
        >
          {action}
        </button>
      </div>
      <p className={styles['quiet']}>
        <Prose text={words.detail} />
      </p>
    </li>
  );
}
