/**
 * libvirt's own list grammar (virBitmapParse, src/util/virbitmap.c, read for 9.0.0; unchanged up to 10.7):
 * left to right, `^N` takes one id away from what has been built so far, blanks around numbers, `-` and `,`,
 * one trailing comma, leading zeros, ids up to 16383.
 */
import { suggestCpuset } from './cpuset-suggestion.ts';
import { isEmpty, rangeSet } from './cpuset.ts';
import type { CpuSet } from './cpuset.ts';
import { resolveItems, scanCpuset } from './libvirt-scan.ts';

/** VIR_DOMAIN_CPUMASK_LEN − 1. */
const highestId = 16383;

const oneNumber = /^\d{1,9}$/;

export type CpusetFaultReason =
  | 'empty-text'
  | 'empty-set'
  | 'not-a-number'
  | 'number-too-large'
  | 'range-reversed'
  | 'range-open'
  | 'range-negated'
  | 'blank-after-caret'
  | 'separator-missing'
  | 'item-missing'
  | 'full-width'
  | 'wrong-caret';

export interface CpusetFault {
  /** grammar: "Failed to parse bitmap"; empty: the text is fine and nothing is left, "Invalid value of 'cpuset'". */
  readonly kind: 'grammar' | 'empty';
  readonly reason: CpusetFaultReason;
  /** Offset of the offending character in the text (its length when the text ends too early). */
  readonly at: number;
  /** A text that libvirt takes and that is probably what was meant. */
  readonly suggestion?: string;
}

export type CpusetReading =
  { readonly ok: true; readonly set: CpuSet } | { readonly ok: false; readonly fault: CpusetFault };

/**
 * Reads the value of `cpuset=`, `nodeset=`, `vcpus=` … as libvirt does: whatever it refuses is a fault, whatever it
 * takes is the set it would build, oddities included (`1-+3`, `1 ,`, `0--0`).
 *
 * `text` is the attribute's value after XML normalisation, `limit` the highest id that the place allows. A character
 * that XML cannot carry (NUL) is refused; C would end the text there. Cost is by length of text, never by ids.
 *
 * Source: virBitmapParseInternal and virStrToLong_i (libvirt 9.0.0); the empty set is refused by the callers
 * (virDomainVcpuParse, virDomainVcpuPinDefParseXML). NUMA cells take the empty set: they look at `fault.kind`.
 */
export function readLibvirtCpuset(text: string, limit = highestId): CpusetReading {
  // What most pins are.
  if (oneNumber.test(text) && Number(text) <= limit)
    return { ok: true, set: rangeSet(Number(text), Number(text)) };
  const scan = scanCpuset(text, limit);
  if (!scan.ok) {
    const suggestion = suggestCpuset(text, limit);
    const fault = { kind: 'grammar', reason: scan.reason, at: scan.at } as const;
    return { ok: false, fault: suggestion === undefined ? fault : { ...fault, suggestion } };
  }
  const set = resolveItems(scan.items);
  if (!isEmpty(set)) return { ok: true, set };
  // Only removals can leave nothing, so there is one; the last is where the set was empty for good.
  const at = scan.items.findLast((item) => item.removes)?.at ?? 0;
  return { ok: false, fault: { kind: 'empty', reason: 'empty-set', at } };
}
