/** Which panel speaks of what is selected. Loaded beside the reading core: an empty page has nothing to select. */
import { useUi } from '../page-context.ts';
import { threadsOf } from '../selection.ts';
import { BoxFacts } from './box-facts.tsx';
import { CellFacts } from './cell-facts.tsx';
import { CpuFacts } from './cpu-facts.tsx';
import { DomainFacts } from './domain-facts.tsx';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';
import { WhyThread } from './why-thread.tsx';

export function Facts(props: FactsProps) {
  const ui = useUi();
  const { id, analysis } = props;
  const thread = threadsOf(analysis).get(id);
  if (thread !== undefined) return <WhyThread thread={thread} {...props} />;
  if (id.startsWith('pcpu:')) return <CpuFacts {...props} />;
  if (/^d\d+$/.test(id) && analysis.domains.some((domain) => domain.id === id))
    return <DomainFacts {...props} />;
  if (/^d\d+\/cell:\d+$/.test(id)) return <CellFacts {...props} />;
  if (/^(?:host|node|socket|die|l3|type|core)\b/.test(id) && analysis.host !== undefined)
    return <BoxFacts {...props} />;
  return <p className={styles['quiet']}>{ui.inspector.gone}</p>;
}
