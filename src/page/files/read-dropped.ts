/** From what was dropped to texts: loaded with the first file that comes. */
import type { FilesReading, Progress } from '../../archive/read-files.ts';
import { readInWorker } from '../../browser/archive-client.ts';
import { contentsOfDrop } from '../../browser/dropped-folder.ts';
import type { DroppedFiles } from '../../browser/files.ts';

export interface Looking {
  readonly name: string;
  readonly lookedThrough: number;
}

export async function readDropped(
  dropped: DroppedFiles,
  tell: (progress: Progress | Looking) => void,
  signal: AbortSignal,
): Promise<FilesReading> {
  const contents = await contentsOfDrop(
    dropped,
    (name, lookedThrough) => {
      tell({ name, lookedThrough });
    },
    signal,
  );
  const reading = await readInWorker(contents.toRead, tell, signal);
  const own = [
    { kind: 'folder-too-large', paths: contents.tooLarge },
    { kind: 'unreadable', paths: contents.unreadable },
  ] as const;
  return {
    ...reading,
    notices: [
      ...reading.notices,
      ...own.flatMap(({ kind, paths }) =>
        paths.length === 0 ? [] : [{ kind, count: paths.length, paths: paths.slice(0, 20) }],
      ),
    ],
  };
}
