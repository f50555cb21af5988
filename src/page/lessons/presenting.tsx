/** Over everything while presenting: what follows the mouse, the black screen, the clock; and word to the presenter's own window. */
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Step } from '../../lessons/lesson.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import { useChoice } from '../page-context.ts';
import { clockStore, pauseClock, resetClock, startClock, useElapsed } from './clock.ts';
import { lessonStore, useLesson } from './lesson-choices.ts';
import { openNotes, talkToNotes } from './notes-channel.ts';
import type { Command, NotesChannel, Shown } from './notes-channel.ts';
import { useOwnLesson } from './own-lesson.ts';
import type { Taught } from './taught.ts';
import styles from './presenting.module.css';

interface Props {
  readonly taught: Taught;
  readonly step: Step;
  readonly at: number;
  readonly isOpen: boolean;
  readonly words: LessonWords;
  onAdvance(): void;
}

export function Presenting({ taught, at, isOpen, words, onAdvance }: Props) {
  const isBlack = useLesson((state) => state.isBlack);
  const pointer = useLesson((state) => state.pointer);
  const clock = useStore(clockStore);
  const elapsed = useElapsed(clock);
  const [isBlocked, setBlocked] = useState(false);
  useEffect(() => {
    startClock();
    return pauseClock;
  }, []);
  useNotes(taught, at, isOpen, onAdvance);
  return (
    <>
      <div className={styles['corner']}>
        <button
          type="button"
          onClick={() => {
            setBlocked(!openNotes());
          }}
        >
          {words.notes.open}
        </button>
        <span role="timer" aria-label={words.notes.time}>
          {elapsed}
        </span>
      </div>
      {isBlocked && (
        <p className={styles['blocked']} role="alert">
          {words.notes.blocked}
        </p>
      )}
      {pointer !== 'none' && !isBlack && <Pointer kind={pointer} />}
      {isBlack && (
        <button
          type="button"
          className={styles['black']}
          aria-label={words.blackOn}
          onClick={() => {
            lessonStore.getState().setBlack(false);
          }}
        />
      )}
    </>
  );
}

/** Moved by a style alone: nothing is rendered while the mouse moves. */
function Pointer({ kind }: { readonly kind: 'dot' | 'spotlight' }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      element.current?.style.setProperty('--x', `${String(clientX)}px`);
      element.current?.style.setProperty('--y', `${String(clientY)}px`);
    };
    addEventListener('pointermove', follow, { passive: true });
    return () => {
      removeEventListener('pointermove', follow);
    };
  }, []);
  return (
    <div
      ref={element}
      className={styles[kind]}
      data-testid="pointer"
      data-pointer={kind}
      aria-hidden="true"
    />
  );
}

function useNotes(taught: Taught, step: number, isOpen: boolean, onAdvance: () => void): void {
  const language = useChoice((state) => state.language);
  const isBlack = useLesson((state) => state.isBlack);
  const clock = useStore(clockStore);
  const own = useOwnLesson();
  const channel = useRef<NotesChannel<Shown> | undefined>(undefined);
  const shown: Shown = {
    lesson: taught.id,
    own: own?.file,
    step,
    isOpen,
    isBlack,
    language,
    clock: { elapsedMs: clock.elapsedMs, runningSince: clock.runningSince },
  };
  const latest = useRef({ shown, onAdvance });
  useEffect(() => {
    latest.current = { shown, onAdvance };
    channel.current?.send(shown);
  });
  useEffect(() => {
    const opened = talkToNotes(
      () => {
        opened.send(latest.current.shown);
      },
      (command) => {
        obey(command, latest.current.onAdvance);
      },
    );
    channel.current = opened;
    opened.send(latest.current.shown);
    return () => {
      channel.current = undefined;
      opened.close();
    };
  }, []);
}

function obey(command: Command, advance: () => void): void {
  const { step, isBlack, goTo, setBlack } = lessonStore.getState();
  switch (command) {
    case 'advance':
      advance();
      return;
    case 'back':
      if (step > 0) goTo(step - 1);
      return;
    case 'black':
      setBlack(!isBlack);
      return;
    case 'start':
      startClock();
      return;
    case 'pause':
      pauseClock();
      return;
    case 'reset':
      resetClock();
      return;
  }
}
