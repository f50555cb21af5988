/** The whole screen for the page, where the browser lets us; nobody depends on it. */

export function enterFullScreen(): void {
  // Refused without a gesture of the user's, in frames, and where there is no such thing (iPhones).
  document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
}

export function leaveFullScreen(): void {
  if (!isFullScreen()) return;
  expectFullScreenEnd();
  document.exitFullscreen().catch(() => undefined);
}

export function isFullScreen(): boolean {
  return document.fullscreenElement !== null;
}

/** So long after it was brought about an end may come: also of a full screen that is only on its way. */
const endMs = 3000;
let expectedUntil = -Infinity;

/** The page brings about an end, which {@link onFullScreenEnd} then does not tell of. Chromium ends it when the page opens a window. */
export function expectFullScreenEnd(): void {
  expectedUntil = performance.now() + endMs;
}

/** When the user ends it, with Escape above all: the page itself does not hear that key then. */
export function onFullScreenEnd(listener: () => void): () => void {
  const heard = (): void => {
    if (isFullScreen()) return;
    const isExpected = performance.now() < expectedUntil;
    expectedUntil = -Infinity;
    if (!isExpected) listener();
  };
  document.addEventListener('fullscreenchange', heard);
  return () => {
    document.removeEventListener('fullscreenchange', heard);
  };
}
