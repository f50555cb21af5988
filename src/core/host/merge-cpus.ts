/**
 * The CPUs of one machine from all texts about it: which are there, which are online, and how they form sockets,
 * dies and cores. Linux's CPU number is the key in every format; numbers of sockets and cores are not, so those are
 * taken over as groups.
 */
import {
  differenceOf,
  emptySet,
  equalSets,
  formatCpuSet,
  intersectionOf,
  isEmpty,
  setOfIds,
  unionOf,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import { firstTelling, tellsAlone, type ByCpu } from './cpu-index.ts';
import { cpusNamed, cpusOffline, cpusVouched } from './cpus-told.ts';
import type { CpuFact, HostFacts } from './host-facts.ts';
import type { HostConflict } from './host.ts';
import { bestFirst, trustIn } from './trust-order.ts';

export interface PresentCpus {
  readonly all: CpuSet;
  readonly offline: CpuSet;
}

/**
 * Where a text tells on- and offline CPUs apart it decides what is there: node lists of some machines name CPUs
 * that were never plugged in (s390). CPUs that are only absent elsewhere are offline there, and stay.
 */
export function findPresentCpus(all: readonly HostFacts[], conflicts: HostConflict[]): PresentCpus {
  let named: CpuSet = emptySet;
  for (const facts of all) named = unionOf(named, cpusNamed(facts));
  const telling = bestFirst('offline', all, (facts) => cpusVouched(facts) !== undefined);
  const [best] = telling;
  if (best === undefined)
    return {
      all: named,
      offline: all.reduce<CpuSet>((set, one) => unionOf(set, cpusOffline(one)), emptySet),
    };

  let vouched: CpuSet = emptySet;
  for (const facts of telling) vouched = unionOf(vouched, cpusVouched(facts) ?? emptySet);
  let offline: CpuSet = emptySet;
  for (const facts of telling) {
    const elsewhere = intersectionOf(
      cpusOffline(facts),
      differenceOf(vouchedOnline(best), cpusOffline(best)),
    );
    if (facts !== best && !isEmpty(elsewhere)) {
      conflicts.push({
        what: 'online',
        ...trustIn('offline', best, facts),
        kept: best.span,
        left: facts.span,
        keptText: formatCpuSet(vouchedOnline(best)),
        leftText: formatCpuSet(vouchedOnline(facts)),
      });
    } else offline = unionOf(offline, cpusOffline(facts));
  }
  for (const facts of all) {
    const extra = differenceOf(cpusNamed(facts), vouched);
    if (isEmpty(extra) || facts.fakeCell) continue;
    conflicts.push({
      what: 'online',
      ...trustIn('offline', best, facts),
      kept: best.span,
      left: facts.span,
      keptText: formatCpuSet(vouched),
      leftText: formatCpuSet(cpusNamed(facts)),
    });
  }
  return { all: vouched, offline };
}

function vouchedOnline(facts: HostFacts): CpuSet {
  return differenceOf(cpusVouched(facts) ?? emptySet, cpusOffline(facts));
}

/**
 * Sockets by the most trusted text; a text that numbers them otherwise adds its CPUs to the socket of those that
 * both know, and a socket of its own gets a free number.
 */
export function mergeSockets(
  all: readonly HostFacts[],
  conflicts: HostConflict[],
): { readonly socketOf: ByCpu<number>; readonly from: HostFacts | undefined } {
  const ranked = bestFirst('sockets', all, ({ cpus }) => cpus.some(({ socket }) => socket !== undefined));
  const [best, ...others] = ranked;
  if (tellsAlone(ranked)) return { socketOf: firstTelling(ranked, ({ socket }) => socket), from: best };
  const socketOf = new Map<number, number>();
  if (best === undefined) return { socketOf, from: undefined };
  for (const [number, members] of socketsOf(best)) for (const id of members) socketOf.set(id, number);
  for (const facts of others) {
    const groups = socketsOf(facts);
    const target = matchGroups(groups, socketOf);
    if (target === undefined) {
      // The invented cell is in one socket because nobody could read which.
      if (facts.fakeCell) continue;
      conflicts.push({
        what: 'sockets',
        ...trustIn('sockets', best, facts),
        kept: best.span,
        left: facts.span,
        keptText: socketText(socketsOf(best)),
        leftText: socketText(groups),
      });
      continue;
    }
    const used = new Set(socketOf.values());
    for (const [number, members] of groups) {
      const to = target.get(number) ?? freeNumber(number, used);
      used.add(to);
      for (const id of members) if (!socketOf.has(id)) socketOf.set(id, to);
    }
  }
  return { socketOf, from: best };
}

function socketsOf(facts: HostFacts): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const { id, socket } of facts.cpus) {
    if (socket === undefined) continue;
    const group = groups.get(socket);
    if (group === undefined) groups.set(socket, [id]);
    else group.push(id);
  }
  return groups;
}

/** Which known group each group is; undefined when one is torn apart or two are thrown together. */
function matchGroups(
  groups: ReadonlyMap<number, readonly number[]>,
  known: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> | undefined {
  const target = new Map<number, number>();
  for (const [number, members] of groups) {
    for (const id of members) {
      const other = known.get(id);
      if (other === undefined) continue;
      const before = target.get(number);
      if (before !== undefined && before !== other) return undefined;
      target.set(number, other);
    }
  }
  return new Set(target.values()).size < target.size ? undefined : target;
}

function freeNumber(wish: number, used: ReadonlySet<number>): number {
  if (!used.has(wish)) return wish;
  let free = 0;
  while (used.has(free)) free++;
  return free;
}

/** Long hosts make long texts: the first few sockets are enough to see the difference by. */
function socketText(groups: ReadonlyMap<number, readonly number[]>): string {
  const shown = [...groups]
    .slice(0, 4)
    .map(([number, ids]) => `${String(number)}: ${formatCpuSet(setOfIds(ids))}`);
  return shown.join(' · ') + (groups.size > shown.length ? ' · …' : '');
}

/** Siblings by the most trusted text, among the CPUs that are online: those of offline CPUs are told differently. */
export function mergeSiblings(
  all: readonly HostFacts[],
  online: CpuSet,
  conflicts: HostConflict[],
): { readonly siblingsOf: ByCpu<CpuSet>; readonly from: HostFacts | undefined } {
  const ranked = bestFirst('siblings', all, ({ cpus }) =>
    cpus.some(({ siblings }) => siblings !== undefined),
  );
  if (tellsAlone(ranked))
    return { siblingsOf: firstTelling(ranked, ({ siblings }) => siblings), from: ranked[0] };
  const siblingsOf = new Map<number, CpuSet>();
  const from = new Map<number, { readonly cpu: CpuFact; readonly facts: HostFacts }>();
  for (const facts of ranked) {
    let first: HostConflict | undefined;
    for (const cpu of facts.cpus) {
      if (cpu.siblings === undefined) continue;
      const known = siblingsOf.get(cpu.id);
      const kept = from.get(cpu.id);
      if (known === undefined || kept === undefined) {
        siblingsOf.set(cpu.id, cpu.siblings);
        from.set(cpu.id, { cpu, facts });
      } else if (
        first === undefined &&
        known !== cpu.siblings &&
        !equalSets(intersectionOf(known, online), intersectionOf(cpu.siblings, online))
      ) {
        first = {
          what: 'siblings',
          cpu: cpu.id,
          ...trustIn('siblings', kept.facts, facts),
          kept: kept.cpu.span,
          left: cpu.span,
          keptText: formatCpuSet(known),
          leftText: formatCpuSet(cpu.siblings),
        };
      }
    }
    if (first !== undefined) conflicts.push(first);
  }
  return { siblingsOf, from: ranked[0] };
}
