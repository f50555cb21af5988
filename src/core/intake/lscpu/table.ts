/**
 * The table of CPUs that `lscpu -e`, `-p` and `-e -J` print in three dresses, as facts (formats.md §3). SOCKET and
 * CORE are numbers of order unless `-y` was given; what is certain is which CPUs share them.
 */
import {
  differenceOf,
  emptySet,
  isEmpty,
  onlyId,
  setOfIds,
  unionOf,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import { numbersBetween } from '../../cpuset/elided-list.ts';
import type { CacheFact, CpuFact, HostFacts, NodeFact } from '../../host/host-facts.ts';
import { joinSpans, spanIn, type Piece, type Span } from '../../text/source.ts';
import { coreTypesByClock } from '../cpu-types.ts';
import { problem, type Problem, type ReadContext, type Reading } from '../reading.ts';
import { groupCores } from './cores.ts';
import { lscpuOptions } from './options.ts';
import {
  clockOf,
  elidedRows,
  idIn,
  numberIn,
  toId,
  type CpuRow,
  type CpuTable,
  type KnownRow,
} from './row.ts';

export function readCpuTable(piece: Piece, table: CpuTable, context: ReadContext): Reading {
  const { problems } = table;
  const { rows, unlisted } = knownRows(table);
  if (rows.length === 0) {
    // No column of CPUs, or nothing but dashes (RISC-V until 2.39): a row's place in the table is no CPU number.
    return { problems: [...problems, problem('nothing-to-read', { kind: table.from }, spanIn(piece))] };
  }
  const options = lscpuOptions(context.command);
  const physical = options?.physical === true || hasGaps(rows);
  const cores = groupCores(rows, table.caches, physical, table.columns);
  const types = coreTypesByClock(clocksOf(rows));
  const online = onlineOf(rows, table, options?.lists, problems);
  const cpus = rows.map((row): CpuFact => {
    const core = cores.get(row.id);
    const isOnline = online.get(row.id);
    return {
      id: row.id,
      ...optional('node', idIn(row, 'NODE')),
      ...(core?.socketTrusted === false ? {} : optional('socket', numberIn(row, 'SOCKET'))),
      ...optional('cluster', numberIn(row, 'CLUSTER')),
      ...optional('core', core?.number),
      // Beside dots a core that shows one thread may have more; of one that shows several at least these share it.
      ...optional('siblings', isEmpty(unlisted) || !isAlone(core?.siblings) ? core?.siblings : undefined),
      ...optional('online', isOnline),
      ...optional('coreType', types.get(row.id)),
      span: row.span,
    };
  });
  const facts: HostFacts = {
    from: table.from,
    span: spanIn(piece),
    cpus,
    nodes: nodesOf(cpus),
    caches: cachesOf(rows, table.caches),
    fakeCell: false,
    numbering: physical ? 'kernel' : 'logical',
    ...(online.size === 0 || !isEmpty(unlisted)
      ? {}
      : { online: idsWhere(online, true), offline: idsWhere(online, false) }),
    ...optional('model', modelOf(rows)),
    ...(isEmpty(unlisted) ? {} : { unlisted }),
  };
  return { host: facts, problems };
}

function knownRows({ rows: all, problems }: CpuTable): {
  readonly rows: readonly KnownRow[];
  readonly unlisted: CpuSet;
} {
  const rows = new Map<number, KnownRow>();
  let unlisted = emptySet;
  let last = -1;
  let isElided = false;
  for (const one of all) {
    if (one === elidedRows) {
      isElided = true;
      continue;
    }
    const { place, ...row } = one;
    const text = row.cells.get('CPU');
    if (text === undefined) continue;
    const id = toId(text);
    if (id !== undefined) {
      if (isElided) unlisted = unionOf(unlisted, numbersBetween(last, id));
      isElided = false;
      last = id;
    }
    const earlier = id === undefined ? undefined : rows.get(id);
    if (id === undefined || (earlier !== undefined && !sameCells(earlier, row))) {
      problems.push(problem('host-value-unreadable', { what: 'CPU', text }, place()));
    } else if (earlier === undefined) rows.set(id, { ...row, id, span: place() });
  }
  if (isElided) unlisted = unionOf(unlisted, numbersBetween(last, undefined));
  const sorted = [...rows.values()].sort((a, b) => a.id - b.id);
  return { rows: sorted, unlisted: differenceOf(unlisted, setOfIds(rows.keys())) };
}

function isAlone(siblings: CpuSet | undefined): boolean {
  return siblings !== undefined && onlyId(siblings) !== undefined;
}

/** The table pasted twice says nothing new; clocks are momentary. */
function sameCells(a: Pick<CpuRow, 'cells'>, b: Pick<CpuRow, 'cells'>): boolean {
  return ['NODE', 'SOCKET', 'CORE', 'ONLINE'].every((name) => a.cells.get(name) === b.cells.get(name));
}

/**
 * Numbers of order grow by one. Where all CPUs from 0 on are listed and a socket's or core's number is larger than
 * that, it is the kernel's (`-y`). Told only where it is certain: physical ids may look like numbers of order.
 */
function hasGaps(rows: readonly KnownRow[]): boolean {
  if (rows.some((row, i) => row.id !== i)) return false;
  return ['SOCKET', 'CORE'].some((name) => {
    const seen = new Set<number>();
    return rows.some((row) => {
      const value = numberIn(row, name);
      if (value === undefined) return false;
      const gap = value > seen.size;
      seen.add(value);
      return gap;
    });
  });
}

function clocksOf(rows: readonly KnownRow[]): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>();
  for (const row of rows) {
    const clock = clockOf(row);
    if (clock !== undefined) clocks.set(row.id, clock);
  }
  return clocks;
}

/** `yes` and `no` are translated, `-p` writes Y and N, JSON true and false. */
const yesWords: ReadonlySet<string> = new Set('yes y true ja oui sí si да 是 tak ano sim はい'.split(' '));
const noWords: ReadonlySet<string> = new Set('no n false nein non нет 否 nie ne não いいえ'.split(' '));

function onlineOf(
  rows: readonly KnownRow[],
  table: CpuTable,
  lists: 'all' | 'online' | 'offline' | undefined,
  problems: Problem[],
): ReadonlyMap<number, boolean> {
  const online = new Map<number, boolean>();
  let unknown: { readonly text: string; readonly span: Span } | undefined;
  for (const row of rows) {
    const text = row.cells.get('ONLINE');
    const word = text?.toLowerCase();
    if (text === undefined || word === undefined) {
      if (!table.columns.includes('ONLINE') && (lists === 'online' || lists === 'offline')) {
        online.set(row.id, lists === 'online');
      }
    } else if (yesWords.has(word)) online.set(row.id, true);
    else if (noWords.has(word)) online.set(row.id, false);
    else unknown ??= { text, span: row.span };
  }
  if (unknown !== undefined)
    problems.push(problem('output-translated', { label: unknown.text, known: false }, unknown.span));
  return online;
}

function idsWhere(values: ReadonlyMap<number, boolean>, wanted: boolean): CpuSet {
  return setOfIds([...values].filter(([, value]) => value === wanted).map(([id]) => id));
}

/** Nodes with the CPUs that are not offline; nodes without CPUs do not show in the table. */
function nodesOf(cpus: readonly CpuFact[]): readonly NodeFact[] {
  const nodes = new Map<number, { ids: number[]; span: Span }>();
  for (const { id, node, online, span } of cpus) {
    if (node === undefined || online === false) continue;
    const known = nodes.get(node);
    if (known === undefined) nodes.set(node, { ids: [id], span });
    else {
      known.ids.push(id);
      known.span = joinSpans(known.span, span);
    }
  }
  return [...nodes]
    .sort(([a], [b]) => a - b)
    .map(([id, { ids, span }]) => ({ id, cpus: setOfIds(ids), span }));
}

/**
 * Caches as sets of CPUs with the id they are shown by. Those of instructions never matter for placement. Where a CPU
 * with a core does not tell all of its caches, nobody can say which it lacks: then none is whole.
 */
function cachesOf(rows: readonly KnownRow[], names: readonly string[]): readonly CacheFact[] {
  if (rows.some((row) => row.caches === undefined && row.cells.has('CORE'))) return [];
  return names.flatMap((name, column): readonly CacheFact[] => {
    const level = Number(/^L(\d)/i.exec(name)?.[1]);
    if (/i$/i.test(name) || !(level > 0)) return [];
    const caches = new Map<number, { ids: number[]; span: Span }>();
    for (const row of rows) {
      const text = row.caches?.[column] ?? '';
      if (!/^\d{1,9}$/.test(text)) continue;
      const known = caches.get(Number(text));
      if (known === undefined) caches.set(Number(text), { ids: [row.id], span: row.span });
      else {
        known.ids.push(row.id);
        known.span = joinSpans(known.span, row.span);
      }
    }
    return [...caches].map(([id, { ids, span }]) => ({ level, id, cpus: setOfIds(ids), span }));
  });
}

function modelOf(rows: readonly KnownRow[]): string | undefined {
  const names = new Set(rows.flatMap((row) => row.cells.get('MODELNAME') ?? []));
  return names.size === 0 || names.size > 8 ? undefined : [...names].join(', ');
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
