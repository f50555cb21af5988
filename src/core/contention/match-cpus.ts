/**
 * Can every thread have a CPU of its own at the same time? A matching of threads and CPUs (Kuhn's augmenting paths). Where
 * there is none, Hall's theorem says why: some k threads have fewer than k CPUs between them, and the search that fails
 * walks through exactly these.
 */
import { countOf, formatCpuSet, lastId, setOfRanges, type CpuSet } from '../cpuset/cpuset.ts';
import { rootIn } from '../root-in.ts';

interface Blocking {
  /** Places in the list of sets, ascending. */
  readonly threads: readonly number[];
  /** All CPUs that these threads may use between them; fewer than there are threads. */
  readonly cpus: CpuSet;
}

export interface CpuMatching {
  /** A CPU for each set, by its place in the list; undefined where none is left. */
  readonly cpuOf: readonly (number | undefined)[];
  /** Apart from each other: no two have a CPU in common. */
  readonly blocking: readonly Blocking[];
}

/** `sets`: one for each thread, none empty. Threads with few CPUs choose first. */
export function matchCpus(sets: readonly CpuSet[]): CpuMatching {
  const sizes = sets.map(countOf);
  // A set of as many CPUs as there are threads always has one left: it takes part in no blocking, and chooses last.
  const order = sets.map((_, i) => i).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
  const tight = order.filter((i) => (sizes[i] ?? 0) < sets.length);
  const roomy = order.filter((i) => (sizes[i] ?? 0) >= sets.length);
  const search = createSearch(sets);
  const left = tight.filter((thread) => !search.takeFree(thread));
  const failed = left.filter((thread) => !search.augment(thread));
  for (const thread of roomy) search.takeFree(thread);
  return { cpuOf: search.cpuOf, blocking: partBlocking(sets, search.deadThreads(failed)) };
}

interface Search {
  readonly cpuOf: (number | undefined)[];
  /** Gives the thread a CPU that nobody has. */
  takeFree(thread: number): boolean;
  /** Gives the thread a CPU by moving others; false: it cannot be, and what was searched need not be searched again. */
  augment(thread: number): boolean;
  deadThreads(failed: readonly number[]): readonly number[];
}

function createSearch(sets: readonly CpuSet[]): Search {
  const size = sets.reduce((most, set) => Math.max(most, (lastId(set) ?? -1) + 1), 0);
  const cpuOf: (number | undefined)[] = sets.map(() => undefined);
  const ownerOf = new Int32Array(size).fill(-1);
  const free = createSkipList(size);
  /** CPUs that the search now going on, or one that failed, has not seen. */
  const unseen = createSkipList(size);
  const dead: number[] = [];

  const takeFree = (thread: number): boolean => {
    for (const [first, last] of sets[thread] ?? []) {
      const cpu = free.next(first);
      if (cpu > last) continue;
      free.drop(cpu);
      ownerOf[cpu] = thread;
      cpuOf[thread] = cpu;
      return true;
    }
    return false;
  };

  const augment = (start: number): boolean => {
    const queue = [start];
    const seen: number[] = [];
    const cameFrom = new Map<number, number>();
    for (const thread of queue) {
      for (const [first, last] of sets[thread] ?? []) {
        for (let cpu = unseen.next(first); cpu <= last; cpu = unseen.next(cpu + 1)) {
          unseen.drop(cpu);
          seen.push(cpu);
          cameFrom.set(cpu, thread);
          const owner = ownerOf[cpu] ?? -1;
          if (owner >= 0) {
            queue.push(owner);
            continue;
          }
          free.drop(cpu);
          for (let at: number | undefined = cpu; at !== undefined;) {
            const taker: number = cameFrom.get(at) ?? start;
            const given: number | undefined = cpuOf[taker];
            ownerOf[at] = taker;
            cpuOf[taker] = at;
            at = given;
          }
          unseen.restore(seen);
          return true;
        }
      }
    }
    for (const cpu of seen) dead.push(ownerOf[cpu] ?? -1);
    return false;
  };

  return {
    cpuOf,
    takeFree,
    augment,
    deadThreads: (failed) => [...dead, ...failed].sort((a, b) => a - b),
  };
}

interface SkipList {
  /** The first of those left from `from` on; beyond the end where there is none. */
  next(from: number): number;
  drop(id: number): void;
  /** Puts back all that were dropped since the last time, given in the order in which they were dropped. */
  restore(dropped: readonly number[]): void;
}

/** Numbers below `size`, of which some are dropped: each walk over a gap makes the next one shorter. */
function createSkipList(size: number): SkipList {
  const after = new Int32Array(size + 1);
  for (let i = 0; i <= size; i++) after[i] = i;
  const isDropped = new Uint8Array(size + 1);
  const touched: number[] = [];
  const next = (from: number): number => {
    let found = Math.min(from, size);
    while (found < size && isDropped[found] === 1) found = Math.max(after[found] ?? size, found + 1);
    for (let at = from; at < found;) {
      const step = Math.max(after[at] ?? size, at + 1);
      if (isDropped[at] === 1 && after[at] !== found) {
        after[at] = found;
        touched.push(at);
      }
      at = step;
    }
    return found;
  };
  return {
    next,
    drop: (id) => {
      isDropped[id] = 1;
    },
    restore: (dropped) => {
      for (const id of dropped) isDropped[id] = 0;
      for (const at of touched) after[at] = at;
      touched.length = 0;
    },
  };
}

/** Threads that share a CPU are of one part. */
function partBlocking(sets: readonly CpuSet[], threads: readonly number[]): readonly Blocking[] {
  const byText = new Map<string, number[]>();
  for (const thread of threads) {
    const key = formatCpuSet(sets[thread] ?? []);
    const there = byText.get(key);
    if (there === undefined) byText.set(key, [thread]);
    else there.push(thread);
  }
  const members = [...byText.values()].map((of) => ({ of, cpus: sets[of[0] ?? 0] ?? [] }));
  const ranges = members
    .flatMap(({ cpus }, part) => cpus.map(([first, last]) => ({ first, last, part })))
    .sort((a, b) => a.first - b.first);
  const parent = members.map((_, i) => i);
  let reach = -1;
  let last = 0;
  for (const range of ranges) {
    if (range.first <= reach) parent[rootIn(parent, range.part)] = rootIn(parent, last);
    if (range.last > reach) {
      reach = range.last;
      last = range.part;
    }
  }
  const parts = new Map<number, { threads: number[]; sets: CpuSet[] }>();
  for (const [i, { of, cpus }] of members.entries()) {
    const root = rootIn(parent, i);
    const part = parts.get(root) ?? { threads: [], sets: [] };
    part.threads.push(...of);
    part.sets.push(cpus);
    parts.set(root, part);
  }
  return [...parts.values()]
    .map((part) => ({
      threads: part.threads.sort((a, b) => a - b),
      cpus: setOfRanges(part.sets.flat()),
    }))
    .sort((a, b) => (a.threads[0] ?? 0) - (b.threads[0] ?? 0));
}
