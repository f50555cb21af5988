/**
 * Texts about several machines in one paste are never merged: the texts are sorted into machines first, and the
 * user says which one is meant (formats.md §18.6, §19 c). Texts that name no CPUs go with the machine that they fit.
 */
import {
  countOf,
  differenceOf,
  formatCpuSet,
  idsOf,
  isEmpty,
  isSubset,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import { cpusNamed, cpusOffline, declaredCount } from './cpus-told.ts';
import type { HostFacts } from './host-facts.ts';
import { leavesCpusOut } from './trust-order.ts';

/** With so many machines told apart, a text that differs from all before it is one more, without being compared. */
const mostCompared = 64;

/** In paste order of each machine's first text. Linear in the texts' length, however many machines there are. */
export function groupHosts(all: readonly HostFacts[]): readonly (readonly HostFacts[])[] {
  if (all.length === 1) return [all];
  const groups: HostFacts[][] = [];
  const loose: HostFacts[] = [];
  /** What tells the same CPUs again goes where the first one went: a paste may repeat itself a thousand times. */
  const homes = new Map<string, HostFacts[]>();
  /** Of each group the texts that differ in their CPUs. */
  const kinds = new Map<HostFacts[], CpusTold[]>();
  for (const facts of all) {
    if (isEmpty(cpusNamed(facts)) && declaredCount(facts) === 0) {
      loose.push(facts);
      continue;
    }
    const told = tellCpus(facts);
    const key = keyOf(told);
    let home = homes.get(key);
    if (home === undefined) {
      home = groups
        .slice(0, mostCompared)
        .find((group) => kinds.get(group)?.every((other) => sameHost(other, told)) === true);
      if (home === undefined) {
        home = [];
        groups.push(home);
        kinds.set(home, []);
      }
      homes.set(key, home);
      kinds.get(home)?.push(told);
    }
    home.push(facts);
  }
  const firsts = groups.slice(0, mostCompared).map((group) => ({ group, fits: fitting(group) }));
  for (const facts of loose) {
    const home = firsts.find(({ fits }) => fits(facts))?.group ?? groups[0];
    if (home === undefined) groups.push([facts]);
    else home.push(facts);
  }
  return groups;
}

/** All that {@link sameHost} goes by. */
interface CpusTold {
  readonly fakeCell: boolean;
  readonly leavesOut: boolean;
  /** Not all are told: a few files of /sys tell of those asked about (`cat …/node0/cpulist`), dots stand in a list. */
  readonly isSome: boolean;
  readonly named: CpuSet;
  readonly offline: CpuSet;
  readonly declared: number;
  readonly nodeOf: ReadonlyMap<number, number>;
}

function tellCpus(facts: HostFacts): CpusTold {
  return {
    fakeCell: facts.fakeCell,
    leavesOut: facts.unlisted === undefined && leavesCpusOut(facts),
    isSome:
      facts.unlisted !== undefined ||
      (facts.from === 'sysfs-list' && facts.online === undefined && facts.present === undefined),
    named: cpusNamed(facts),
    offline: cpusOffline(facts),
    declared: declaredCount(facts),
    nodeOf: nodesOfCpus(facts),
  };
}

function keyOf({ fakeCell, leavesOut, isSome, named, offline, declared, nodeOf }: CpusTold): string {
  const nodes = [...nodeOf].sort(([a], [b]) => a - b);
  return [
    fakeCell,
    leavesOut,
    isSome,
    declared,
    formatCpuSet(named),
    formatCpuSet(offline),
    nodes.join(';'),
  ].join('|');
}

/** Whether a text fits: the same number of CPUs where one is told, and no node that the others do not have. */
function fitting(group: readonly HostFacts[]): (facts: HostFacts) => boolean {
  const nodes = new Set(group.flatMap((other) => other.nodes.map(({ id }) => id)));
  const counts = new Set(group.map((other) => countOf(cpusNamed(other))));
  return (facts) => {
    if (facts.nodes.some(({ id }) => nodes.size > 0 && !nodes.has(id))) return false;
    return facts.cpuCount === undefined || counts.has(facts.cpuCount);
  };
}

/** More than a fifth apart, in the CPUs that are there or in the nodes they belong to, is another machine. */
function sameHost(a: CpusTold, b: CpusTold): boolean {
  // What libvirt invents when it cannot read the machine numbers CPUs anew: only the count can agree.
  if (a.fakeCell !== b.fakeCell && !a.leavesOut && !b.leavesOut)
    return isNear(countOf(onlineOf(a)), countOf(onlineOf(b)));
  if (a.leavesOut || b.leavesOut) return declaredOf(a) === declaredOf(b);
  if (isEmpty(a.named) || isEmpty(b.named)) return true;
  if (a.isSome && b.isSome) return movedCpus(a, b) === 0;
  if ((a.isSome && isSubset(a.named, b.named)) || (b.isSome && isSubset(b.named, a.named)))
    return movedCpus(a, b) === 0;
  const onlyFirst = countOf(differenceOf(differenceOf(a.named, b.named), a.offline));
  const onlySecond = countOf(differenceOf(differenceOf(b.named, a.named), b.offline));
  const most = Math.max(countOf(a.named), countOf(b.named));
  return (onlyFirst + onlySecond) * 5 <= most && movedCpus(a, b) * 5 <= most;
}

function onlineOf({ named, offline }: CpusTold): CpuSet {
  return differenceOf(named, offline);
}

function declaredOf(told: CpusTold): number {
  return Math.max(told.declared, countOf(onlineOf(told)));
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) * 5 <= Math.max(a, b);
}

/** CPUs that one text puts into one node and the other into another. */
function movedCpus(a: CpusTold, b: CpusTold): number {
  let moved = 0;
  for (const [cpu, node] of b.nodeOf) {
    const other = a.nodeOf.get(cpu);
    if (other !== undefined && other !== node) moved++;
  }
  return moved;
}

function nodesOfCpus(facts: HostFacts): ReadonlyMap<number, number> {
  const nodeOf = new Map<number, number>();
  for (const cpu of facts.cpus) if (cpu.node !== undefined) nodeOf.set(cpu.id, cpu.node);
  for (const node of facts.nodes)
    for (const id of idsOf(node.cpus)) if (!nodeOf.has(id)) nodeOf.set(id, node.id);
  return nodeOf;
}
