/** The domain is accepted and cannot start, for a reason that has no rule of its own. */
import type { ThreadPlacement } from '../../placement/placement.ts';
import type { StartProblem } from '../../placement/start-report.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'start-fails'> = {
  id: 'start-fails',
  severity: 'error',
  *check({ placements }) {
    for (const { domain, start, threads } of placements) {
      const byId = new Map(threads.map((thread) => [thread.thread, thread]));
      for (const problem of start.problems) {
        if (hasOwnRule(problem, byId)) continue;
        const entities = problem.threads.length === 0 ? [domain] : problem.threads;
        yield {
          params: { kind: problem.kind, threads: entities, libvirt: problem.message },
          ...(problem.span === undefined ? {} : { span: problem.span }),
          entities,
        };
      }
    }
  },
};

function hasOwnRule(problem: StartProblem, threads: ReadonlyMap<string, ThreadPlacement>): boolean {
  if (problem.kind === 'node-not-on-host') return true;
  if (problem.kind === 'cpu-beyond-host' || problem.kind === 'cpu-offline') return true;
  // numad's answer is no setting that names CPUs, so `cpu-not-on-host` leaves it alone.
  return problem.kind === 'no-cpu-left' && threads.get(problem.threads[0] ?? '')?.source !== 'numad';
}
