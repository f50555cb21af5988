/**
 * Makes links off the main thread: for a model link the texts are read, written anew, read again and judged twice; for
 * the link of long texts they are deflated.
 */
import type { Choices } from '../core/analysis.ts';
import type { Source } from '../core/text/source.ts';
import type { LinkState } from '../link/link-state.ts';
import { encodeLink, findLinkProblem } from '../link/link.ts';
import { makeModelLink, type MadeModelLink } from '../link/make-model-link.ts';
import type { LinkView } from '../link/view-tail.ts';

export interface LinkJob {
  readonly sources: readonly Source[];
  readonly choices: Choices;
  readonly view: LinkView;
  readonly hidesNames: boolean;
}

export interface TextsLinkJob {
  readonly texts: LinkState;
}

/** `undefined`: more than a link opens to. */
export type LinkWorkerAnswer<Made> = { readonly made: Made | undefined } | { readonly failure: string };

addEventListener('message', ({ data }: MessageEvent<LinkJob | TextsLinkJob>) => {
  postMessage(answerTo(data));
});

function answerTo(job: LinkJob | TextsLinkJob): LinkWorkerAnswer<MadeModelLink | string> {
  try {
    if ('texts' in job)
      return { made: findLinkProblem(job.texts) === undefined ? encodeLink(job.texts) : undefined };
    const { sources, choices, view, hidesNames } = job;
    return { made: makeModelLink(sources, choices, view, { hidesNames }) };
  } catch (error) {
    return { failure: String(error) };
  }
}
