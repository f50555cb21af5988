/** The ways by which texts come into the page: paste, files, examples, links. */
import { exampleInFragment, linkInText, readFragment, writeFragment } from '../browser/address.ts';
import { readFiles } from '../browser/files.ts';
import { markGiven } from '../browser/timing.ts';
import { exampleOf, firstExample, loadExample } from '../examples/examples.ts';
import type { ExampleId } from '../examples/examples.ts';
import type { PageStore } from '../state/store.ts';
import { isLanguage } from '../words/language.ts';
import { noNotices } from './notices.ts';
import type { NoticeStore } from './notices.ts';

export interface Intake {
  takeText(text: string): void;
  takeFiles(files: readonly File[] | Promise<readonly File[]>): Promise<void>;
  openExample(id: ExampleId): Promise<void>;
  /** What stands behind the `#` of the address: a link, an example, or nothing. */
  openFragment(fragment: string): Promise<void>;
  /** The same when the page begins, unless somebody was quicker. */
  begin(fragment: string): Promise<void>;
}

export function createIntake(store: PageStore, notices: NoticeStore): Intake {
  /** Only the newest request may change the page. */
  let turn = 0;

  const showExample = async (id: ExampleId, mine: number): Promise<void> => {
    const example = exampleOf(id);
    if (example === undefined) return;
    const texts = await loadExample(example);
    if (mine !== turn) return;
    markGiven();
    named(() => {
      store.getState().showExample(id, texts);
    });
  };

  /** After the address named something that is not on show any more, it must not go on naming it. */
  const forgetAddress = (): void => {
    if (readFragment() !== '') writeFragment('');
  };

  /** While what the address names is being shown. */
  let isNamed = false;
  const named = (show: () => void): void => {
    isNamed = true;
    show();
    isNamed = false;
  };
  store.subscribe((state, before) => {
    if (!isNamed && (state.sources !== before.sources || state.choices !== before.choices)) forgetAddress();
  });

  const openLink = async (fragment: string, mine: number): Promise<void> => {
    markGiven();
    const { decodeLink } = await import('./link-core.ts');
    if (mine !== turn) return;
    const reading = decodeLink(fragment);
    if (!reading.ok) {
      notices.setState({ ...noNotices, link: { reason: reading.reason, raw: fragment } }, true);
      if (store.getState().sources.length === 0) await showExample(firstExample, mine);
      return;
    }
    const { sources, choices, view } = reading.state;
    const state = store.getState();
    if (isLanguage(view.language)) state.showLanguage(view.language);
    named(() => {
      state.replaceTexts(sources);
      state.setChoices(choices);
    });
    state.setView({ tab: view.tab ?? 'map', selection: view.selection, hiddenSources: view.hiddenSources });
  };

  const openFragment = async (fragment: string): Promise<void> => {
    turn += 1;
    const mine = turn;
    notices.setState(noNotices, true);
    const wanted = exampleInFragment(fragment);
    if (wanted !== undefined) {
      const example = exampleOf(wanted);
      if (example === undefined)
        notices.setState({ link: { reason: 'no-example', id: wanted, raw: fragment } });
      if (example !== undefined || store.getState().sources.length === 0) {
        await showExample(example?.id ?? firstExample, mine);
      }
      return;
    }
    if (fragment.length > 1) await openLink(fragment, mine);
    else if (store.getState().sources.length === 0) await showExample(firstExample, mine);
  };

  return {
    openFragment,
    async begin(fragment) {
      if (turn === 0) await openFragment(fragment);
    },
    takeText(text) {
      turn += 1;
      const link = linkInText(text);
      if (link !== undefined) {
        void openLink(link, turn);
        return;
      }
      markGiven();
      notices.setState(noNotices, true);
      store.getState().addTexts([{ name: '', text }]);
      forgetAddress();
    },
    async takeFiles(files) {
      turn += 1;
      const mine = turn;
      const { texts, unreadable, cut } = await readFiles(await files);
      if (mine !== turn) return;
      notices.setState({ link: undefined, files: unreadable, filesCut: cut }, true);
      if (texts.length === 0) return;
      markGiven();
      store.getState().addTexts(texts);
      forgetAddress();
    },
    async openExample(id) {
      turn += 1;
      notices.setState(noNotices, true);
      await showExample(id, turn);
      forgetAddress();
    },
  };
}
