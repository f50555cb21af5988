/** A rule whose hits are the problems of that id that reading met. */
import type { ProblemRule } from '../intake/problem.ts';
import type { Problem } from '../intake/reading.ts';
import type { RuleParams, Severity } from './finding.ts';
import type { Rule } from './rule.ts';

export function fromProblems<R extends ProblemRule>(id: R, severity: Severity): Rule<R> {
  return {
    id,
    severity,
    *check({ problems }) {
      for (const problem of problems) {
        if (isOf(problem, id)) yield { params: problem.params as RuleParams[R], span: problem.span };
      }
    },
  };
}

function isOf<R extends ProblemRule>(problem: Problem, id: R): problem is Problem<R> {
  return problem.rule === id;
}
