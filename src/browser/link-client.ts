/** Asks a worker of its own for a model link; a new question ends the one before. */
import type { MadeModelLink } from '../link/make-model-link.ts';
import type { LinkAnswer, LinkJob } from './link-worker.ts';

export interface LinkClient {
  /** Answers once, unless another question or {@link end} comes first. Rejects where no link could be made. */
  ask(job: LinkJob): Promise<MadeModelLink | undefined>;
  end(): void;
}

export function createLinkClient(): LinkClient {
  let worker: Worker | undefined;
  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  return {
    end,
    ask(job) {
      end();
      const asked = new Worker(new URL('./link-worker.ts', import.meta.url), { type: 'module' });
      worker = asked;
      return new Promise((resolve, reject) => {
        asked.onmessage = ({ data }: MessageEvent<LinkAnswer>) => {
          end();
          if ('made' in data) resolve(data.made);
          else reject(new Error(data.failure));
        };
        asked.onerror = (event) => {
          end();
          reject(new Error(event.message));
        };
        asked.postMessage(job);
      });
    },
  };
}
