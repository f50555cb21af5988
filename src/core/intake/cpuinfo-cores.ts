/**
 * Packages and cores out of the records of `/proc/cpuinfo`. CPUs with the same `physical id` and `core id` are threads
 * of one core, but only where the package's records are all there and add up: kernels once counted AMD's cores anew in
 * every node of a package, and people paste one record of many (formats.md §6).
 */
import { setOfIds, type CpuSet } from '../cpuset/cpuset.ts';
import type { Span } from '../text/source.ts';

/** What one CPU's record says. */
export interface CpuRecord {
  readonly id: number;
  readonly values: ReadonlyMap<string, string>;
  readonly span: Span;
}

export interface PackageCores {
  /** The threads of each CPU's core, where that is certain. */
  readonly cores: ReadonlyMap<number, CpuSet>;
  readonly packageOf: ReadonlyMap<number, number>;
  /** CPUs whose `core id` another core of their package has, too. */
  readonly repeated: ReadonlySet<number>;
  /** Packages that have more CPUs than are listed. */
  readonly incomplete: readonly {
    readonly number: number;
    readonly declared: number;
    readonly listed: number;
    readonly span: Span;
  }[];
}

export function coresOfPackages(records: readonly CpuRecord[]): PackageCores {
  const cores = new Map<number, CpuSet>();
  const packageOf = new Map<number, number>();
  const repeated = new Set<number>();
  const incomplete: PackageCores['incomplete'][number][] = [];
  const packages = new Map<string, CpuRecord[]>();
  /** s390 numbers the sockets anew in every book: then a socket's number alone says nothing. */
  const boxesOf = new Map<number, Set<string>>();
  for (const record of records) {
    const number = numberIn(record, 'physical id') ?? numberIn(record, 'package');
    if (number === undefined) continue;
    const box = ['drawer id', 'book id'].map((key) => record.values.get(key) ?? '').join(' ');
    const key = `${box} ${String(number)}`;
    const known = packages.get(key);
    if (known === undefined) packages.set(key, [record]);
    else known.push(record);
    packageOf.set(record.id, number);
    const boxes = boxesOf.get(number);
    if (boxes === undefined) boxesOf.set(number, new Set([box]));
    else boxes.add(box);
  }
  for (const one of packages.values()) {
    const [first] = one;
    if (first === undefined) continue;
    const declared = numberIn(first, 'siblings');
    if (declared !== undefined && declared > one.length) {
      const number = packageOf.get(first.id) ?? 0;
      incomplete.push({ number, declared, listed: one.length, span: first.span });
    }
    if (declared !== one.length) continue;
    const own = coresOf(one);
    const numbers = new Set([...own.values()].map((set) => set[0]?.[0]));
    if (numbers.size !== new Set(one.map((record) => numberIn(record, 'core id'))).size) {
      for (const { id } of one) repeated.add(id);
    }
    for (const [id, set] of own) cores.set(id, set);
  }
  const unclear = [...boxesOf.values()].some((boxes) => boxes.size > 1);
  return { cores, packageOf: unclear ? new Map() : packageOf, repeated, incomplete };
}

/** The cores of a package whose CPUs are all listed; empty where their numbers do not add up. */
function coresOf(records: readonly CpuRecord[]): ReadonlyMap<number, CpuSet> {
  const groups = new Map<number, CpuRecord[]>();
  for (const record of records) {
    const core = numberIn(record, 'core id');
    // A kernel that names no cores can still say that the package has one CPU.
    if (core === undefined && records.length > 1) return new Map();
    const known = groups.get(core ?? 0);
    if (known === undefined) groups.set(core ?? 0, [record]);
    else known.push(record);
  }
  const [first] = records;
  if (first === undefined || isModule(first)) return new Map();
  const declared = numberIn(first, 'cpu cores');
  // As many cores as CPUs: one thread each, whatever the cores' numbers are.
  if (declared === records.length) return new Map(records.map(({ id }) => [id, setOfIds([id])]));
  const addsUp =
    declared !== undefined
      ? declared === groups.size
      : records.length === 1 || [...groups.values()].every(haveThreadIds);
  const cores = new Map<number, CpuSet>();
  if (!addsUp) return cores;
  for (const group of groups.values()) {
    const set = setOfIds(group.map(({ id }) => id));
    for (const { id } of group) cores.set(id, set);
  }
  return cores;
}

/** Bulldozer and its kin: two `core id`s are one module, which the kernel takes for a core of two threads. */
function isModule({ values }: CpuRecord): boolean {
  return values.get('vendor_id') === 'AuthenticAMD' && values.get('cpu family') === '21';
}

/** Itanium counts no cores; it numbers the threads of each. */
function haveThreadIds(group: readonly CpuRecord[]): boolean {
  const ids = new Set(group.map((record) => numberIn(record, 'thread id')));
  return ids.size === group.length && !ids.has(undefined);
}

export function numberIn({ values }: CpuRecord, key: string): number | undefined {
  const text = values.get(key) ?? '';
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
