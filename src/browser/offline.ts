/**
 * Keeps the page for times without a network (`scripts/offline/service-worker.js`), once it is here and at rest. Not in
 * development, where files change, nor in the single file, which is whole already. A browser that forbids it only needs
 * the network the next time.
 */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || import.meta.env.MODE === 'single') return;
  if (!/^https?:$/.test(location.protocol) || !('serviceWorker' in navigator)) return;
  setTimeout(() => {
    navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch(() => {});
  }, restMs);
}

/** The first picture, the rules and the rehearsal come first. */
const restMs = 2000;
