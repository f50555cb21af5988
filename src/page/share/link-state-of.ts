/** What a link carries of what the user chose. */
import { pinningSources } from '../../core/placement/placement.ts';
import type { LinkState } from '../../link/link-state.ts';
import type { State } from '../../state/store.ts';

export function linkStateOf({
  sources,
  choices,
  selection,
  hiddenClasses,
  language,
  lens,
  tab,
}: State): LinkState {
  return {
    sources: sources.filter(({ text }) => text !== '').map(({ name, text }) => ({ name, text })),
    choices,
    view: {
      hiddenSources: pinningSources.filter((source) => hiddenClasses.includes(source)),
      hiddenClasses: hiddenClasses.filter((key) => !isSource(key)),
      language,
      lens,
      ...(tab === 'map' ? {} : { tab }),
      ...(selection === undefined ? {} : { selection }),
    },
  };
}

/** The same for what comes back to whoever had it: without the language, which somebody may have chosen anew meanwhile. */
export function ownStateOf(state: State): LinkState {
  const { view, ...texts } = linkStateOf(state);
  const { language: _, ...ownView } = view;
  return { ...texts, view: ownView };
}

function isSource(key: string): boolean {
  return (pinningSources as readonly string[]).includes(key);
}
