/**
 * A browser makes code fast that has run a number of times. While reader and page have nothing else to do, what it shows
 * first is read and laid out again and again, and thrown away: the reader's own text is then read in half the time (448
 * CPUs: 28 → 12 ms, 1,024: 50 → 22 ms). It is as little work as moving the pointer over the picture for a second.
 */
import { whileQuiet } from '../browser/quiet.ts';

const mostTimes = 30;
/** All of it together, on a machine however slow. */
const mostMs = 150;
/** Of the 50 ms that an idle moment has at most: what takes longer would wait for one in vain, and ask for ever. */
const longestMs = 30;

/** Runs `once` where nobody has anything to do; ends by itself, and with the first one that fails. Safari: never. */
export function rehearse(once: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') return () => undefined;
  let times = 0;
  let spentMs = 0;
  let lastMs = 5;
  const isEnough = (): boolean => times >= mostTimes || spentMs >= mostMs;
  return whileQuiet((done) => {
    /** `once` itself may be what ends it. */
    let isPaused = false;
    const go = (deadline: IdleDeadline): void => {
      while (!isPaused && !isEnough() && deadline.timeRemaining() > Math.min(lastMs, longestMs)) {
        const begin = performance.now();
        try {
          once();
        } catch (error) {
          done();
          throw error;
        }
        lastMs = performance.now() - begin;
        spentMs += lastMs;
        times++;
      }
      if (isPaused) return;
      if (isEnough()) done();
      else asked = requestIdleCallback(go);
    };
    let asked = requestIdleCallback(go);
    return () => {
      isPaused = true;
      cancelIdleCallback(asked);
    };
  });
}
