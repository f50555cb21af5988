/** A lens while a question keeps threads back: it gives no CPU a class that is counted from them. Pure. */
import type { EntityId } from '../identity.ts';
import type { Lens } from './lens.ts';

/** The given lens without a veil. Where threads are kept back, how crowded a CPU is would be wrong without them, and with them the answer. */
export function veilLens(lens: Lens, veil: { readonly threads: readonly EntityId[] } | undefined): Lens {
  if (veil === undefined) return lens;
  const veiled = { ...lens, veiled: true } as const;
  if (veil.threads.length === 0 || lens.id !== 'load') return veiled;
  return {
    ...veiled,
    classOfCpu: new Map(),
    loadOfCpu: new Map(),
    classes: lens.classes.map((entry) => ({ ...entry, cpus: 0 })),
  };
}
