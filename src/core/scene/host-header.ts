/**
 * The header of a node or strip: title, CPUs, memory and its bar, on one line where that fits and else on two; below
 * them what else the texts tell of nodes (`header-facts.ts`).
 */
import { formatCpuSet } from '../cpuset/cpuset.ts';
import type { Host, HostNode } from '../host/host.ts';
import { fitText } from './fit-text.ts';
import type { HeaderFacts } from './header-facts.ts';
import {
  distancesLine,
  factsWidth,
  headerFactsOf,
  layOutDistances,
  layOutPages,
  noFacts,
  pagesLine,
} from './header-facts.ts';
import type { PlanBox } from './host-plan.ts';
import { grid, panelPad, snapUp } from './metrics.ts';
import type { HostBox, Rect, SceneOptions, SceneText } from './scene.ts';

export interface HeaderTexts {
  readonly title: string;
  readonly cpus: string;
  readonly memory: string;
  readonly bar: { readonly sizeKiB: number; readonly freeKiB: number } | undefined;
  readonly facts: HeaderFacts;
}

/** What is the same for all panels of a drawing, so that they line up. */
export interface HeaderShape {
  readonly lines: 1 | 2;
  readonly bars: boolean;
  readonly pages: boolean;
  readonly distances: boolean;
  readonly height: number;
}

export function headerTextsOf(
  box: PlanBox | undefined,
  host: Host | undefined,
  { labels }: SceneOptions,
): HeaderTexts {
  if (box === undefined) return { title: '', cpus: '', memory: '', bar: undefined, facts: noFacts };
  if (box.kind === 'strip') {
    return {
      title: box.state === 'absent' ? labels.absent : host === undefined ? labels.unplaced : labels.unlisted,
      cpus: '',
      memory: '',
      bar: undefined,
      facts: noFacts,
    };
  }
  const node = host?.nodes.find((candidate) => candidate.id === box.number);
  const cpus = node?.cpus ?? box.cpus;
  return {
    title: labels.node(box.number ?? 0),
    cpus: labels.cpus(formatCpuSet(cpus)),
    memory: node?.memoryKiB === undefined ? '' : labels.memory(node.memoryKiB, node.freeKiB),
    bar: barOf(node),
    facts: headerFactsOf(node, host, labels),
  };
}

function barOf(node: HostNode | undefined): HeaderTexts['bar'] {
  if (node?.memoryKiB === undefined || node.memoryKiB === 0 || node.freeKiB === undefined) return undefined;
  return { sizeKiB: node.memoryKiB, freeKiB: Math.min(node.freeKiB, node.memoryKiB) };
}

/** The width that one line takes; long CPU lists are cut rather than given all the width they ask for. */
export function oneLineWidth(texts: HeaderTexts, textWidth: SceneOptions['textWidth']): number {
  const title = textWidth(texts.title, 'panel-title');
  const cpus = Math.min(textWidth(texts.cpus, 'panel-note'), 160);
  const memory = textWidth(texts.memory, 'panel-note');
  const line = title + (cpus > 0 ? 12 + cpus : 0) + (memory > 0 ? 24 + memory : 0);
  return Math.max(line, factsWidth(texts.facts, textWidth));
}

export function twoLineWidth(texts: HeaderTexts, textWidth: SceneOptions['textWidth']): number {
  const memory = textWidth(texts.memory, 'panel-note');
  return Math.max(
    textWidth(texts.title, 'panel-title') + (memory > 0 ? 16 + memory : 0),
    Math.min(textWidth(texts.cpus, 'panel-note'), 96),
    factsWidth(texts.facts, textWidth),
  );
}

export function headerShape(
  all: readonly HeaderTexts[],
  innerWidth: number,
  textWidth: SceneOptions['textWidth'],
): HeaderShape {
  const lines = all.every((texts) => oneLineWidth(texts, textWidth) <= innerWidth) ? 1 : 2;
  const bars = all.some((texts) => texts.bar !== undefined);
  const pages = all.some(({ facts }) => facts.hugepages !== '');
  const distances = all.some(({ facts }) => facts.distances.length > 0);
  const added = (pages ? pagesLine + (bars ? grid : 0) : 0) + (distances ? distancesLine : 0);
  return {
    lines,
    bars,
    pages,
    distances,
    height: snapUp((lines === 1 ? 40 : 56) + (bars ? grid : 0) + added),
  };
}

export interface Header {
  readonly texts: readonly SceneText[];
  readonly memory: HostBox['memory'] | undefined;
  readonly pages: HostBox['pages'] | undefined;
  readonly distances: HostBox['distances'] | undefined;
}

export function layOutHeader(
  panel: Rect,
  texts: HeaderTexts,
  shape: HeaderShape,
  options: SceneOptions,
): Header {
  const { textWidth } = options;
  const left = panel.x + panelPad;
  const right = panel.x + panel.width - panelPad;
  const y = panel.y + 25;
  const out: SceneText[] = [];
  const put = (text: SceneText | undefined): void => {
    if (text !== undefined) out.push(text);
  };
  const memoryWidth = texts.memory === '' ? 0 : textWidth(texts.memory, 'panel-note');
  const titleRoom = right - left - (memoryWidth > 0 ? memoryWidth + 16 : 0);
  const titleWidth = Math.min(titleRoom, textWidth(texts.title, 'panel-title'));
  put(fitText(texts.title, titleRoom, { x: left, y, role: 'panel-title' }, textWidth));
  if (shape.lines === 1) {
    const x = left + titleWidth + 12;
    put(fitText(texts.cpus, titleRoom - titleWidth - 12, { x, y, role: 'panel-note' }, textWidth));
  } else {
    put(fitText(texts.cpus, right - left, { x: left, y: y + 17, role: 'panel-note' }, textWidth));
  }
  put(fitText(texts.memory, right - left, { x: right, y, role: 'panel-note', anchor: 'end' }, textWidth));
  let top = panel.y + (shape.lines === 1 ? 30 : 46);
  if (texts.facts.hugepages !== '') {
    put(layOutPages(texts.facts, { x: left, y: top, width: right - left, height: pagesLine }, textWidth));
    top += pagesLine;
  }
  const line = { x: left, y: top, width: right - left, height: distancesLine };
  const row = texts.facts.distances.length === 0 ? undefined : layOutDistances(texts.facts, line, options);
  out.push(...(row?.texts ?? []));
  const { bar } = texts;
  const { pagesKiB } = texts.facts;
  const lowest = { x: left, y: panel.y + shape.height - 8, width: right - left, height: 4 };
  const memory =
    bar === undefined ? undefined : { ...lowest, y: lowest.y - (shape.pages ? grid : 0), ...bar };
  const pages =
    bar === undefined || pagesKiB === 0
      ? undefined
      : { ...lowest, sizeKiB: bar.sizeKiB, pagesKiB: Math.min(pagesKiB, bar.sizeKiB) };
  return { texts: out, memory, pages, distances: row?.cells };
}
