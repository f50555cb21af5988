/** The whole screen for the page, where the browser lets us; nobody depends on it. */

export function enterFullScreen(): void {
  // Refused without a gesture of the user's, in frames, and where there is no such thing (iPhones).
  document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
}

export function leaveFullScreen(): void {
  if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
}

export function isFullScreen(): boolean {
  return document.fullscreenElement !== null;
}

/** So long after a window was opened the browser may end it for that, and once. */
const forWindowMs = 3000;
let forWindowUntil = -Infinity;

/** Chromium ends it when the page opens a window, which nobody has asked for: {@link onFullScreenEnd} does not tell of it. */
export function windowOpened(): void {
  // Also where the full screen is only on its way: it comes, and is ended at once.
  forWindowUntil = performance.now() + forWindowMs;
}

/** When the user ends it, with Escape above all: the page itself does not hear that key then. */
export function onFullScreenEnd(listener: () => void): () => void {
  const heard = (): void => {
    if (isFullScreen()) return;
    const isForWindow = performance.now() < forWindowUntil;
    forWindowUntil = -Infinity;
    if (!isForWindow) listener();
  };
  document.addEventListener('fullscreenchange', heard);
  return () => {
    document.removeEventListener('fullscreenchange', heard);
  };
}
