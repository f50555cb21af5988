/**
 * Covers a set of CPUs with the largest boxes it covers completely, from the host down: the fewest lines that
 * say exactly the same. One cover costs the size of the set, and equal sets are covered once.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { idsOf, intersectionOf, lastId, onlyId } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import { createSetPool } from '../cpuset/intern-sets.ts';

/** What a tree must know to be covered: host trees and strips both do. */
export interface CoverBox {
  readonly id: EntityId;
  readonly cpus: CpuSet;
  readonly children: readonly CoverBox[];
}

export interface CoverPart {
  readonly box: EntityId;
  readonly cpus: CpuSet;
  /** False when the set covers only a part of the box. */
  readonly whole: boolean;
}

/** `limit`: at most so many parts; beyond it parts move up into the boxes around them and are no longer whole. */
export type CoverSet = (set: CpuSet, limit: number) => readonly CoverPart[];

interface Flat {
  readonly boxes: readonly CoverBox[];
  /** Index of the box around it, -1 for the root. Parents stand before children. */
  readonly parents: readonly number[];
  readonly sizes: number[];
  /** By CPU; -1 where there is none. */
  readonly leafOf: Int32Array;
}

/** `rootCounts`: false when the root is only a frame and never stands for its CPUs (a host that is not known). */
export function createCover(root: CoverBox, rootCounts = true): CoverSet {
  const flat = flatten(root);
  if (!rootCounts) flat.sizes[0] = -1;
  const intern = createSetPool();
  const cache = new Map<CpuSet, readonly CoverPart[]>();
  const ofOne: (readonly CoverPart[] | undefined)[] = [];
  let cachedFor = -1;
  return (set, limit) => {
    const only = onlyId(set);
    if (only !== undefined && only < flat.leafOf.length) return (ofOne[only] ??= coverOne(flat, only));
    if (limit !== cachedFor) cache.clear();
    cachedFor = limit;
    const key = intern(set);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const found = coverOnce(flat, set);
    const parts =
      found.length <= limit
        ? found.map((index) => wholePart(flat, index))
        : liftParts(flat, set, found, limit);
    cache.set(key, parts);
    return parts;
  };
}

function flatten(root: CoverBox): Flat {
  const boxes: CoverBox[] = [];
  const parents: number[] = [];
  const sizes: number[] = [];
  const leafOf = new Int32Array((lastId(root.cpus) ?? -1) + 1).fill(-1);
  const walk = (box: CoverBox, parent: number): number => {
    const index = boxes.push(box) - 1;
    parents.push(parent);
    sizes.push(0);
    let size = 0;
    if (box.children.length === 0) {
      for (const [first, last] of box.cpus) {
        leafOf.fill(index, first, last + 1);
        size += last - first + 1;
      }
    }
    for (const child of box.children) size += walk(child, index);
    sizes[index] = size;
    return size;
  };
  walk(root, -1);
  return { boxes, parents, sizes, leafOf };
}

/** Indices of the largest full boxes, in drawing order. A full box adds its size to the box around it. */
function coverOnce(flat: Flat, set: CpuSet): readonly number[] {
  const counts = new Map<number, number>();
  const full = new Set<number>();
  const root = flat.boxes[0];
  for (const cpu of idsOf(root === undefined ? [] : intersectionOf(set, root.cpus))) {
    let index = flat.leafOf[cpu] ?? -1;
    let add = 1;
    while (index >= 0) {
      const count = (counts.get(index) ?? 0) + add;
      counts.set(index, count);
      if (count !== flat.sizes[index]) break;
      full.add(index);
      add = count;
      index = flat.parents[index] ?? -1;
    }
  }
  const largest: number[] = [];
  for (const index of full) if (!full.has(flat.parents[index] ?? -1)) largest.push(index);
  return largest.sort((a, b) => a - b);
}

/** What most pins name: it is never too many parts. */
function coverOne(flat: Flat, cpu: number): readonly CoverPart[] {
  const { leafOf, sizes, parents } = flat;
  let index = leafOf[cpu] ?? -1;
  if (index < 0 || sizes[index] !== 1) return [];
  for (let up = parents[index] ?? -1; up >= 0 && sizes[up] === 1; up = parents[up] ?? -1) index = up;
  return [wholePart(flat, index)];
}

function wholePart(flat: Flat, index: number): CoverPart {
  const box = flat.boxes[index];
  if (box === undefined) throw new Error(`no box ${String(index)}`);
  return { box: box.id, cpus: box.cpus, whole: true };
}

/** Replaces the parts by the boxes around them, innermost level first, until they are few enough. */
function liftParts(flat: Flat, set: CpuSet, found: readonly number[], limit: number): readonly CoverPart[] {
  const depths = depthsOf(flat);
  const whole = new Set(found);
  let parts: readonly number[] = found;
  while (parts.length > limit) {
    let deepest = 0;
    for (const index of parts) deepest = Math.max(deepest, depths[index] ?? 0);
    if (deepest === 0) break;
    parts = [
      ...new Set(parts.map((index) => (depths[index] === deepest ? (flat.parents[index] ?? 0) : index))),
    ];
  }
  return parts
    .toSorted((a, b) => a - b)
    .map((index) => {
      const part = wholePart(flat, index);
      return whole.has(index) ? part : { box: part.box, cpus: intersectionOf(set, part.cpus), whole: false };
    });
}

function depthsOf(flat: Flat): Int32Array {
  const depths = new Int32Array(flat.boxes.length);
  for (let index = 1; index < depths.length; index++)
    depths[index] = (depths[flat.parents[index] ?? 0] ?? 0) + 1;
  return depths;
}
