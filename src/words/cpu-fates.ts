/** The kinds of cgroup by what becomes of a set under them, the chosen kind's group first. */
import type { CpuFate } from '../core/findings/finding.ts';
import { cgroupKinds, type CgroupKind } from '../core/placement/choices.ts';

export interface FateGroup {
  readonly kinds: readonly CgroupKind[];
  readonly fate: CpuFate;
}

export function groupFates(
  fates: Readonly<Record<CgroupKind, CpuFate>>,
  chosen: CgroupKind,
): readonly FateGroup[] {
  const groups = new Map<CpuFate, CgroupKind[]>([[fates[chosen], []]]);
  for (const kind of cgroupKinds) groups.set(fates[kind], [...(groups.get(fates[kind]) ?? []), kind]);
  return [...groups].map(([fate, kinds]) => ({ kinds, fate }));
}
