/**
 * Reads files off the main thread. Its decoder for xz is WebAssembly; a worker has the content policy that its own
 * script is served with, not the page's, which goes on forbidding WebAssembly and `eval`.
 */
import {
  readFiles,
  type FilesReading,
  type Given,
  type GivenFile,
  type Progress,
} from '../archive/read-files.ts';

/** As it can be posted: `Given` with the browser's files in it. */
export type FilesToRead =
  | { readonly kind: 'file'; readonly name: string; readonly file: File }
  | {
      readonly kind: 'folder';
      readonly name: string;
      readonly files: readonly { readonly path: string; readonly file: File }[];
      readonly others: number;
    };

export type ArchiveAnswer =
  { readonly progress: Progress } | { readonly reading: FilesReading } | { readonly failure: string };

const millisecondsBetweenProgress = 80;

addEventListener('message', ({ data }: MessageEvent<readonly FilesToRead[]>) => {
  void answer(data);
});

async function answer(toRead: readonly FilesToRead[]): Promise<void> {
  let told = -Infinity;
  const tell = (progress: Progress): void => {
    const now = performance.now();
    if (now - told < millisecondsBetweenProgress) return;
    told = now;
    post({ progress });
  };
  try {
    post({ reading: await readFiles(toRead.map(givenOf), { tell }) });
  } catch (error) {
    post({ failure: String(error) });
  }
}

function post(message: ArchiveAnswer): void {
  postMessage(message);
}

function givenOf(one: FilesToRead): Given {
  if (one.kind === 'file') return fileOf(one.name, one.file);
  const { name, files, others } = one;
  return { kind: 'folder', name, files: files.map(({ path, file }) => fileOf(path, file)), odd: [], others };
}

function fileOf(name: string, file: File): GivenFile {
  return { kind: 'file', name, size: file.size, open: () => chunksOf(file) };
}

/** Not every browser's stream can be walked with `for await`. */
async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
