/** What the texts say of the selected thread or domain as it runs, beside what its settings say. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { JoinedObservation } from '../../core/live/joined-observation.ts';
import type { AnalysisWords } from '../page-context.ts';
import { useReading, useUi } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { Prose } from '../parts/prose.tsx';
import styles from './inspector.module.css';

const shownLimit = 24;

interface Props {
  readonly id: EntityId;
  readonly analysis: Analysis;
  readonly words: AnalysisWords;
}

/** Of a thread. */
export function ObservedThread({ id, analysis, words }: Props) {
  const ui = useUi();
  const observed = analysis.observations.filter(({ thread }) => thread === id);
  const isOutlined = useReading().core?.seenSets(analysis).has(id) === true;
  return (
    <Observed
      observed={observed}
      analysis={analysis}
      words={words}
      note={isOutlined ? ui.inspector.outlined : undefined}
    />
  );
}

/** Of a domain: what is about none of its threads, or about threads of which nothing tells what they are for. */
export function ObservedDomain({ id, analysis, words }: Props) {
  const ui = useUi();
  const observed = analysis.observations.filter(
    ({ domain, thread, role }) => domain === id && thread === undefined && role !== 'helper',
  );
  const unknown = observed.some(({ tid, role }) => tid !== undefined && role === undefined);
  return (
    <Observed
      observed={observed}
      analysis={analysis}
      words={words}
      withNames
      note={unknown ? ui.inspector.unknownThreads : undefined}
    />
  );
}

interface ListProps {
  readonly observed: readonly JoinedObservation[];
  readonly analysis: Analysis;
  readonly words: AnalysisWords;
  readonly withNames?: boolean;
  readonly note?: string | undefined;
}

function Observed({ observed, analysis, words, withNames = false, note }: ListProps) {
  const ui = useUi();
  if (observed.length === 0) return undefined;
  return (
    <section aria-label={ui.inspector.observed}>
      <h3>{ui.inspector.observed}</h3>
      <ul className={styles['observed']}>
        {observed.slice(0, shownLimit).map((observation) => {
          const { name, said } = words.observation(observation, analysis);
          return (
            <li
              key={`${observation.span.source}:${String(observation.span.from)}`}
              data-reader={observation.reader}
            >
              <span className={styles['row']}>
                <span className={styles['observed-text']}>
                  <Prose text={withNames && observation.tid !== undefined ? ui.labelled(name, said) : said} />
                </span>
                <LineButton span={observation.span} />
              </span>
              <span className={styles['quiet']}>{words.kind(observation.reader).title}</span>
            </li>
          );
        })}
        {observed.length > shownLimit && (
          <li className={styles['quiet']}>{ui.inspector.moreObserved(observed.length - shownLimit)}</li>
        )}
      </ul>
      {note !== undefined && (
        <p className={styles['quiet']}>
          <Prose text={note} />
        </p>
      )}
    </section>
  );
}
