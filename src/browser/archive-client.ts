/** Has files read in a worker of their own, which is ended when the reading is no longer wanted. */
import type { FilesReading, Progress } from '../archive/read-files.ts';
import type { ArchiveAnswer, FilesToRead } from './archive-worker.ts';

export function readInWorker(
  toRead: readonly FilesToRead[],
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<FilesReading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), { type: 'module' });
    const end = (): void => {
      worker.terminate();
    };
    signal.addEventListener('abort', () => {
      end();
      reject(new DOMException('cancelled', 'AbortError'));
    });
    worker.onmessage = ({ data }: MessageEvent<ArchiveAnswer>) => {
      if ('progress' in data) {
        tell(data.progress);
        return;
      }
      end();
      if ('reading' in data) resolve(data.reading);
      else reject(new Error(data.failure));
    };
    worker.onerror = (event) => {
      end();
      reject(new Error(event.message));
    };
    worker.postMessage(toRead);
  });
}
