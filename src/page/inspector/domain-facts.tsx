/** A selected domain: whether it starts, its memory, its limits, what would be plugged in, and its threads. */
import { useUi } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { FactList } from './fact-list.tsx';
import type { FactsProps } from './facts-props.ts';
import { HotplugFacts } from './hotplug-facts.tsx';
import styles from './inspector.module.css';
import { LimitFacts } from './limit-facts.tsx';
import { MemoryFacts } from './memory-facts.tsx';
import { ObservedDomain } from './observed.tsx';
import { StartFacts } from './start-facts.tsx';
import { WhoRuns } from './who-runs.tsx';

export function DomainFacts(props: FactsProps) {
  const ui = useUi();
  const text = ui.inspector.domain;
  const { id, analysis, words } = props;
  const domain = analysis.domains.find((candidate) => candidate.id === id);
  const placement = analysis.placements.find((candidate) => candidate.domain === id);
  if (domain === undefined || placement === undefined)
    return <p className={styles['quiet']}>{ui.inspector.gone}</p>;
  const span = domain.roots[0]?.span;
  return (
    <>
      <FactList
        facts={[
          [text.vcpus, text.online(domain.vcpus.current, domain.vcpus.max)],
          ...(domain.qemu === undefined
            ? [[text.placement, domain.vcpuPlacement.effective] as const]
            : [[text.origin, words.qemu.origin] as const]),
        ]}
      />
      {span !== undefined && <LineButton span={span} range />}
      <ObservedDomain id={id} analysis={analysis} words={words} />
      {/* Nobody but QEMU knows whether it takes everything else on its line; caps are libvirt's. */}
      {(domain.qemu === undefined || placement.starts !== 'unknown') && (
        <StartFacts domain={domain} placement={placement} {...props} />
      )}
      <MemoryFacts key={id} rows={placement.memory} {...props} />
      {domain.qemu === undefined && <LimitFacts domain={domain} placement={placement} {...props} />}
      <HotplugFacts placement={placement} {...props} />
      <WhoRuns
        key={`${id} threads`}
        title={text.threads}
        threads={placement.threads}
        analysis={analysis}
        words={words}
      />
    </>
  );
}
