/** The same scene, in which the places of some threads are not told: nothing else moves, so that they can be told later. */
import type { EntityId } from '../identity.ts';
import type {
  HostBox,
  KeySign,
  Scene,
  SceneKeySample,
  SceneLabels,
  SceneMemoryEdge,
  SceneText,
  ThreadBox,
} from './scene.ts';

export interface Veil {
  readonly threads: readonly EntityId[];
  /** What a screen reader says after the thread's name: "hidden until you answer". */
  readonly label: string;
}

/**
 * The given scene where nothing is to be hidden: without a veil. Under one gauges are, whoever's places are asked for, since they
 * are the answer to other questions.
 */
export function veilScene(
  whole: Scene,
  veil: Veil | undefined,
  labels: Pick<SceneLabels, 'memoryLine'>,
): Scene {
  if (veil === undefined) return whole;
  const scene = withoutGauges(whole);
  if (veil.threads.length === 0) return scene;
  const veiled = new Set(veil.threads);
  const domains = new Set(veil.threads.map(domainOf));
  // Whether memory is near tells where its vCPUs run.
  const memoryEdges = scene.memoryEdges.map((edge): SceneMemoryEdge =>
    domains.has(domainOf(edge.from)) ? { ...edge, verdict: 'unknown' } : edge,
  );
  const memoryLine = labels.memoryLine('unknown');
  const verdicts = new Set(memoryEdges.map(({ verdict }): KeySign => `memory-${verdict}`));
  return {
    ...scene,
    hostBoxes: scene.hostBoxes.map((box) =>
      box.key === undefined ? box : veilKey(box, box.key, verdicts, memoryLine),
    ),
    threads: scene.threads.map((thread) => (veiled.has(thread.id) ? veilThread(thread, veil) : thread)),
    edges: scene.edges.filter(({ thread }) => !veiled.has(thread)),
    memoryEdges,
  };
}

function withoutGauges(scene: Scene): Scene {
  const { guestPanels, threads } = scene;
  const isGauged =
    threads.some(({ cap }) => cap !== undefined) || guestPanels.some(({ weight }) => weight !== undefined);
  if (!isGauged) return scene;
  return {
    ...scene,
    guestPanels: guestPanels.map(({ weight, ...panel }) => panel),
    threads: threads.map(({ cap, ...thread }) =>
      cap === undefined ? thread : { ...thread, label: cap.label },
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

/** The key explains the lines that are still there: one that was near or far is now just memory, in the same place. */
function veilKey(
  box: HostBox,
  key: readonly SceneKeySample[],
  verdicts: ReadonlySet<KeySign>,
  memoryLine: string,
): HostBox {
  const isGone = ({ sign }: SceneKeySample): boolean => sign.startsWith('memory-') && !verdicts.has(sign);
  const gone = key.filter(isGone);
  const isNamed = key.some(({ sign }) => sign === 'memory-unknown');
  const [renamed] = isNamed ? [] : gone;
  const textOf = (sample: SceneKeySample): SceneText | undefined =>
    box.texts.find(({ x, y }) => x > sample.x && x <= sample.x + 2 * sample.width && y === sample.y + 12);
  const goneTexts = new Set(gone.map(textOf));
  const shown = key.flatMap((sample): readonly SceneKeySample[] =>
    sample === renamed
      ? [{ ...sample, sign: 'memory-unknown', text: memoryLine }]
      : isGone(sample)
        ? []
        : [sample],
  );
  const renamedText = renamed === undefined ? undefined : textOf(renamed);
  const texts = box.texts.flatMap((text): readonly SceneText[] => {
    if (!goneTexts.has(text)) return [text];
    const { x, y, role, anchor } = text;
    return text === renamedText ? [{ x, y, role, anchor, text: memoryLine }] : [];
  });
  const spoken = key.map(({ text }) => `, ${text}`).join('');
  const beginning = box.label.endsWith(spoken) ? box.label.slice(0, -spoken.length) : box.label;
  return { ...box, key: shown, texts, label: beginning + shown.map(({ text }) => `, ${text}`).join('') };
}
