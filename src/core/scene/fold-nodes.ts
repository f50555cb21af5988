/**
 * Nodes that are alike and to which nothing special happens are folded: one of them is drawn, the others become tiles of
 * one panel, "58 nodes like node 5". So a host of many nodes can be read at a glance. A node where a line ends stays as it
 * is, and what the reader folded or unfolded by hand is as they left it.
 */
import { setOfRanges } from '../cpuset/cpuset.ts';
import { marksOf } from '../host/cpu-marks.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import type { Folding } from './folding.ts';
import type { PlanBox } from './host-plan.ts';

/** A picture of this size can still be read on a laptop; in square px, by a guess of what nodes and CPUs take. */
const readableArea = 1_600_000;
const cpuArea = 32 * 40;
const nodeArea = 300 * 80;
/** One tile alone saves nothing. */
const leastTiles = 2;

interface FoldInput {
  readonly frame: PlanBox;
  readonly host: Host;
  readonly folding: Folding;
  /** Where lines end. */
  readonly targets: () => ReadonlySet<EntityId>;
}

/** The same tree, in which folded nodes stand as tiles in panels of kind `fold` after all others. */
export function foldNodes({ frame, host, folding, targets }: FoldInput): PlanBox {
  const nodes = frame.children.filter(({ kind }) => kind === 'node');
  const { mode, byHand } = folding;
  const isAutomatic = mode === 'alike' || (mode === 'auto' && areaOf(host) > readableArea);
  if (nodes.length < 2 || (!isAutomatic && !nodes.some(({ id }) => byHand[id] === true))) return frame;
  const busy = isAutomatic ? nodesWith(targets(), nodes) : new Set<EntityId>();
  const folds: PlanBox[] = [];
  const folded = new Set<EntityId>();
  for (const members of groupByShape(nodes, host)) {
    const chosen = chooseFolded(members, byHand, (id) => isAutomatic && !busy.has(id));
    if (chosen.length === 0) continue;
    for (const { id } of chosen) folded.add(id);
    folds.push(foldOf(chosen, members));
  }
  if (folds.length === 0) return frame;
  return { ...frame, children: [...frame.children.filter(({ id }) => !folded.has(id)), ...folds] };
}

/** How much room the whole host would take. */
function areaOf({ cpuTable, nodes }: Host): number {
  return cpuTable.length * cpuArea + nodes.length * nodeArea;
}

function nodesWith(targets: ReadonlySet<EntityId>, nodes: readonly PlanBox[]): ReadonlySet<EntityId> {
  const holds = (box: PlanBox): boolean => targets.has(box.id) || box.children.some(holds);
  return new Set(nodes.filter(holds).map(({ id }) => id));
}

/** Of nodes that are alike, one stays to be seen, unless the reader folded it away. */
function chooseFolded(
  members: readonly PlanBox[],
  byHand: Folding['byHand'],
  mayFold: (id: EntityId) => boolean,
): readonly PlanBox[] {
  const willing = members.filter(({ id }) => byHand[id] === undefined && mayFold(id));
  const isSeen = members.some((node) => byHand[node.id] !== true && !willing.includes(node));
  const own = isSeen ? willing : willing.slice(1);
  const folded = new Set(own.length >= leastTiles ? own : []);
  return members.filter((node) => byHand[node.id] === true || folded.has(node));
}

function foldOf(chosen: readonly PlanBox[], members: readonly PlanBox[]): PlanBox {
  const like = members.find((node) => !chosen.includes(node));
  return {
    id: `fold:${String(chosen[0]?.number ?? 0)}`,
    kind: 'fold',
    number: like?.number,
    cpus: setOfRanges(chosen.flatMap(({ cpus }) => cpus)),
    state: 'known',
    children: chosen.map((node) => ({ ...node, kind: 'tile', children: [] })),
  };
}

/** In the order in which the shapes begin. */
function groupByShape(nodes: readonly PlanBox[], host: Host): readonly (readonly PlanBox[])[] {
  const facts = new Map(host.nodes.map((node) => [node.id, node]));
  const groups = new Map<string, PlanBox[]>();
  for (const node of nodes) {
    const { memoryKiB, hugepages = [] } = facts.get(node.number ?? -1) ?? {};
    const pages = hugepages.map(({ sizeKiB, count }) => `${String(sizeKiB)}×${String(count)}`).join();
    const key = `${String(memoryKiB)} ${pages} ${shapesOf(node.children, host)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return [...groups.values()];
}

/** What follows the same again is counted, so that a node of a thousand cores has a short name. */
function shapesOf(boxes: readonly PlanBox[], host: Host): string {
  let out = '';
  let last = '';
  let count = 0;
  const close = (): void => {
    if (count > 0) out += `${String(count)}${last}`;
  };
  for (const box of boxes) {
    const shape = shapeOf(box, host);
    if (shape !== last) {
      close();
      last = shape;
      count = 0;
    }
    count++;
  }
  close();
  return out;
}

function shapeOf(box: PlanBox, host: Host): string {
  const { kind, state, sizeKiB, coreType, children, number } = box;
  if (children.length === 0) {
    const marks = number === undefined ? [] : marksOf(host, number);
    return state === 'known' && marks.length === 0 ? 'c' : `c[${state} ${marks.join()}]`;
  }
  const said = kind === 'core' ? '' : `${kind} ${String(sizeKiB)} ${String(coreType)}`;
  return `${said}(${shapesOf(children, host)})`;
}
