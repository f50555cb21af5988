/** Bytes that come in chunks of any size. */
import { ArchiveFault } from './fault.ts';

export type Bytes = AsyncIterable<Uint8Array>;

export interface Peeked {
  /** The first bytes, fewer only where there are no more. */
  readonly head: Uint8Array;
  /** Everything, the head too. */
  readonly all: Bytes;
  /** What broke the stream off within the head. */
  readonly error?: unknown;
}

export async function peek(chunks: Bytes, length: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  let error: unknown;
  while (total < length && !ended) {
    try {
      const next = await iterator.next();
      if (next.done === true) ended = true;
      else {
        first.push(next.value);
        total += next.value.length;
      }
    } catch (thrown) {
      error = thrown;
      ended = true;
    }
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* first;
      first.length = 0;
      if (error !== undefined) throw error as Error;
      while (!ended) {
        const next = await iterator.next();
        if (next.done === true) break;
        yield next.value;
      }
      ended = true;
    } finally {
      // Whoever stops early closes the file too.
      if (!ended) await iterator.return?.();
    }
  }
  const head = joinBytes(first).subarray(0, length);
  return { head, all: all(), ...(error === undefined ? {} : { error }) };
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Passes bytes on until there are too many. */
export async function* bounded(chunks: Bytes, limit: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > limit) throw new ArchiveFault('too-long');
    yield chunk;
  }
}

/** Takes bytes in portions of one's own choice. */
export class ByteReader {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #isOver = false;

  constructor(chunks: Bytes) {
    this.#iterator = chunks[Symbol.asyncIterator]();
  }

  /** Between one and `most` bytes; none at the end. */
  async some(most: number): Promise<Uint8Array> {
    while (this.#chunk.length === 0 && !this.#isOver) {
      const next = await this.#iterator.next();
      if (next.done === true) this.#isOver = true;
      else this.#chunk = next.value;
    }
    const taken = this.#chunk.subarray(0, most);
    this.#chunk = this.#chunk.subarray(taken.length);
    return taken;
  }

  /** Exactly `length` bytes; fewer at the end. */
  async exactly(length: number): Promise<Uint8Array> {
    const first = await this.some(length);
    if (first.length === length) return first;
    const parts = [first];
    let missing = length - first.length;
    while (missing > 0) {
      const part = await this.some(missing);
      if (part.length === 0) break;
      parts.push(part);
      missing -= part.length;
    }
    return joinBytes(parts);
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }
}
