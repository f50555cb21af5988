/** A lens while a question keeps threads back: it gives no CPU a class that is counted from them. Pure. */
import type { Lens } from './lens.ts';

/** `isPartial`: some threads are kept back. How crowded a CPU is would be wrong without them, and with them the answer. */
export function veilLens(lens: Lens, isPartial: boolean): Lens {
  const veiled = { ...lens, veiled: true } as const;
  if (!isPartial || lens.id !== 'load') return veiled;
  return {
    ...veiled,
    classOfCpu: new Map(),
    loadOfCpu: new Map(),
    classes: lens.classes.map((entry) => ({ ...entry, cpus: 0 })),
  };
}
