/**
 * gzip (RFC 1952), several members too. fflate inflates; that what came out is what once went in is checked here, by
 * the CRC-32 and the length behind each member, which fflate's stream leaves unread.
 */
import { Gunzip } from 'fflate';
import type { Bytes } from './byte-stream.ts';
import { ArchiveFault } from './fault.ts';

/** Inflating multiplies by a thousand at most: what one portion becomes fits into memory. */
const portion = 16 * 1024;

export async function* gunzip(chunks: Bytes): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  const check = new MemberCheck();
  const stream = new Gunzip((data) => {
    if (data.length === 0) return;
    out.push(data);
    check.produced(data);
  });
  stream.onmember = (offset) => {
    check.memberEnded(offset);
  };
  const push = (bytes: Uint8Array, isLast: boolean): void => {
    try {
      check.consumed(bytes);
      stream.push(bytes, isLast);
      if (isLast) check.allEnded();
    } catch (error) {
      throw error instanceof ArchiveFault ? error : faultOf(error);
    }
  };
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += portion) {
      let failed: unknown;
      try {
        push(chunk.subarray(at, at + portion), false);
      } catch (error) {
        failed = error;
      }
      // What came before the fault is given out first.
      yield* out;
      out = [];
      if (failed !== undefined) throw failed as Error;
    }
  }
  push(new Uint8Array(0), true);
  yield* out;
}

function faultOf(error: unknown): ArchiveFault {
  const detail = error instanceof Error ? error.message : String(error);
  return new ArchiveFault(/unexpected EOF/i.test(detail) ? 'truncated' : 'damaged', detail);
}

class MemberCheck {
  #crc = -1;
  #length = 0;
  #total = 0;
  /** The last two portions: a trailer lies within. */
  #before = new Uint8Array(0);
  #recent = new Uint8Array(0);

  consumed(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#total += bytes.length;
    // A very small portion must not push out what was before it.
    this.#before =
      this.#recent.length < 64
        ? new Uint8Array([...this.#before.subarray(-64), ...this.#recent])
        : this.#recent;
    this.#recent = bytes.slice();
  }

  produced(bytes: Uint8Array): void {
    this.#crc = crc32(bytes, this.#crc);
    this.#length = (this.#length + bytes.length) >>> 0;
  }

  memberEnded(offset: number): void {
    this.#compare(offset);
    this.#crc = -1;
    this.#length = 0;
  }

  allEnded(): void {
    this.#compare(this.#total);
  }

  /** The eight bytes before `offset`: CRC-32 and length, least significant byte first. */
  #compare(offset: number): void {
    const window = new Uint8Array([...this.#before.subarray(-64), ...this.#recent]);
    const end = window.length - (this.#total - offset);
    if (end < 8) {
      if (this.#total < 18) throw new ArchiveFault('truncated');
      return;
    }
    const view = new DataView(window.buffer, end - 8, 8);
    if (view.getUint32(0, true) !== ~this.#crc >>> 0 || view.getUint32(4, true) !== this.#length) {
      throw new ArchiveFault('damaged', 'crc');
    }
  }
}

const table = Int32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array, crc: number): number {
  let value = crc;
  // Firefox walks typed arrays with `for … of` many times slower.
  for (let i = 0, { length } = bytes; i < length; i++)
    value = (value >>> 8) ^ (table[(value ^ (bytes[i] ?? 0)) & 255] ?? 0);
  return value;
}
