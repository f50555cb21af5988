/** What the address goes on naming while texts come in by other ways, and what becomes of links among files. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFiles } from '../archive/read-files.ts';
import type { FilesToRead } from '../browser/archive-worker.ts';
import type { DroppedFiles } from '../browser/files.ts';
import { defaultChoices } from '../core/analysis.ts';
import { encodeLink } from '../link/link.ts';
import { createPageStore } from '../state/store.ts';
import { isCollected } from '../testing/is-collected.ts';
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
  const browser = new EventTarget();
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
    vi.stubGlobal(name, browser[name].bind(browser));
});
/** As long as it takes to forget an address. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

afterEach(async () => {
  // It is forgotten for the texts and for the choices: not in the test behind this one.
  await settled();
  vi.unstubAllGlobals();
});

function begin() {
  const store = createPageStore();
  const notices = createNotices();
  const stage = createStage();
  const resumed: string[] = [];
  let clear = (): void => undefined;
  const history: History = {
    current: () => ({ isOn: true, entries: [] }),
    subscribe: () => () => undefined,
    resumed: undefined,
    clear: () => {
      clear();
    },
    onClear: (listener) => {
      clear = listener;
    },
    here: () => 'mine',
    resume: (id) => resumed.push(id),
  };
  const intake = createIntake(store, notices, stage, history);
  return { store, notices, stage, history, intake, resumed };
}

/** Another address, as the browser tells of it. */
function goTo(intake: Intake, fragment: string): Promise<void> {
  location.hash = fragment;
  dispatchEvent(new Event('popstate'));
  return intake.openFragment(fragment);
}

/** The first link waits for what reads one to be compiled. */
const patience = { timeout: 20_000 };

const linkOf = (name: string, language?: string): string =>
  encodeLink({
    sources: [{ name: '', text: guest(name) }],
    choices: defaultChoices,
    view: { hiddenSources: [], ...(language === undefined ? {} : { language }) },
  });

const namesIn = ({ getState }: ReturnType<typeof createPageStore>): readonly (string | undefined)[] =>
  getState().sources.map(({ text }) => /<name>(.*)<\/name>/.exec(text)?.[1]);

it('the address names what is on show, and is forgotten when something else is', async () => {
  const { store, intake } = begin();
  await goTo(intake, '#example=siblings');
  await settled();
  expect([store.getState().example, location.hash]).toEqual(['siblings', '#example=siblings']);
  void intake.takeText(linkOf('web'));
  await vi.waitFor(() => {
    expect([store.getState().sources[0]?.text.includes('web'), location.hash]).toEqual([true, '']);
  }, patience);
});

it('an address that is gone to is not forgotten for the one before it, though it is the same', async () => {
  const { intake } = begin();
  await goTo(intake, '#example=siblings');
  await settled();
  await intake.takeText(guest('web'));
  // Back and forth, before the next paint.
  dispatchEvent(new Event('popstate'));
  await settled();
  expect(location.hash).toBe('#example=siblings');
});

it('a pasted link that does not open leaves the address to what is still on show', async () => {
  const { store, notices, intake } = begin();
  await goTo(intake, '#example=siblings');
  void intake.takeText('#1.m.AAAA.0000000');
  await vi.waitFor(() => {
    expect(notices.getState().link?.reason).toBe('damaged');
  }, patience);
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

it('the way back from a lesson’s address leads to what was there before it, without the lesson', async () => {
  const { store, stage, intake } = begin();
  await intake.takeText(guest('web'));
  const showLesson = async (): Promise<void> => {
    await goTo(intake, '#lesson=05&step=2');
    expect(stage.getState().side).toBe('lesson');
    // As the lesson does when it is there.
    stage.setState({ asked: undefined, isPresenting: true });
    store.getState().replaceTexts([{ name: '', text: guest('taught') }]);
    await settled();
    location.hash = '#lesson=05&step=3';
  };
  await showLesson();
  await goTo(intake, '');
  expect([namesIn(store), stage.getState().side]).toEqual([['web'], undefined]);
  expect(stage.getState().isPresenting).toBe(false);

  // Through an address in between, and with a lesson that is still asked for.
  await showLesson();
  await goTo(intake, '#example=siblings');
  expect([store.getState().example, stage.getState().side]).toEqual(['siblings', undefined]);
  await goTo(intake, '#lesson=05&step=3');
  await goTo(intake, '');
  expect([namesIn(store), stage.getState().side, stage.getState().asked]).toEqual([
    ['web'],
    undefined,
    undefined,
  ]);
});

it('the way back leads to the example that the page began with', async () => {
  const { store, intake } = begin();
  await intake.begin('');
  expect(store.getState().example).toBe('precedence');
  await goTo(intake, '#example=siblings');
  await goTo(intake, '');
  expect(store.getState().example).toBe('precedence');
});

it('no way back turns back the language that was chosen meanwhile', async () => {
  const { store, intake } = begin();
  await intake.takeText(guest('web'));
  const english = linkOf('db', 'en');
  await goTo(intake, english);
  store.getState().setLanguage('zh-CN');
  await goTo(intake, '');
  expect([namesIn(store), store.getState().language]).toEqual([['web'], 'zh-CN']);
  await goTo(intake, english);
  expect([namesIn(store), store.getState().language]).toEqual([['db'], 'zh-CN']);
  // Texts that were kept by a Pinscope that kept the language with them.
  await intake.openKept({ id: 'k', at: 0, title: '', link: linkOf('old', 'en') });
  expect([namesIn(store), store.getState().language]).toEqual([['old'], 'zh-CN']);
  // A link that comes for the first time is shown in its own, and of two of them each again, as long as nobody has chosen.
  await goTo(intake, linkOf('new', 'en'));
  expect(store.getState().language).toBe('en');
  await goTo(intake, linkOf('chinese', 'zh-CN'));
  store.setState({ chosenLanguage: undefined });
  await goTo(intake, linkOf('new', 'en'));
  expect(store.getState().language).toBe('en');
});

it('texts that somebody wants forgotten do not come back', async () => {
  const { store, history, intake } = begin();
  await intake.takeText(guest('web'));
  await goTo(intake, '#example=siblings');
  history.clear(true);
  await goTo(intake, '');
  expect(store.getState().example).toBe('siblings');
});

it('nothing holds what came back once it is on show', async () => {
  const { store, intake } = begin();
  await intake.takeText(guest('web'));
  store.getState().setAsLibvirt(true);
  const chosen = new WeakRef(store.getState().choices);
  await goTo(intake, '#example=siblings');
  await goTo(intake, '');
  expect(store.getState().choices === chosen.deref()).toBe(true);
  store.getState().setAsLibvirt(false);
  expect(await isCollected(chosen)).toBe(true);
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
  it('takes the place of the texts, and the drop behind it is read and told of', async () => {
    const { store, notices, intake } = begin();
    await intake.takeText(guest('old'));
    await Promise.all([intake.takeFiles(drop(linkOf('web'))), intake.takeFiles(drop(guest('behind'), zip))]);
    expect(namesIn(store)).toEqual(['web', 'behind']);
    expect(notices.getState().files).toMatchObject({ state: 'done', notices: [{ count: 1 }] });
  });

  it('is opened though another text came meanwhile, and loses that no more than one that comes after', async () => {
    const { store, intake } = begin();
    await intake.takeText(guest('old'));
    const dropped = intake.takeFiles(drop(linkOf('web')));
    await intake.takeText(guest('pasted'));
    await dropped;
    expect(namesIn(store)).toEqual(['web', 'pasted']);
    // A link that is pasted is no other.
    await Promise.all([intake.takeText(linkOf('db')), intake.takeText(guest('typed'))]);
    expect(namesIn(store)).toEqual(['db', 'typed']);
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
    expect(namesIn(store)).toEqual(['behind']);
  });
});
