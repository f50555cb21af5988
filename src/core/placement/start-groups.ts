/** The outcomes of a start by kind of cgroup, those that are alike in one group; the chosen kind's group comes first. */
import { cgroupKinds, type CgroupKind } from './choices.ts';
import type { StartOutcome, StartReport } from './start-report.ts';

export interface StartGroup {
  readonly kinds: readonly CgroupKind[];
  readonly outcome: StartOutcome;
}

/** Alike in all they say. */
export function groupStarts(report: StartReport): readonly StartGroup[] {
  return groupBy(report, (outcome) => outcome);
}

/** Alike in what virsh shows, which is the first problem alone; the outcome is that of the group's first kind. */
export function groupVerdicts(report: StartReport): readonly StartGroup[] {
  return groupBy(report, ({ verdict, problems: [first], doubts }) => [
    verdict,
    first?.message,
    first?.span,
    verdict === 'unknown' ? doubts : [],
  ]);
}

function groupBy(
  { cgroup, byCgroup }: StartReport,
  keyOf: (outcome: StartOutcome) => unknown,
): readonly StartGroup[] {
  const groups = new Map<string, { kinds: CgroupKind[]; outcome: StartOutcome }>();
  for (const kind of [cgroup, ...cgroupKinds.filter((other) => other !== cgroup)]) {
    const outcome = byCgroup[kind];
    const key = JSON.stringify(keyOf(outcome));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { kinds: [kind], outcome });
    else group.kinds.push(kind);
  }
  return [...groups.values()];
}
