/** What is said in a lesson, in one language. The shape follows from the lesson: nothing can be left out in either language. */
import type { Lesson } from './lesson.ts';

/**
 * Prose: blank lines part paragraphs, `code` stands between backticks, **strong** between pairs of asterisks, and
 * [[pinning]] or [[pinning|pinned]] is a term of the glossary. Everything else is text.
 */
type Prose = string;

interface SaidOfEveryStep {
  readonly title: string;
  /** Before the question: what is seen, and what one must know to answer. */
  readonly say: Prose;
  /** The answer in a sentence. */
  readonly answer: Prose;
  readonly why: Prose;
  /** For the presenter's own window. */
  readonly notes: Prose;
}

type IdsOf<L> = L extends readonly { readonly id: infer I extends string }[] ? I : never;

type SaidOfPredict<S> = S extends { readonly predict: infer P }
  ? { readonly ask: Prose } & (P extends { readonly options: readonly (infer O extends string)[] }
      ? {
          readonly options: Readonly<Record<O, Prose>>;
          /** To who chose it wrongly. */
          readonly replies?: Readonly<Partial<Record<O, Prose>>>;
        }
      : unknown) &
      (P extends { readonly slips: infer Slips }
        ? { readonly slips: Readonly<Record<IdsOf<Slips>, Prose>> }
        : unknown)
  : unknown;

/** One sentence for each command, in their order. */
type SaidOfChecks<S> = S extends { readonly checks: infer C extends readonly unknown[] }
  ? { readonly checks: { readonly [I in keyof C]: Prose } }
  : unknown;

type StepTextOf<S> = SaidOfEveryStep & SaidOfPredict<S> & SaidOfChecks<S>;

export interface LessonTextOf<L extends Lesson> {
  readonly title: string;
  /** What one can do after it. */
  readonly goal: Prose;
  readonly steps: { readonly [S in L['steps'][number] as S['id']]: StepTextOf<S> };
}

/** The same without knowledge of the lesson, for whoever shows it. */
export interface StepText extends SaidOfEveryStep {
  readonly ask?: Prose;
  readonly options?: Readonly<Record<string, Prose>>;
  readonly replies?: Readonly<Partial<Record<string, Prose>>>;
  readonly slips?: Readonly<Record<string, Prose>>;
  readonly checks?: readonly Prose[];
}

export interface LessonText {
  readonly title: string;
  readonly goal: Prose;
  readonly steps: Readonly<Record<string, StepText>>;
}
