/** What a set of CPUs comes to on this host: which nodes it covers whole, what is left of it, what is not there. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import {
  countOf,
  differenceOf,
  emptySet,
  equalSets,
  idsOf,
  intersectionOf,
  isEmpty,
  isSubset,
  setOfIds,
} from '../cpuset/cpuset.ts';
import type { Host } from './host.ts';

export interface SetPart {
  /** undefined: of no node, or nobody knows of which. */
  readonly node: number | undefined;
  readonly cpus: CpuSet;
  /** How many cores of several threads it consists of; undefined: not of whole cores, or cores are not known. */
  readonly wholeCores: number | undefined;
}

export interface SetDescription {
  readonly count: number;
  /** Every online CPU of the host is in it. */
  readonly isAll: boolean;
  /** Nodes with all of their online CPUs in it; empty with `isAll`, and on hosts with one node. */
  readonly wholeNodes: CpuSet;
  /** What is in no such node, by node. */
  readonly rest: readonly SetPart[];
  readonly offline: CpuSet;
  /** Not on this host; empty while the host is not known. */
  readonly absent: CpuSet;
}

/** For any set, also an empty one; without a host everything is `rest`. */
export function describeSet(set: CpuSet, host: Host | undefined): SetDescription {
  const count = countOf(set);
  const nothing = { count, isAll: false, wholeNodes: emptySet, offline: emptySet, absent: emptySet };
  if (host === undefined)
    return {
      ...nothing,
      rest: isEmpty(set) ? [] : [{ node: undefined, cpus: set, wholeCores: undefined }],
    };
  const usable = intersectionOf(set, host.online);
  const known = intersectionOf(set, host.cpus);
  const isAll = !isEmpty(usable) && equalSets(usable, host.online);
  const outside = {
    offline: differenceOf(known, host.online),
    absent: differenceOf(set, host.cpus),
  };
  if (isAll) return { ...nothing, ...outside, isAll, rest: [] };
  const whole: number[] = [];
  const rest: SetPart[] = [];
  let left = usable;
  const single = host.nodes.length < 2;
  for (const node of host.nodes) {
    const here = intersectionOf(left, node.cpus);
    if (isEmpty(here)) continue;
    left = differenceOf(left, here);
    const online = intersectionOf(node.cpus, host.online);
    if (!single && countOf(online) > 1 && isSubset(online, usable)) whole.push(node.id);
    else rest.push({ node: node.id, cpus: here, wholeCores: wholeCoresOf(here, host) });
  }
  if (!isEmpty(left)) rest.push({ node: undefined, cpus: left, wholeCores: wholeCoresOf(left, host) });
  return { ...nothing, ...outside, wholeNodes: setOfIds(whole), rest };
}

/** A list of siblings longer than this is nonsense. */
const mostThreads = 64;

const siblings = new WeakMap<Host, ReadonlyMap<number, CpuSet>>();

function siblingsIn(host: Host): ReadonlyMap<number, CpuSet> {
  const known = siblings.get(host) ?? new Map(host.cpuTable.map((cpu) => [cpu.id, cpu.siblings ?? emptySet]));
  siblings.set(host, known);
  return known;
}

function wholeCoresOf(set: CpuSet, host: Host): number | undefined {
  const siblingsOf = siblingsIn(host);
  let cores = 0;
  const done = new Set<number>();
  for (const id of idsOf(set)) {
    if (done.has(id)) continue;
    const own = siblingsOf.get(id) ?? emptySet;
    const here = countOf(own) > mostThreads ? emptySet : intersectionOf(own, host.online);
    if (countOf(here) < 2 || !isSubset(here, set)) return undefined;
    for (const sibling of idsOf(here)) done.add(sibling);
    cores++;
  }
  return cores;
}
