/** Classes with their counts, from what each thread and each CPU belongs to. */
import type { EntityId } from '../identity.ts';
import type { Lens, LensClass, LensId } from './lens.ts';

export type ClassKind = Omit<LensClass, 'threads' | 'cpus'>;

/** `kinds` in the order of the legend; threads and CPUs by the key of their kind. Unknown keys are left out. */
export function sortIntoClasses(
  id: LensId,
  kinds: readonly ClassKind[],
  threads: ReadonlyMap<EntityId, string>,
  cpus: ReadonlyMap<number, string>,
): Lens {
  const threadCounts = countByKey(threads.values());
  const cpuCounts = countByKey(cpus.values());
  const classes = kinds.map((kind): LensClass => ({
    ...kind,
    threads: threadCounts.get(kind.key) ?? 0,
    cpus: cpuCounts.get(kind.key) ?? 0,
  }));
  const byKey = new Map(classes.map((entry) => [entry.key, entry]));
  return {
    id,
    classes,
    classOfThread: resolve(threads, byKey),
    classOfCpu: resolve(cpus, byKey),
  };
}

function countByKey(keys: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function resolve<Id>(
  keys: ReadonlyMap<Id, string>,
  byKey: ReadonlyMap<string, LensClass>,
): ReadonlyMap<Id, LensClass> {
  const classes = new Map<Id, LensClass>();
  for (const [id, key] of keys) {
    const found = byKey.get(key);
    if (found !== undefined) classes.set(id, found);
  }
  return classes;
}
