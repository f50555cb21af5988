/** What the answer to a step's question follows from: the analysis on the page, and that of another step where it is compared with one. */
import { useEffect, useMemo, useState } from 'react';
import { rightAnswer } from '../../lessons/answers.ts';
import type { Chosen } from '../../lessons/answers.ts';
import { choicesOf } from '../../lessons/step-choices.ts';
import type { Step } from '../../lessons/lesson.ts';
import type { Analysis } from '../../core/analysis.ts';
import { useChoice, useReading } from '../page-context.ts';
import { textsOfStep } from './taught.ts';
import type { Taught } from './taught.ts';

/** Undefined: not known yet, or the texts do not tell it. */
export function useRightAnswer(taught: Taught, step: Step): Chosen | undefined {
  const { analysis, judged, sources } = useReading();
  const now = useChoice((state) => state.sources);
  const before = useAnalysisOf(taught, changedSince(step));
  return useMemo(() => {
    if (step.predict === undefined || analysis === undefined || sources !== now) return undefined;
    const findings = judged?.segments === analysis.segments ? judged.findings : undefined;
    return rightAnswer(step.predict, { analysis, findings, analysisOf: () => before });
  }, [step, analysis, judged, sources, now, before]);
}

function changedSince({ predict }: Step): string | undefined {
  return predict?.kind === 'threads' && 'changedSince' in predict.of ? predict.of.changedSince : undefined;
}

/** Of another step of the lesson, with all readers: it is fetched only where a step asks for it. */
function useAnalysisOf(taught: Taught, id: string | undefined): Analysis | undefined {
  const [known, setKnown] = useState<{ readonly key: string; readonly analysis: Analysis } | undefined>();
  const key = `${taught.id} ${id ?? ''}`;
  useEffect(() => {
    const other = taught.lesson.steps.find((step) => step.id === id);
    if (other === undefined) return undefined;
    let isWanted = true;
    void import('../all-readers-core.ts').then(
      ({ analyzeAll }) => {
        if (!isWanted) return;
        const sources = textsOfStep(taught, other).map((text, i) => ({ id: `other${String(i)}`, ...text }));
        setKnown({ key, analysis: analyzeAll(sources, choicesOf(other)) });
      },
      // A lost connection: the step says that nothing can be compared.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [taught, id, key]);
  return known?.key === key ? known.analysis : undefined;
}
