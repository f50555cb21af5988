/** Puts what a step shows over the page: what is veiled, what can be picked, what became of it, what is lit. */
import { useLayoutEffect } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import { veilAnalysis } from '../../core/veil.ts';
import { compareAnswers } from '../../lessons/answers.ts';
import type { Chosen } from '../../lessons/answers.ts';
import type { Step } from '../../lessons/lesson.ts';
import type { GivenAnswer } from '../../state/lesson.ts';
import { usePage, useReading } from '../page-context.ts';
import type { Picks } from '../stage.ts';

interface Given {
  readonly step: Step;
  readonly heading: string;
  readonly veilLabel: string;
  readonly answer: GivenAnswer;
  /** The answer is kept back. */
  readonly isOpen: boolean;
  /** The next step, where it shows the same texts: what that one will ask for is not told by the way. */
  readonly next: Step | undefined;
  readonly right: Chosen | undefined;
  onPick(ids: readonly EntityId[]): void;
}

export function useStageOfStep({
  step,
  heading,
  veilLabel,
  answer,
  isOpen,
  next,
  right,
  onPick,
}: Given): void {
  const { stage, store } = usePage();
  const { analysis } = useReading();

  useLayoutEffect(() => {
    stage.setState({ heading, board: step.board });
  }, [stage, heading, step]);

  useLayoutEffect(() => {
    const veiled = veiledBy(step, analysis);
    const kept = next === undefined ? [] : veiledBy(next, analysis);
    const threads = isOpen ? veiled : veiled.filter((id) => kept.includes(id));
    const isVeiled = isOpen || threads.length > 0;
    const hide = (whole: Analysis): Analysis => veilAnalysis(whole, threads);
    stage.setState({ veil: isVeiled ? { threads, label: veilLabel, hide } : undefined });
  }, [stage, step, next, analysis, isOpen, veilLabel]);

  useLayoutEffect(() => {
    stage.setState({ picks: picksOf(step, answer, isOpen, right, analysis, onPick) });
  }, [stage, step, answer, isOpen, right, analysis, onPick]);

  useLayoutEffect(() => {
    const lit = isOpen ? (step.lights ?? []) : (step.reveals ?? lightsOfAnswer(step, right));
    store.getState().pointAt(lit.length === 0 ? undefined : { key: 'lesson', entities: lit }, []);
  }, [store, step, isOpen, right]);

  useLayoutEffect(
    () => () => {
      stage.setState({ heading: undefined, board: undefined, veil: undefined, picks: undefined });
      store.getState().pointAt(undefined, []);
    },
    [stage, store],
  );
}

export function veiledBy({ veil, predict }: Step, analysis: Analysis | undefined): readonly EntityId[] {
  if (veil === 'all')
    return (analysis?.placements ?? []).flatMap(({ threads }) => threads.map(({ thread }) => thread));
  if (veil !== undefined) return veil;
  return predict?.kind === 'cpus' && 'thread' in predict.of ? [predict.of.thread] : [];
}

function lightsOfAnswer({ predict }: Step, right: Chosen | undefined): readonly EntityId[] {
  if (predict?.kind === 'cpus' && 'thread' in predict.of) return [predict.of.thread];
  return predict?.kind === 'threads' ? (right ?? []) : [];
}

function picksOf(
  { predict }: Step,
  { chosen, state }: GivenAnswer,
  isOpen: boolean,
  right: Chosen | undefined,
  analysis: Analysis | undefined,
  onPick: (ids: readonly EntityId[]) => void,
): Picks | undefined {
  if (predict?.kind !== 'cpus' && predict?.kind !== 'threads') return undefined;
  const kind = predict.kind === 'cpus' ? 'pcpu' : 'thread';
  const take = (id: EntityId): void => {
    onPick(kind === 'pcpu' ? cpusIn(id, analysis) : id.includes('/') && !id.includes('/cell:') ? [id] : []);
  };
  if (isOpen) return { kind, chosen, onPick: take };
  if (right === undefined) return undefined;
  const { missing, extra } = compareAnswers(chosen, right);
  const isCompared = state === 'checked';
  const verdicts = new Map<EntityId, 'right' | 'missing' | 'extra'>([
    ...right.map((id) => [id, isCompared && missing.includes(id) ? 'missing' : 'right'] as const),
    ...(isCompared ? extra.map((id) => [id, 'extra'] as const) : []),
  ]);
  return { kind, chosen, verdicts, onPick: take };
}

/** A click on a core, a node or the host takes all of its CPUs. */
function cpusIn(id: EntityId, analysis: Analysis | undefined): readonly EntityId[] {
  const [kind, number] = id.split(':');
  const host = analysis?.host;
  if (kind === 'pcpu') return [id];
  const set =
    kind === 'host'
      ? host?.cpus
      : kind === 'node'
        ? host?.nodes.find((node) => node.id === Number(number))?.cpus
        : kind === 'core'
          ? host?.cpuTable.find((cpu) => cpu.id === Number(number))?.siblings
          : undefined;
  return (set ?? []).flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => `pcpu:${String(first + i)}`),
  );
}
