/** The page's colours for canvases: read once for all pictures, as each reading makes the browser style the page first. */
import { readInk } from '../../render/canvas/read-ink.ts';
import type { Ink } from '../../render/canvas/view.ts';
import { watchTheme } from './theme-watch.ts';

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
  };
}
