/**
 * What a node's header says beside its name, CPUs and memory: its huge pages, and its row of the distance matrix as
 * cells of heat. A text of its own for each, because both are compared from node to node.
 */
import type { Host, HostNode } from '../host/host.ts';
import { fitText } from './fit-text.ts';
import { fontPx } from './metrics.ts';
import type { Rect, SceneDistance, SceneLabels, SceneOptions, SceneText } from './scene.ts';

/** To one node. */
interface HeaderDistance {
  readonly value: number;
  readonly level: SceneDistance['level'];
  readonly isOwn: boolean;
  /** `to node 1: 21` */
  readonly text: string;
}

export interface HeaderFacts {
  readonly hugepages: string;
  /** All of them together; 0 where there are none. */
  readonly pagesKiB: number;
  /** In the order of the nodes; empty where they are not told or the nodes too many to compare by eye. */
  readonly distances: readonly HeaderDistance[];
}

export const noFacts: HeaderFacts = { hugepages: '', pagesKiB: 0, distances: [] };

const mostCompared = 16;
const captionGap = 12;
const widestCell = 28;
/** Below this a cell shows its heat alone. */
const leastForNumber = 22;
const leastCell = 10;
const cellHeight = 16;
export const pagesLine = 18;
export const distancesLine = 22;

export function headerFactsOf(
  node: HostNode | undefined,
  host: Host | undefined,
  labels: SceneLabels,
): HeaderFacts {
  if (node === undefined) return noFacts;
  const pages = (node.hugepages ?? []).filter(({ count }) => count > 0);
  return {
    hugepages: pages.length === 0 ? '' : labels.hugepages(pages),
    pagesKiB: pages.reduce((sum, { sizeKiB, count }) => sum + sizeKiB * count, 0),
    distances: distancesOf(node, host?.nodes ?? [], labels),
  };
}

function distancesOf(
  node: HostNode,
  nodes: readonly HostNode[],
  labels: SceneLabels,
): HeaderFacts['distances'] {
  if (node.distances === undefined || nodes.length < 2 || nodes.length > mostCompared) return [];
  const told = new Set(
    nodes.flatMap(({ id, distances }) =>
      nodes.flatMap((to) => (to.id === id ? [] : (distances?.[to.id] ?? []))),
    ),
  );
  const steps = [...told].sort((a, b) => a - b);
  const out: HeaderDistance[] = [];
  for (const { id } of nodes) {
    const value = node.distances[id];
    // A row with holes would stand under the wrong nodes.
    if (value === undefined) return [];
    const level = id === node.id ? 0 : levelOf(steps.indexOf(value), steps.length);
    out.push({ value, level, isOwn: id === node.id, text: labels.distance(id, value) });
  }
  return out;
}

/** The nearest others 1, the farthest 3; where all are as far, 1. */
function levelOf(step: number, steps: number): SceneDistance['level'] {
  if (step <= 0) return 1;
  return step === steps - 1 ? 3 : 2;
}

/** What the facts ask for, so that numbers can be read while there are few. */
export function factsWidth(
  { hugepages, distances }: HeaderFacts,
  textWidth: SceneOptions['textWidth'],
): number {
  const perCell = distances.length <= 8 ? leastForNumber : leastCell;
  return Math.max(Math.min(textWidth(hugepages, 'panel-note'), 200), distances.length * perCell);
}

export function layOutPages(
  { hugepages }: HeaderFacts,
  line: Rect,
  textWidth: SceneOptions['textWidth'],
): SceneText | undefined {
  return fitText(hugepages, line.width, { x: line.x, y: line.y + 13, role: 'panel-note' }, textWidth);
}

export interface DistanceRow {
  readonly cells: readonly SceneDistance[];
  readonly texts: readonly SceneText[];
}

/** The caption only where the cells leave it room. */
export function layOutDistances(
  { distances }: HeaderFacts,
  line: Rect,
  { labels, textWidth }: SceneOptions,
): DistanceRow {
  const cells: SceneDistance[] = [];
  const texts: SceneText[] = [];
  const captionWidth = textWidth(labels.distances, 'panel-note') + captionGap;
  const hasCaption = captionWidth + distances.length * leastForNumber <= line.width;
  const room = line.width - (hasCaption ? captionWidth : 0);
  const width = Math.min(widestCell, Math.floor(room / Math.max(1, distances.length)));
  const y = line.y + 4;
  if (hasCaption)
    texts.push({ x: line.x, y: y + 12, text: labels.distances, role: 'panel-note', anchor: 'start' });
  for (const [index, { value, level, isOwn, text }] of distances.entries()) {
    const x = line.x + (hasCaption ? captionWidth : 0) + index * width;
    cells.push({ x, y, width: width - 1, height: cellHeight, level, isOwn });
    const number = String(value);
    if (textWidth(number, 'cpu-small') > width - 3) continue;
    const baseline = y + cellHeight / 2 + fontPx['cpu-small'] * 0.36;
    texts.push({
      x: x + (width - 1) / 2,
      y: Math.round(baseline * 2) / 2,
      text: number,
      full: text,
      role: 'cpu-small',
      anchor: 'middle',
    });
  }
  return { cells, texts };
}
