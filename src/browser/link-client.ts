/** Asks a worker of its own for a link; a new question ends the one before. */
import type { LinkState } from '../link/link-state.ts';
import type { MadeModelLink } from '../link/make-model-link.ts';
import type { LinkJob, LinkWorkerAnswer, TextsLinkJob } from './link-worker.ts';

export interface LinkClient {
  /** Answers once, unless another question or {@link end} comes first. Rejects where no link could be made. */
  ask(job: LinkJob): Promise<MadeModelLink | undefined>;
  /** The same for the link that holds the texts. */
  askForTexts(texts: LinkState): Promise<string | undefined>;
  end(): void;
}

export function createLinkClient(): LinkClient {
  let worker: Worker | undefined;
  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const put = <Made>(job: LinkJob | TextsLinkJob): Promise<Made | undefined> => {
    end();
    const asked = new Worker(new URL('./link-worker.ts', import.meta.url), { type: 'module' });
    worker = asked;
    return new Promise((resolve, reject) => {
      asked.onmessage = ({ data }: MessageEvent<LinkWorkerAnswer<Made>>) => {
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
  };
  return {
    end,
    ask: (job) => put<MadeModelLink>(job),
    askForTexts: (texts) => put<string>({ texts }),
  };
}
