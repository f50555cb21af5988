/** What-if commands among the texts: what each changes, with a button to leave it out or to take it up again. */
import type { AppliedChange } from '../../core/change/applied-change.ts';
import { markGiven } from '../../browser/timing.ts';
import { useActions, useAnalysisWords, useSettledReading, useUi } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { Prose, plainText } from '../parts/prose.tsx';
import styles from './sources.module.css';

const shownLimit = 40;

export function Changes() {
  const ui = useUi();
  const { analysis } = useSettledReading();
  const changes = analysis?.changes ?? [];
  if (changes.length === 0) return undefined;
  return (
    <section className={styles['fact']} aria-label={ui.changes.heading}>
      <h3>{ui.changes.heading}</h3>
      <ul className={styles['segments']}>
        {changes.slice(0, shownLimit).map((change) => (
          <Item key={change.id} change={change} />
        ))}
        {changes.length > shownLimit && (
          <li className={styles['quiet']}>{ui.changes.more(changes.length - shownLimit)}</li>
        )}
      </ul>
    </section>
  );
}

function Item({ change }: { readonly change: AppliedChange }) {
  const ui = useUi();
  const { analysis, core } = useSettledReading();
  const words = useAnalysisWords(core);
  const { dropChange, takeChange } = useActions();
  if (words === undefined || analysis === undefined) return undefined;
  const { title, detail } = words.change(change, analysis);
  const isDropped = change.outcome === 'dropped';
  return (
    <li data-change={change.id} data-outcome={change.outcome}>
      <div className={styles['row']}>
        <span className={styles['name']}>
          {change.outcome !== 'applied' && (
            <span className={styles['tag']}>{ui.changes[change.outcome]}</span>
          )}
          <Prose text={title} />
        </span>
        <LineButton span={change.span} />
        {change.outcome !== 'unplaced' && (
          <button
            type="button"
            className={styles['small']}
            aria-label={(isDropped ? ui.changes.takeNamed : ui.changes.dropNamed)(plainText(title))}
            onClick={() => {
              markGiven();
              if (isDropped) takeChange(change.id);
              else dropChange(change.id);
            }}
          >
            {isDropped ? ui.changes.take : ui.changes.drop}
          </button>
        )}
      </div>
      {!isDropped && (
        <p className={styles['quiet']}>
          <Prose text={detail} />
        </p>
      )}
    </li>
  );
}
