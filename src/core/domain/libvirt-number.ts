/**
 * Numbers as libvirt reads them, which differs by place (libvirt.md §2, checked against 9.0.0): `virXMLPropUInt`
 * is strtoul without a sign; the text of `<vcpu>` goes through an XPath helper that lets a minus through.
 */

export const highestUint = 0xffff_ffff;

/** An attribute of type "uint": leading blanks and `+` are fine, trailing blanks and `-` are not; decimal only. */
export function readUintAttribute(text: string): number | undefined {
  const digits = /^[ \t\n\v\f\r]*\+?(\d+)$/.exec(text)?.[1];
  if (digits === undefined || digits.length > 400) return undefined;
  const value = Number(digits);
  return value <= highestUint ? value : undefined;
}

/** The text of `<vcpu>`: as above, and `-1` wraps round to 4294967295 as strtoul does. */
export function readUintText(text: string): number | undefined {
  const found = /^[ \t\n\v\f\r]*([+-]?)(\d+)$/.exec(text);
  if (found?.[2] === undefined || found[2].length > 400) return undefined;
  const value = Number(found[2]);
  if (value > highestUint) return undefined;
  return found[1] === '-' && value !== 0 ? highestUint + 1 - value : value;
}
