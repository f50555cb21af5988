/** The same scene, in which the places of some threads are not told: nothing else moves, so that they can be told later. */
import type { EntityId } from '../identity.ts';
import type { Scene, SceneText, ThreadBox } from './scene.ts';

export interface Veil {
  readonly threads: readonly EntityId[];
  /** What a screen reader says after the thread's name: "hidden until you answer". */
  readonly label: string;
}

/** The given scene where nothing is veiled. */
export function veilScene(scene: Scene, veil: Veil): Scene {
  if (veil.threads.length === 0) return scene;
  const veiled = new Set(veil.threads);
  const domains = new Set(veil.threads.map(domainOf));
  return {
    ...scene,
    threads: scene.threads.map((thread) => (veiled.has(thread.id) ? veilThread(thread, veil) : thread)),
    edges: scene.edges.filter(({ thread }) => !veiled.has(thread)),
    // Whether memory is near tells where its vCPUs run.
    memoryEdges: scene.memoryEdges.map((edge) =>
      domains.has(domainOf(edge.from)) ? { ...edge, verdict: 'unknown' } : edge,
    ),
  };
}

function domainOf(id: EntityId): string {
  return /^[^/]*/.exec(id)?.[0] ?? id;
}

/** Its name stays, the set beside it goes; of its source nothing is said. */
function veilThread(thread: ThreadBox, { label }: Veil): ThreadBox {
  const texts = thread.texts.filter((text): text is SceneText => text.role !== 'thread-note');
  const name = texts[0]?.full ?? texts[0]?.text ?? '';
  return { ...thread, source: 'default', texts, label: `${name}, ${label}` };
}
