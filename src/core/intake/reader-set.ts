/**
 * Readers together with the cutter that knows their lines. The page begins with the few that nearly every paste is made
 * for (`first-readers.ts`) and fetches the others when a text needs them; everybody else has all (`readers.ts`).
 */
import type { LaterCleaning } from './clean/clean-text.ts';
import { LineCutter } from './cut-lines.ts';
import type { Reader } from './reading.ts';

export interface ReaderSet {
  /** In the order in which they are asked. */
  readonly readers: readonly Reader[];
  readonly cutter: LineCutter;
  /** Absent: only what most texts wear is taken off. */
  readonly cleaning?: LaterCleaning;
}

export function readerSet(readers: readonly Reader[], cleaning?: LaterCleaning): ReaderSet {
  return { readers, cutter: new LineCutter(readers), ...(cleaning === undefined ? {} : { cleaning }) };
}
