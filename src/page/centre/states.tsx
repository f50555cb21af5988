/** The states without a picture: nothing pasted, nothing recognised, our own failure. Each says what to do. */
import { firstExample, examples } from '../../examples/examples.ts';
import type { Analysis } from '../../core/analysis.ts';
import type { Reading } from '../analysis-runner.ts';
import type { AnalysisWords } from '../page-context.ts';
import { usePage, useUi } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { Prose } from '../parts/prose.tsx';
import styles from './centre.module.css';

const kindsShown = 12;

function Commands() {
  const ui = useUi();
  const rows = [
    ['virsh dumpxml VM', ui.start.emptyDomain],
    ['virsh capabilities', ui.start.emptyHost],
    ['numactl --hardware', ui.start.emptyNuma],
  ] as const;
  return (
    <dl className={styles['commands']}>
      {rows.map(([command, what]) => (
        <div key={command}>
          <dt>
            <code>{command}</code>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

export function EmptyState() {
  const ui = useUi();
  const { intake } = usePage();
  const shown = examples.filter((example) => example.group === 'start' || example.id === 'emulator-collides');
  return (
    <div className={styles['state']} data-state="empty">
      <h2>{ui.start.emptyTitle}</h2>
      <p>{ui.start.emptyNote}</p>
      <Commands />
      <p className={styles['quiet']}>{ui.start.privacy}</p>
      <h3>{ui.start.emptyExample}</h3>
      <div className={styles['buttons']}>
        {shown.map(({ id }) => (
          <button
            key={id}
            type="button"
            onClick={() => {
              void intake.openExample(id);
            }}
          >
            {ui.examples.items[id].title}
          </button>
        ))}
      </div>
    </div>
  );
}

export function NothingState({
  analysis,
  words,
}: {
  readonly analysis: Analysis;
  readonly words: AnalysisWords;
}) {
  const ui = useUi();
  // Live state, what-if commands and facts about a host that nothing else tells: good, once there is a picture.
  const isRead = analysis.segments.some(({ gave }) => gave.length > 0);
  return (
    <div className={styles['state']} data-state={isRead ? 'read' : 'nothing'}>
      <h2>{isRead ? ui.start.readTitle : ui.start.nothingTitle}</h2>
      <p>{isRead ? ui.start.readNote : ui.start.nothingNote}</p>
      <ul className={styles['kinds']}>
        {analysis.segments.slice(0, kindsShown).map((segment) => {
          const { title, instead } = words.kind(segment.reader);
          const { gave } = segment;
          return (
            <li key={`${segment.span.source}:${String(segment.span.from)}`}>
              <strong>{title}</strong> <LineButton span={segment.span} range />
              {gave.length > 0 && (
                <p>
                  <Prose text={ui.recognised.gave(gave.map((gift) => words.trust.gift(gift)))} />
                </p>
              )}
              {gave.length === 0 && instead !== undefined && (
                <p>
                  <Prose text={instead} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <Commands />
    </div>
  );
}

export function FailedState({ failure }: { readonly failure: NonNullable<Reading['failure']> }) {
  const ui = useUi();
  const { runner, intake } = usePage();
  return (
    <div className={styles['state']} data-state="failed" role="alert">
      <h2>{ui.start.failedTitle}</h2>
      <p>{failure.kind === 'load' ? ui.start.loadFailed : ui.start.failedNote}</p>
      <details>
        <summary>{ui.start.failedDetail}</summary>
        <pre>{failure.detail}</pre>
      </details>
      <div className={styles['buttons']}>
        <button
          type="button"
          onClick={() => {
            runner.run();
          }}
        >
          {ui.start.retry}
        </button>
        <button
          type="button"
          onClick={() => {
            void intake.openExample(firstExample);
          }}
        >
          {ui.examples.items[firstExample].title}
        </button>
      </div>
    </div>
  );
}
