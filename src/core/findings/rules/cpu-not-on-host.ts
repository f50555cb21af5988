/**
 * A setting names CPUs that this host does not have, or that are offline. What comes of it depends on the kind of
 * cgroup (libvirt.md §0.2): the same judgement as the start report's, told for all kinds.
 */
import { differenceOf, emptySet, formatCpuSet, isEmpty, unionOf, type CpuSet } from '../../cpuset/cpuset.ts';
import type { Host } from '../../host/host.ts';
import { usableCpus } from '../../host/usable-cpus.ts';
import type { CgroupKind } from '../../placement/choices.ts';
import { judgeSet } from '../../placement/set-fate.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import type { CpuFate, RuleParams } from '../finding.ts';
import { dropMissingCpus, pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { groupBySet, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'cpu-not-on-host'> = {
  id: 'cpu-not-on-host',
  severity: 'error',
  *check({ host, placements }) {
    if (host === undefined) return;
    for (const placement of placements) {
      if (placement.era.id !== 'now') continue;
      const { cgroup } = placement.start;
      for (const group of groupAlike(placement.threads, host)) {
        const { source, fates, waiting, missing, left, threads } = group;
        yield {
          params: {
            source,
            threads: idsOfThreads(threads),
            missing: formatCpuSet(missing),
            host: formatCpuSet(host.online),
            left: formatCpuSet(left),
            fates,
            cgroup,
            waiting,
          },
          severity: fates[cgroup] === 'shrinks' || waiting ? 'warning' : 'error',
          ...placesOf(threads),
          entities: idsOfThreads(threads),
        };
      }
    }
  },
  remedies: ({ params: { threads } }, input) => [
    ...dropMissingCpus(input, threads),
    ...pinAllApart(input, threads),
  ],
};

type Fates = Readonly<Record<CgroupKind, CpuFate>>;

interface Group {
  readonly source: RuleParams['cpu-not-on-host']['source'];
  readonly fates: Fates;
  readonly waiting: boolean;
  missing: CpuSet;
  left: CpuSet;
  readonly threads: ThreadPlacement[];
}

/** Threads whose kind of setting names CPUs that are not there, with the same outcome, are one finding. */
function groupAlike(threads: readonly ThreadPlacement[], host: Host): Iterable<Group> {
  const usable = usableCpus(host);
  const groups = new Map<string, Group>();
  for (const same of groupBySet(threads)) {
    const thread = same[0];
    if (thread === undefined || typeof thread.asked === 'string') continue;
    const { source, asked, runs = emptySet } = thread;
    if (source === 'default' || source === 'numad' || source === 'launcher') continue;
    const missing = differenceOf(asked, usable);
    if (isEmpty(missing)) continue;
    const fates = fatesOf(asked, host);
    const waiting = same.every(({ online }) => !online);
    const key = `${source} ${String(waiting)} ${fates.v2} ${fates.v1} ${fates.none}`;
    const group = groups.get(key) ?? {
      ...{ source, fates, waiting },
      missing: emptySet,
      left: emptySet,
      threads: [],
    };
    group.missing = unionOf(group.missing, missing);
    group.left = unionOf(group.left, runs);
    group.threads.push(...same);
    groups.set(key, group);
  }
  return groups.values();
}

function fatesOf(asked: CpuSet, host: Host): Fates {
  const fateIn = (kind: CgroupKind): CpuFate => {
    const fate = judgeSet(asked, host, kind);
    return fate.outcome === 'fails' ? fate.why : 'shrinks';
  };
  return { v2: fateIn('v2'), v1: fateIn('v1'), none: fateIn('none') };
}
