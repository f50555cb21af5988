/**
 * xz, several streams in one file too. The decoder is xz-embedded as WebAssembly: blocks with LZMA2 alone, checked by
 * CRC-32 or CRC-64. It is loaded when the first such file comes.
 */
import { ByteReader, type Bytes } from './byte-stream.ts';
import { ArchiveFault } from './fault.ts';

type Decoder = new (compressed: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>;

/** As much as the decoder takes at once. */
const portion = 64 * 1024;

export async function* unxz(chunks: Bytes): AsyncGenerator<Uint8Array> {
  const XzReadableStream = await loadDecoder().catch(() => {
    throw new ArchiveFault('unsupported', 'xz-decoder');
  });
  const source = new ByteReader(chunks);
  let sourceError: unknown;
  const input = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const bytes = await source.some(portion);
        if (bytes.length === 0) controller.close();
        else controller.enqueue(bytes);
      } catch (error) {
        sourceError = error;
        controller.error(error);
      }
    },
  });
  const reader = new XzReadableStream(input).getReader();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (value.length > 0) yield value;
    }
    isOver = true;
  } catch (error) {
    isOver = true;
    throw sourceError instanceof Error ? sourceError : faultOf(error);
  } finally {
    // An abandoned decoder would keep the next one waiting.
    if (!isOver) await reader.cancel();
    await source.close();
  }
}

/** Node gives a CommonJS module as `default`, bundlers its names too. */
async function loadDecoder(): Promise<Decoder> {
  const loaded: { readonly XzReadableStream?: Decoder; readonly default?: unknown } =
    await import('xz-decompress');
  if (loaded.XzReadableStream !== undefined) return loaded.XzReadableStream;
  return (loaded.default as { readonly XzReadableStream: Decoder }).XzReadableStream;
}

/** xz-embedded's `enum xz_ret`: 3 and 4 memory, 5 no xz at all, 6 options, 7 data, 8 no more input. */
function faultOf(error: unknown): ArchiveFault {
  // The content policy of a server may forbid WebAssembly.
  if (error instanceof Error && error.name === 'CompileError') {
    return new ArchiveFault('unsupported', 'xz-decoder');
  }
  const detail = error instanceof Error ? error.message : String(error);
  const code = /error code (\d+)/.exec(detail)?.[1];
  if (code === '8') return new ArchiveFault('truncated');
  if (code === '2' || code === '3' || code === '4' || code === '6')
    return new ArchiveFault('unsupported', 'xz');
  return new ArchiveFault('damaged', code === undefined ? detail : 'xz');
}
