/** Why a thread may run where it may run: the sentence, then every setting libvirt considers, in its order. */
import type { Analysis } from '../../core/analysis.ts';
import type { Reason, ThreadPlacement } from '../../core/placement/placement.ts';
import type { AnalysisWords } from '../page-context.ts';
import { useUi } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { Prose } from '../parts/prose.tsx';
import { SourceBadge } from '../parts/source-badge.tsx';
import { ObservedThread } from './observed.tsx';
import styles from './inspector.module.css';

const signs: Readonly<Record<Reason['state'], string>> = {
  applied: '✓',
  beaten: '✕',
  absent: '–',
  ignored: '⊘',
};

interface Props {
  readonly thread: ThreadPlacement;
  readonly analysis: Analysis;
  readonly words: AnalysisWords;
}

export function WhyThread({ thread, analysis, words }: Props) {
  const ui = useUi();
  const isChanged = analysis.changes.some(
    ({ outcome, threads }) => outcome === 'applied' && threads.includes(thread.thread),
  );
  return (
    <>
      <p className={styles['sentence']}>
        <Prose text={words.threadSentence(thread, analysis)} />
      </p>
      {isChanged && (
        <p className={`${styles['quiet'] ?? ''} ${styles['changedNote'] ?? ''}`}>
          <span className={styles['changed']}>{ui.changes.changed}</span> {ui.changes.changedNote}
        </p>
      )}
      <ol className={styles['chain']} aria-label={ui.inspector.chain}>
        {thread.reasons.map((reason, i) => (
          <ReasonItem key={`${reason.source}${String(i)}`} reason={reason} said={words.reason(reason)} />
        ))}
      </ol>
      <ObservedThread id={thread.thread} analysis={analysis} words={words} />
    </>
  );
}

function ReasonItem({
  reason,
  said,
}: {
  readonly reason: Reason;
  readonly said: ReturnType<AnalysisWords['reason']>;
}) {
  return (
    <li className={styles['reason']} data-state={reason.state} data-source={reason.source}>
      <span className={styles['sign']} aria-hidden="true">
        {signs[reason.state]}
      </span>
      <div className={styles['said']}>
        <div className={styles['row']}>
          <span className={styles['name']}>
            <Prose text={said.title} />
          </span>
          {/* The sign says it by shape, the struck-through name by line; this says it in words. */}
          <span className={styles['state']}>{said.state}</span>
          {reason.span !== undefined && <LineButton span={reason.span} />}
        </div>
        {said.detail !== '' && (
          <p className={styles['detail']}>
            <Prose text={said.detail} />
          </p>
        )}
      </div>
      {reason.state === 'applied' && <SourceBadge source={reason.source} />}
    </li>
  );
}
