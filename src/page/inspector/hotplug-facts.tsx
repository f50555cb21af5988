/** What vCPUs that are not plugged in would get if they were: the same rule, asked before it happens. */
import type { DomainPlacement } from '../../core/placement/placement.ts';
import { LineButtons } from '../parts/line-button.tsx';
import { Prose } from '../parts/prose.tsx';
import { SourceBadge } from '../parts/source-badge.tsx';
import { winningSpan } from '../selection.ts';
import type { FactsProps } from './facts-props.ts';
import styles from './inspector.module.css';

const groupsShown = 12;

export function HotplugFacts({
  placement,
  analysis,
  core,
  words,
  runTime,
}: FactsProps & { readonly placement: DomainPlacement }) {
  const groups = core.previewHotplug(placement, core.hostOfGuest(analysis, placement.domain));
  if (groups.length === 0) return undefined;
  return (
    <>
      <h3>{runTime.label.hotplug}</h3>
      <ul className={styles['plug']}>
        {groups.slice(0, groupsShown).map(({ vcpus, thread, refusedFor }) => {
          const span = winningSpan(thread);
          return (
            <li key={core.formatCpuSet(vcpus)}>
              <SourceBadge source={thread.source} />
              <span>
                <strong>{runTime.vcpus(core.formatCpuSet(vcpus))}</strong>{' '}
                <Prose
                  text={
                    refusedFor === undefined
                      ? words.where(thread)
                      : runTime.plugRefused(
                          core.formatCpuSet(refusedFor),
                          runTime.cgroup[placement.start.cgroup],
                        )
                  }
                />
                {span !== undefined && (
                  <span className={styles['lines']}>
                    <LineButtons spans={[span]} />
                  </span>
                )}
              </span>
            </li>
          );
        })}
        {groups.length > groupsShown && (
          <li className={styles['quiet']}>+{String(groups.length - groupsShown)}</li>
        )}
      </ul>
    </>
  );
}
