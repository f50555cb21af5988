/**
 * Texts about several machines in one paste are never merged: the texts are sorted into machines first, and the
 * user says which one is meant (formats.md §18.6, §19 c). Texts that name no CPUs go with the machine that they fit.
 */
import { countOf, differenceOf, formatCpuSet, idsOf, isEmpty, type CpuSet } from '../cpuset/cpuset.ts';
import { cpusNamed, cpusOffline, declaredCount } from './cpus-told.ts';
import type { HostFacts } from './host-facts.ts';
import { leavesCpusOut } from './trust-order.ts';

/** In paste order of each machine's first text. */
export function groupHosts(all: readonly HostFacts[]): readonly (readonly HostFacts[])[] {
  const groups: HostFacts[][] = [];
  const loose: HostFacts[] = [];
  /** What tells the same CPUs again goes where the first one went: a paste may repeat itself a thousand times. */
  const homes = new Map<string, HostFacts[]>();
  /** Of each group the texts that differ in their CPUs. */
  const kinds = new Map<HostFacts[], HostFacts[]>();
  for (const facts of all) {
    if (isEmpty(cpusNamed(facts)) && declaredCount(facts) === 0) {
      loose.push(facts);
      continue;
    }
    const told = cpusTold(facts);
    let home = homes.get(told);
    if (home === undefined) {
      home = groups.find((group) => kinds.get(group)?.every((other) => sameHost(other, facts)) === true);
      if (home === undefined) {
        home = [];
        groups.push(home);
        kinds.set(home, []);
      }
      homes.set(told, home);
      kinds.get(home)?.push(facts);
    }
    home.push(facts);
  }
  for (const facts of loose) {
    const home = groups.find((group) => fits(facts, group)) ?? groups[0];
    if (home === undefined) groups.push([facts]);
    else home.push(facts);
  }
  return groups;
}

/** All that {@link sameHost} goes by. */
function cpusTold(facts: HostFacts): string {
  const { fakeCell } = facts;
  const sets = [cpusNamed(facts), cpusOffline(facts)].map(formatCpuSet);
  const nodes = [...nodesOfCpus(facts)].sort(([a], [b]) => a - b);
  return [fakeCell, leavesCpusOut(facts), declaredCount(facts), ...sets, nodes.join(';')].join('|');
}

/** The same number of CPUs where one is told, and no node that the others do not have. */
function fits(facts: HostFacts, group: readonly HostFacts[]): boolean {
  const nodes = new Set(group.flatMap((other) => other.nodes.map(({ id }) => id)));
  if (facts.nodes.some(({ id }) => nodes.size > 0 && !nodes.has(id))) return false;
  return facts.cpuCount === undefined || group.some((other) => countOf(cpusNamed(other)) === facts.cpuCount);
}

/** More than a fifth apart, in the CPUs that are there or in the nodes they belong to, is another machine. */
function sameHost(a: HostFacts, b: HostFacts): boolean {
  // What libvirt invents when it cannot read the machine numbers CPUs anew: only the count can agree.
  if (a.fakeCell !== b.fakeCell && !leavesCpusOut(a) && !leavesCpusOut(b))
    return isNear(countOf(onlineOf(a)), countOf(onlineOf(b)));
  if (leavesCpusOut(a) || leavesCpusOut(b)) return declaredOf(a) === declaredOf(b);
  const first = cpusNamed(a);
  const second = cpusNamed(b);
  if (isEmpty(first) || isEmpty(second)) return true;
  const onlyFirst = countOf(differenceOf(differenceOf(first, second), cpusOffline(a)));
  const onlySecond = countOf(differenceOf(differenceOf(second, first), cpusOffline(b)));
  const most = Math.max(countOf(first), countOf(second));
  return (onlyFirst + onlySecond) * 5 <= most && movedCpus(a, b) * 5 <= most;
}

function onlineOf(facts: HostFacts): CpuSet {
  return differenceOf(cpusNamed(facts), cpusOffline(facts));
}

function declaredOf(facts: HostFacts): number {
  return Math.max(declaredCount(facts), countOf(onlineOf(facts)));
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) * 5 <= Math.max(a, b);
}

/** CPUs that one text puts into one node and the other into another. */
function movedCpus(a: HostFacts, b: HostFacts): number {
  const nodeOf = nodesOfCpus(a);
  let moved = 0;
  for (const [cpu, node] of nodesOfCpus(b)) {
    const other = nodeOf.get(cpu);
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
