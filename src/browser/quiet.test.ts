import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readersActs, whileQuiet } from './quiet.ts';

const page = new EventTarget();
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What is begun, and how often that and its end came. */
function set() {
  const pause = vi.fn();
  let done: () => void = () => undefined;
  const begin = vi.fn((end: () => void) => {
    done = end;
    return pause;
  });
  const stop = whileQuiet(begin);
  const counts = (): readonly [number, number] => [begin.mock.calls.length, pause.mock.calls.length];
  return {
    stop,
    counts,
    finish: () => {
      done();
    },
  };
}

const act = (what: string): void => {
  page.dispatchEvent(new Event(what));
};

describe('what is done while the reader is quiet', () => {
  it('begins after a while', () => {
    const { counts, stop } = set();
    vi.advanceTimersByTime(400);
    expect(counts()).toEqual([0, 0]);
    vi.advanceTimersByTime(200);
    expect(counts()).toEqual([1, 0]);
    vi.advanceTimersByTime(10_000);
    expect(counts()).toEqual([1, 0]);
    stop();
  });

  it.each(readersActs)('ends with a %s, and begins again', (what) => {
    const { counts, stop } = set();
    vi.advanceTimersByTime(400);
    act(what);
    vi.advanceTimersByTime(400);
    expect(counts()).toEqual([0, 0]);
    vi.advanceTimersByTime(200);
    expect(counts()).toEqual([1, 0]);
    act(what);
    act(what);
    expect(counts()).toEqual([1, 1]);
    vi.advanceTimersByTime(600);
    expect(counts()).toEqual([2, 1]);
    stop();
  });

  it('does not begin again once it is done', () => {
    const { counts, finish } = set();
    vi.advanceTimersByTime(600);
    finish();
    act('keydown');
    vi.advanceTimersByTime(2000);
    expect(counts()).toEqual([1, 1]);
  });

  it('may be done as soon as it begins', () => {
    const begin = vi.fn((done: () => void) => {
      done();
      return () => undefined;
    });
    whileQuiet(begin);
    vi.advanceTimersByTime(600);
    act('wheel');
    vi.advanceTimersByTime(600);
    expect(begin).toHaveBeenCalledTimes(1);
  });

  it('is ended by whoever asked for it, begun or not', () => {
    const waiting = set();
    waiting.stop();
    const begun = set();
    vi.advanceTimersByTime(600);
    begun.stop();
    act('wheel');
    vi.advanceTimersByTime(600);
    expect(waiting.counts()).toEqual([0, 0]);
    expect(begun.counts()).toEqual([1, 1]);
  });
});
