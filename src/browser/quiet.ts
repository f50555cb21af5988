/** What the page does on its own account, it does while the reader does nothing. */

/** So long nothing came from the reader: one act follows another sooner. */
const quietMs = 500;
/** A finger that scrolls is not told of as a pointer. */
export const readersActs = [
  'pointermove',
  'pointerdown',
  'touchmove',
  'wheel',
  'keydown',
  'paste',
  'dragover',
  'drop',
] as const;

/**
 * Runs `begin` when the reader has been quiet for a while, ends it (by what it returns) with the next act, and begins
 * again at the next quiet; until `begin` says that it is done, or for good by what this returns.
 */
export function whileQuiet(begin: (done: () => void) => () => void): () => void {
  let isOver = false;
  let pause: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = (): void => {
    clearTimeout(timer);
    pause?.();
    pause = undefined;
  };
  const wait = (): void => {
    rest();
    timer = setTimeout(() => {
      pause = begin(stop);
      if (isOver) rest();
    }, quietMs);
  };
  const stop = (): void => {
    isOver = true;
    for (const act of readersActs) document.removeEventListener(act, wait, { capture: true });
    rest();
  };
  for (const act of readersActs) document.addEventListener(act, wait, { capture: true, passive: true });
  wait();
  return stop;
}
