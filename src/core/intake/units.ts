/** libvirt's memory units (virScaleInteger, src/util/virutil.c): b, bytes; KiB, k, K = 1024; KB = 1000; … */

const scales: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  k: 2 ** 10,
  kib: 2 ** 10,
  kb: 1e3,
  m: 2 ** 20,
  mib: 2 ** 20,
  mb: 1e6,
  g: 2 ** 30,
  gib: 2 ** 30,
  gb: 1e9,
  t: 2 ** 40,
  tib: 2 ** 40,
  tb: 1e12,
  p: 2 ** 50,
  pib: 2 ** 50,
  pb: 1e15,
  e: 2 ** 60,
  eib: 2 ** 60,
  eb: 1e18,
};

/** A whole number with its unit in KiB, rounded up as libvirt does; undefined for anything else. */
export function toKiB(text: string, unit = 'KiB'): number | undefined {
  const scale = Object.hasOwn(scales, unit.toLowerCase()) ? scales[unit.toLowerCase()] : undefined;
  if (scale === undefined || !/^\d{1,20}$/.test(text)) return undefined;
  const kib = Math.ceil((Number(text) * scale) / 1024);
  return Number.isFinite(kib) ? kib : undefined;
}
