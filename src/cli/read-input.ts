/** Files and standard input to text, with a bound on their size. */
import { createReadStream } from 'node:fs';
import { decodeText } from './decode-text.ts';
import type { InputText } from './explain.ts';

/** No text we read is near it; a disk image named by mistake is over it. */
const inputLimitBytes = 64 * 1024 * 1024;

export type InputReading =
  | { readonly ok: true; readonly inputs: readonly InputText[] }
  | { readonly ok: false; readonly message: string };

/** In the given order; the first that cannot be read ends it. */
export async function readInputs(
  files: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  limitBytes = inputLimitBytes,
): Promise<InputReading> {
  const inputs: InputText[] = [];
  for (const name of files) {
    try {
      const bytes = await readStream(name === '-' ? stdin : openFile(name), limitBytes);
      if (bytes === 'too-large') {
        return {
          ok: false,
          message: `${name}: more than ${limitBytes / 1024 / 1024} MB, which is no text that Pinscope reads`,
        };
      }
      inputs.push({ name, text: decodeText(bytes) });
    } catch (error) {
      return { ok: false, message: `${name}: ${explainError(error)}` };
    }
  }
  return { ok: true, inputs };
}

/** As a stream, because the size of a pipe, a device or a file of /proc is not known beforehand. */
function openFile(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>;
}

async function readStream(
  stream: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<Uint8Array | 'too-large'> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.length;
    if (total > limitBytes) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function explainError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'EISDIR') return 'is a directory';
  return error instanceof Error ? error.message : String(error);
}
