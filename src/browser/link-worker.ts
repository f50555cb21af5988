/** Makes a model link off the main thread: the texts are read, written anew, read again and judged twice. */
import type { Choices } from '../core/analysis.ts';
import type { Source } from '../core/text/source.ts';
import { makeModelLink, type MadeModelLink } from '../link/make-model-link.ts';
import type { LinkView } from '../link/view-tail.ts';

export interface LinkJob {
  readonly sources: readonly Source[];
  readonly choices: Choices;
  readonly view: LinkView;
  readonly hidesNames: boolean;
}

/** `undefined`: more than a link opens to. */
export type LinkAnswer = { readonly made: MadeModelLink | undefined } | { readonly failure: string };

addEventListener('message', ({ data }: MessageEvent<LinkJob>) => {
  postMessage(answerTo(data));
});

function answerTo({ sources, choices, view, hidesNames }: LinkJob): LinkAnswer {
  try {
    return { made: makeModelLink(sources, choices, view, { hidesNames }) };
  } catch (error) {
    return { failure: String(error) };
  }
}
