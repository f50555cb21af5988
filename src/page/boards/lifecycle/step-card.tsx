/** What happens at a step: in a sentence, with the functions that do it. */
import type { LifeStep } from '../../../core/life-of-a-vcpu.ts';
import type { LifecycleWords } from '../../../words/en/lifecycle.ts';
import { Prose } from '../../parts/prose.tsx';
import styles from './lifecycle.module.css';

interface Props {
  readonly step: LifeStep | undefined;
  readonly vcpu: number;
  readonly words: LifecycleWords;
}

export function StepCard({ step, vcpu, words }: Props) {
  const said = step === undefined ? undefined : words.steps[step.number - 1];
  if (step === undefined || said === undefined) return undefined;
  return (
    <div className={styles['card']} aria-live="polite">
      <h3>
        <span className={styles['number']}>{step.number}</span>
        {said.name}
        <span className={styles['lane']}>{words.lanes[step.lane](vcpu)}</span>
      </h3>
      <p>
        <Prose text={said.says(vcpu)} />
      </p>
      <dl className={styles['calls']}>
        {step.ioctl !== undefined && (
          <div>
            <dt>{words.call}</dt>
            <dd>
              <code>{step.ioctl}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.calls}</dt>
          <dd>
            {step.calls.map((name, i) => {
              const today = step.today?.[name];
              return (
                <span key={name} className={styles['function']}>
                  {i > 0 && <span aria-hidden="true">→ </span>}
                  <code>{name}</code>
                  {today !== undefined && <small>{words.today(today)}</small>}
                </span>
              );
            })}
          </dd>
        </div>
      </dl>
    </div>
  );
}
