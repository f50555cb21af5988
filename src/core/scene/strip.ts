/**
 * CPUs that have no place on the host side: those a domain names while no host is known, and those that it
 * names and the host lacks. They are drawn as one strip, because nothing is known about how they belong together.
 */
import type { CpuRange, CpuSet } from '../cpuset/cpuset.ts';
import { countOf, emptySet, idsOf, rangeSet, setOfRanges } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import { pcpuId } from '../identity.ts';
import type { PlanBox } from './host-plan.ts';

const unplacedStripId: EntityId = 'strip:unplaced';
const absentStripId: EntityId = 'strip:absent';

/** Above this, runs of CPUs that every thread takes or leaves together are drawn as one box. */
const mostSingleCpus = 256;

export function buildStrip(
  sets: readonly CpuSet[],
  state: 'unplaced' | 'absent',
  mostSingles = mostSingleCpus,
): PlanBox {
  const cpus = sets.length === 0 ? emptySet : setOfRanges(sets.flat());
  const runs = countOf(cpus) <= mostSingles ? singles(cpus) : commonRuns(cpus, sets);
  return {
    id: state === 'unplaced' ? unplacedStripId : absentStripId,
    kind: 'strip',
    number: undefined,
    cpus,
    state,
    children: runs.slice(0, mostSingles).map((run) => stripCpu(run, state)),
  };
}

function singles(cpus: CpuSet): readonly CpuRange[] {
  return [...idsOf(cpus)].map((id) => [id, id]);
}

/** Cuts the union at every border of every set. */
function commonRuns(cpus: CpuSet, sets: readonly CpuSet[]): readonly CpuRange[] {
  const starts = new Set<number>();
  for (const set of sets) {
    for (const [first, last] of set) {
      starts.add(first);
      starts.add(last + 1);
    }
  }
  const borders = [...starts].sort((a, b) => a - b);
  const runs: CpuRange[] = [];
  let at = 0;
  for (const [first, last] of cpus) {
    let from = first;
    while (from <= last) {
      while ((borders[at] ?? Infinity) <= from) at++;
      const to = Math.min(last, (borders[at] ?? Infinity) - 1);
      runs.push([from, to]);
      from = to + 1;
    }
  }
  return runs;
}

function stripCpu([first, last]: CpuRange, state: 'unplaced' | 'absent'): PlanBox {
  const single = first === last;
  return {
    id: single ? pcpuId(first) : `range:${String(first)}-${String(last)}`,
    kind: single ? 'pcpu' : 'range',
    number: single ? first : undefined,
    cpus: rangeSet(first, last),
    state,
    children: [],
  };
}
