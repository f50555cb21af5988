/** What the reader chose in a lesson: which one, where in it, what was answered. Kept apart from the page's store: it comes with the lessons. */
import { createStore } from 'zustand/vanilla';

/** `checked`: compared with what is right; `shown`: the answer was asked for without one of one's own. */
type AnswerState = 'open' | 'checked' | 'shown';

export interface GivenAnswer {
  /** Ids of things in the picture, or of options, each once. */
  readonly chosen: readonly string[];
  readonly state: AnswerState;
  /** Once checked. */
  readonly isRight?: boolean;
}

export const noAnswer: GivenAnswer = { chosen: [], state: 'open' };

export interface LessonChoices {
  /** A built-in lesson's id, or `own`. */
  readonly lesson: string | undefined;
  /** From 0. */
  readonly step: number;
  /** By step id, of the lesson on show. */
  readonly answers: Readonly<Record<string, GivenAnswer>>;
  /** Off: every answer stands there at once, for reading. */
  readonly hidesAnswers: boolean;
  readonly isPresenting: boolean;
  readonly isBlack: boolean;
  /** What follows the pointer while presenting. */
  readonly pointer: 'none' | 'dot' | 'spotlight';
  open(lesson: string, step: number, answers?: LessonChoices['answers']): void;
  close(): void;
  goTo(step: number): void;
  answer(step: string, answer: GivenAnswer): void;
  setHidesAnswers(hides: boolean): void;
  setPresenting(isPresenting: boolean): void;
  setBlack(isBlack: boolean): void;
  setPointer(pointer: LessonChoices['pointer']): void;
}

export const createLessonStore = () =>
  createStore<LessonChoices>()((set) => ({
    lesson: undefined,
    step: 0,
    answers: {},
    hidesAnswers: true,
    isPresenting: false,
    isBlack: false,
    pointer: 'none',
    open: (lesson, step, answers = {}) => {
      set({ lesson, step: Math.max(0, step), answers, isBlack: false });
    },
    close: () => {
      set({ lesson: undefined, step: 0, answers: {}, isPresenting: false, isBlack: false, pointer: 'none' });
    },
    goTo: (step) => {
      set({ step: Math.max(0, step), isBlack: false });
    },
    answer: (step, answer) => {
      set(({ answers }) => ({ answers: { ...answers, [step]: answer } }));
    },
    setHidesAnswers: (hidesAnswers) => {
      set({ hidesAnswers });
    },
    setPresenting: (isPresenting) => {
      set(isPresenting ? { isPresenting } : { isPresenting, isBlack: false, pointer: 'none' });
    },
    setBlack: (isBlack) => {
      set({ isBlack });
    },
    setPointer: (pointer) => {
      set({ pointer });
    },
  }));
