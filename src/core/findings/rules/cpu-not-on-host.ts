/**
 * A setting names CPUs that this host does not have, or that are offline. What comes of it depends on the kind of
 * cgroup (libvirt.md §0.2): the same judgement as the start report's, told for all kinds.
 */
import { differenceOf, formatCpuSet, isEmpty } from '../../cpuset/cpuset.ts';
import type { CpuSet } from '../../cpuset/cpuset.ts';
import type { Host } from '../../host/host.ts';
import { usableCpus } from '../../host/usable-cpus.ts';
import type { CgroupKind } from '../../placement/choices.ts';
import { judgeSet } from '../../placement/set-fate.ts';
import type { CpuFate } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { groupBySet, spansOf } from '../threads.ts';

export const rule: Rule<'cpu-not-on-host'> = {
  id: 'cpu-not-on-host',
  severity: 'error',
  *check({ host, placements }) {
    if (host === undefined) return;
    for (const placement of placements) {
      if (placement.era.id !== 'now') continue;
      for (const threads of groupBySet(placement.threads)) {
        const thread = threads[0];
        if (thread === undefined || typeof thread.asked === 'string') continue;
        const { source } = thread;
        if (source === 'default' || source === 'numad' || source === 'launcher') continue;
        const missing = differenceOf(thread.asked, usableCpus(host));
        if (isEmpty(missing)) continue;
        const fates = fatesOf(thread.asked, host);
        const waiting = threads.every(({ online }) => !online);
        const { cgroup } = placement.start;
        const spans = spansOf(threads);
        yield {
          params: {
            source,
            threads: threads.map((one) => one.thread),
            missing: formatCpuSet(missing),
            host: formatCpuSet(host.online),
            left: formatCpuSet(thread.runs ?? []),
            fates,
            cgroup,
            waiting,
          },
          severity: fates[cgroup] === 'shrinks' || waiting ? 'warning' : 'error',
          ...(spans[0] === undefined ? {} : { span: spans[0] }),
          related: spans.slice(1),
          entities: threads.map((one) => one.thread),
        };
      }
    }
  },
};

function fatesOf(asked: CpuSet, host: Host): Readonly<Record<CgroupKind, CpuFate>> {
  const fateIn = (kind: CgroupKind): CpuFate => {
    const fate = judgeSet(asked, host, kind);
    return fate.outcome === 'fails' ? fate.why : 'shrinks';
  };
  return { v2: fateIn('v2'), v1: fateIn('v1'), none: fateIn('none') };
}
