/** Why a thread may run where it may run: the sentence, then every setting libvirt considers, in its order. */
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import { useUi } from '../page-context.ts';
import { Prose } from '../parts/prose.tsx';
import { SourceBadge } from '../parts/source-badge.tsx';
import { Chain, ChainItem } from './chain.tsx';
import type { FactsProps } from './facts-props.ts';
import { ObservedThread } from './observed.tsx';
import styles from './inspector.module.css';
import { ThreadFacts } from './thread-facts.tsx';

export function WhyThread({ thread, ...props }: FactsProps & { readonly thread: ThreadPlacement }) {
  const ui = useUi();
  const { analysis, words, runTime } = props;
  const isChanged = analysis.changes.some(
    ({ outcome, threads }) => outcome === 'applied' && threads.includes(thread.thread),
  );
  return (
    <>
      <p className={styles['sentence']}>
        <Prose text={words.threadSentence(thread, analysis)} />
      </p>
      {isChanged && (
        <p className={`${styles['quiet'] ?? ''} ${styles['changed-note'] ?? ''}`}>
          <span className={styles['changed']}>{ui.changes.changed}</span> {ui.changes.changedNote}
        </p>
      )}
      <Chain label={ui.inspector.chain}>
        {thread.reasons.map((reason, i) => {
          const { title, state, detail } = words.reason(reason);
          return (
            <ChainItem
              key={`${reason.source}${String(i)}`}
              state={reason.state}
              source={reason.source}
              name={title}
              said={state}
              detail={detail}
              spans={[reason.span]}
              badge={reason.state === 'applied' && <SourceBadge source={reason.source} />}
            />
          );
        })}
      </Chain>
      {thread.inferred === true && <p className={styles['quiet']}>{runTime.inferred}</p>}
      <ObservedThread id={thread.thread} analysis={analysis} words={words} />
      <ThreadFacts thread={thread} {...props} />
    </>
  );
}
