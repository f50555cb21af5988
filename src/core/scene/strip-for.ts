/** Which CPUs get a strip of their own: those that domains name and that have no place on the host. */
import type { Analysis } from '../analysis.ts';
import type { CpuSet } from '../cpuset/cpuset.ts';
import { differenceOf, intersectionOf, isSubset } from '../cpuset/cpuset.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { PlanBox } from './host-plan.ts';
import { buildStrip } from './strip.ts';

/**
 * CPUs that domains name and the host lacks, or does not list; all that they name when there is no host. Above
 * `mostSingleCpus` (absent: as many as the map draws) they are drawn as runs.
 */
export function stripFor(
  threads: readonly ThreadPlacement[],
  frame: Pick<PlanBox, 'cpus'> | undefined,
  { domains, host }: Analysis,
  mostSingleCpus?: number,
): PlanBox | undefined {
  const sets = new Set<CpuSet>();
  for (const { asked } of threads)
    if (typeof asked !== 'string' && (frame === undefined || !isSubset(asked, frame.cpus))) sets.add(asked);
  if (frame === undefined)
    return domains.length > 0 ? buildStrip([...sets], 'unplaced', mostSingleCpus) : undefined;
  const missing = [...sets].map((set) => differenceOf(set, intersectionOf(set, frame.cpus)));
  if (missing.length === 0) return undefined;
  return buildStrip(missing, host?.unlisted === undefined ? 'absent' : 'unplaced', mostSingleCpus);
}
