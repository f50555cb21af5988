/** The picture of a step that nobody touches: on the handout and in the presenter's window. */
import { useEffect, useRef, useState } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import { lookThrough } from '../../core/lens/look-through.ts';
import { veilLens } from '../../core/lens/veil-lens.ts';
import { buildMapScene } from '../../core/scene/build-map-scene.ts';
import { veilScene } from '../../core/scene/veil-scene.ts';
import { veilAnalysis } from '../../core/veil.ts';
import { choicesOf } from '../../lessons/step-choices.ts';
import type { Step } from '../../lessons/lesson.ts';
import { paintMap } from '../../render/paint-map.ts';
import { toSvgNode } from '../../render/shape.ts';
import { approximateTextWidth } from '../../render/text-width.ts';
import type { Language } from '../../words/language.ts';
import { analysisWords } from '../../words/analysis.ts';
import { lessonWords } from '../../words/lesson.ts';
import { veiledBy } from './use-stage-of-step.ts';
import { textsOfStep } from './taught.ts';
import type { Taught } from './taught.ts';
import styles from './static-picture.module.css';
import '../../render/picture.css';

interface Props {
  readonly taught: Taught;
  readonly step: Step;
  readonly isVeiled: boolean;
  readonly language: Language;
  readonly label: string;
}

export function StaticPicture({ taught, step, isVeiled, language, label }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const analysis = useAnalysis(taught, step);
  useEffect(() => {
    if (analysis === undefined || root.current === null) return;
    root.current.replaceChildren(drawStep(analysis, step, isVeiled, language, label));
  }, [analysis, step, isVeiled, language, label]);
  return <div ref={root} className={styles['picture']} data-ready={analysis !== undefined} />;
}

function useAnalysis(taught: Taught, step: Step): Analysis | undefined {
  const [analysis, setAnalysis] = useState<Analysis | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    void import('../all-readers-core.ts').then(
      ({ analyzeAll }) => {
        const sources = textsOfStep(taught, step).map((text, i) => ({ id: `s${String(i)}`, ...text }));
        if (isWanted) setAnalysis(analyzeAll(sources, choicesOf(step)));
      },
      // Without a connection the sheet has no pictures.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [taught, step]);
  return analysis;
}

function drawStep(
  analysis: Analysis,
  step: Step,
  isVeiled: boolean,
  language: Language,
  title: string,
): SVGElement {
  const veil = isVeiled
    ? { threads: veiledBy(step, analysis), label: lessonWords(language).veiled }
    : undefined;
  const told = veil === undefined ? analysis : veilAnalysis(analysis, veil.threads);
  const lens = veilLens(lookThrough(step.lens ?? 'source', told, undefined), veil);
  const labels = analysisWords(language).scene;
  const whole = buildMapScene(analysis, { labels, textWidth: approximateTextWidth, aspect: 1.6 });
  const scene = veilScene(whole, veil, labels);
  const svg = toSvgNode(paintMap(scene, { lens, title, description: title }), document);
  svg.querySelector(':scope > title')?.remove();
  svg.setAttribute('role', 'img');
  return svg;
}
