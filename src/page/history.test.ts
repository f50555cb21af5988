/** What this browser keeps of texts, and what it does not. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readHistory } from '../browser/history-storage.ts';
import { createPageStore } from '../state/store.ts';
import { createHistory } from './history.ts';
import { createStage } from './stage.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A history whose links take as long as a test wants. */
function begin() {
  const store = createPageStore();
  const links: ((link: string) => void)[] = [];
  const analysed = { current: () => ({ analysis: undefined }) as never };
  const history = createHistory(
    store,
    analysed,
    createStage(),
    () => new Promise((resolve) => links.push(resolve)),
  );
  const asked = async (times: number): Promise<void> => {
    await vi.waitFor(() => expect(links).toHaveLength(times), { timeout: 3000 });
  };
  return { store, history, links, asked };
}

it('keeps texts that rest', async () => {
  const { store, links, asked } = begin();
  store.getState().addTexts([{ name: '', text: '<domain/>' }]);
  await asked(1);
  links[0]?.('#kept');
  await vi.waitFor(() => expect(readHistory().entries.map(({ link }) => link)).toEqual(['#kept']));
});

it('does not keep what was on its way when all was to be forgotten', async () => {
  const { store, history, links, asked } = begin();
  store.getState().addTexts([{ name: '', text: '<domain/>' }]);
  await asked(1);
  history.clear(true);
  links[0]?.('#forgotten');
  await new Promise((resolve) => setTimeout(resolve));
  expect(readHistory()).toEqual({ isOn: true, entries: [] });
});
