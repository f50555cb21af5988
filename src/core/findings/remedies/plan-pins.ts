/**
 * Where a domain's vCPUs would be well placed among what is free: one host core for each guest core, its threads on the
 * core's threads; each guest cell on the node of its memory (or on one of its own), everything of a guest without cells on one
 * node; the emulator out of the way. Undefined where the host has no room for that.
 */
import {
  firstId,
  formatCpuSet,
  idsOf,
  overlaps,
  rangeSet,
  setOfRanges,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import type { EntityId } from '../../identity.ts';
import { ownerOfVcpu } from '../../placement/owner-of-vcpu.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import { vcpusPer, type DomainView } from '../domain-view.ts';
import { nodesOfHost } from '../guest-cells.ts';
import type { RemedyStep } from '../remedy.ts';
import type { RuleInput } from '../rule.ts';
import { heldTo, onlyCpuOf } from '../threads.ts';
import { chooseCores, listFreeCores, type FreeCore } from './free-cores.ts';
import { seatUnits } from './seat-units.ts';

export function planPins(input: RuleInput, view: DomainView): readonly RemedyStep[] | undefined {
  const all = view.placement.threads.filter(({ kind }) => kind === 'vcpu');
  // Those that are not plugged in get a place as well, if there is one.
  return (
    planFor(input, view, all, 'free') ??
    (all.length > view.vcpus.length ? planFor(input, view, view.vcpus, 'free') : undefined)
  );
}

/** The same on the cores that its vCPUs have already, where these are enough: nobody leaves them. */
export function planOnOwnCores(input: RuleInput, view: DomainView): readonly RemedyStep[] | undefined {
  const steps = planFor(input, view, view.vcpus, 'own');
  const vcpus = new Set(view.vcpus.map(({ thread }) => thread));
  return steps?.some((step) => step.kind === 'pin' && vcpus.has(step.thread)) === true ? steps : undefined;
}

function planFor(
  input: RuleInput,
  view: DomainView,
  vcpus: readonly ThreadPlacement[],
  among: 'free' | 'own',
): readonly RemedyStep[] | undefined {
  const { host } = input;
  if (host === undefined || vcpus.length === 0) return undefined;
  // Whatever only inherits <vcpu cpuset> would be left with what the vCPUs had.
  const inheriting = [...view.emulators, ...view.iothreads].filter(({ source }) => source === 'vcpu-cpuset');
  const moved = new Set<EntityId>(
    [...view.placement.threads.filter(({ kind }) => kind === 'vcpu'), ...inheriting].map(
      ({ thread }) => thread,
    ),
  );
  // What it has already comes first, so that no more moves than has to.
  const own = setOfRanges(
    vcpus.flatMap((vcpu) => (onlyCpuOf(vcpu) === undefined ? [] : (heldTo(vcpu) ?? []))),
  );
  const isOwn = ({ cpus }: FreeCore): boolean => overlaps(cpus, own);
  let cores = [...listFreeCores(input, moved)].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  const per = vcpusPer(view.domain, 'core');
  const most = cores.reduce((size, { cpus }) => Math.max(size, [...idsOf(cpus)].length), 1);
  const threads = most >= per ? per : 1;
  const isolated = among === 'own' ? undefined : areIsolated(input, view);
  const taken = new Set<number>();
  const steps: RemedyStep[] = [];
  const homes: (number | undefined)[] = [];
  for (const { node, vcpus: group } of groupsOf(input, view, vcpus, taken)) {
    const units = unitsOf(group, per, threads);
    const wish = {
      count: units.length,
      threads,
      node,
      elsewhere: node === undefined || !isBound(view),
      isolated,
    };
    const fit = among === 'own' ? cores.filter(isOwn) : cores;
    const fresh = node === undefined ? fit.filter((core) => !taken.has(core.node ?? -1)) : fit;
    const chosen = chooseCores(fresh, wish) ?? chooseCores(fit, wish);
    if (chosen === undefined) return undefined;
    for (const { vcpu, cpu } of seatUnits(units, chosen))
      steps.push({ kind: 'pin', thread: vcpu.thread, cpus: rangeSet(cpu, cpu) });
    const used = new Set(chosen);
    cores = cores.filter((core) => !used.has(core));
    homes.push(chosen[0]?.node);
    if (chosen[0]?.node !== undefined) taken.add(chosen[0].node);
  }
  if (inheriting.length === 0) return changedOnly(steps, view);
  const core = asideOf(cores, homes[0]);
  if (core === undefined) return undefined;
  const aside = inheriting.map(({ thread }): RemedyStep => ({ kind: 'pin', thread, cpus: core.cpus }));
  return changedOnly([...steps, ...aside], view);
}

/** A free core for QEMU's own threads, near by if possible; isolated ones are for those who sit alone. */
export function asideOf(cores: readonly FreeCore[], node: number | undefined): FreeCore | undefined {
  const fit = cores.filter(({ isolated }) => !isolated);
  return fit.find((core) => core.node === node) ?? fit[0];
}

function changedOnly(steps: readonly RemedyStep[], { placement }: DomainView): readonly RemedyStep[] {
  const before = new Map(placement.threads.map((thread) => [thread.thread, thread]));
  return steps.filter((step) => {
    const thread = step.kind === 'pin' ? before.get(step.thread) : undefined;
    if (step.kind !== 'pin' || thread === undefined) return true;
    const own =
      thread.source === 'vcpupin' || thread.source === 'emulatorpin' || thread.source === 'iothreadpin';
    return !own || formatCpuSet(heldTo(thread) ?? []) !== formatCpuSet(step.cpus);
  });
}

/** Guest cores as lists of vCPUs; each vCPU by itself where the host's cores have too few threads. */
function unitsOf(
  vcpus: readonly ThreadPlacement[],
  per: number,
  threads: number,
): readonly (readonly ThreadPlacement[])[] {
  if (threads === 1) return vcpus.map((vcpu) => [vcpu]);
  const units = new Map<number, ThreadPlacement[]>();
  for (const vcpu of vcpus) {
    const core = Math.floor((vcpu.number ?? 0) / per);
    const unit = units.get(core);
    if (unit === undefined) units.set(core, [vcpu]);
    else unit.push(vcpu);
  }
  return [...units.values()];
}

interface Group {
  /** Undefined: any that has room. */
  readonly node: number | undefined;
  readonly vcpus: readonly ThreadPlacement[];
}

/** By guest cell, largest first, each with the node it belongs to. */
function* groupsOf(
  input: RuleInput,
  view: DomainView,
  vcpus: readonly ThreadPlacement[],
  taken: ReadonlySet<number>,
): Generator<Group> {
  const { cells } = view.domain;
  const cellOf = ownerOfVcpu(cells.map(({ cpus, id }) => ({ cpus, value: id })));
  const groups = new Map<number | undefined, ThreadPlacement[]>();
  for (const vcpu of vcpus) {
    const cell = cells.length < 2 ? undefined : cellOf(vcpu.number ?? -1);
    const group = groups.get(cell);
    if (group === undefined) groups.set(cell, [vcpu]);
    else group.push(vcpu);
  }
  const bound = [...groups].map(([cell, group]) => ({ group, node: memoryNodeOf(view, cell) }));
  bound.sort(
    (a, b) => Number(a.node === undefined) - Number(b.node === undefined) || b.group.length - a.group.length,
  );
  for (const { group, node } of bound) {
    const usual = node ?? usualNode(input, group);
    yield {
      node: usual !== undefined && node === undefined && taken.has(usual) ? undefined : usual,
      vcpus: group,
    };
  }
}

/** The one node that a cell's memory is bound to. */
function memoryNodeOf({ placement }: DomainView, cell: number | undefined): number | undefined {
  const row = placement.memory.find((one) => one.cell === cell) ?? placement.memory[0];
  if (row === undefined || typeof row.nodes === 'string') return undefined;
  const [first, second] = idsOf(row.nodes);
  return second === undefined ? first : undefined;
}

function isBound({ placement }: DomainView): boolean {
  return placement.memory.some(({ nodes, mode }) => typeof nodes !== 'string' && mode !== 'interleave');
}

/** The node that most of them are on. */
function usualNode({ host }: RuleInput, vcpus: readonly ThreadPlacement[]): number | undefined {
  if (host === undefined) return undefined;
  const nodeOf = nodesOfHost(host);
  const counts = new Map<number, number>();
  for (const vcpu of vcpus) {
    const node = nodeOf(heldTo(vcpu));
    if (node !== undefined) counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

/** Where the domain is at home: the node of its memory, or that of most of its vCPUs. */
export function homeNode(input: RuleInput, view: DomainView): number | undefined {
  return memoryNodeOf(view, view.domain.cells[0]?.id) ?? usualNode(input, view.vcpus);
}

/** Some vCPU is held to isolated CPUs: that is where they are meant to be. */
export function areIsolated({ host }: RuleInput, { vcpus }: DomainView): boolean {
  const isolated = host?.isolated ?? [];
  const sets = new Set<CpuSet>(vcpus.flatMap((vcpu) => [heldTo(vcpu) ?? []]));
  return firstId(isolated) !== undefined && overlaps(setOfRanges([...sets].flat()), isolated);
}
