/** What a file is, by its first bytes: names lie. */

type Format = 'gzip' | 'xz' | 'tar' | 'other-archive' | 'text' | 'binary';

export interface Sniffed {
  readonly format: Format;
  /** For `other-archive`: how people call it. */
  readonly name?: string;
}

/** As many bytes as {@link sniff} looks at. */
export const sniffLength = 4096;

const others: readonly (readonly [name: string, magic: readonly number[]])[] = [
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['lz4', [0x04, 0x22, 0x4d, 0x18]],
  ['lzma', [0x5d, 0x00, 0x00]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
];

export function sniff(head: Uint8Array): Sniffed {
  const begins = (...magic: readonly number[]): boolean => magic.every((byte, i) => head[i] === byte);
  if (begins(0x1f, 0x8b)) return { format: 'gzip' };
  if (begins(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00)) return { format: 'xz' };
  if (isTarHeader(head)) return { format: 'tar' };
  for (const [name, magic] of others) {
    // `BZh` could begin a text; a block follows with pi in BCD, or the end with its root.
    if (name === 'bzip2' && head[4] !== 0x31 && head[4] !== 0x17) continue;
    if (begins(...magic)) return { format: 'other-archive', name };
  }
  return { format: looksLikeText(head) ? 'text' : 'binary' };
}

/** The checksum of a tar header (POSIX.1-2017, pax, "ustar Interchange Format"), old headers without magic too. */
function isTarHeader(head: Uint8Array): boolean {
  if (head.length < 512 || head[0] === 0) return false;
  let sum = 0;
  for (let i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? 32 : (head[i] ?? 0);
  const written = String.fromCharCode(...head.subarray(148, 156)).replace(/[\0 ]+$/, '');
  return /^ *[0-7]{1,7}$/.test(written) && parseInt(written, 8) === sum;
}

/**
 * NUL alone does not make a file binary (`/proc/PID/cmdline` has it between words, UTF-16 in every other byte), but
 * other control characters do.
 */
export function looksLikeText(bytes: Uint8Array): boolean {
  const sight = bytes.subarray(0, sniffLength);
  let zeros = 0;
  let controls = 0;
  for (const byte of sight) {
    if (byte === 0) zeros += 1;
    else if (
      byte < 32 &&
      byte !== 8 &&
      byte !== 9 &&
      byte !== 10 &&
      byte !== 12 &&
      byte !== 13 &&
      byte !== 27
    )
      controls += 1;
  }
  return controls * 50 <= sight.length && zeros * 10 <= sight.length * 6;
}

/** Names by which people expect an archive. */
export function isArchiveName(name: string): boolean {
  return /\.(?:tar(?:\.[a-z0-9]{1,4})?|tgz|txz|tbz2?|tzst|zip|7z|rar)$/i.test(name);
}

/** `capabilities.xml.gz` → `capabilities.xml`. */
export function withoutCompression(name: string): string {
  return /.\.(?:gz|xz)$/i.test(name) ? name.slice(0, -3) : name;
}
