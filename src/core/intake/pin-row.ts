/** ` 3      4-5,7` of virsh's tables of pins, `   3: 4-5,7` of the older ones; a blank cell is the empty set. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { readObservedList } from './observed-set.ts';
import type { PieceLine } from './piece-lines.ts';
import { problem, type Problem } from './reading.ts';

export function readPinRow(
  line: PieceLine,
  problems: Problem[],
): { readonly id: number; readonly cpus: CpuSet } | undefined {
  const row = /^\s*(\d{1,5}):?(?:\s+(\S.*)|\s*)$/.exec(line.text);
  if (row === null) return undefined;
  const written = (row[2] ?? '').trim();
  const cpus = readObservedList(written);
  if (cpus === undefined) {
    problems.push(problem('live-value-unreadable', { what: 'CPU Affinity', text: written }, line.span));
    return undefined;
  }
  return { id: Number(row[1]), cpus };
}
