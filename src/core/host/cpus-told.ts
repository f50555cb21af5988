/** Which CPUs one text speaks of, in what sense. */
import {
  countOf,
  differenceOf,
  emptySet,
  isSubset,
  rangeSet,
  setOfIds,
  setOfRanges,
  unionOf,
  type CpuRange,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import type { HostFacts } from './host-facts.ts';

const named = new WeakMap<HostFacts, CpuSet>();

/** Every CPU that the text names as being there: listed, in a node, or the sibling of one; on- or offline. */
export function cpusNamed(facts: HostFacts): CpuSet {
  // Many steps ask, and a host may have thousands.
  let set = named.get(facts);
  if (set === undefined) named.set(facts, (set = gatherNamed(facts)));
  return set;
}

function gatherNamed(facts: HostFacts): CpuSet {
  const listed = setOfIds(facts.cpus.map((cpu) => cpu.id));
  const beside: CpuRange[] = [];
  // Most siblings are listed themselves; the threads of a core share their set.
  let last: CpuSet | undefined;
  for (const { siblings } of facts.cpus) {
    if (siblings === undefined || siblings === last) continue;
    last = siblings;
    if (!isSubset(siblings, listed)) beside.push(...siblings);
  }
  let set = unionOf(listed, setOfRanges(beside));
  for (const node of facts.nodes) set = unionOf(set, node.cpus);
  for (const told of [facts.online, facts.offline, facts.present]) if (told) set = unionOf(set, told);
  return set;
}

export function cpusOffline(facts: HostFacts): CpuSet {
  const listed = setOfIds(facts.cpus.filter((cpu) => cpu.online === false).map((cpu) => cpu.id));
  const told = facts.offline === undefined ? listed : unionOf(listed, facts.offline);
  if (facts.present === undefined || facts.online === undefined) return told;
  return unionOf(told, differenceOf(facts.present, facts.online));
}

/** CPUs whose being there the text vouches for: it tells on- and offline ones apart. */
export function cpusVouched(facts: HostFacts): CpuSet | undefined {
  // A table with dots in it tells it of some only.
  const isWhole = facts.unlisted === undefined;
  const listed = facts.cpus.filter(({ online }) => isWhole && online !== undefined).map(({ id }) => id);
  if (facts.online === undefined && facts.present === undefined && listed.length === 0) return undefined;
  return unionOf(
    setOfIds(listed),
    unionOf(facts.online ?? emptySet, unionOf(facts.offline ?? emptySet, facts.present ?? emptySet)),
  );
}

/** How many CPUs the nodes of the text have, counting those that are declared and left out. */
export function declaredCount(facts: HostFacts): number {
  return facts.nodes.reduce((sum, node) => sum + (node.declaredCpus ?? countOf(node.cpus)), 0);
}

/** No kernel has more CPUs than this (NR_CPUS); a larger count is noise and nothing is assumed from it. */
export const mostCpus = 8192;

/** The numbers that an excerpt's missing CPUs are among: Linux numbers from 0 up. */
export function cpusDeclared(facts: HostFacts): CpuSet {
  const declared = declaredCount(facts);
  return declared === 0 || declared > mostCpus ? emptySet : rangeSet(0, declared - 1);
}
