/** The ways by which texts come into the page: paste, files, examples, links. */
import { readFragment, writeFragment } from '../browser/address.ts';
import { embeddingIn } from '../browser/embedding.ts';
import type { DroppedFiles } from '../browser/files.ts';
import { afterPaint, markGiven } from '../browser/timing.ts';
import { exampleOf, firstExample, loadExample } from '../examples/examples.ts';
import type { ExampleId } from '../examples/examples.ts';
import { isOwnLesson } from '../lessons/own/is-own-lesson.ts';
import type { LinkState } from '../link/link-state.ts';
import type { LinkFault } from '../link/link.ts';
import { mayHoldLink } from '../link/may-hold-link.ts';
import { exampleInFragment, lessonInFragment } from '../link/named-place.ts';
import type { PageStore } from '../state/store.ts';
import { isLanguage } from '../words/language.ts';
import { createFileQueue } from './files/file-queue.ts';
import type { History } from './history.ts';
import type { NoticeStore } from './notices.ts';
import type { StageStore } from './stage.ts';

export interface Intake {
  takeText(text: string): void;
  /** Files that come while others are read wait for them. */
  takeFiles(dropped: DroppedFiles): Promise<void>;
  /** Stops reading files, or dismisses what was said of them; false: there is neither. */
  readonly endFiles: () => boolean;
  openExample(id: ExampleId): Promise<void>;
  /** Texts of an earlier visit, as they were kept. */
  openKept(link: string): Promise<void>;
  /** What stands behind the `#` of the address: a link, an example, or nothing. */
  openFragment(fragment: string): Promise<void>;
  /** The same when the page begins, unless somebody was quicker. */
  begin(fragment: string): Promise<void>;
}

export function createIntake(
  store: PageStore,
  notices: NoticeStore,
  stage: StageStore,
  history: History,
): Intake {
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
    const forgotten = readFragment();
    // In a frame it also says that it is one.
    if (forgotten === '' || embeddingIn(forgotten) !== undefined) return;
    // The browser takes some milliseconds for it, and the picture comes first.
    afterPaint(() => {
      if (readFragment() === forgotten) writeFragment('');
    });
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

  /** What was said of earlier texts; files that are being read are not earlier. */
  const clearNotices = (): void => {
    const { files } = notices.getState();
    notices.setState({ link: undefined, files: files?.state === 'reading' ? files : undefined });
  };

  /** A lesson of somebody's own is no text about a machine. */
  const takeLesson = (text: string): boolean => {
    if (!isOwnLesson(text)) return false;
    stage.setState({ side: 'lesson', asked: { kind: 'own-lesson', text } });
    return true;
  };

  const fileQueue = createFileQueue(notices, (texts) => {
    const [first, ...others] = texts;
    if (first !== undefined && others.length === 0 && takeLesson(first.text)) return;
    const take = (): void => {
      markGiven();
      store.getState().addTexts(texts);
      forgetAddress();
    };
    if (first !== undefined && others.length === 0) openOr(first.text, take);
    else take();
  });

  /** A lesson or an example; false: the fragment names none. */
  const openNamed = async (fragment: string, mine: number): Promise<boolean> => {
    const lesson = lessonInFragment(fragment);
    if (lesson !== undefined) {
      if (isLanguage(lesson.language)) store.getState().showLanguage(lesson.language);
      stage.setState({ side: 'lesson', asked: { kind: 'lesson', id: lesson.id, step: lesson.step } });
      return true;
    }
    const wanted = exampleInFragment(fragment);
    if (wanted === undefined) return false;
    const example = exampleOf(wanted);
    if (example === undefined)
      notices.setState({ link: { reason: 'no-example', id: wanted, raw: fragment } });
    if (example !== undefined || store.getState().sources.length === 0)
      await showExample(example?.id ?? firstExample, mine);
    return true;
  };

  const openLink = async (fragment: string, mine: number): Promise<void> => {
    if (await openNamed(fragment, mine)) return;
    markGiven();
    const { decodeLink, decodeLessonLink, isLessonLink } = await import('./link-core.ts');
    if (mine !== turn) return;
    const refuse = async (reason: LinkFault): Promise<void> => {
      notices.setState({ link: { reason, raw: fragment } });
      if (store.getState().sources.length === 0) await showExample(firstExample, mine);
    };
    if (isLessonLink(fragment)) {
      const lesson = decodeLessonLink(fragment);
      if (lesson.ok) {
        const { json: text, step = 1 } = lesson;
        stage.setState({ side: 'lesson', asked: { kind: 'own-lesson', text, step } });
      } else await refuse(lesson.reason);
      return;
    }
    const decoded = decodeLink(fragment);
    if (decoded.ok) {
      show(decoded.state);
      return;
    }
    const { sources, example } = store.getState();
    // What is only half there never takes the place of the reader's own texts.
    const recovered = sources.length === 0 || example !== undefined ? decoded.recovered : undefined;
    notices.setState({
      link: {
        reason: decoded.reason,
        raw: fragment,
        ...(recovered === undefined ? {} : { recovered: true }),
      },
    });
    if (recovered !== undefined) show(recovered);
    else if (sources.length === 0) await showExample(firstExample, mine);
  };

  /** What was pasted or dropped, where it is a link; else `take`. What finds one comes when there may be one. */
  const openOr = (text: string, take: () => void): void => {
    if (!mayHoldLink(text)) {
      take();
      return;
    }
    turn += 1;
    const mine = turn;
    void import('./link-core.ts').then(({ linkInText }) => {
      const link = linkInText(text);
      // Texts add up, whatever came meanwhile.
      if (link === undefined) take();
      if (link === undefined || mine !== turn) return;
      notices.setState({ link: undefined });
      // The address names something else.
      void openLink(link, mine).then(forgetAddress);
    }, take);
  };

  const show = ({ sources, choices, view }: LinkState): void => {
    fileQueue.forget();
    const state = store.getState();
    if (isLanguage(view.language)) state.showLanguage(view.language);
    named(() => {
      state.replaceTexts(sources);
      state.setChoices(choices);
    });
    state.setView({
      tab: view.tab ?? 'map',
      lens: view.lens ?? 'source',
      selection: view.selection,
      hiddenClasses: [...view.hiddenSources, ...(view.hiddenClasses ?? [])],
    });
  };

  const openFragment = async (fragment: string): Promise<void> => {
    turn += 1;
    const mine = turn;
    clearNotices();
    if (fragment.length > 1) await openLink(fragment, mine);
    else if (store.getState().sources.length === 0) await showExample(firstExample, mine);
  };

  const openKept = async (link: string): Promise<void> => {
    turn += 1;
    clearNotices();
    await openLink(link, turn);
    forgetAddress();
  };

  return {
    openKept,
    openFragment,
    async begin(fragment) {
      if (turn !== 0) return;
      // Loaded again, without a link in the address: it goes on where it was.
      if (fragment.length <= 1 && history.resumed !== undefined) {
        history.resume(history.resumed);
        await openKept(history.resumed.link);
      } else await openFragment(fragment);
    },
    takeText(text) {
      turn += 1;
      if (takeLesson(text)) return;
      openOr(text, () => {
        markGiven();
        clearNotices();
        store.getState().addTexts([{ name: '', text }]);
        forgetAddress();
      });
    },
    takeFiles(dropped) {
      turn += 1;
      return fileQueue.take(dropped);
    },
    endFiles: fileQueue.end,
    async openExample(id) {
      turn += 1;
      fileQueue.forget();
      notices.setState({ link: undefined });
      await showExample(id, turn);
      forgetAddress();
    },
  };
}
