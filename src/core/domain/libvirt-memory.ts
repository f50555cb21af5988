/**
 * An amount as libvirt reads it (virParseScaledValue in virxml.c, virDomainParseMemory in domain_conf.c and
 * virScaleInteger in virutil.c of 9.0.0): strtoull's number, its unit, a limit. Exact to the byte, hence BigInt.
 */
import { readUlonglong } from './libvirt-number.ts';

/** `fault`: libvirt's message, with its class prefix; `at`: whether the number or its unit is to blame. */
interface AmountFault {
  readonly ok: false;
  readonly fault: string;
  readonly at: 'value' | 'unit';
}

/** `given` is false for an amount that may be, and is, left out: 0. */
export type AmountReading =
  { readonly ok: true; readonly bytes: bigint; readonly given: boolean } | AmountFault;

export type MemoryReading =
  { readonly ok: true; readonly kib: number; readonly given: boolean } | AmountFault;

const mostMemoryBytes = 2n ** 63n - 1n;
const mostBytes = 2n ** 64n - 1n;

export interface AmountText {
  /** An empty one counts as absent, as in every `string(…)` of XPath. */
  readonly text: string | undefined;
  readonly unit: string | undefined;
  /** The XPath that libvirt's message names. */
  readonly path: string;
  readonly required?: boolean;
  /** Bytes per unit where no unit is given; 1024 unless told. */
  readonly scale?: bigint;
  readonly most?: bigint;
}

export function readAmount(amount: AmountText): AmountReading {
  const { text, path, most = mostBytes } = amount;
  if (text === undefined || text === '') {
    if (amount.required !== true) return { ok: true, bytes: 0n, given: false };
    return { ok: false, fault: `XML error: missing element or attribute '${path}'`, at: 'value' };
  }
  const value = readUlonglong(text);
  if (value === undefined) {
    return {
      ok: false,
      fault: `XML error: Invalid value '${text}' for element or attribute '${path}'`,
      at: 'value',
    };
  }
  const suffix = amount.unit ?? '';
  const scale = suffix === '' ? (amount.scale ?? 1024n) : scaleOf(suffix);
  if (scale === undefined)
    return { ok: false, fault: `invalid argument: unknown suffix '${suffix}'`, at: 'unit' };
  if (value > most / scale) {
    const fault = `numerical overflow: value too large: ${String(value)}${suffix}`;
    return { ok: false, fault, at: 'value' };
  }
  return { ok: true, bytes: value * scale, given: true };
}

/** An amount of memory: in KiB, rounded up, below 8 EiB. */
export function readMemory(amount: AmountText): MemoryReading {
  const reading = readAmount({ ...amount, most: mostMemoryBytes });
  if (!reading.ok) return reading;
  const kib = (reading.bytes + 1023n) / 1024n;
  if (kib >= 2n ** 53n) return { ok: false, fault: 'numerical overflow: size value too large', at: 'value' };
  return { ok: true, kib: Number(kib), given: reading.given };
}

/** b, byte, bytes; k or KiB for 1024; KB for 1000; and so on up to E, in any case. */
function scaleOf(suffix: string): bigint | undefined {
  const small = suffix.toLowerCase();
  if (small === 'b' || small === 'byte' || small === 'bytes') return 1n;
  const found = /^([kmgtpe])(ib|b)?$/.exec(small);
  if (found === null) return undefined;
  const power = BigInt('kmgtpe'.indexOf(found[1] ?? 'k') + 1);
  return (found[2] === 'b' ? 1000n : 1024n) ** power;
}
