/** The keys of a lesson, which are those of a clicker too. In a field, a list or the picture a key means what it means there. */
import { useEffect, useRef } from 'react';
import { isTextField } from '../../browser/clipboard.ts';
import { enterFullScreen, isFullScreen, leaveFullScreen } from '../../browser/full-screen.ts';
import type { LessonChoices } from '../../state/lesson.ts';
import { lessonStore } from './lesson-choices.ts';
import { openNotes } from './notes-channel.ts';

interface Handlers {
  advance(): void;
  back(): void;
  readonly step: number;
}

const nextPointer: Readonly<Record<LessonChoices['pointer'], LessonChoices['pointer']>> = {
  none: 'dot',
  dot: 'spotlight',
  spotlight: 'none',
};

export function useLessonKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTextField(event.target) || document.querySelector('dialog[open], [aria-modal="true"]') !== null)
        return;
      if (act(event.key, event.target)) event.preventDefault();
    };
    /** Whether the key was ours. */
    const act = (key: string, target: EventTarget | null): boolean => {
      const state = lessonStore.getState();
      const { advance, back } = latest.current;
      switch (key) {
        case 'PageDown':
          advance();
          return true;
        case 'PageUp':
          back();
          return true;
        case 'ArrowRight':
        case ' ':
          if (isInteractive(target)) return false;
          advance();
          return true;
        case 'ArrowLeft':
          if (isInteractive(target)) return false;
          back();
          return true;
        default:
          break;
      }
      if (!state.isPresenting) return false;
      switch (key.toLowerCase()) {
        case 'b':
        case '.':
          state.setBlack(!state.isBlack);
          return true;
        case 'p':
          state.setPointer(nextPointer[state.pointer]);
          return true;
        case 'n':
          openNotes();
          return true;
        case 'f':
          if (isFullScreen()) leaveFullScreen();
          else enterFullScreen();
          return true;
        case 'escape':
          state.setPresenting(false);
          leaveFullScreen();
          return true;
        default:
          return false;
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** Where arrows and the blank have work of their own. */
function isInteractive(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'button, input, select, summary, a, [role="button"], [role="grid"], [role="separator"], [data-keys]',
    ) !== null
  );
}
