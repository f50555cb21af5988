/**
 * Lists of sets (of CPU, node, vCPU numbers): how many ranges each has, then the first number of every range, then
 * how many more each range has; three sequences.
 */
import type { CpuRange, CpuSet } from '../../core/cpuset/cpuset.ts';
import { LinkDamage, type ByteReader, type ByteWriter } from './bytes.ts';
import { readSequence, writeSequence } from './sequence.ts';

export function writeSets(writer: ByteWriter, sets: readonly CpuSet[]): void {
  writeSequence(
    writer,
    sets.map((set) => set.length),
  );
  const ranges = sets.flat();
  writeSequence(
    writer,
    ranges.map(([first]) => first),
  );
  writeSequence(
    writer,
    ranges.map(([first, last]) => last - first),
  );
}

/** `count` sets of numbers up to `most`, each ascending, with gaps between its ranges. */
export function readSets(reader: ByteReader, count: number, most = 0xffff_ffff): readonly CpuSet[] {
  const lengths = readSequence(reader, count);
  let total = 0;
  for (const length of lengths) {
    if (length < 0) throw new LinkDamage('damaged');
    total += length;
  }
  const firsts = readSequence(reader, total);
  const more = readSequence(reader, total);
  let at = 0;
  return lengths.map((length): CpuSet => {
    const set: CpuRange[] = [];
    for (let before = -2; set.length < length; at++) {
      const first = firsts[at] ?? -1;
      const last = first + (more[at] ?? -1);
      if (first <= before + 1 || first < 0 || last < first || last > most) throw new LinkDamage('damaged');
      set.push([first, last]);
      before = last;
    }
    return set;
  });
}
