/** Numbers as QEMU's options have them: counts, ids and ranges of ids, sizes with suffixes (cutils.c). */
import { emptySet, setOfRanges, type CpuSet } from '../../cpuset/cpuset.ts';
import { highestListedId } from '../../cpuset/kernel-list.ts';

/** A whole number, decimal or hexadecimal, not above `most`; undefined for anything else. */
export function readCount(text: string, most = highestListedId): number | undefined {
  if (!/^(?:\d{1,20}|0x[\da-f]{1,16})$/i.test(text)) return undefined;
  const value = Number(text);
  return value <= most ? value : undefined;
}

/** `3`, `0-3`: one value of a key that may be repeated; the values of a JSON list. Undefined: one of them is none. */
export function readIds(values: readonly string[]): CpuSet | undefined {
  const ranges: [number, number][] = [];
  for (const value of values) {
    const found = /^(\d{1,20})(?:-(\d{1,20}))?$/.exec(value.trim());
    const first = readCount(found?.[1] ?? '');
    const last = found?.[2] === undefined ? first : readCount(found[2]);
    if (first === undefined || last === undefined || last < first) return undefined;
    ranges.push([first, last]);
  }
  return ranges.length === 0 ? emptySet : setOfRanges(ranges);
}

const scales: Readonly<Record<string, number>> = {
  b: 1,
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  p: 2 ** 50,
  e: 2 ** 60,
};

/** qemu_strtosz: powers of 1024; without a suffix MiB (`-m`, `mem=`) or bytes (memory objects). In bytes. */
export function readSize(text: string, unit: 'b' | 'm'): number | undefined {
  const found = /^(\d{1,20}(?:\.\d{1,20})?)([bkmgtpe])?$/i.exec(text);
  if (found?.[1] === undefined) return undefined;
  const bytes = Math.floor(Number(found[1]) * (scales[(found[2] ?? unit).toLowerCase()] ?? 1));
  return bytes < 2 ** 64 ? bytes : undefined;
}
