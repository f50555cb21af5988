/** A model's bytes as a link's payload: one byte 0 and they themselves, or one byte 1 and their raw deflate, the shorter. */
import { deflateBytes, inflateBytes, inflateWhatIsThere } from '../deflate.ts';

export function packModel(bytes: Uint8Array): Uint8Array {
  const deflated = deflateBytes(bytes);
  const isShorter = deflated.length < bytes.length;
  const inner = isShorter ? deflated : bytes;
  const packed = new Uint8Array(inner.length + 1);
  packed[0] = isShorter ? 1 : 0;
  packed.set(inner, 1);
  return packed;
}

/** Whether the bytes say themselves where they end. */
export function isDeflated(packed: Uint8Array): boolean {
  return packed[0] === 1;
}

/** `bytes`: as many as there are, also where there is a fault. */
export function unpackModel(
  packed: Uint8Array,
  limitBytes: number,
): { readonly bytes: Uint8Array; readonly fault?: 'damaged' | 'newer' | 'too-large' } {
  const inner = packed.subarray(1);
  if (packed[0] === 0)
    return inner.length > limitBytes ? { bytes: inner, fault: 'too-large' } : { bytes: inner };
  if (packed[0] !== 1) return { bytes: new Uint8Array(0), fault: packed.length === 0 ? 'damaged' : 'newer' };
  const bytes = inflateBytes(inner, limitBytes);
  if (typeof bytes !== 'string') return { bytes };
  return { bytes: inflateWhatIsThere(inner, limitBytes), fault: bytes };
}
