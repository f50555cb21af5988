/**
 * How far the nodes are from what is selected, as the host tells it (the ACPI table of distances; 10 is at home). From a
 * thread, or a guest, it is from the nearest node where it may run; from what is in no node, or from nothing, from the
 * first node. A thread is as far as the farthest CPU it may run on.
 */
import type { Analysis } from '../analysis.ts';
import { hasId, idsOf, overlaps } from '../cpuset/cpuset.ts';
import type { CpuSet } from '../cpuset/cpuset.ts';
import { hostOfGuest } from '../host/guests-elsewhere.ts';
import type { HostNode } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import { nodeId } from '../identity.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import type { Lens, Tone } from './lens.ts';
import { sortIntoClasses } from './sort-into-classes.ts';
import type { ClassKind } from './sort-into-classes.ts';

const unknownKey = 'distance:unknown';

export function byDistance(analysis: Analysis, from: EntityId | undefined): Lens {
  const { host, placements } = analysis;
  const nodes = host?.nodes ?? [];
  const chosen = from === undefined ? [] : originsOf(from, analysis);
  const origins = chosen.length > 0 ? chosen : nodes.slice(0, 1);
  const distances = new Map<number, number>();
  for (const { id } of nodes) {
    const told = origins.flatMap((origin) => origin.distances?.[id] ?? []);
    if (told.length > 0) distances.set(id, Math.min(...told));
  }
  const keyOf = (node: number): string => {
    const distance = distances.get(node);
    return distance === undefined ? unknownKey : `distance:${String(distance)}`;
  };
  const cpus = new Map<number, string>();
  for (const node of nodes) for (const cpu of idsOf(node.cpus)) cpus.set(cpu, keyOf(node.id));
  const threads = new Map<EntityId, string>();
  const known = new Map<CpuSet, string>();
  for (const thread of placements.flatMap((placement) => placement.threads)) {
    const set = setOf(thread, analysis);
    const key = set === undefined ? unknownKey : (known.get(set) ?? farthest(set, nodes, distances));
    if (set !== undefined) known.set(set, key);
    threads.set(thread.thread, key);
  }
  const lens = sortIntoClasses('distance', kindsOf([...distances.values()]), threads, cpus);
  const byKey = new Map(lens.classes.map((entry) => [entry.key, entry]));
  const classOfNode = new Map(
    nodes.flatMap(({ id }) => {
      const found = byKey.get(keyOf(id));
      return found === undefined ? [] : [[id, found] as const];
    }),
  );
  const [first] = origins;
  const start = chosen.length > 0 ? from : first === undefined ? undefined : nodeId(first.id);
  return { ...lens, classOfNode, ...(start === undefined ? {} : { from: start }) };
}

/** The nearest first. */
function kindsOf(values: readonly number[]): readonly ClassKind[] {
  const steps = [...new Set(values)].sort((a, b) => a - b);
  return [
    ...steps.map((distance, step): ClassKind => ({
      key: `distance:${String(distance)}`,
      tone: toneOf(step, steps.length),
      sign: String(distance),
      distance,
    })),
    { key: unknownKey, tone: 'unknown', sign: '?' },
  ];
}

/** Between the nearest and the farthest the number tells. */
function toneOf(step: number, steps: number): Tone {
  if (step === 0) return 'local';
  return step === steps - 1 ? 'remote' : 'partly-remote';
}

function originsOf(from: EntityId, analysis: Analysis): readonly HostNode[] {
  const { host, domains, placements } = analysis;
  const nodes = host?.nodes ?? [];
  const [, kind, number] = /^([a-z0-9]+):(\d+)$/.exec(from) ?? [];
  if (kind === 'node') return nodes.filter(({ id }) => id === Number(number));
  // All else on the host is named after one of its CPUs.
  if (kind !== undefined) return nodes.filter(({ cpus }) => hasId(cpus, Number(number)));
  const [, domainId, rest] = /^(d\d+)(?:\/(.+))?$/.exec(from) ?? [];
  const placement = placements.find(({ domain }) => domain === domainId);
  const cell = /^cell:(\d+)$/.exec(rest ?? '')?.[1];
  const inCell = domains.find(({ id }) => id === domainId)?.cells.find(({ id }) => id === Number(cell))?.cpus;
  const own = (placement?.threads ?? []).filter(
    ({ thread, kind: what, number: vcpu = -1 }) =>
      rest === undefined ||
      (cell === undefined ? thread === from : what === 'vcpu' && hasId(inCell ?? [], vcpu)),
  );
  const sets = own.flatMap((thread) => {
    const set = setOf(thread, analysis);
    return set === undefined ? [] : [set];
  });
  return nodes.filter(({ cpus }) => sets.some((set) => overlaps(cpus, set)));
}

/** Undefined: numad decides, or the guest is of another machine. */
function setOf({ domain, runs, asked }: ThreadPlacement, analysis: Analysis): CpuSet | undefined {
  const host = hostOfGuest(analysis, domain);
  if (runs !== undefined || host === undefined) return runs;
  return asked === 'unknown' ? undefined : asked === 'all' ? host.online : asked;
}

function farthest(set: CpuSet, nodes: readonly HostNode[], distances: ReadonlyMap<number, number>): string {
  const reached = nodes.filter(({ cpus }) => overlaps(cpus, set)).map(({ id }) => distances.get(id));
  if (reached.length === 0) return unknownKey;
  const told = reached.flatMap((distance) => distance ?? []);
  return told.length < reached.length ? unknownKey : `distance:${String(Math.max(...told))}`;
}
