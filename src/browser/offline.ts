import { readersActs } from './quiet.ts';

/**
 * Keeps the page for times without a network (`scripts/offline/service-worker.js`), once it is here and left alone for a
 * while. Not in development, where files change, nor in the single file, which is whole already. A browser that forbids
 * it only needs the network the next time.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || import.meta.env.MODE === 'single') return;
  if (!/^https?:$/.test(location.protocol) || !('serviceWorker' in navigator)) return;
  const listening = new AbortController();
  let lastInput = performance.now();
  const note = (): void => {
    lastInput = performance.now();
  };
  for (const type of readersActs)
    addEventListener(type, note, { signal: listening.signal, capture: true, passive: true });
  const keepOnceAtRest = (): void => {
    const left = lastInput + restMs - performance.now();
    if (left > 0 && document.visibilityState === 'visible') {
      setTimeout(keepOnceAtRest, left);
      return;
    }
    listening.abort();
    navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => {});
  };
  setTimeout(keepOnceAtRest, restMs);
}

/**
 * A browser compiles every script that it puts aside: a quarter of a second of one processor, in the seconds in which the
 * reader pastes what they came with. It waits until nothing has been typed, moved or pasted for so long.
 */
const restMs = 4000;
