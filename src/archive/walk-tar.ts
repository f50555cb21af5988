/**
 * The entries of a tar archive, one after the other, while its bytes come: nothing of it is kept. modern-tar reads the
 * headers (ustar, pax, GNU); it is fed block by block between the contents, so that whatever stands before a damaged
 * header has been given out when the damage is met.
 */
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import { ByteReader, type Bytes } from './byte-stream.ts';
import { ArchiveFault } from './fault.ts';

export interface TarEntry {
  readonly path: string;
  readonly type: 'file' | 'directory' | 'link' | 'special';
  readonly size: number;
  /** Ends with a fault where the archive ends within. What is not taken is passed over. */
  readonly content: Bytes;
}

const blockLength = 512;
const portion = 256 * 1024;

export async function* walkTar(chunks: Bytes): AsyncGenerator<TarEntry> {
  const input = new ByteReader(chunks);
  const { readable, writable } = createTarDecoder({ strict: true });
  const writer = writable.getWriter();
  const reader = readable.getReader();
  // It fails together with the writer, which is asked.
  writer.closed.catch(() => undefined);
  reader.closed.catch(() => undefined);
  let arrived: ParsedTarEntry | undefined;
  const expectNext = (): void => {
    reader.read().then(
      ({ value }) => {
        arrived = value;
      },
      () => undefined,
    );
  };
  expectNext();
  try {
    for (;;) {
      const block = await input.exactly(blockLength);
      if (block.length === 0) break;
      await feed(writer, block);
      if (block.length < blockLength) break;
      // The decoder hands an entry over before it takes the next block.
      const entry = arrived;
      if (entry === undefined) continue;
      arrived = undefined;
      await entry.body.cancel();
      expectNext();
      const { header } = entry;
      let left = header.size;
      const content = async function* (): AsyncGenerator<Uint8Array> {
        while (left > 0) {
          const bytes = await input.some(Math.min(left, portion));
          if (bytes.length === 0) throw new ArchiveFault('truncated');
          left -= bytes.length;
          await feed(writer, bytes);
          yield bytes;
        }
      };
      yield { path: header.name, type: typeOf(header.type, block), size: header.size, content: content() };
      for await (const _passedOver of content());
      await feed(writer, await input.exactly(-header.size & (blockLength - 1)));
    }
    await finish(writer);
  } finally {
    await input.close();
  }
}

/** modern-tar calls every unknown type a file: sparse files, volume labels, parts of other volumes. */
function typeOf(type: string | undefined, header: Uint8Array): TarEntry['type'] {
  if (type === 'directory') return 'directory';
  if (type === 'link' || type === 'symlink') return 'link';
  const flag = String.fromCharCode(header[156] ?? 0);
  return type === 'file' && ['0', '\0', '7'].includes(flag) ? 'file' : 'special';
}

async function feed(writer: WritableStreamDefaultWriter<Uint8Array>, bytes: Uint8Array): Promise<void> {
  if (bytes.length === 0) return;
  try {
    await writer.write(bytes);
  } catch (error) {
    throw faultOf(error);
  }
}

async function finish(writer: WritableStreamDefaultWriter<Uint8Array>): Promise<void> {
  try {
    await writer.close();
  } catch (error) {
    throw faultOf(error);
  }
}

function faultOf(error: unknown): ArchiveFault {
  const detail = error instanceof Error ? error.message : String(error);
  return new ArchiveFault(detail.includes('truncated') ? 'truncated' : 'damaged', 'tar');
}
