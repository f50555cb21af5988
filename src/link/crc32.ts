/** CRC-32 as zip, gzip and PNG compute it (reflected polynomial 0xEDB88320), over an ASCII text. */

const table = new Uint32Array(256).map((_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 1) === 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

export function crc32(ascii: string): number {
  let rest = 0xffffffff;
  for (let i = 0; i < ascii.length; i++) {
    rest = (rest >>> 8) ^ (table[(rest ^ ascii.charCodeAt(i)) & 0xff] ?? 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
