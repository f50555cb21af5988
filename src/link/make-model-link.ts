/** Makes a model link, opens it again at once, and says what it does not bring: before anybody copies it. */
import { analyze, analyzeReadings } from '../core/analyze.ts';
import type { Choices, JudgedAnalysis } from '../core/analysis.ts';
import type { Finding } from '../core/findings/finding.ts';
import type { Source } from '../core/text/source.ts';
import { encodeModelLink } from './link.ts';
import type { LinkSource } from './link-state.ts';
import { findingKeys } from './model/finding-keys.ts';
import { keepReadings, readSources, type LeftPiece } from './model/keep.ts';
import { modelTexts } from './texts/model-texts.ts';
import type { LinkView } from './view-tail.ts';

export interface MadeModelLink {
  /** The fragment, `#` included. */
  readonly link: string;
  /** All that is in it beside the choices and the view: the texts that it opens to. */
  readonly texts: readonly LinkSource[];
  readonly choices: Choices;
  /** Of the texts that it opens to, where the guests are called otherwise in them. */
  readonly analysis?: JudgedAnalysis;
  /** Pieces that do not come along, or not all of them. */
  readonly left: readonly LeftPiece[];
  /** What is found now, and will not be found when the link is opened: it is about how the texts are written. */
  readonly lost: readonly Finding[];
  /** What will be found that is not found now. */
  readonly added: readonly Finding[];
}

/** `hidesNames`: guests are called VM-A, VM-B … Undefined where the texts are more than a link opens to. */
export function makeModelLink(
  sources: readonly Source[],
  choices: Choices,
  view: LinkView,
  { hidesNames }: { readonly hidesNames: boolean },
): MadeModelLink | undefined {
  const readings = readSources(sources, choices);
  const { model, left } = keepReadings(readings, choices, { hidesNames });
  const texts = modelTexts(model);
  if (texts === undefined) return undefined;
  const before = analyzeReadings(sources, readings, choices).findings;
  const opened = texts.map((text, i) => ({ id: `s${String(i)}`, ...text }));
  const analysis = analyze(opened, model.choices);
  const after = analysis.findings;
  return {
    link: encodeModelLink(model, view),
    texts,
    choices: model.choices,
    ...(hidesNames ? { analysis } : {}),
    left,
    lost: without(before, after),
    added: without(after, before),
  };
}

/** Those of `findings` that are not among `others`, counting how often each is there. */
function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const left = new Map<string, number>();
  for (const key of findingKeys(others)) left.set(key, (left.get(key) ?? 0) + 1);
  const keys = findingKeys(findings);
  return findings.filter((_, i) => {
    const key = keys[i] ?? '';
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
