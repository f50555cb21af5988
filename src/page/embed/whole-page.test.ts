/** Where the way out of a frame leads while its texts change. */
import { expect, it, vi } from 'vitest';
import type { LinkState } from '../../link/link-state.ts';
import { createPageStore } from '../../state/store.ts';
import type { Reading } from '../analysis-runner.ts';
import { watchWholePage } from './whole-page.ts';

function begin() {
  const store = createPageStore();
  let reading = { sources: [], pending: true } as unknown as Reading;
  const listeners = new Set<() => void>();
  const runner = {
    current: () => reading,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  const publish = (change: Partial<Reading>): void => {
    reading = { ...reading, ...change };
    for (const listener of listeners) listener();
  };
  /** As the runner does it, which hears of a change before anybody else: at once, or later. */
  let isSlow = false;
  store.subscribe(({ sources }, before) => {
    if (sources !== before.sources) publish(isSlow ? { pending: true } : { sources, pending: false });
  });
  const made: { readonly done: (link?: string) => void; readonly text: string }[] = [];
  const makeLink = ({ sources, view }: LinkState): Promise<string | undefined> =>
    new Promise((resolve) => {
      const text = [...sources.map((source) => source.text), view.selection ?? ''].join(' ').trim();
      made.push({
        text,
        done: (link = `#${text}`) => {
          resolve(link);
        },
      });
    });
  const told = vi.fn<(link: string | undefined) => void>();
  const stop = watchWholePage(store, runner, makeLink, told);
  const show = (text: string): void => {
    store.getState().replaceTexts([{ name: '', text }]);
  };
  return {
    store,
    made,
    told,
    stop,
    show,
    showSlowly: (text: string) => {
      isSlow = true;
      show(text);
    },
    analysed: () => {
      publish({ sources: store.getState().sources, pending: false });
    },
  };
}

const aTaskLater = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('leads to the texts on show, while newer ones are still analysed', async () => {
  const { made, told, show, showSlowly, analysed } = begin();
  show('one');
  await aTaskLater();
  showSlowly('two');
  await aTaskLater();
  // It was being made, and what it is of is on show.
  made[0]?.done();
  await aTaskLater();
  expect(told).toHaveBeenLastCalledWith('#one');
  expect(made).toHaveLength(1);

  analysed();
  await aTaskLater();
  // The one before it is not theirs.
  expect(told).toHaveBeenLastCalledWith(undefined);
  made[1]?.done();
  await aTaskLater();
  expect(told).toHaveBeenLastCalledWith('#two');
});

it('is made once of texts, choices and view that change together', async () => {
  const { store, made, show } = begin();
  show('one');
  store.getState().setAsLibvirt(true);
  store.getState().select('d0/vcpu:1');
  await aTaskLater();
  expect(made.map(({ text }) => text)).toEqual(['one d0/vcpu:1']);
});

it('goes with what is looked at, and the link before stands until there is another', async () => {
  const { store, made, told, show } = begin();
  show('one');
  await aTaskLater();
  made[0]?.done();
  await aTaskLater();
  store.getState().select('d0/vcpu:1');
  await aTaskLater();
  expect(told).toHaveBeenLastCalledWith('#one');
  store.getState().select('d0/vcpu:2');
  await aTaskLater();
  made[2]?.done();
  made[1]?.done();
  await aTaskLater();
  expect(told).toHaveBeenLastCalledWith('#one d0/vcpu:2');
  // What no link holds asks for none.
  store.getState().setTheme('dark');
  await aTaskLater();
  expect(made).toHaveLength(3);
});

it('leads nowhere where there is no link, nothing to show, or nobody who asks', async () => {
  const { store, made, told, stop, show } = begin();
  expect(made).toEqual([]);
  show('one');
  await aTaskLater();
  made[0]?.done();
  await aTaskLater();
  show('far too long');
  await aTaskLater();
  made[1]?.done('');
  await aTaskLater();
  expect(told.mock.calls).toEqual([[undefined], ['#one'], [undefined], ['']]);
  store.getState().replaceTexts([]);
  await aTaskLater();
  expect(told).toHaveBeenLastCalledWith(undefined);
  expect(made).toHaveLength(2);
  show('two');
  await aTaskLater();
  stop();
  made[2]?.done();
  show('three');
  await aTaskLater();
  expect(told).toHaveBeenLastCalledWith(undefined);
  expect(made).toHaveLength(3);
});
