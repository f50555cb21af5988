/** Raw deflate, with an inflation that cannot be made to run on. */
import { deflateSync, Inflate } from 'fflate';

/** 256 bytes of deflate give at most 257 KiB: the most that one step can overshoot the limit. */
const sliceBytes = 256;

/** `dictionary`: text that is known to whoever inflates it. */
export function deflateBytes(bytes: Uint8Array, dictionary?: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9, ...(dictionary === undefined ? {} : { dictionary }) });
}

export function deflateText(text: string, dictionary?: Uint8Array): Uint8Array {
  return deflateBytes(new TextEncoder().encode(text), dictionary);
}

/**
 * `inflateSync` with a bounded `out` cuts silently and still runs to the end of a bomb, and one large `push`
 * inflates everything before its callback is called; so the input is given in small slices.
 */
export function inflateBytes(
  packed: Uint8Array,
  limitBytes: number,
  dictionary?: Uint8Array,
): Uint8Array | 'damaged' | 'too-large' {
  const { bytes, fault } = inflate(packed, limitBytes, true, dictionary);
  return fault ?? bytes;
}

export function inflateText(
  packed: Uint8Array,
  limitBytes: number,
  dictionary?: Uint8Array,
): { readonly text: string } | 'damaged' | 'too-large' {
  const bytes = inflateBytes(packed, limitBytes, dictionary);
  if (typeof bytes === 'string') return bytes;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return 'damaged';
  }
}

/** What comes out before the input breaks off or goes wrong. */
export function inflateWhatIsThere(
  packed: Uint8Array,
  limitBytes: number,
  dictionary?: Uint8Array,
): Uint8Array {
  return inflate(packed, limitBytes, false, dictionary).bytes;
}

/** `isWhole`: the input ends with what is given. fflate keeps back all of a last piece that breaks off otherwise. */
function inflate(
  packed: Uint8Array,
  limitBytes: number,
  isWhole: boolean,
  dictionary: Uint8Array | undefined,
): { readonly bytes: Uint8Array; readonly fault?: 'damaged' | 'too-large' } {
  const chunks: Uint8Array[] = [];
  let total = 0;
  // fflate takes an empty input for a complete one.
  if (packed.length === 0) return { bytes: new Uint8Array(0), fault: 'damaged' };
  try {
    const stream = new Inflate(dictionary === undefined ? {} : { dictionary }, (chunk) => {
      total += chunk.length;
      chunks.push(chunk);
    });
    for (let from = 0; from < packed.length; from += sliceBytes) {
      const to = Math.min(packed.length, from + sliceBytes);
      stream.push(packed.subarray(from, to), isWhole && to === packed.length);
      if (total > limitBytes) return { bytes: joined(chunks, total), fault: 'too-large' };
    }
    return { bytes: joined(chunks, total) };
  } catch {
    return { bytes: joined(chunks, total), fault: 'damaged' };
  }
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
