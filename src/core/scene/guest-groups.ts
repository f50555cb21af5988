/**
 * How a guest sees its vCPUs: NUMA cells, in them sockets, in them dies, in them cores. A level that says nothing is left
 * out, as on the host side: one socket, sockets of one vCPU each; and a level that would cut the panel into more pieces
 * than an eye compares. Where a group holds one group of the next level, both are one group with two names.
 *
 * vCPUs are counted off as QEMU does: first the threads of a core, then cores, clusters, dies, sockets.
 */
import type { Domain, GuestTopology } from '../domain/domain.ts';
import { ownerOfVcpu } from '../placement/owner-of-vcpu.ts';
import type { ThreadPlacement } from '../placement/placement.ts';

interface GroupName {
  readonly kind: 'cell' | 'socket' | 'die';
  readonly number: number;
}

export interface GuestGroup {
  /** From the outermost in; empty for the guest itself, and for vCPUs that no cell lists. */
  readonly names: readonly GroupName[];
  readonly groups: readonly GuestGroup[];
  /** The vCPUs that stand in no inner group: siblings of a core together. */
  readonly cores: readonly (readonly ThreadPlacement[])[];
}

const mostGroups = 16;
const leastPerGroup = 2;

interface Level {
  readonly kind: GroupName['kind'];
  /** Those that are there even without a vCPU: a cell can be memory alone. */
  readonly always: readonly number[];
  numberOf(vcpu: number): number | undefined;
}

export function groupVcpus(domain: Domain, vcpus: readonly ThreadPlacement[]): GuestGroup {
  return divide([], vcpus, levelsOf(domain, vcpus), domain.topology);
}

/** How many groups stand inside one another, at most. */
export function depthOf({ groups }: GuestGroup): number {
  return groups.reduce((deepest, group) => Math.max(deepest, 1 + depthOf(group)), 0);
}

function levelsOf({ cells, topology }: Domain, vcpus: readonly ThreadPlacement[]): readonly Level[] {
  const levels: Level[] = [];
  if (cells.length > 1)
    levels.push({
      kind: 'cell',
      always: cells.map(({ id }) => id),
      numberOf: ownerOfVcpu(cells.map(({ cpus, id }) => ({ cpus, value: id }))),
    });
  if (topology === undefined) return levels;
  const perDie = topology.clusters * topology.cores * topology.threads;
  const perSocket = perDie * topology.dies;
  for (const [kind, size, parts] of [
    ['socket', perSocket, topology.sockets],
    ['die', perDie, topology.dies],
  ] as const) {
    if (parts < 2 || size < leastPerGroup || vcpus.length > size * mostGroups) continue;
    levels.push({ kind, always: [], numberOf: (vcpu) => Math.floor(vcpu / size) });
  }
  return levels;
}

function divide(
  names: readonly GroupName[],
  vcpus: readonly ThreadPlacement[],
  levels: readonly Level[],
  topology: GuestTopology | undefined,
): GuestGroup {
  const [level, ...inner] = levels;
  if (level === undefined) return { names, groups: [], cores: coresOf(vcpus, topology?.threads ?? 1) };
  const parts = new Map<number | undefined, ThreadPlacement[]>(level.always.map((number) => [number, []]));
  for (const vcpu of vcpus) {
    const number = level.numberOf(vcpu.number ?? 0);
    const part = parts.get(number);
    if (part === undefined) parts.set(number, [vcpu]);
    else part.push(vcpu);
  }
  const rest = parts.get(undefined) ?? [];
  parts.delete(undefined);
  const named = [...parts].flatMap(([number, members]) =>
    number === undefined ? [] : [{ number: shownNumber(level.kind, number, topology), members }],
  );
  const [only] = named;
  // The guest itself has a name of its own: one group alone in it is worth its outline only for what a cell says.
  if (named.length === 1 && only !== undefined && rest.length === 0 && names.length > 0)
    return divide([...names, { kind: level.kind, number: only.number }], only.members, inner, topology);
  return {
    names,
    groups: named.map(({ number, members }) =>
      divide([{ kind: level.kind, number }], members, inner, topology),
    ),
    cores: coresOf(rest, topology?.threads ?? 1),
  };
}

/** Dies are counted anew in every socket. */
function shownNumber(kind: GroupName['kind'], number: number, topology: GuestTopology | undefined): number {
  return kind === 'die' && topology !== undefined ? number % topology.dies : number;
}

function coresOf(
  vcpus: readonly ThreadPlacement[],
  threads: number,
): readonly (readonly ThreadPlacement[])[] {
  if (threads < 2) return vcpus.map((vcpu) => [vcpu]);
  const cores = new Map<number, ThreadPlacement[]>();
  for (const vcpu of vcpus) {
    const core = Math.floor((vcpu.number ?? 0) / threads);
    const known = cores.get(core);
    if (known === undefined) cores.set(core, [vcpu]);
    else known.push(vcpu);
  }
  return [...cores.values()];
}
