/** The right side: why the selected thread runs where it runs, or who may run on the selected CPU; then the findings. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { AnalysisWords } from '../page-context.ts';
import { useAnalysisWords, useChoice, useReading, useUi } from '../page-context.ts';
import { FindingList } from '../findings/finding-list.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { threadsOf, useSelect } from '../selection.ts';
import { BoxFacts } from './box-facts.tsx';
import { CpuFacts } from './cpu-facts.tsx';
import { CellFacts, DomainFacts } from './domain-facts.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { WhyThread } from './why-thread.tsx';

export function Inspector() {
  const ui = useUi();
  return (
    <aside className={styles['inspector']} aria-label={ui.inspector.label}>
      <Selected />
      <FindingList />
    </aside>
  );
}

function Selected() {
  const ui = useUi();
  const { analysis, core } = useReading();
  const words = useAnalysisWords(core);
  const id = useChoice((state) => state.selection);
  const select = useSelect();
  if (id === undefined || analysis === undefined || core === undefined || words === undefined) {
    return (
      <section className={styles['section']}>
        <h2>{ui.inspector.why}</h2>
        <p className={styles['quiet']}>{ui.inspector.empty}</p>
      </section>
    );
  }
  return (
    <section className={styles['section']} data-selected={id}>
      <div className={styles['title']}>
        <h2>{headingOf(id, analysis, words, ui.inspector.whyOf)}</h2>
        <button
          type="button"
          className={styles['close']}
          aria-label={ui.inspector.clear}
          title={ui.inspector.clear}
          onClick={() => {
            select(undefined);
          }}
        >
          <CloseIcon />
        </button>
      </div>
      <Facts id={id} analysis={analysis} core={core} words={words} />
    </section>
  );
}

function headingOf(
  id: EntityId,
  analysis: Analysis,
  words: AnalysisWords,
  why: (thread: string) => string,
): string {
  const name = words.entity(id, analysis);
  return threadsOf(analysis).has(id) ? why(name) : name;
}

function Facts(props: FactsProps) {
  const ui = useUi();
  const { id, analysis } = props;
  const thread = threadsOf(analysis).get(id);
  if (thread !== undefined) return <WhyThread thread={thread} analysis={analysis} words={props.words} />;
  if (id.startsWith('pcpu:')) return <CpuFacts {...props} />;
  if (/^d\d+$/.test(id) && analysis.domains.some((domain) => domain.id === id))
    return <DomainFacts {...props} />;
  if (/^d\d+\/cell:\d+$/.test(id)) return <CellFacts {...props} />;
  if (/^(?:host|node|socket|die|core)\b/.test(id) && analysis.host !== undefined)
    return <BoxFacts {...props} />;
  return <p className={styles['quiet']}>{ui.inspector.gone}</p>;
}
