/** The host's frame: its name, its CPUs, and the key of the marks that its CPUs wear. */
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { markedCpus } from '../host/cpu-marks.ts';
import type { Host } from '../host/host.ts';
import { fitText } from './fit-text.ts';
import type { PlanBox } from './host-plan.ts';
import { panelPad } from './metrics.ts';
import type {
  HostBox,
  KeySign,
  Rect,
  SceneKeySample,
  SceneMemoryEdge,
  SceneOptions,
  SceneText,
} from './scene.ts';

/** Without a key. */
export const frameHeader = 40;
const keyLine = 24;
const sample = { width: 20, height: 16 } as const;
const sampleGap = 6;
const entryGap = 20;
/** Lists of CPUs are cut rather than given all the width they ask for. */
const longestEntry = 280;

interface KeyEntry {
  readonly sign: KeySign;
  readonly text: string;
  readonly x: number;
  readonly line: number;
  readonly room: number;
}

export interface FrameKey {
  readonly entries: readonly KeyEntry[];
  readonly height: number;
}

/** What the marks mean and which CPUs wear them, and the lines of memory, in as many lines as the width asks for; empty where none does. */
export function layOutKey(
  host: Host | undefined,
  frame: PlanBox | undefined,
  frameWidth: number,
  memory: readonly SceneMemoryEdge['verdict'][],
  { labels, textWidth }: SceneOptions,
): FrameKey {
  const entries: KeyEntry[] = [];
  if (host === undefined || frame === undefined) return { entries, height: 0 };
  const width = frameWidth - 2 * panelPad;
  let x = 0;
  let line = 0;
  const signs: (readonly [KeySign, string])[] = [
    ...[...markedCpus(host, frame.cpus)].map(([mark, cpus]): [KeySign, string] => [
      mark,
      labels.marked(mark, formatCpuSet(cpus)),
    ]),
    ...memory.map((verdict): [KeySign, string] => [`memory-${verdict}`, labels.memoryLine(verdict)]),
  ];
  for (const [sign, text] of signs) {
    const room = Math.min(textWidth(text, 'panel-note'), longestEntry, width - sample.width - sampleGap);
    const entryWidth = sample.width + sampleGap + room;
    if (x > 0 && x + entryWidth > width) {
      x = 0;
      line++;
    }
    entries.push({ sign, text, x, line, room });
    x += entryWidth + entryGap;
  }
  return { entries, height: entries.length === 0 ? 0 : (line + 1) * keyLine };
}

export function frameBox(frame: PlanBox, rect: Rect, key: FrameKey, options: SceneOptions): HostBox {
  const { labels, textWidth } = options;
  const left = rect.x + panelPad;
  const room = rect.width - 2 * panelPad;
  const y = rect.y + 25;
  const title = fitText(labels.host, room, { x: left, y, role: 'panel-title' }, textWidth);
  const used = textWidth(labels.host, 'panel-title') + 12;
  const list = labels.cpus(formatCpuSet(frame.cpus));
  const note = fitText(list, room - used, { x: left + used, y, role: 'panel-note' }, textWidth);
  const texts: (SceneText | undefined)[] = [title, note];
  const samples: SceneKeySample[] = [];
  for (const entry of key.entries) {
    const x = left + entry.x;
    const top = rect.y + frameHeader - 4 + entry.line * keyLine;
    samples.push({ x, y: top, ...sample, sign: entry.sign, text: entry.text });
    const place = { x: x + sample.width + sampleGap, y: top + 12, role: 'panel-note' } as const;
    texts.push(fitText(entry.text, entry.room, place, textWidth));
  }
  return {
    ...rect,
    id: frame.id,
    kind: frame.kind,
    parent: undefined,
    cpus: frame.cpus,
    state: frame.state,
    label: [labels.host, list, ...key.entries.map(({ text }) => text)].join(', '),
    texts: texts.filter((text) => text !== undefined),
    ...(samples.length === 0 ? {} : { key: samples }),
  };
}
