/**
 * A machine as hwloc sees it: objects that hold others, with hardware threads (PU) at the leaves. What hwloc's XML,
 * its console text and its synthetic strings have in common; each reader builds these, and `facts-of-objects.ts`
 * says what they mean.
 */
import type { CpuSet } from '../../cpuset/cpuset.ts';
import type { Span } from '../../text/source.ts';

/** `box`: anything that only holds others: Machine, Group, Book, Drawer. `memcache`: memory side, holds nodes only. */
export type HwlocType = 'package' | 'die' | 'cluster' | 'node' | 'cache' | 'memcache' | 'core' | 'pu' | 'box';

export interface HwlocObject {
  readonly type: HwlocType;
  /** `MCDRAM`, `HBM`, `NVM` of a node. */
  readonly subtype?: string;
  /** The operating system's number (P#); absent where hwloc does not know it. */
  readonly osIndex?: number;
  /** Of a cache that holds data; hwloc's instruction caches are boxes. */
  readonly level?: number;
  readonly sizeKiB?: number;
  readonly memoryKiB?: number;
  readonly memoryRoundedTo?: number;
  readonly hugepages?: readonly { readonly sizeKiB: number; readonly count: number }[];
  /** CPUs that the text itself names for it; of a node, its locality. */
  readonly cpuset?: CpuSet;
  readonly children: HwlocObject[];
  readonly span: Span;
}

/** hwloc's `(unsigned) -1`, and anything else that cannot be a number of the kernel's. */
export function knownIndex(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,10}$/.test(text)) return undefined;
  const index = Number(text);
  return index >= 2 ** 32 - 1 ? undefined : index;
}

/**
 * The type by its name in any version: `Socket` (1.x) is a package, `Group0(Cluster)` a cluster. Undefined for
 * devices and notes, which hold no CPUs. Names: hwloc_type_sscanf, hwloc/traversal.c.
 */
export function hwlocTypeOf(
  name: string,
  subtype = '',
): { readonly type: HwlocType; readonly level?: number } | undefined {
  const word = name.toLowerCase();
  const cache = /^l([1-5])([diu]?)(?:cache)?$/.exec(word);
  if (cache !== null) {
    // An instruction cache is no fact of ours; a memory-side cache exported as L3 (XML 1.x) is not the CPUs'.
    const isOther = cache[2] === 'i' || subtype === 'MemorySideCache';
    return isOther ? { type: 'box' } : { type: 'cache', level: Number(cache[1]) };
  }
  switch (word) {
    case 'package':
    case 'socket':
      return { type: 'package' };
    case 'die':
      return { type: 'die' };
    case 'numanode':
    case 'node':
      return { type: 'node' };
    case 'memcache':
      return { type: 'memcache' };
    case 'core':
      return { type: 'core' };
    case 'pu':
      return { type: 'pu' };
    case 'machine':
    case 'system':
    case 'tile':
    case 'module':
      return { type: 'box' };
    default:
      if (!/^group\d{0,3}$/.test(word)) return undefined;
      return { type: subtype === 'Cluster' ? 'cluster' : subtype === 'Die' ? 'die' : 'box' };
  }
}
