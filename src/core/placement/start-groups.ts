/** The outcomes of a start by kind of cgroup, those that are alike in one group; the chosen kind's group comes first. */
import { cgroupKinds, type CgroupKind } from './choices.ts';
import type { StartOutcome, StartReport } from './start-report.ts';

export interface StartGroup {
  readonly kinds: readonly CgroupKind[];
  readonly outcome: StartOutcome;
}

export function groupStarts({ cgroup, byCgroup }: StartReport): readonly StartGroup[] {
  const groups = new Map<string, { kinds: CgroupKind[]; outcome: StartOutcome }>();
  for (const kind of [cgroup, ...cgroupKinds.filter((other) => other !== cgroup)]) {
    const outcome = byCgroup[kind];
    const key = JSON.stringify(outcome);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { kinds: [kind], outcome });
    else group.kinds.push(kind);
  }
  return [...groups.values()];
}
