/** Shows what a link, an example's or a lesson's name stands for, in place of what is on show. */
import { markGiven } from '../browser/timing.ts';
import { firstExample } from '../examples/examples.ts';
import type { ExampleId } from '../examples/examples.ts';
import type { LinkState } from '../link/link-state.ts';
import type { LinkView } from '../link/view-tail.ts';
import type { PageStore } from '../state/store.ts';
import { isLanguage } from '../words/language.ts';
import { namedBy } from './named-by.ts';
import type { LinkNotice, NoticeStore } from './notices.ts';
import type { StageStore } from './stage.ts';

/** Somebody's wish to see something else. */
export interface Request {
  /** Only the newest may change the page. */
  isNewest(): boolean;
  /** What is asked for was here before: a language that was chosen by hand since then stays. */
  readonly isReturn: boolean;
  /** The address asks for it, and goes on naming it. */
  readonly isAddress?: boolean;
  /** Texts of a link are about to take the place of the others: files that are still read are not wanted with them. */
  forgetFiles(): void;
  /** Runs what puts it on show. */
  place(show: () => void): void;
}

export interface Opener {
  /** A link, an example or a lesson, as behind the `#` of an address. What cannot be opened is said. */
  open(fragment: string, request: Request): Promise<void>;
  showExample(id: ExampleId, request: Request): Promise<void>;
  /** Texts and choices that are at hand. */
  showTexts(state: LinkState, request: Request): void;
}

export function createOpener(store: PageStore, notices: NoticeStore, stage: StageStore): Opener {
  const showLanguage = (language: string | undefined, { isReturn }: Request): void => {
    const state = store.getState();
    if (!isLanguage(language) || (isReturn && state.language === state.chosenLanguage)) return;
    state.showLanguage(language);
  };

  const showTexts: Opener['showTexts'] = ({ sources, choices, view }, request) => {
    request.forgetFiles();
    const state = store.getState();
    showLanguage(view.language, request);
    request.place(() => {
      state.replaceTexts(sources);
      state.setChoices(choices);
    });
    showView(store, view);
  };

  const refuse = async (fault: LinkNotice, request: Request): Promise<void> => {
    notices.setState({ link: fault });
    // What cannot be fetched is not asked for again at once.
    if (store.getState().sources.length === 0 && fault.reason !== 'not-loaded')
      await showExample(firstExample, request);
  };

  const open: Opener['open'] = async (fragment, request) => {
    const named = await namedBy(fragment);
    if (!request.isNewest()) return;
    const { sources, example } = store.getState();
    switch (named.kind) {
      case 'lesson':
        showLanguage(named.language, request);
        stage.setState({
          side: 'lesson',
          asked:
            named.asked.kind === 'own-lesson'
              ? { ...named.asked, isNamed: request.isAddress === true }
              : named.asked,
        });
        return;
      case 'example':
        markGiven();
        request.place(() => {
          store.getState().showExample(named.id, named.texts);
        });
        return;
      case 'texts':
        // What is only half there never takes the place of the reader's own texts.
        if (named.fault !== undefined && sources.length > 0 && example === undefined) {
          await refuse(named.fault, request);
          return;
        }
        if (named.fault !== undefined) notices.setState({ link: { ...named.fault, recovered: true } });
        showTexts(named.state, request);
        return;
      case 'nothing':
        await refuse(named.fault, request);
        return;
      default:
        named satisfies never;
    }
  };
  const showExample: Opener['showExample'] = (id, request) => open(`#example=${id}`, request);

  return { open, showExample, showTexts };
}

/** How a link looks at its texts. */
export function showView(
  store: PageStore,
  { tab, lens, selection, hiddenSources, hiddenClasses }: LinkView,
): void {
  store.getState().setView({
    tab: tab ?? 'map',
    lens: lens ?? 'source',
    selection,
    hiddenClasses: [...hiddenSources, ...(hiddenClasses ?? [])],
  });
}
