/** The page's colours for canvases: read once for all pictures, as each reading makes the browser style the page first. */
import { readInk } from '../../render/canvas/read-ink.ts';
import type { Ink } from '../../render/canvas/view.ts';
import { watchTheme } from './theme-watch.ts';

let known: Ink | undefined;
let probe: HTMLElement | undefined;
let isWatching = false;

/** `inPicture`: an element that shows nothing, inside a picture that is in the page. */
export function pageInk(inPicture: HTMLElement): Ink {
  probe = inPicture;
  if (!isWatching) {
    isWatching = true;
    watchTheme(() => {
      known = undefined;
    });
  }
  return (known ??= readInk(() => probe ?? inPicture));
}
