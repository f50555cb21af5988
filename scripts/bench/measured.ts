/** What the benchmark runs in Node: the real pipeline, compiled by Vite as the command line is. */
import { defaultChoices } from '../../src/core/analysis.ts';
import type { Analysis } from '../../src/core/analysis.ts';
import { analyze } from '../../src/core/analyze.ts';
import { analyzeAll } from '../../src/core/analyze-all.ts';
import { findContention } from '../../src/core/contention/find-contention.ts';
import { judge } from '../../src/core/findings/judge.ts';
import { parseRequest } from '../../src/cli/arguments.ts';
import { explain } from '../../src/cli/explain.ts';
import { buildMapScene } from '../../src/core/scene/build-map-scene.ts';
import type { Scene } from '../../src/core/scene/scene.ts';
import type { Source } from '../../src/core/text/source.ts';
import { paintMap } from '../../src/render/paint-map.ts';
import { toStandaloneSvg } from '../../src/render/standalone.ts';
import { approximateTextWidth } from '../../src/render/text-width.ts';
import { drawCases, questionOf } from '../../src/testing/oracle/cases.ts';
import { asLibvirt } from '../../src/testing/oracle/compare.ts';
import { crowdedTexts } from '../../src/testing/synthetic/crowded-host.ts';
import type { SyntheticTexts } from '../../src/testing/synthetic/large-host.ts';
import { analysisWords } from '../../src/words/analysis.ts';
import { findingWords } from '../../src/words/findings.ts';
import { picture } from '../../src/words/en/picture.ts';

export {
  hwlocSynthetic,
  longCapabilitiesText,
  pinnedDomainText,
  syntheticCases,
  textsOf,
} from '../../src/testing/synthetic/large-host.ts';

export { measureCase, measureIncrements, sizeCases } from '../../src/testing/links/sizes.ts';

export function analyzeTexts(texts: SyntheticTexts): Analysis {
  return analyze(sourcesOf(texts), defaultChoices);
}

function sourcesOf(texts: Partial<SyntheticTexts>): readonly Source[] {
  return Object.entries(texts).map(([name, text]) => ({ id: name, name: `${name}.xml`, text }));
}

/** Domains of 64 vCPUs on a host of 8,192 CPUs, before the rules look at them. */
export function crowdedHost(domains: number): Analysis {
  const texts = crowdedTexts({ domains, vcpus: 64, cores: 4096, seed: domains });
  return analyzeAll(
    texts.map((text, i) => ({ id: `s${String(i)}`, name: `text-${String(i)}`, text })),
    defaultChoices,
  );
}

/** From scratch: nothing that was worked out before is used again. */
export function contend(analysis: Analysis): string {
  const { exclusive, sibling, visits, pools } = findContention({ ...analysis });
  const places = (clashes: typeof exclusive): number => clashes.reduce((sum, one) => sum + one.places, 0);
  return `${places(exclusive)} CPUs and ${places(sibling)} cores fought over, ${visits.length + pools.length} pools`;
}

/** As {@link contend}, with all rules. */
export function judgeAll(analysis: Analysis): number {
  return judge({ ...analysis }).findings.length;
}

export function layOut(analysis: Analysis): Scene {
  return buildMapScene(analysis, { labels: picture, textWidth: approximateTextWidth, aspect: 1.5 });
}

/** The picture that the page paints first: the rules, whose rings come later, have not looked yet. */
export function drawTexts(texts: Partial<SyntheticTexts>): string {
  const scene = layOut(analyzeAll(sourcesOf(texts), defaultChoices));
  return toStandaloneSvg(paintMap(scene, { title: 'benchmark', description: 'benchmark' }), 'light');
}

/** What `pinscope explain` prints. */
export function explainTexts({ capabilities, domain }: SyntheticTexts): string {
  const request = parseRequest(['explain', 'domain.xml', 'capabilities.xml']);
  if (request.kind !== 'explain') throw new Error('these arguments ask for nothing');
  const sources = [
    { id: 's0', name: 'domain.xml', text: domain },
    { id: 's1', name: 'capabilities.xml', text: capabilities },
  ];
  const words = { ...analysisWords(request.language), ...findingWords(request.language) };
  return explain(request, sources, defaultChoices, analyze, words).stdout;
}

/** As the oracle asks them, without those at which libvirt 9.0.0 falls over (src/testing/oracle/README.md). */
export function generatedDomains(count: number, seed: number): readonly string[] {
  const all = Array.from(drawCases('test', 2 * count, seed), ({ one }, i) => questionOf(one, `g${i}`).xml);
  return all.filter((xml) => !xml.includes('<distances')).slice(0, count);
}

/** How many of them libvirt would take. */
export function countAccepted(domains: readonly string[]): number {
  return domains.filter((text) => {
    const [domain] = analyze([{ id: 's1', name: 'domain.xml', text }], asLibvirt).domains;
    return domain?.refusals.length === 0;
  }).length;
}
