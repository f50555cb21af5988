/** The CPUs of one text by their numbers: hosts have thousands, and every fact is asked of each. */
import type { CpuFact, HostFacts } from './host-facts.ts';

/** What is told of CPUs, whatever it is kept in. */
export interface ByCpu<T> {
  get(id: number): T | undefined;
  has(id: number): boolean;
}

/** `none`: its CPUs cannot be listed by their numbers. */
const indexed = new WeakMap<HostFacts, readonly (CpuFact | undefined)[] | 'none'>();

/** Undefined where a text tells of a CPU twice, or has numbers so far apart that a list is no place for them. */
function indexOf(facts: HostFacts): readonly (CpuFact | undefined)[] | undefined {
  let index = indexed.get(facts);
  if (index === undefined) indexed.set(facts, (index = makeIndex(facts)));
  return index === 'none' ? undefined : index;
}

function makeIndex({ cpus }: HostFacts): readonly (CpuFact | undefined)[] | 'none' {
  const most = 4 * cpus.length + 64;
  const index: (CpuFact | undefined)[] = [];
  for (const cpu of cpus) {
    if (cpu.id < 0 || cpu.id >= most) return 'none';
    while (index.length <= cpu.id) index.push(undefined);
    if (index[cpu.id] !== undefined) return 'none';
    index[cpu.id] = cpu;
  }
  return index;
}

/** For every CPU the first text, in order of trust, that tells the fact. */
export function firstTelling<T>(
  ranked: readonly HostFacts[],
  value: (cpu: CpuFact) => T | undefined,
): ByCpu<T> {
  const [only] = ranked;
  const index = only === undefined || ranked.length > 1 ? undefined : indexOf(only);
  if (index !== undefined) {
    const get = (id: number): T | undefined => {
      const cpu = index[id];
      return cpu === undefined ? undefined : value(cpu);
    };
    return { get, has: (id) => get(id) !== undefined };
  }
  const found = new Map<number, T>();
  for (const facts of ranked) {
    for (const cpu of facts.cpus) {
      const told = value(cpu);
      if (told !== undefined && !found.has(cpu.id)) found.set(cpu.id, told);
    }
  }
  return found;
}

/** One text alone tells, and of no CPU twice: nothing can contradict it. */
export function tellsAlone(ranked: readonly HostFacts[]): boolean {
  const [only] = ranked;
  return only !== undefined && ranked.length === 1 && indexOf(only) !== undefined;
}
