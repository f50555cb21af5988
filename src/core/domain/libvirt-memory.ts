/**
 * An amount of memory as libvirt reads it (virParseScaledValue in domain_conf.c, virScaleInteger in virutil.c of
 * 9.0.0): strtoull's number, its unit, and the limit of LLONG_MAX bytes. Exact to the byte, hence BigInt.
 */

export type MemoryReading =
  | { readonly ok: true; readonly kib: number }
  /** `fault`: libvirt's message, with its class prefix. */
  | { readonly ok: false; readonly fault: string };

const highestUlonglong = 2n ** 64n - 1n;
const mostBytes = 2n ** 63n - 1n;

/** The attributes `memory` and `unit`; an empty one counts as absent, as in every `string(…)` of XPath. */
export function readMemory(text: string | undefined, unit: string | undefined): MemoryReading {
  if (text === undefined || text === '')
    return { ok: false, fault: "XML error: missing element or attribute './@memory'" };
  const digits = /^[ \t\n\v\f\r]*\+?(\d{1,400})$/.exec(text)?.[1];
  const value = digits === undefined ? undefined : BigInt(digits);
  if (value === undefined || value > highestUlonglong)
    return { ok: false, fault: `XML error: Invalid value '${text}' for element or attribute './@memory'` };
  const suffix = unit ?? '';
  const scale = suffix === '' ? 1024n : scaleOf(suffix);
  if (scale === undefined) return { ok: false, fault: `invalid argument: unknown suffix '${suffix}'` };
  if (value > mostBytes / scale)
    return { ok: false, fault: `numerical overflow: value too large: ${String(value)}${suffix}` };
  const kib = (value * scale + 1023n) / 1024n;
  // virDomainParseMemory looks at the rounded amount once more.
  if (kib >= (mostBytes + 1023n) / 1024n)
    return { ok: false, fault: 'numerical overflow: size value too large' };
  return { ok: true, kib: Number(kib) };
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
