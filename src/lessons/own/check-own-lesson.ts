/** Whether what an own lesson names is there, which only its analyses can tell: entities, lines, an answer that the core has. */
import type { Choices, JudgedAnalysis } from '../../core/analysis.ts';
import { buildTopologyTree } from '../../core/host/topology-tree.ts';
import type { TopologyBox } from '../../core/host/topology-tree.ts';
import { hostId } from '../../core/identity.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Source } from '../../core/text/source.ts';
import { rightAnswer } from '../answers.ts';
import { findExcerpt } from '../excerpts.ts';
import type { Step } from '../lesson.ts';
import { choicesOf } from '../step-choices.ts';
import { mostProblems } from './own-problem.ts';
import type { OwnProblem, ProblemKind, ProblemParams } from './own-problem.ts';
import type { OwnLesson } from './read-own-lesson.ts';

type Analyze = (sources: readonly Source[], choices: Choices) => JudgedAnalysis;

/** Nothing where all is well. */
export function checkOwnLesson(
  { lesson, texts, placeOf }: OwnLesson,
  analyze: Analyze,
): readonly OwnProblem[] {
  const problems: OwnProblem[] = [];
  const known = new Map<string, JudgedAnalysis>();
  const analysisOf = (step: Step): JudgedAnalysis => {
    const choices = choicesOf(step);
    const key = JSON.stringify([step.scene, choices]);
    const sources = (lesson.scenes[step.scene] ?? []).map((name, i) => ({
      id: `s${String(i)}`,
      name,
      text: texts[name] ?? '',
    }));
    const analysis = known.get(key) ?? analyze(sources, choices);
    known.set(key, analysis);
    return analysis;
  };
  for (const [i, step] of lesson.steps.entries()) {
    const path = `steps[${String(i)}]`;
    const note = <K extends ProblemKind>(field: string, kind: K, params: ProblemParams[K]): void => {
      if (problems.length < mostProblems)
        problems.push({
          kind,
          path: `${path}.${field}`,
          at: placeOf(`${path}.${field}`),
          params,
        } as OwnProblem);
    };
    const analysis = analysisOf(step);
    const there = entitiesOf(analysis);
    if (there.size === 0) note('scene', 'no-picture', {});
    for (const field of ['lights', 'reveals', 'veil'] as const) {
      const named = step[field];
      if (named === undefined || named === 'all') continue;
      for (const [k, id] of named.entries())
        if (!there.has(id)) note(`${field}[${String(k)}]`, 'no-such-entity', { value: id });
    }
    for (const [k, excerpt] of (step.excerpts ?? []).entries()) {
      const at = `excerpts[${String(k)}]`;
      if (!(lesson.scenes[step.scene] ?? []).includes(excerpt.text))
        note(`${at}.text`, 'no-such-text', { value: excerpt.text });
      else if (findExcerpt(texts[excerpt.text] ?? '', excerpt) === undefined)
        note(`${at}.from`, 'no-such-line', { value: excerpt.from });
    }
    const { predict } = step;
    if (predict === undefined) continue;
    if (predict.kind === 'cpus' && 'thread' in predict.of && !there.has(predict.of.thread)) {
      note('predict.of.thread', 'no-such-entity', { value: predict.of.thread });
      continue;
    }
    const right = rightAnswer(predict, {
      analysis,
      findings: analysis.findings,
      analysisOf: (id) => {
        const other = lesson.steps.find((candidate) => candidate.id === id);
        return other === undefined ? undefined : analysisOf(other);
      },
    });
    if (right === undefined) note('predict', 'no-answer', {});
  }
  return problems;
}

/** Everything that the picture has a box for. */
function entitiesOf({ host, placements, domains }: JudgedAnalysis): ReadonlySet<EntityId> {
  const ids = new Set<EntityId>();
  const add = (box: TopologyBox): void => {
    ids.add(box.id);
    box.children.forEach(add);
  };
  if (host !== undefined) {
    add(buildTopologyTree(host));
    ids.add(hostId);
  }
  for (const { id, cells } of domains) {
    ids.add(id);
    for (const cell of cells) ids.add(`${id}/cell:${String(cell.id)}`);
  }
  for (const { threads } of placements) for (const { thread } of threads) ids.add(thread);
  return ids;
}
