/** `pinscope svg`: the map as a file that needs nothing else. */
import { analyze } from '../core/analyze.ts';
import type { Choices } from '../core/analysis.ts';
import { markEntities } from '../core/findings/mark-entities.ts';
import { lookThrough } from '../core/lens/look-through.ts';
import { buildMapScene } from '../core/scene/build-map-scene.ts';
import { usualFolding } from '../core/scene/folding.ts';
import type { Source } from '../core/text/source.ts';
import { makeModelLink } from '../link/make-model-link.ts';
import type { LinkView } from '../link/view-tail.ts';
import { paintMap } from '../render/paint-map.ts';
import { toStandaloneSvg } from '../render/standalone.ts';
import { approximateTextWidth } from '../render/text-width.ts';
import { analysisWords } from '../words/analysis.ts';
import { shareWords } from '../words/share.ts';
import { uiWords } from '../words/ui.ts';
import type { SvgRequest } from './arguments.ts';
import { noteMachines, nothingReadBy, type Outcome } from './explain.ts';

/** A sheet of A4 across. */
const paperAspect = Math.SQRT2;

/** `view`: of a link; its colours and selection are the picture's. */
export function drawSvg(
  request: SvgRequest,
  given: readonly Source[],
  choices: Choices,
  view: LinkView,
): Outcome {
  const { language, redacts, carries, theme } = request;
  const needsModel = redacts || carries;
  const made = needsModel ? makeModelLink(given, choices, view, { hidesNames: redacts }) : undefined;
  if (needsModel && made === undefined)
    return { stdout: '', stderr: `pinscope: ${shareWords(language).tooLarge}\n`, code: 2 };
  // With other names it is the picture of what the link opens to.
  const analysis = made?.analysis ?? analyze(given, choices);
  const nothing = nothingReadBy(analysis, language);
  if (nothing !== undefined) return nothing;
  const words = analysisWords(language);
  const scene = buildMapScene(analysis, {
    labels: words.scene,
    textWidth: approximateTextWidth,
    aspect: paperAspect,
    folding: usualFolding,
  });
  const shape = paintMap(scene, {
    ...markEntities(analysis.findings),
    lens: lookThrough(view.lens ?? 'source', analysis, analysis.findings, view.selection),
    title: uiWords(language).picture.pane,
    description: words.summary(analysis, analysis.findings).replaceAll('`', ''),
  });
  const read = made?.texts.map((text, i): Source => ({ id: `s${String(i)}`, ...text })) ?? given;
  const stderr = noteMachines(read, choices, analysis, language);
  return { stdout: toStandaloneSvg(shape, theme, carries ? made?.link : undefined), stderr, code: 0 };
}
