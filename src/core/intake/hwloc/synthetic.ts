/**
 * hwloc's synthetic notation: `pack:2 [numa(memory=8GB)] l3:1 core:4 pu:2(indexes=2*4:1*2)`. Levels stand in each
 * other, `[numa]` hangs on the level before it. Source: hwloc/topology-synthetic.c and "Synthetic topologies" in
 * hwloc's manual.
 */
import type { HwlocType } from './objects.ts';
import { hwlocTypeOf } from './objects.ts';

export interface SyntheticLevel {
  readonly type: HwlocType;
  readonly cacheLevel?: number;
  readonly count: number;
  readonly attributes: Attributes;
  readonly attached: readonly Attributes[];
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

export interface Attributes {
  readonly bytes?: number;
  readonly indexes?: string;
}

export type SyntheticReading =
  | {
      readonly ok: true;
      readonly rootAttached: readonly Attributes[];
      readonly levels: readonly SyntheticLevel[];
    }
  | { readonly ok: false; readonly from: number; readonly to: number };

/** One word of the notation, from where the last one ended. */
const word = /\s*(?:\[([A-Za-z]+)(?:\(([^()]*)\))?\]|([A-Za-z]\w*):(\d{1,9})(?:\(([^()]*)\))?)/y;

/** More levels than any machine has. */
const mostLevels = 32;
/** As many CPUs as a listed id can name. */
const mostCpus = 65_536;

export function readSynthetic(text: string): SyntheticReading {
  const levels: SyntheticLevel[] = [];
  const rootAttached: Attributes[] = [];
  let width = 1;
  // Attributes of the root say nothing that is used.
  let at = /^\s*(?:["']\s*)?(?:\([^()]*\))?/.exec(text)?.[0].length ?? 0;
  const end = text.trimEnd().replace(/["']$/, '').trimEnd().length;
  while (at < end) {
    word.lastIndex = at;
    const found = word.exec(text);
    const fail = { ok: false, from: at, to: Math.min(end, at + 80) } as const;
    if (found === null || levels.length >= mostLevels) return fail;
    const [whole, attachedName, attachedAttributes = '', name = '', count = '', attributes = ''] = found;
    if (attachedName !== undefined) {
      if (typeOf(attachedName)?.type !== 'node') return fail;
      const last = levels.at(-1);
      const attached = attributesIn(attachedAttributes);
      if (last === undefined) rootAttached.push(attached);
      else levels[levels.length - 1] = { ...last, attached: [...last.attached, attached] };
    } else {
      const known = typeOf(name);
      width *= Number(count);
      if (known === undefined || width === 0 || width > mostCpus) return fail;
      levels.push({
        type: known.type,
        ...(known.level === undefined ? {} : { cacheLevel: known.level }),
        count: Number(count),
        attributes: attributesIn(attributes),
        attached: [],
        from: at + (/^\s*/.exec(whole)?.[0].length ?? 0),
        to: at + whole.length,
      });
    }
    at += whole.length;
  }
  // hwloc wants hardware threads at the end, once.
  const pus = levels.filter(({ type }) => type === 'pu').length;
  if (pus !== 1 || levels.at(-1)?.type !== 'pu') return { ok: false, from: 0, to: end };
  return { ok: true, rootAttached, levels };
}

const fullNames = ['machine', 'numanode', 'node', 'package', 'socket', 'die', 'core', 'pu', 'tile', 'module'];

/** Any beginning of a name from two letters on is that name. */
function typeOf(name: string): ReturnType<typeof hwlocTypeOf> {
  const lower = name.toLowerCase();
  const full = lower.length < 2 ? undefined : fullNames.find((one) => one.startsWith(lower));
  const group = /^gr(?:o(?:up?)?)?(\d*)$/.exec(lower);
  return hwlocTypeOf(full ?? (group === null ? lower : `group${group[1] ?? ''}`));
}

function attributesIn(text: string): Attributes {
  const size = /(?:^| )(?:memory|size)=(\d{1,16})([KMGT]i?B)?(?: |$)/i.exec(text);
  const indexes = /(?:^| )indexes=([^ ]+)/.exec(text)?.[1];
  const bytes = size === null ? 0 : Number(size[1]) * unitOf(size[2] ?? '');
  return {
    ...(Number.isSafeInteger(bytes) && bytes > 0 ? { bytes } : {}),
    ...(indexes === undefined ? {} : { indexes }),
  };
}

/** `GB` is a power of 1000 and `GiB` of 1024; before hwloc 2.10 both were of 1024. */
function unitOf(unit: string): number {
  const power = 'KMGT'.indexOf(unit.charAt(0).toUpperCase()) + 1;
  return unit === '' ? 1 : (unit.length === 3 ? 1024 : 1000) ** power;
}

/**
 * The kernel's numbers of the `total` objects of one level: a list, or loops `step*count:…` by which they are dealt
 * out. Loops may also be named by levels (`node:core`). Undefined when it is not such.
 */
export function readIndexes(
  text: string,
  total: number,
  levels: readonly SyntheticLevel[],
): readonly number[] | undefined {
  if (/^[\d,]+$/.test(text)) {
    const list = text.split(',').map(Number);
    const isUsable = list.length === total && new Set(list).size === total && Math.max(...list) <= 65_535;
    return isUsable ? list : undefined;
  }
  const loops = /^\d/.test(text) ? numberedLoops(text) : namedLoops(text, total, levels);
  if (loops === undefined) return undefined;
  const covered = loops.reduce((product, { count }) => product * count, 1);
  if (covered !== total) {
    // One loop may be left out: that of neighbours.
    const missing = total / covered;
    if (Math.min(total, ...loops.map(({ step }) => step)) !== missing) return undefined;
    loops.push({ step: 1, count: missing });
  }
  const numbers = Array.from({ length: total }, (_, i) => {
    let number = 0;
    let times = 1;
    for (const { step, count } of loops) {
      number += (Math.floor(i / step) % count) * times;
      times *= count;
    }
    return number;
  });
  return new Set(numbers).size === total && Math.max(...numbers) < total ? numbers : undefined;
}

interface Loop {
  readonly step: number;
  readonly count: number;
}

function numberedLoops(text: string): Loop[] | undefined {
  const loops = text.split(':', mostLevels).map((part) => /^(\d{1,6})\*(\d{1,6})$/.exec(part));
  return loops.every((loop) => loop !== null && Number(loop[1]) > 0 && Number(loop[2]) > 0)
    ? loops.map((loop) => ({ step: Number(loop?.[1]), count: Number(loop?.[2]) }))
    : undefined;
}

function namedLoops(text: string, total: number, levels: readonly SyntheticLevel[]): Loop[] | undefined {
  const widths: number[] = [];
  for (const { count } of levels) widths.push((widths.at(-1) ?? 1) * count);
  const depths = text.split(':', mostLevels).map((name) => {
    const known = typeOf(name);
    // hwloc does not look at the last level.
    return levels
      .slice(0, -1)
      .findIndex(({ type, cacheLevel }) => type === known?.type && cacheLevel === known.level);
  });
  if (depths.includes(-1) || new Set(depths).size !== depths.length) return undefined;
  return depths.map((depth) => {
    const above = Math.max(-1, ...depths.filter((other) => other < depth));
    const width = widths[depth] ?? 1;
    return { step: Math.floor(total / width), count: width / (widths[above] ?? 1) };
  });
}
