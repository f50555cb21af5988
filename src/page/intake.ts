/** The ways by which texts come into the page: paste, files, examples, links. */
import type { DroppedFiles } from '../browser/files.ts';
import type { KeptTexts } from '../browser/history-storage.ts';
import { markGiven } from '../browser/timing.ts';
import { exampleOf, firstExample } from '../examples/examples.ts';
import type { ExampleId } from '../examples/examples.ts';
import { isOwnLesson } from '../lessons/own/is-own-lesson.ts';
import { crc32 } from '../link/crc32.ts';
import { mayHoldLink } from '../link/may-hold-link.ts';
import type { Source } from '../core/text/source.ts';
import type { GivenText } from '../state/sources.ts';
import type { PageStore } from '../state/store.ts';
import { createFileQueue } from './files/file-queue.ts';
import type { History } from './history.ts';
import type { Opened } from './links-among.ts';
import type { NoticeStore } from './notices.ts';
import { createOpener, showView } from './opening.ts';
import type { Request } from './opening.ts';
import { ownStateOf } from './share/link-state-of.ts';
import type { StageStore } from './stage.ts';
import { keepAddressTrue } from './true-address.ts';

/** None of its promises rejects, but by a mistake of the page's own: what goes wrong is said to the reader. */
export interface Intake {
  takeText(text: string): Promise<void>;
  /** Files that come while others are read wait for them. */
  takeFiles(dropped: DroppedFiles): Promise<void>;
  /** Stops reading files, or dismisses what was said of them; false: there is neither. */
  readonly endFiles: () => boolean;
  openExample(id: ExampleId): Promise<void>;
  /** Texts of an earlier visit. */
  openKept(kept: KeptTexts): Promise<void>;
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
  let turn = 0;
  /** The newest turn that asked for something else in the place of the texts, where others add to them. */
  let instead = 0;
  const fileQueue = createFileQueue(notices);
  const request = (place: Request['place'] = (show) => show(), isReturn = false): Request => {
    turn += 1;
    instead = turn;
    const mine = turn;
    const isAddress = place === placeNamed;
    return { isNewest: () => mine === turn, isReturn, isAddress, forgetFiles: fileQueue.forget, place };
  };
  /** In the place of `before` alone: texts that came since then stand behind what is shown, as those do that come after it. */
  const inPlaceOf =
    (before: readonly Source[]): Request['place'] =>
    (show) => {
      const { sources, example } = store.getState();
      const later = sources.filter(({ id }) => !before.some((source) => source.id === id));
      show();
      if (example === undefined && later.length > 0) store.getState().addTexts(later);
    };
  const address = keepAddressTrue(store, stage);

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

  /** What was pasted or dropped, where it is a link; else `take`. What finds one comes when there may be one. */
  const openOr = async (text: string, wish: Request, take: () => void): Promise<void> => {
    const codec = mayHoldLink(text) ? await import('./link-core.ts').catch(() => undefined) : undefined;
    const link = codec?.linkInText(text);
    // Texts add up, whatever came meanwhile.
    if (link === undefined) take();
    if (link === undefined || !wish.isNewest()) return;
    notices.setState({ link: undefined });
    await opener.open(link, wish);
  };

  /** Files that came together add up, those that are links too. */
  const takeTogether = async (given: readonly GivenText[], signal: AbortSignal): Promise<void> => {
    const opened: Opened | undefined = given.some(({ text }) => mayHoldLink(text) || isOwnLesson(text))
      ? await import('./links-among.ts').then(
          ({ openLinksAmong }) => openLinksAmong(given),
          () => undefined,
        )
      : undefined;
    if (signal.aborted) return;
    const { texts, choices, view, lesson, fault }: Opened = opened ?? { texts: given };
    const { sources, example } = store.getState();
    const isFirst = example !== undefined || sources.every(({ text }) => text.trim() === '');
    if (texts.length > 0) {
      markGiven();
      store.getState().addTexts(texts);
      // Whoever has texts already has chosen.
      if (isFirst && choices !== undefined) store.getState().setChoices(choices);
      if (isFirst && view !== undefined) showView(store, view);
    }
    if (fault !== undefined) notices.setState({ link: fault });
    if (lesson !== undefined) stage.setState({ side: 'lesson', asked: lesson });
  };

  const opener = createOpener(store, notices, stage);

  const placeAs =
    (id: string | undefined): Request['place'] =>
    (show) => {
      if (id !== undefined) history.resume(id);
      show();
    };

  /** Whoever goes to another address leaves the lesson that stands over this one. */
  const leaveLesson = (): void => {
    if (stage.getState().side === 'lesson')
      stage.setState({ side: undefined, asked: undefined, isPresenting: false });
  };
  const placeNamed: Request['place'] = (show) => {
    leaveLesson();
    address.place(show);
  };

  /** What was on show without a name when another address was gone to: the way back leads to it. */
  let unnamed: (() => Promise<void>) | undefined;
  history.onClear(() => {
    unnamed = undefined;
  });
  const keepUnnamed = (): void => {
    const state = store.getState();
    if (address.isNamed() || state.sources.length === 0 || stage.getState().side === 'lesson') return;
    const example = exampleOf(state.example ?? '')?.id;
    const texts = ownStateOf(state);
    const here = history.here();
    unnamed = async () => {
      markGiven();
      if (example === undefined) opener.showTexts(texts, request(placeAs(here)));
      else await opener.showExample(example, request());
    };
  };
  const showUnnamed = async (): Promise<void> => {
    const show = unnamed;
    // Once it is on show nobody else needs it; it may be large.
    unnamed = undefined;
    leaveLesson();
    await show?.();
  };

  /** By their checksums: links are long. */
  const visited = new Set<number>();
  const isVisited = (fragment: string): boolean => {
    const sum = crc32(fragment);
    const isKnown = visited.has(sum);
    visited.add(sum);
    return isKnown;
  };

  const openFragment = async (fragment: string): Promise<void> => {
    clearNotices();
    if (fragment.length > 1) {
      keepUnnamed();
      await opener.open(fragment, request(placeNamed, isVisited(fragment)));
    } else if (unnamed !== undefined && (address.isNamed() || stage.getState().side === 'lesson'))
      await showUnnamed();
    // Nor does an empty address name it: whoever goes on from here comes back to it.
    else if (store.getState().sources.length === 0) await opener.showExample(firstExample, request());
    else turn += 1;
  };

  const openKept = async (kept: KeptTexts): Promise<void> => {
    clearNotices();
    await opener.open(kept.link, request(placeAs(kept.id), true));
  };

  return {
    openKept,
    openFragment,
    async begin(fragment) {
      if (turn !== 0) return;
      // Loaded again, without a link in the address: it goes on where it was.
      if (fragment.length <= 1 && history.resumed !== undefined) await openKept(history.resumed);
      else await openFragment(fragment);
    },
    async takeText(text) {
      turn += 1;
      const mine = turn;
      if (takeLesson(text)) return;
      const wish: Request = {
        isNewest: () => instead <= mine,
        isReturn: false,
        forgetFiles: fileQueue.forget,
        place: inPlaceOf(store.getState().sources),
      };
      await openOr(text, wish, () => {
        markGiven();
        clearNotices();
        store.getState().addTexts([{ name: '', text }]);
      });
    },
    takeFiles(dropped) {
      turn += 1;
      const place = inPlaceOf(store.getState().sources);
      return fileQueue.take(dropped, async (texts, signal) => {
        const [first, ...others] = texts;
        if (first === undefined) return;
        // Files that wait behind it are not those of before.
        const wish: Request = {
          isNewest: () => !signal.aborted,
          isReturn: false,
          forgetFiles: () => {},
          place,
        };
        if (others.length > 0) await takeTogether(texts, signal);
        else if (!takeLesson(first.text))
          await openOr(first.text, wish, () => {
            if (signal.aborted) return;
            markGiven();
            store.getState().addTexts(texts);
          });
      });
    },
    endFiles: fileQueue.end,
    async openExample(id) {
      const wish = request();
      fileQueue.forget();
      notices.setState({ link: undefined });
      await opener.showExample(id, wish);
    },
  };
}
