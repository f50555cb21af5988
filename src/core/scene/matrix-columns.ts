/**
 * The columns of the matrix: every CPU of the host in topology order, then those that domains name and the host
 * lacks; and the bands over them that say which belong together. A band that has nothing to tell apart is left out.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { firstId, hasId, lastId } from '../cpuset/cpuset.ts';
import { lastLevelCaches } from '../host/cache-groups.ts';
import type { CacheFact } from '../host/host-facts.ts';
import type { Host } from '../host/host.ts';
import type { TopologyBox } from '../host/topology-tree.ts';
import type { EntityId } from '../identity.ts';
import type { PlanBox } from './host-plan.ts';

export type BandKind = 'node' | 'socket' | 'die' | 'l3' | 'core' | 'strip';

export interface MatrixColumn {
  /** `pcpu:8`; `range:8-15` where too many CPUs are not on the host to be drawn one by one. */
  readonly id: EntityId;
  readonly first: number;
  readonly last: number;
  readonly state: PlanBox['state'];
}

/** Columns `from` to (without) `to`, side by side. */
export interface BandSpan {
  /** undefined: a cache that has its node or die for itself and so is no box. */
  readonly id: EntityId | undefined;
  readonly kind: BandKind;
  readonly number: number | undefined;
  readonly state: PlanBox['state'];
  readonly from: number;
  readonly to: number;
}

interface Band {
  readonly kind: Exclude<BandKind, 'strip'>;
  /** In order; columns that belong to nothing of this kind are in none. */
  readonly spans: readonly BandSpan[];
}

export interface MatrixColumns {
  readonly columns: readonly MatrixColumn[];
  /** The outermost first. */
  readonly bands: readonly Band[];
  /** Over the CPUs that are not the host's; it stands on the level of the outermost band. */
  readonly strip: BandSpan | undefined;
}

const levels = ['node', 'socket', 'die', 'l3', 'core'] as const;
type Level = (typeof levels)[number];

interface Group {
  readonly key: EntityId | CacheFact;
  readonly id: EntityId | undefined;
  readonly number: number | undefined;
  readonly state: PlanBox['state'];
}
/** Of each level, what every column is in, in order. */
type Groups = Readonly<Record<Level, (Group | undefined)[]>>;

/** `frame` and `strip` as the map draws them; without both there are no columns. */
export function layColumns(
  host: Host | undefined,
  frame: TopologyBox | undefined,
  strip: PlanBox | undefined,
): MatrixColumns {
  const cacheOf = lastLevelCaches(host);
  const columns: MatrixColumn[] = [];
  const groups: Groups = { node: [], socket: [], die: [], l3: [], core: [] };
  /** What the walk is inside of. */
  const around: Record<Level, Group | undefined> = {
    node: undefined,
    socket: undefined,
    die: undefined,
    l3: undefined,
    core: undefined,
  };
  const visit = (box: TopologyBox): void => {
    if (box.kind === 'pcpu') {
      const cpu = firstId(box.cpus) ?? 0;
      columns.push({ id: box.id, first: cpu, last: cpu, state: box.state });
      for (const level of levels) groups[level].push(around[level]);
      const cache = around.l3 === undefined ? cacheOf.get(cpu) : undefined;
      if (cache !== undefined) groups.l3[columns.length - 1] = ownCache(cache);
      return;
    }
    const { kind, id, number, state } = box;
    const level = kind === 'host' || kind === 'type' ? undefined : kind;
    const outside = level === undefined ? undefined : around[level];
    if (level !== undefined) around[level] = { key: id, id, number, state };
    for (const child of box.children) visit(child);
    if (level !== undefined) around[level] = outside;
  };
  if (frame !== undefined) visit(frame);
  const bands = frame === undefined ? [] : bandsOver(groups);
  const from = columns.length;
  for (const box of strip?.children ?? []) {
    columns.push({
      id: box.id,
      first: firstId(box.cpus) ?? 0,
      last: lastId(box.cpus) ?? 0,
      state: box.state,
    });
  }
  const hasStrip = strip !== undefined && columns.length > from;
  return {
    columns,
    bands,
    strip: hasStrip
      ? { id: undefined, kind: 'strip', number: undefined, state: strip.state, from, to: columns.length }
      : undefined,
  };
}

function ownCache(cache: CacheFact): Group {
  return { key: cache, id: undefined, number: cache.id, state: 'known' };
}

function bandsOver(groups: Groups): readonly Band[] {
  const bands: Band[] = [];
  for (const kind of levels) {
    const spans = spansOf(groups[kind], kind);
    const isTold = kind === 'core' ? spans.some(({ from, to }) => to - from > 1) : spans.length > 1;
    if (!isTold || bands.some((band) => haveSameBorders(band.spans, spans))) continue;
    bands.push({ kind, spans });
  }
  return bands;
}

function haveSameBorders(some: readonly BandSpan[], others: readonly BandSpan[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ from, to }, i) => from === others[i]?.from && to === others[i].to)
  );
}

function spansOf(groups: readonly (Group | undefined)[], kind: Level): readonly BandSpan[] {
  const spans: BandSpan[] = [];
  let from = 0;
  for (let at = 1; at <= groups.length; at++) {
    const group = groups[from];
    if (at < groups.length && groups[at]?.key === group?.key) continue;
    if (group !== undefined)
      spans.push({ id: group.id, kind, number: group.number, state: group.state, from, to: at });
    from = at;
  }
  return spans;
}

/** Whether a set has the column; a range is drawn as one because every set takes or leaves it whole. */
export function isInColumn(set: CpuSet, { first }: MatrixColumn): boolean {
  return hasId(set, first);
}
