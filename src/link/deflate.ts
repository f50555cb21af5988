/** Raw deflate of UTF-8 text, with an inflation that cannot be made to run on. */
import { deflateSync, Inflate } from 'fflate';

/** 256 bytes of deflate give at most 257 KiB: the most that one step can overshoot the limit. */
const sliceBytes = 256;

export function deflateText(text: string): Uint8Array {
  return deflateSync(new TextEncoder().encode(text), { level: 9 });
}

/**
 * `inflateSync` with a bounded `out` cuts silently and still runs to the end of a bomb, and one large `push`
 * inflates everything before its callback is called; so the input is given in small slices.
 */
export function inflateText(
  packed: Uint8Array,
  limitBytes: number,
): { readonly text: string } | 'damaged' | 'too-large' {
  const chunks: Uint8Array[] = [];
  let total = 0;
  // fflate takes an empty input for a complete one.
  if (packed.length === 0) return 'damaged';
  try {
    const inflate = new Inflate((chunk) => {
      total += chunk.length;
      chunks.push(chunk);
    });
    for (let from = 0; from < packed.length; from += sliceBytes) {
      const to = Math.min(packed.length, from + sliceBytes);
      inflate.push(packed.subarray(from, to), to === packed.length);
      if (total > limitBytes) return 'too-large';
    }
    return { text: decodeUtf8(chunks, total) };
  } catch {
    return 'damaged';
  }
}

function decodeUtf8(chunks: readonly Uint8Array[], total: number): string {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
