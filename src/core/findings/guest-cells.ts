/** The guest's NUMA cells on the host's nodes: whether the vCPUs of a cell are together. */
import { emptySet, firstId, formatCpuSet, hasId, isSubset, unionOf, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import { findNumbering } from '../host/numbering.ts';
import { onceFor } from '../once-for.ts';
import { ownerOfVcpu } from '../placement/owner-of-vcpu.ts';
import type { MemoryPlacement, ThreadPlacement } from '../placement/placement.ts';
import type { DomainView } from './domain-view.ts';
import { osNumbers } from './logical-numbers.ts';
import type { NodePart, SpreadCell } from './shape-params.ts';
import { heldTo, onlyCpuOf } from './threads.ts';

/** The node that a setting holds all of a thread's CPUs to, by looking it up once per set. */
export const nodesOfHost = onceFor((host: Host): ((cpus: CpuSet | undefined) => number | undefined) => {
  const byCpu = new Map<number, number>();
  for (const { id, cpus } of host.nodes) {
    for (const [first, last] of cpus)
      for (let cpu = first; cpu <= last; cpu++) if (!byCpu.has(cpu)) byCpu.set(cpu, id);
  }
  const known = new WeakMap<CpuSet, { readonly node: number | undefined }>();
  return (cpus) => {
    if (cpus === undefined) return undefined;
    const before = known.get(cpus);
    if (before !== undefined) return before.node;
    const node = byCpu.get(firstId(cpus) ?? -1);
    const all = host.nodes.find(({ id }) => id === node)?.cpus ?? emptySet;
    const answer = { node: isSubset(cpus, all) ? node : undefined };
    known.set(cpus, answer);
    return answer.node;
  };
});

export interface CellVcpus {
  /** undefined: the guest has no cells, or one. */
  readonly cell: number | undefined;
  readonly vcpus: readonly ThreadPlacement[];
}

/** The vCPUs that run, by guest cell; all together where the guest has fewer than two. */
export const vcpusByCell = onceFor(({ domain, vcpus }: DomainView): readonly CellVcpus[] => {
  if (domain.cells.length < 2) return [{ cell: undefined, vcpus }];
  const cellOf = ownerOfVcpu(domain.cells.map(({ cpus, id }) => ({ cpus, value: id })));
  const cells = new Map<number, ThreadPlacement[]>(domain.cells.map(({ id }) => [id, []]));
  for (const vcpu of vcpus) cells.get(cellOf(vcpu.number ?? -1) ?? -1)?.push(vcpu);
  return [...cells].map(([cell, of]) => ({ cell, vcpus: of }));
});

interface Spread {
  readonly cell: number | undefined;
  readonly vcpus: readonly ThreadPlacement[];
  readonly parts: readonly NodePart[];
}

/** Cells (or the guest without cells) whose vCPUs are held to different nodes, each to one. */
function findSpread(host: Host, view: DomainView): readonly Spread[] {
  if (host.nodes.length < 2) return [];
  const nodeOf = nodesOfHost(host);
  return vcpusByCell(view).flatMap(({ cell, vcpus }): readonly Spread[] => {
    const byNode = new Map<number, ThreadPlacement[]>();
    for (const vcpu of vcpus) {
      const node = nodeOf(heldTo(vcpu));
      if (node === undefined) continue;
      const there = byNode.get(node);
      if (there === undefined) byNode.set(node, [vcpu]);
      else there.push(vcpu);
    }
    if (byNode.size < 2) return [];
    return [{ cell, vcpus, parts: [...byNode].sort(([a], [b]) => a - b).map(partOf) }];
  });
}

function partOf([node, threads]: readonly [number, readonly ThreadPlacement[]]): NodePart {
  const cpus = [...new Set(threads.map(heldTo))].reduce<CpuSet>(
    (all, set) => unionOf(all, set ?? emptySet),
    emptySet,
  );
  return { node, threads: threads.map(({ thread }) => thread), cpus: formatCpuSet(cpus) };
}

export interface CellVerdict {
  /**
   * `logical`: with lstopo's numbers each cell would be on a node; `order`: the pins count up and the host does not count
   * node by node; `spread`: neither.
   */
  readonly kind: 'logical' | 'order' | 'spread';
  readonly cells: readonly SpreadCell[];
  readonly vcpus: readonly ThreadPlacement[];
}

/** Undefined: nothing to say. Each domain is judged once. */
export function judgeCells(host: Host, view: DomainView): CellVerdict | undefined {
  return judgedOn(host)(view);
}

const judgedOn = onceFor((host: Host) =>
  onceFor((view: DomainView): CellVerdict | undefined => {
    const spread = findSpread(host, view);
    if (spread.length === 0) return undefined;
    return {
      kind: isLogical(host, view, spread) ? 'logical' : isInOrder(host, spread) ? 'order' : 'spread',
      cells: spread.map(({ cell, parts }) => ({
        cell: cell ?? 0,
        parts,
        // A guest of one cell is listed as that cell, its vCPUs as the guest's.
        memory: boundNodes(view.placement.memory.find((row) => cell === undefined || row.cell === cell)),
      })),
      vcpus: spread.flatMap(({ vcpus }) => vcpus),
    };
  }),
);

export function looksLikeLogicalNodes(host: Host, view: DomainView): boolean {
  return judgeCells(host, view)?.kind === 'logical';
}

function isLogical(host: Host, view: DomainView, spread: readonly Spread[]): boolean {
  const cells = vcpusByCell(view);
  if (cells.length < 2 || spread.length < cells.length) return false;
  const numbers = osNumbers(host);
  const homes = cells.map(({ vcpus }) => {
    const nodes = new Set(
      vcpus.map((vcpu) => {
        const meant = numbers[onlyCpuOf(vcpu) ?? -1];
        return meant === undefined ? undefined : host.nodes.find(({ cpus }) => hasId(cpus, meant))?.id;
      }),
    );
    const [home] = nodes;
    return nodes.size === 1 ? home : undefined;
  });
  return !homes.includes(undefined) && new Set(homes).size === cells.length;
}

/** Each vCPU is pinned to one CPU, the next to the next. */
function isInOrder(host: Host, spread: readonly Spread[]): boolean {
  const counts = findNumbering(host).spread;
  if (counts?.over !== 'node' || (counts.kind !== 'turns' && counts.kind !== 'rounds')) return false;
  return spread.every(
    ({ cell, vcpus }) =>
      cell !== undefined &&
      vcpus.every((vcpu, i) => {
        const cpu = onlyCpuOf(vcpu);
        const before = vcpus[i - 1];
        return cpu !== undefined && (before === undefined || cpu === (onlyCpuOf(before) ?? -2) + 1);
      }),
  );
}

/** Host nodes that a setting binds memory to, as text; undefined: nothing does, or numad has not answered. */
export function boundNodes(row: MemoryPlacement | undefined): string | undefined {
  return row === undefined || typeof row.nodes === 'string' ? undefined : formatCpuSet(row.nodes);
}
