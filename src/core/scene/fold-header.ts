/** The header of a panel of folded nodes: how many they are and which drawn node they are like, and what each has. */
import { countOf, formatCpuSet, setOfIds } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import { fitText } from './fit-text.ts';
import type { PlanBox } from './host-plan.ts';
import { panelPad } from './metrics.ts';
import type { Rect, SceneOptions, SceneText } from './scene.ts';

export const foldHeader = 40;

export interface FoldHeader {
  readonly texts: readonly SceneText[];
  readonly label: string;
}

export function layOutFoldHeader(
  { number, children }: PlanBox,
  host: Host | undefined,
  rect: Pick<Rect, 'x' | 'y' | 'width'>,
  { labels, textWidth }: SceneOptions,
): FoldHeader {
  const title = labels.fold(children.length, number);
  const nodes = formatCpuSet(setOfIds(children.flatMap(({ number: id }) => id ?? [])));
  const note = labels.foldNote(
    children.length,
    countOf(children[0]?.cpus ?? []),
    host?.nodes.find(({ id }) => id === children[0]?.number)?.memoryKiB,
  );
  const left = rect.x + panelPad;
  const room = rect.width - 2 * panelPad;
  const y = rect.y + 25;
  const mark = `▸ ${title}`;
  const used = textWidth(mark, 'panel-title') + 12;
  const texts = [
    fitText(mark, room, { x: left, y, role: 'panel-title' }, textWidth),
    // The node that they are like says as much: it is whole or not there, and always in the label.
    textWidth(note, 'panel-note') > room - used
      ? undefined
      : fitText(note, room - used, { x: left + used, y, role: 'panel-note' }, textWidth),
  ];
  return { texts: texts.filter((text) => text !== undefined), label: labels.foldLabel(title, nodes, note) };
}
