/** Which parts of the picture belong together: a thread with its lines and CPUs, a CPU with everybody who may run there. */
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import type { EntityId } from '../../core/identity.ts';
import type { SeenSet } from '../../core/live/seen-sets.ts';
import { tileWith, tilesOf } from '../../core/scene/find-tile.ts';
import type {
  GuestPanel,
  HostBox,
  Rect,
  Scene,
  SceneEdge,
  SceneMemoryEdge,
  ThreadBox,
} from '../../core/scene/scene.ts';
import type { ReadingCore } from '../load-core.ts';

export interface Lighting {
  /** Ids to light (entities, and edges by their own id) for the entities in focus. */
  litBy(focus: readonly EntityId[]): Lit;
}

export interface Lit {
  readonly ids: ReadonlySet<string>;
  readonly edges: ReadonlySet<SceneEdge>;
  readonly memoryEdges: ReadonlySet<SceneMemoryEdge>;
  /** Where the threads in focus were seen, which may be elsewhere. */
  readonly seen: SeenBoxes | undefined;
}

export interface SeenBoxes {
  readonly boxes: readonly HostBox[];
  /** Somewhere else than their settings say. */
  readonly differs: boolean;
}

interface Gathered {
  readonly ids: Set<string>;
  readonly edges: Set<SceneEdge>;
  readonly memoryEdges: Set<SceneMemoryEdge>;
  /** Their CPUs are lit at the end, all at once: equal sets are one object and looked at once. */
  readonly sets: Set<CpuSet>;
}

export function createLighting(
  scene: Scene,
  core: ReadingCore,
  seenAt: ReadonlyMap<EntityId, SeenSet>,
): Lighting {
  const edgesByThread = groupByThread(scene.edges);
  const boxes = new Map(scene.hostBoxes.map((box) => [box.id, box]));
  const cpuBoxes = scene.hostBoxes.filter(({ kind }) => hasLight(kind));
  const tiles = tilesOf(scene.hostBoxes);
  const panels = new Map(scene.guestPanels.map((panel) => [panel.id, panel]));
  const threads = new Map(scene.threads.map((thread) => [thread.id, thread]));
  const withMemory = scene.guestPanels.filter(({ memory }) => memory !== undefined);

  /** To this box, or from this cell, or from any cell of this domain. */
  const lightMemory = (end: EntityId, { memoryEdges }: Gathered): void => {
    for (const edge of scene.memoryEdges)
      if (edge.target === end || edge.from === end || edge.from.startsWith(`${end}/`)) memoryEdges.add(edge);
  };
  const lightThread = (thread: ThreadBox, gathered: Gathered): void => {
    const { ids, edges, sets } = gathered;
    ids.add(thread.id);
    if (thread.kind === 'vcpu')
      for (const panel of withMemory) if (isIn(panel, thread)) lightMemory(panel.id, gathered);
    for (const edge of edgesByThread.get(thread.id) ?? []) {
      edges.add(edge);
      ids.add(edge.id).add(edge.target);
      // numad's line goes to the whole host, and says nothing about any CPU of it.
      if (!edge.unknown) sets.add(edge.cpus);
    }
  };
  const lightCpus = (id: EntityId, cpus: CpuSet, gathered: Gathered): void => {
    const { ids, edges, sets } = gathered;
    lightMemory(id, gathered);
    ids.add(id);
    sets.add(cpus);
    const known = new Map<CpuSet, boolean>();
    for (const edge of scene.edges) {
      if (edge.unknown) continue;
      const isHere = known.get(edge.cpus) ?? core.overlaps(edge.cpus, cpus);
      known.set(edge.cpus, isHere);
      if (!isHere) continue;
      edges.add(edge);
      ids.add(edge.id).add(edge.thread);
    }
  };
  const lightBoxes = ({ ids, sets }: Gathered): void => {
    const lit = new Set<number>();
    for (const set of sets)
      for (const [first, last] of set) for (let cpu = first; cpu <= last; cpu++) lit.add(cpu);
    if (lit.size === 0) return;
    for (const { id, kind, cpus } of cpuBoxes) {
      const isLit =
        kind === 'pcpu'
          ? lit.has(cpus[0]?.[0] ?? -1)
          : cpus.some(([first, last]) => someBetween(lit, first, last));
      if (isLit) ids.add(id);
    }
  };

  const seenOf = (focus: readonly EntityId[]): SeenBoxes | undefined => {
    const sets = focus.flatMap((id) => seenAt.get(id) ?? []);
    if (sets.length === 0) return undefined;
    return {
      boxes: cpuBoxes.filter(({ cpus }) => sets.some((set) => core.overlaps(set.cpus, cpus))),
      differs: sets.some(({ differs }) => differs),
    };
  };

  return {
    litBy(focus) {
      const gathered: Gathered = {
        ids: new Set(),
        edges: new Set(),
        memoryEdges: new Set(),
        sets: new Set(),
      };
      for (const id of focus) {
        const box = boxes.get(id);
        const panel = panels.get(id);
        const thread = threads.get(id);
        if (thread !== undefined) lightThread(thread, gathered);
        else if (box !== undefined) lightCpus(id, box.cpus, gathered);
        else if (tileWith(id, tiles) !== undefined) lightCpus(id, cpuOf(id), gathered);
        else if (panel !== undefined) {
          gathered.ids.add(id);
          for (const inner of scene.threads) if (isIn(panel, inner)) lightThread(inner, gathered);
          lightMemory(id, gathered);
        }
      }
      lightBoxes(gathered);
      return { ...gathered, seen: seenOf(focus) };
    },
  };
}

/** What is filled when its CPUs are lit. */
export function hasLight(kind: HostBox['kind']): boolean {
  return kind === 'pcpu' || kind === 'range' || kind === 'tile';
}

/** The CPU that an id inside a folded node is named after. */
function cpuOf(id: EntityId): CpuSet {
  const cpu = Number(id.slice(id.indexOf(':') + 1));
  return [[cpu, cpu]];
}

function isIn(panel: GuestPanel, { x, y }: Rect): boolean {
  return x >= panel.x && y >= panel.y && x < panel.x + panel.width && y < panel.y + panel.height;
}

function someBetween(ids: ReadonlySet<number>, first: number, last: number): boolean {
  for (let id = first; id <= last; id++) if (ids.has(id)) return true;
  return false;
}

function groupByThread(edges: readonly SceneEdge[]): Map<EntityId, SceneEdge[]> {
  const groups = new Map<EntityId, SceneEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge.thread);
    if (group === undefined) groups.set(edge.thread, [edge]);
    else group.push(edge);
  }
  return groups;
}
