/** What the address goes on naming while texts come in by other ways, and what becomes of links among files. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFiles } from '../archive/read-files.ts';
import type { FilesToRead } from '../browser/archive-worker.ts';
import type { DroppedFiles } from '../browser/files.ts';
import { defaultChoices } from '../core/analysis.ts';
import { encodeLink } from '../link/link.ts';
import { createPageStore } from '../state/store.ts';
import type { History } from './history.ts';
import { createIntake } from './intake.ts';
import type { Intake } from './intake.ts';
import { createNotices } from './notices.ts';
import { createStage } from './stage.ts';

const guest = (name: string): string => `<domain type='kvm'><name>${name}</name><vcpu>2</vcpu></domain>`;

beforeEach(() => {
  const address = { hash: '', pathname: '/', search: '', href: 'https://p.example/' };
  vi.stubGlobal('location', address);
  vi.stubGlobal('history', {
    state: undefined,
    replaceState: (_: unknown, __: string, to: string) => {
      address.hash = to.startsWith('#') ? to : '';
    },
  });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function begin() {
  const store = createPageStore();
  const notices = createNotices();
  const stage = createStage();
  const resumed: string[] = [];
  const history: History = {
    current: () => ({ isOn: true, entries: [] }),
    subscribe: () => () => undefined,
    resumed: undefined,
    clear: () => undefined,
    here: () => 'mine',
    resume: (id) => resumed.push(id),
  };
  const intake = createIntake(store, notices, stage, history);
  return { store, notices, stage, intake, resumed };
}

/** Another address, as the browser tells of it. */
function goTo(intake: Intake, fragment: string): Promise<void> {
  location.hash = fragment;
  return intake.openFragment(fragment);
}

/** As long as it takes to forget an address. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

const linkOf = (name: string): string =>
  encodeLink({
    sources: [{ name: '', text: guest(name) }],
    choices: defaultChoices,
    view: { hiddenSources: [] },
  });

it('the address names what is on show, and is forgotten when something else is', async () => {
  const { store, intake } = begin();
  await goTo(intake, '#example=siblings');
  await settled();
  expect([store.getState().example, location.hash]).toEqual(['siblings', '#example=siblings']);
  void intake.takeText(linkOf('web'));
  await vi.waitFor(() => {
    expect([store.getState().sources[0]?.text.includes('web'), location.hash]).toEqual([true, '']);
  });
});

it('a pasted link that does not open leaves the address to what is still on show', async () => {
  const { store, notices, intake } = begin();
  await goTo(intake, '#example=siblings');
  void intake.takeText('#1.m.AAAA.0000000');
  await vi.waitFor(() => {
    expect(notices.getState().link?.reason).toBe('damaged');
  });
  await settled();
  expect([store.getState().example, location.hash]).toEqual(['siblings', '#example=siblings']);
});

it.each([
  ['an example', (intake: Intake) => intake.openExample('one-to-one')],
  [
    'texts of an earlier visit',
    (intake: Intake) => intake.openKept({ id: 'k', at: 0, title: '', link: linkOf('web') }),
  ],
])('%s that an address overtakes does not forget it', async (_, open) => {
  const { store, intake, resumed } = begin();
  const slower = open(intake);
  await Promise.all([slower, goTo(intake, '#example=siblings')]);
  await settled();
  expect([store.getState().example, location.hash]).toEqual(['siblings', '#example=siblings']);
  // Nor does what overtakes them take their place among the texts that are kept.
  expect(resumed).toEqual([]);
});

it('the way back from another address leads to the texts that had none', async () => {
  const { store, intake, resumed } = begin();
  await intake.takeText(guest('web'));
  store.getState().setAsLibvirt(true);
  await goTo(intake, '#example=siblings');
  expect(store.getState().example).toBe('siblings');
  await goTo(intake, '');
  expect(store.getState().sources.map(({ text }) => text)).toEqual([guest('web')]);
  expect([store.getState().choices.asLibvirt, store.getState().example]).toEqual([true, undefined]);
  // They are the entry that they were.
  expect(resumed).toEqual(['mine']);
  await goTo(intake, '#example=siblings');
  await goTo(intake, '#example=one-to-one');
  await goTo(intake, '');
  expect(store.getState().sources.map(({ text }) => text)).toEqual([guest('web')]);

  // An example that was chosen from the menu has no address, and stays an example.
  await intake.openExample('auto');
  await goTo(intake, '#example=siblings');
  await goTo(intake, '');
  expect(store.getState().example).toBe('auto');
});

/** Reads as the worker does, on the same thread. */
class ReaderHere {
  onmessage: (event: { readonly data: object }) => void = () => undefined;
  terminate(): void {
    this.onmessage = () => undefined;
  }
  async postMessage(toRead: readonly FilesToRead[]): Promise<void> {
    const givens = toRead.flatMap((one) => (one.kind === 'file' ? one : []));
    const reading = await readFiles(
      givens.map(({ name, file }) => ({
        kind: 'file',
        name,
        size: file.size,
        open: () => file.stream(),
      })),
    );
    this.onmessage({ data: { reading } });
  }
}

const drop = (...contents: readonly string[]): DroppedFiles => ({
  files: contents.map((text, i) => new File([text], `${String(i)}.txt`)),
  entries: [],
});

/** Nothing that is read, which is told. */
const zip = 'PK\u0003\u0004 and so on';

describe('a dropped file that is a link', () => {
  beforeEach(() => {
    vi.stubGlobal('Worker', ReaderHere);
  });
  const named = (store: ReturnType<typeof createPageStore>): readonly (string | undefined)[] =>
    store.getState().sources.map(({ text }) => /<name>(.*)<\/name>/.exec(text)?.[1]);

  it('takes the place of the texts, and the drop behind it is read and told of', async () => {
    const { store, notices, intake } = begin();
    await intake.takeText(guest('old'));
    await Promise.all([intake.takeFiles(drop(linkOf('web'))), intake.takeFiles(drop(guest('behind'), zip))]);
    expect(named(store)).toEqual(['web', 'behind']);
    expect(notices.getState().files).toMatchObject({ state: 'done', notices: [{ count: 1 }] });
  });

  it('is opened though another text came meanwhile, and loses that no more than one that comes after', async () => {
    const { store, intake } = begin();
    await intake.takeText(guest('old'));
    const dropped = intake.takeFiles(drop(linkOf('web')));
    await intake.takeText(guest('pasted'));
    await dropped;
    expect(named(store)).toEqual(['web', 'pasted']);
    // A link that is pasted is no other.
    await Promise.all([intake.takeText(linkOf('db')), intake.takeText(guest('typed'))]);
    expect(named(store)).toEqual(['db', 'typed']);
  });

  it('is not wanted any more when something else was asked for', async () => {
    const { store, intake } = begin();
    const dropped = intake.takeFiles(drop(linkOf('web')));
    await Promise.all([dropped, intake.openExample('siblings')]);
    expect(store.getState().example).toBe('siblings');
    await Promise.all([intake.takeText(linkOf('db')), intake.openExample('auto')]);
    expect(store.getState().example).toBe('auto');
  });

  it('what is told of earlier files can be dismissed while the next are read', async () => {
    const { store, notices, intake } = begin();
    await Promise.all([
      intake.takeFiles(drop(zip)).then(() => {
        expect(notices.getState().files?.state).toBe('done');
        expect(intake.endFiles()).toBe(true);
      }),
      intake.takeFiles(drop(guest('behind'))),
    ]);
    expect(named(store)).toEqual(['behind']);
  });
});
