/**
 * Lists that a system printed: kernel (`Cpus_allowed_list`, sysfs `cpulist`), libvirt (`siblings='0,12'`), numactl
 * (blanks) and util-linux (2.42 and later print strides, `0-108:4`). Nothing is taken away in them, and unlike
 * what people type the empty list is a fact ("no CPU of this node is online").
 */
import { setOfRanges } from './cpuset.ts';
import type { CpuSet } from './cpuset.ts';

/** No kernel knows more CPUs (NR_CPUS is 8192 at most); a larger number is not an id. */
export const highestListedId = 65535;

/** How many ids all strides of one list may name: a stride costs memory by ids, not by text. */
const mostStridden = 65536;

/** More ranges than a list without repeats can have. */
const mostLoose = 2 * (highestListedId + 1);

type KernelListFaultReason =
  'not-a-number' | 'number-too-large' | 'range-open' | 'range-reversed' | 'stride-zero' | 'item-missing';

export type KernelListReading =
  | { readonly ok: true; readonly set: CpuSet }
  | { readonly ok: false; readonly fault: { readonly reason: KernelListFaultReason; readonly at: number } };

const isBlank = (char: string): boolean => char !== '' && ' \t\n\r\f\v'.includes(char);

/**
 * Reads `N`, `N-M` and `N-M:S`, separated by commas and/or blanks; nothing but blanks is the empty set. Anything
 * else is a fault at the offset of the first character that does not fit, and nothing is guessed: `,,`, a comma at
 * either end (a list that was cut), `3-1`, `:0`, an id above {@link highestListedId}.
 *
 * Source: bitmap_list_string_from (kernel), cpulist_create (util-linux), reference/formats.md §0.1.
 */
export function readKernelList(text: string): KernelListReading {
  const short = readShortList(text);
  return short === undefined ? readLongList(text) : { ok: true, set: short };
}

/** `N`, `N-M` and `N,M`, ascending, as the siblings of a core are listed, thousands of times; of all else nothing. */
function readShortList(text: string): CpuSet | undefined {
  let first = -1;
  let value = -1;
  let mark = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) {
      value = (value < 0 ? 0 : value * 10) + unit - 48;
      if (value > highestListedId) return undefined;
    } else if ((unit === 44 || unit === 45) && mark === 0 && value >= 0) {
      mark = unit;
      first = value;
      value = -1;
    } else return undefined;
  }
  if (value < 0) return undefined;
  if (mark === 0) return [[value, value]];
  if (value <= first) return undefined;
  return mark === 45 || value === first + 1
    ? [[first, value]]
    : [
        [first, first],
        [value, value],
      ];
}

function readLongList(text: string): KernelListReading {
  let ranges: [number, number][] = [];
  /** Lists ascend; of one that does not, what repeats itself is put together from time to time. */
  const add = (first: number, last: number): void => {
    const top = ranges.at(-1);
    if (top !== undefined && first >= top[0] && first <= top[1] + 1) {
      top[1] = Math.max(top[1], last);
      return;
    }
    if (ranges.length > mostLoose) ranges = setOfRanges(ranges).map(([a, b]) => [a, b]);
    ranges.push([first, last]);
  };
  let stridden = 0;
  let i = 0;
  const skipBlanks = (): void => {
    while (isBlank(text.charAt(i))) i++;
  };
  const number = (): number | undefined => {
    const from = i;
    let value = 0;
    for (let char = text.charAt(i); char >= '0' && char <= '9'; char = text.charAt(++i)) {
      value = Math.min(value * 10 + Number(char), highestListedId + 1);
    }
    return i === from ? undefined : value;
  };
  const fail = (reason: KernelListFaultReason, at: number): KernelListReading => ({
    ok: false,
    fault: { reason, at },
  });

  skipBlanks();
  while (i < text.length) {
    const firstAt = i;
    const first = number();
    if (first === undefined) return fail(text.charAt(i) === ',' ? 'item-missing' : 'not-a-number', i);
    if (first > highestListedId) return fail('number-too-large', firstAt);
    let last = first;
    let step = 1;
    if (text.charAt(i) === '-') {
      const lastAt = ++i;
      const end = number();
      if (end === undefined) return fail('range-open', i);
      if (end > highestListedId) return fail('number-too-large', lastAt);
      if (end < first) return fail('range-reversed', lastAt);
      last = end;
      if (text.charAt(i) === ':') {
        const stepAt = ++i;
        const stride = number();
        if (stride === undefined) return fail('not-a-number', i);
        if (stride === 0) return fail('stride-zero', stepAt);
        step = stride;
      }
    }
    if (step === 1) {
      add(first, last);
    } else {
      stridden += Math.floor((last - first) / step) + 1;
      if (stridden > mostStridden) return fail('number-too-large', firstAt);
      for (let id = first; id <= last; id += step) add(id, id);
    }
    const itemEnd = i;
    skipBlanks();
    if (i === text.length) break;
    if (text.charAt(i) === ',') {
      i++;
      skipBlanks();
      if (i === text.length) return fail('item-missing', i);
    } else if (i === itemEnd) {
      return fail('not-a-number', i);
    }
  }
  return { ok: true, set: setOfRanges(ranges) };
}
