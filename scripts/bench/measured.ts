/** What the benchmark runs in Node: the real pipeline, compiled by Vite as the command line is. */
import { defaultChoices } from '../../src/core/analysis.ts';
import type { Analysis } from '../../src/core/analysis.ts';
import { analyze } from '../../src/core/analyze.ts';
import { buildMapScene } from '../../src/core/scene/build-map-scene.ts';
import { paintMap } from '../../src/render/paint-map.ts';
import { toStandaloneSvg } from '../../src/render/standalone.ts';
import { approximateTextWidth } from '../../src/render/text-width.ts';
import type { SyntheticTexts } from '../../src/testing/synthetic/large-host.ts';
import { picture } from '../../src/words/en/picture.ts';

export {
  hwlocSynthetic,
  longCapabilitiesText,
  pinnedDomainText,
  syntheticCases,
  textsOf,
} from '../../src/testing/synthetic/large-host.ts';

export function analyzeTexts({ capabilities, domain }: SyntheticTexts): Analysis {
  const sources = [
    { id: 's1', name: 'domain.xml', text: domain },
    { id: 's2', name: 'capabilities.xml', text: capabilities },
  ];
  return analyze(sources, defaultChoices);
}

export function drawTexts(texts: SyntheticTexts): string {
  const scene = buildMapScene(analyzeTexts(texts), {
    labels: picture,
    textWidth: approximateTextWidth,
    aspect: 1.5,
  });
  return toStandaloneSvg(paintMap(scene, { title: 'benchmark', description: 'benchmark' }), 'light');
}
