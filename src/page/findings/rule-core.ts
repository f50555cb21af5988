/** The pictures of a rule: its cases, read, judged and drawn as the page does it with any text. */
import type { Choices, JudgedAnalysis } from '../../core/analysis.ts';
import { defaultChoices } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import type { RuleId } from '../../core/findings/finding.ts';
import { markEntities } from '../../core/findings/mark-entities.ts';
import { lookThrough } from '../../core/lens/look-through.ts';
import { buildMapScene } from '../../core/scene/build-map-scene.ts';
import { paintMap } from '../../render/paint-map.ts';
import { toStandaloneSvg } from '../../render/standalone.ts';
import { approximateTextWidth } from '../../render/text-width.ts';
import { ruleCases } from '../../rule-cases/cases.ts';
import type { RuleCase } from '../../rule-cases/rule-case.ts';
import { analysisWords } from '../../words/analysis.ts';
import type { Language } from '../../words/language.ts';
import { plainText } from '../parts/prose.tsx';

/** The case that is shown: the first with a domain, else the first. */
export function caseOf(rule: RuleId): RuleCase | undefined {
  const own = ruleCases.filter((one) => one.rule === rule);
  return own.find(({ raises }) => raises.some((text) => text.includes('<domain'))) ?? own[0];
}

interface RulePicture {
  /** Undefined: there is nothing to draw in these texts. */
  readonly svg: string | undefined;
  /** One sentence over the picture, which stands for it too. */
  readonly sentence: string;
  readonly texts: readonly string[];
}

const besideAnother = 1.2;

export function drawCase(
  texts: readonly string[],
  choices: Partial<Choices> | undefined,
  language: Language,
  theme: 'light' | 'dark',
): RulePicture {
  const sources = texts.map((text, i) => ({ id: `case${String(i)}`, name: '', text }));
  const analysis = analyze(sources, { ...defaultChoices, ...choices });
  const words = analysisWords(language);
  const sentence = plainText(words.summary(analysis, analysis.findings));
  const svg = hasPicture(analysis) ? drawMap(analysis, sentence, words, theme) : undefined;
  return { svg, sentence, texts };
}

function hasPicture({ host, domains }: JudgedAnalysis): boolean {
  return host !== undefined || domains.length > 0;
}

function drawMap(
  analysis: JudgedAnalysis,
  sentence: string,
  words: ReturnType<typeof analysisWords>,
  theme: 'light' | 'dark',
): string {
  const scene = buildMapScene(analysis, {
    labels: words.scene,
    textWidth: approximateTextWidth,
    aspect: besideAnother,
  });
  const shape = paintMap(scene, {
    ...markEntities(analysis.findings),
    lens: lookThrough('source', analysis, undefined),
    title: sentence,
    description: sentence,
  });
  return toStandaloneSvg(shape, theme);
}
