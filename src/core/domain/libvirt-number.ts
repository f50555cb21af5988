/**
 * Numbers as libvirt reads them, which differs by place (libvirt.md §2, checked against 9.0.0): `virXMLPropUInt`
 * is strtoul without a sign; the text of `<vcpu>` goes through an XPath helper that lets a minus through.
 */

export const highestUint = 0xffff_ffff;
const highestInt = 0x7fff_ffff;
const highestUlonglong = 2n ** 64n - 1n;
const highestLonglong = 2n ** 63n - 1n;

/** What strtol and its kin take: blanks first, one sign, decimal digits, nothing behind. */
const decimal = /^[ \t\n\v\f\r]*([+-]?)(\d+)$/;
/** More digits than that overflow every type, however many of them are zeros at the front. */
const mostDigits = 400;

interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
}

function readDecimal(text: string): Decimal | undefined {
  const found = decimal.exec(text);
  if (found?.[2] === undefined || found[2].length > mostDigits) return undefined;
  return { negative: found[1] === '-', digits: found[2] };
}

/** An attribute of type "uint": leading blanks and `+` are fine, trailing blanks and `-` are not; decimal only. */
export function readUintAttribute(text: string): number | undefined {
  const found = readDecimal(text);
  if (found === undefined || found.negative) return undefined;
  const value = Number(found.digits);
  return value <= highestUint ? value : undefined;
}

/** The text of `<vcpu>`: as above, and `-1` wraps round to 4294967295 as strtoul does. */
export function readUintText(text: string): number | undefined {
  const found = readDecimal(text);
  if (found === undefined) return undefined;
  const value = Number(found.digits);
  if (value > highestUint) return undefined;
  return found.negative && value !== 0 ? highestUint + 1 - value : value;
}

/** virStrToLong_i: a signed 32-bit number. */
export function readInt(text: string): number | undefined {
  const found = readDecimal(text);
  if (found === undefined) return undefined;
  const value = Number(found.digits);
  if (value > highestInt + (found.negative ? 1 : 0)) return undefined;
  return found.negative && value !== 0 ? -value : value;
}

/** virStrToLong_ullp: an unsigned 64-bit number, exact. */
export function readUlonglong(text: string): bigint | undefined {
  const found = readDecimal(text);
  if (found === undefined || found.negative) return undefined;
  const value = BigInt(found.digits);
  return value <= highestUlonglong ? value : undefined;
}

/** virStrToLong_ll: a signed 64-bit number, exact. */
export function readLonglong(text: string): bigint | undefined {
  const found = readDecimal(text);
  if (found === undefined) return undefined;
  const value = BigInt(found.digits);
  if (value > highestLonglong + (found.negative ? 1n : 0n)) return undefined;
  return found.negative ? -value : value;
}
