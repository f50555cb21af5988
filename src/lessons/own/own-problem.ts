/** What is wrong with somebody's own lesson, and where: data only; the sentences, and their parameters, are `words`. */
import type { OwnProblemWords } from '../../words/en/own-lesson.ts';

export type ProblemKind = keyof OwnProblemWords;
export type ProblemParams = { readonly [K in ProblemKind]: Parameters<OwnProblemWords[K]>[0] };

export type OwnProblem = {
  [K in ProblemKind]: {
    readonly kind: K;
    /** `steps[2].title`; empty: the whole file. */
    readonly path: string;
    /** Offset in the file. */
    readonly at: number;
    readonly params: ProblemParams[K];
  };
}[ProblemKind];

/** More of them help nobody. */
export const mostProblems = 20;
