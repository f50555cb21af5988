/** Who draws on canvases has the colours of now, from one watcher, and nothing is held when nobody draws any more. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isCollected } from '../testing/is-collected.ts';
import { pageInk, watchInk } from './page-ink.ts';

let theme = 'light';
/** Who is to be told, by what is watched. */
const told = new Map<string, Set<() => void>>();
const tellersOf = (what: string): Set<() => void> => {
  const known = told.get(what) ?? new Set<() => void>();
  told.set(what, known);
  return known;
};
const watched = (): Readonly<Record<string, number>> =>
  Object.fromEntries([...told].map(([what, { size }]) => [what, size]));

beforeEach(() => {
  told.clear();
  theme = 'light';
  vi.stubGlobal('matchMedia', (query: string) => ({
    addEventListener: (_: string, tell: () => void) => tellersOf(query).add(tell),
    removeEventListener: (_: string, tell: () => void) => tellersOf(query).delete(tell),
  }));
  vi.stubGlobal(
    'MutationObserver',
    class {
      readonly #tell: () => void;
      constructor(tell: () => void) {
        this.#tell = tell;
      }
      observe(): void {
        tellersOf('data-theme').add(this.#tell);
      }
      disconnect(): void {
        tellersOf('data-theme').delete(this.#tell);
      }
    },
  );
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('getComputedStyle', ({ style }: HTMLElement) => ({
    color: `${theme} ${style.color}`,
    fontFamily: 'Inter',
  }));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const probe = (): HTMLElement => ({ style: {} }) as HTMLElement;

it('one watcher serves all, tells them after the old colours are forgotten, and ends with the last of them', () => {
  const inPicture = probe();
  const seen: string[] = [];
  const draw = (): void => {
    seen.push(pageInk(inPicture).colour('ink'));
  };
  const stops = [
    draw,
    (): void => {
      draw();
    },
  ].map(watchInk);
  draw();
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print', 'data-theme'];
  expect(watched()).toEqual(Object.fromEntries(queries.map((query) => [query, 1])));
  for (const [i, query] of queries.entries()) {
    theme = `theme ${String(i)}`;
    for (const tell of tellersOf(query)) tell();
    expect(seen.splice(-2)).toEqual(Array(2).fill(`${theme} var(--ink)`));
  }
  for (const stop of stops) stop();
  expect(Object.values(watched())).toEqual([0, 0, 0, 0]);
});

it('holds no element of a picture that is gone', async () => {
  const drawn = (): WeakRef<HTMLElement> => {
    const inPicture = probe();
    const stop = watchInk(() => undefined);
    pageInk(inPicture).colour('ink');
    stop();
    return new WeakRef(inPicture);
  };
  expect(await isCollected(drawn())).toBe(true);
});
