/** Beside the picture: the list of lessons, or the step of one. */
import { useEffect, useRef } from 'react';
import { leaveFullScreen, onFullScreenEnd } from '../../browser/full-screen.ts';
import { lessonEntry } from '../../lessons/catalog.ts';
import { lessonWords } from '../../words/lesson.ts';
import { useActions, useChoice, usePage, useStage } from '../page-context.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { isNarrow } from '../use-narrow.ts';
import { applyStep, isApplied, keepPage, restorePage } from './apply-step.ts';
import type { Kept } from './apply-step.ts';
import { lessonStore, useLesson } from './lesson-choices.ts';
import { LessonList } from './lesson-list.tsx';
import { OwnProblems } from './own-problems.tsx';
import { takeOwnLesson, useOwnLesson } from './own-lesson.ts';
import { Player } from './player.tsx';
import { keepStep } from './progress.ts';
import { ownLessonId, useTaught } from './taught.ts';
import type { Taught } from './taught.ts';
import styles from './lesson.module.css';

export function LessonSide() {
  const page = usePage();
  const language = useChoice((state) => state.language);
  const words = lessonWords(language);
  const id = useLesson((state) => state.lesson);
  const asked = useStage((stage) => stage.asked);
  const own = useOwnLesson();
  const { taught, failure } = useTaught(id, language, own?.taught);
  useAsked();
  const leave = useLeave(taught);
  const wrong = asked?.kind === 'lesson' && lessonEntry(asked.id) === undefined ? asked.id : undefined;

  if (own?.problems !== undefined && id === undefined)
    return (
      <Frame onClose={leave} title={words.ownLesson} closeName={words.close}>
        <OwnProblems file={own.file} problems={own.problems} />
      </Frame>
    );
  if (id === undefined)
    return (
      <Frame onClose={leave} title={words.menu.lessons} closeName={words.close}>
        {wrong !== undefined && <p role="alert">{words.menu.unknown(wrong)}</p>}
        <LessonList />
      </Frame>
    );
  if (failure !== undefined)
    return (
      <Frame onClose={leave} title={words.menu.lessons} closeName={words.close}>
        <p role="alert">{failure}</p>
      </Frame>
    );
  if (taught === undefined)
    return (
      <Frame onClose={leave} title={words.menu.lessons} closeName={words.close}>
        <p>{words.loading}</p>
      </Frame>
    );
  return <PlayedLesson key={taught.id} taught={taught} page={page} onClose={leave} />;
}

/** Takes up what the address, a menu or a file asks for. */
function useAsked(): void {
  const { stage, notices } = usePage();
  const asked = useStage((state) => state.asked);
  useEffect(() => {
    if (asked === undefined) return;
    if (asked.kind === 'own-lesson') {
      stage.setState({ asked: undefined, isNamed: asked.isNamed === true });
      lessonStore.getState().close();
      takeOwnLesson(asked.text).then(
        (isGood) => {
          if (isGood) lessonStore.getState().open(ownLessonId, (asked.step ?? 1) - 1);
        },
        () => {
          notices.setState({ link: { reason: 'not-loaded' } });
        },
      );
      return;
    }
    const entry = lessonEntry(asked.id);
    // What there is no lesson for stays asked, so that it can be said.
    if (entry === undefined) {
      lessonStore.getState().close();
      return;
    }
    stage.setState({ asked: undefined, isNamed: false });
    lessonStore.getState().open(entry.id, Math.min(asked.step, entry.steps) - 1);
  }, [asked, stage, notices]);
}

/** Back to the page as it was before. */
function useLeave(taught: Taught | undefined): () => void {
  const page = usePage();
  const before = useRef<Kept | undefined>(undefined);
  const { setDrawerOpen } = useActions();
  useEffect(() => {
    before.current ??= keepPage(page);
    const { store } = page;
    const { drawerOpen } = store.getState();
    // The lesson shows the lines that matter; the picture has the room.
    if (!isNarrow()) setDrawerOpen(false);
    // Another address takes its place without a word.
    return () => {
      if (store.getState().drawerOpen === false) store.setState({ drawerOpen });
      const { isPresenting, close } = lessonStore.getState();
      if (isPresenting) leaveFullScreen();
      close();
    };
  }, [page, setDrawerOpen]);
  return () => {
    const { step: at, lesson } = lessonStore.getState();
    const step = taught?.lesson.steps[at];
    const isUntouched =
      lesson === undefined ||
      (taught !== undefined && step !== undefined && isApplied(page.store.getState(), taught, step));
    lessonStore.getState().close();
    page.stage.setState({ side: undefined, asked: undefined, isPresenting: false });
    restorePage(page, before.current, isUntouched);
  };
}

function PlayedLesson({
  taught,
  page,
  onClose,
}: {
  readonly taught: Taught;
  readonly page: ReturnType<typeof usePage>;
  onClose(): void;
}) {
  const at = Math.min(
    useLesson((state) => state.step),
    taught.lesson.steps.length - 1,
  );
  const step = taught.lesson.steps[at];
  const { id } = taught;
  // By id: another language is the same step.
  const latest = useRef(taught);
  useEffect(() => {
    latest.current = taught;
  });
  useEffect(() => {
    const now = latest.current.lesson.steps[at];
    if (now === undefined) return;
    applyStep(page, latest.current, now);
    if (id !== ownLessonId) keepStep(id, at);
  }, [page, id, at]);
  useEffect(
    () =>
      onFullScreenEnd(() => {
        lessonStore.getState().setPresenting(false);
      }),
    [],
  );
  const isPresenting = useLesson((state) => state.isPresenting);
  useEffect(() => {
    page.stage.setState({ isPresenting });
  }, [page, isPresenting]);
  if (step === undefined) return undefined;
  return <Player key={step.id} taught={taught} step={step} at={at} onClose={onClose} />;
}

function Frame({
  title,
  closeName,
  onClose,
  children,
}: {
  readonly title: string;
  readonly closeName: string;
  onClose(): void;
  readonly children: React.ReactNode;
}) {
  return (
    <aside className={styles['side']} aria-label={title}>
      <header className={styles['bar']}>
        <h2>{title}</h2>
        <button
          type="button"
          className={styles['tool']}
          aria-label={closeName}
          title={closeName}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      </header>
      <div className={styles['body']}>{children}</div>
    </aside>
  );
}
