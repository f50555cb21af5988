/** The link of the whole page that shows what a frame shows. */
import type { LinkState } from '../../link/link-state.ts';
import type { PageStore, State } from '../../state/store.ts';
import type { AnalysisRunner } from '../analysis-runner.ts';
import { linkStateOf } from '../share/link-state-of.ts';

const parts = [
  'sources',
  'choices',
  'selection',
  'hiddenClasses',
  'language',
  'lens',
  'tab',
] as const satisfies readonly (keyof State)[];

/**
 * `tell`: the link, or undefined where there is none yet, or none at all because the texts are too long for one. It is of the texts
 * whose picture is on show, not of those that are still being analysed.
 *
 * @returns stops telling
 */
export function watchWholePage(
  store: PageStore,
  runner: Pick<AnalysisRunner, 'current' | 'subscribe'>,
  makeLink: (state: LinkState) => Promise<string | undefined>,
  tell: (link: string | undefined) => void,
): () => void {
  let shown: State | undefined;
  let isStopped = false;
  const look = (): void => {
    const state = store.getState();
    const { pending, sources } = runner.current();
    const before = shown;
    const isOnShow = !pending && sources === state.sources;
    if (
      isStopped ||
      !isOnShow ||
      (before !== undefined && parts.every((part) => state[part] === before[part]))
    )
      return;
    shown = state;
    if (state.sources !== before?.sources) tell(undefined);
    if (state.sources.length === 0) return;
    makeLink(linkStateOf(state)).then(
      (link) => {
        if (shown === state && !isStopped) tell(link);
      },
      () => {},
    );
  };
  // Texts, choices and view change one after the other, and a link is made of all of them.
  let isAsked = false;
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      look();
    });
  };
  ask();
  const stops = [store.subscribe(ask), runner.subscribe(ask)];
  return () => {
    isStopped = true;
    for (const stop of stops) stop();
  };
}
