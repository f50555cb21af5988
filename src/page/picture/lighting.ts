/** Which parts of the picture belong together: a thread with its lines and CPUs, a CPU with everybody who may run there. */
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Scene, SceneEdge } from '../../core/scene/scene.ts';
import type { ReadingCore } from '../load-core.ts';

export interface Lighting {
  /** Ids to light (entities, and edges by their own id) for the entities in focus. */
  litBy(focus: readonly EntityId[]): Lit;
}

interface Lit {
  readonly ids: ReadonlySet<string>;
  readonly edges: ReadonlySet<SceneEdge>;
}

export function createLighting(scene: Scene, core: ReadingCore): Lighting {
  const edgesByThread = groupByThread(scene.edges);
  const boxes = new Map(scene.hostBoxes.map((box) => [box.id, box]));
  const cpuBoxes = scene.hostBoxes.filter((box) => box.kind === 'pcpu' || box.kind === 'range');
  const panels = new Map(scene.guestPanels.map((panel) => [panel.id, panel]));
  const threadIds = new Set(scene.threads.map((thread) => thread.id));

  const lightThread = (thread: EntityId, ids: Set<string>, edges: Set<SceneEdge>): void => {
    ids.add(thread);
    for (const edge of edgesByThread.get(thread) ?? []) {
      edges.add(edge);
      ids.add(edge.id).add(edge.target);
      // numad's line goes to the whole host, and says nothing about any CPU of it.
      if (edge.unknown) continue;
      for (const box of cpuBoxes) if (core.overlaps(box.cpus, edge.cpus)) ids.add(box.id);
    }
  };
  const lightCpus = (id: EntityId, cpus: CpuSet, ids: Set<string>, edges: Set<SceneEdge>): void => {
    ids.add(id);
    for (const edge of scene.edges) {
      if (edge.unknown || !core.overlaps(edge.cpus, cpus)) continue;
      edges.add(edge);
      ids.add(edge.id).add(edge.thread);
    }
    for (const box of cpuBoxes) if (core.overlaps(box.cpus, cpus)) ids.add(box.id);
  };

  return {
    litBy(focus) {
      const ids = new Set<string>();
      const edges = new Set<SceneEdge>();
      for (const id of focus) {
        const box = boxes.get(id);
        const panel = panels.get(id);
        if (threadIds.has(id)) lightThread(id, ids, edges);
        else if (box !== undefined) lightCpus(id, box.cpus, ids, edges);
        else if (panel !== undefined) {
          ids.add(id);
          for (const thread of scene.threads) {
            const isInside =
              thread.x >= panel.x &&
              thread.y >= panel.y &&
              thread.x < panel.x + panel.width &&
              thread.y < panel.y + panel.height;
            if (panel.kind === 'domain' ? thread.domain === id : isInside) lightThread(thread.id, ids, edges);
          }
        }
      }
      return { ids, edges };
    },
  };
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
