import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rehearse } from './rehearse.ts';

/** What waits for an idle moment. */
let idle = new Map<number, (deadline: IdleDeadline) => void>();
let now = 0;
/** Runs what waits now, in a moment of 50 ms. */
const beIdle = (): void => {
  const end = now + 50;
  const all = [...idle.values()];
  idle = new Map();
  for (const run of all) run({ timeRemaining: () => end - now, didTimeout: false });
};
const page = new EventTarget();
beforeEach(() => {
  now = 0;
  idle = new Map();
  let asked = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('document', page);
  vi.stubGlobal('performance', { now: () => now });
  vi.stubGlobal('requestIdleCallback', (run: (deadline: IdleDeadline) => void) => {
    idle.set(++asked, run);
    return asked;
  });
  vi.stubGlobal('cancelIdleCallback', (id: number) => idle.delete(id));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const taking = (ms: number) =>
  vi.fn(() => {
    now += ms;
  });
const beQuiet = (): void => {
  vi.advanceTimersByTime(600);
};

describe('what is done for nothing', () => {
  it('runs in idle moments while the reader is quiet, goes on after an act, and ends by itself', () => {
    const once = taking(10);
    rehearse(once);
    beIdle();
    expect(once).not.toHaveBeenCalled();
    beQuiet();
    beIdle();
    expect(once).toHaveBeenCalledTimes(4);
    page.dispatchEvent(new Event('pointermove'));
    beIdle();
    expect(once).toHaveBeenCalledTimes(4);
    beQuiet();
    for (let i = 0; i < 9; i++) beIdle();
    // 150 ms of work, also when it is counted over several pauses.
    expect(once).toHaveBeenCalledTimes(15);
    expect(idle.size).toBe(0);
    page.dispatchEvent(new Event('pointermove'));
    beQuiet();
    expect(idle.size).toBe(0);
  });

  it('runs thirty times at most', () => {
    const once = taking(1);
    rehearse(once);
    beQuiet();
    for (let i = 0; i < 9; i++) beIdle();
    expect(once).toHaveBeenCalledTimes(30);
  });

  it('ends although it takes longer than an idle moment', () => {
    const once = taking(70);
    rehearse(once);
    beQuiet();
    for (let i = 0; i < 9; i++) beIdle();
    expect(once).toHaveBeenCalledTimes(3);
    expect(idle.size).toBe(0);
  });

  it('can be ended by what it does, and ends where that fails', () => {
    const ending = vi.fn(() => {
      stop();
    });
    const stop = rehearse(ending);
    beQuiet();
    beIdle();
    beIdle();
    expect(ending).toHaveBeenCalledTimes(1);
    const failing = vi.fn(() => {
      throw new Error('no');
    });
    rehearse(failing);
    beQuiet();
    expect(beIdle).toThrow('no');
    page.dispatchEvent(new Event('wheel'));
    beQuiet();
    beIdle();
    expect(failing).toHaveBeenCalledTimes(1);
  });
});
