/** Whether the page is stacked instead of three columns wide; the same width as in the style sheets. */
import { useSyncExternalStore } from 'react';

const query = '(max-width: 900px)';

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => {
    media.removeEventListener('change', listener);
  };
}

export function isNarrow(): boolean {
  return matchMedia(query).matches;
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}
