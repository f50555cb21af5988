/**
 * What a model link restores, over generated hosts and domains: the same model and the same bytes again, and once
 * opened the same findings about the same entities, every thread in the same place for the same reason.
 */
import fc from 'fast-check';
import { analyzeReadings } from '../../core/analyze.ts';
import { defaultChoices, type Analysis, type Choices } from '../../core/analysis.ts';
import { findingKeys } from '../../link/model/finding-keys.ts';
import { keepReadings, readSources, type Kept } from '../../link/model/keep.ts';
import type { LinkModel } from '../../link/model/link-model.ts';
import { readModel, writeModel } from '../../link/model/write-model.ts';
import { modelTexts } from '../../link/texts/model-texts.ts';
import { anyHost } from '../generate/any-host.ts';
import { chanceDomain, provokedDomain, writeQemuDomain } from '../generate/domain.ts';
import { provocationsForQemu } from '../generate/provocations.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';

interface GivenText {
  readonly name: string;
  readonly text: string;
}

const sourcesOf = (texts: readonly GivenText[]) => texts.map((text, i) => ({ id: `s${i}`, ...text }));

export function modelOf(texts: readonly GivenText[], choices: Choices = defaultChoices): LinkModel {
  return keepReadings(readSources(sourcesOf(texts), choices), choices).model;
}

/** The texts that the link of these texts opens to. */
export function reopen(texts: readonly GivenText[], choices: Choices = defaultChoices): readonly GivenText[] {
  const model = readModel(writeModel(modelOf(texts, choices)));
  const opened = typeof model === 'string' ? undefined : modelTexts(model);
  if (opened === undefined) throw new Error('the link does not open');
  return opened;
}

/** What a link keeps, and all that must be the same before and after, without places in texts. The texts are read once. */
export function look(texts: readonly GivenText[]): Kept & {
  readonly bytes: Uint8Array;
  readonly judged: string;
} {
  const sources = sourcesOf(texts);
  const readings = readSources(sources, defaultChoices);
  const kept = keepReadings(readings, defaultChoices);
  const analysis = analyzeReadings(sources, readings, defaultChoices);
  return {
    ...kept,
    bytes: writeModel(kept.model),
    judged: JSON.stringify({
      findings: findingKeys(analysis.findings).toSorted(),
      threads: analysis.placements.map(threadsOf),
      assumptions: analysis.assumptions.map(({ id }) => id),
    }),
  };
}

function threadsOf({ threads }: Analysis['placements'][number]): readonly string[] {
  return threads.map(({ thread, asked, runs, source }) => JSON.stringify([thread, asked, runs, source]));
}

const domain = fc.oneof(
  { weight: 1, arbitrary: chanceDomain },
  { weight: 2, arbitrary: fc.constantFrom(...provocationsForQemu).chain(provokedDomain) },
);

export function checkRoundTrips(count: number): void {
  const property = fc.property(
    fc.array(domain, { minLength: 1, maxLength: 2 }),
    anyHost,
    fc.boolean(),
    fc.constantFrom('kvm', 'qemu', 'test'),
    (domains, host, byNumactl, type) => {
      const texts = [
        { name: 'host', text: byNumactl ? numactlText(host) : capabilitiesText(host) },
        ...domains.map((one, i) => ({ name: 'domain.xml', text: writeQemuDomain(one, type, `vm${i}`) })),
      ];
      const given = look(texts);
      const back = readModel(given.bytes);
      if (typeof back === 'string') throw new Error(back);
      same(writeModel(back), given.bytes, 'decode(encode(x)) is x');
      const opened = look(modelTexts(back) ?? []);
      same(opened.bytes, given.bytes, 'what is opened is the same model');
      if (given.judged !== opened.judged)
        throw new Error(`${given.judged}\n→ ${opened.judged}\n${texts.map(({ text }) => text).join('\n')}`);
    },
  );
  fc.assert(property, { numRuns: count });
}

function same(a: Uint8Array, b: Uint8Array, what: string): void {
  if (Buffer.compare(a, b) !== 0) throw new Error(`not so: ${what}`);
}
