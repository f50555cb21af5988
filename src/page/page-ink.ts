/**
 * The page's colours for canvases (the picture, its small map, the matrix): read once for all of them, as each reading makes the
 * browser style the page first, and forgotten when they may have changed.
 */
import { readInk } from '../render/canvas/read-ink.ts';
import type { Ink } from '../render/canvas/view.ts';

/** On paper the theme is the light one: what was read meanwhile is no colour of the screen. */
const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'];

let known: Ink | undefined;
let probe: HTMLElement | undefined;
const watching = new Set<() => void>();
let stopWatching: (() => void) | undefined;

/** `inPicture`: an element that shows nothing, inside a picture that is in the page and {@link watchInk watches}. */
export function pageInk(inPicture: HTMLElement): Ink {
  probe = inPicture;
  return (known ??= readInk(() => probe ?? inPicture));
}

/**
 * Tells when {@link pageInk} may be another. Who draws with it asks here and not the theme itself: whoever was told of a new
 * theme before the old ink is forgotten would draw with that.
 *
 * @returns stops telling
 */
export function watchInk(changed: () => void): () => void {
  stopWatching ??= watchTheme(() => {
    known = undefined;
    for (const tell of watching) tell();
  });
  watching.add(changed);
  return () => {
    watching.delete(changed);
    if (watching.size > 0) return;
    stopWatching?.();
    stopWatching = undefined;
    known = undefined;
    probe = undefined;
  };
}

/** The page's own theme, the system's, forced colours, paper. */
function watchTheme(changed: () => void): () => void {
  const lists = queries.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    observer.disconnect();
    for (const list of lists) list.removeEventListener('change', changed);
  };
}
