/** Generated questions to libvirt: a third left to chance, the rest provoked one after the other. */
import fc from 'fast-check';
import { maybe } from '../generate/care.ts';
import {
  chanceDomain,
  provokedDomain,
  writeDomain,
  writeQemuDomain,
  type GeneratedDomain,
} from '../generate/domain.ts';
import { anyHost } from '../generate/any-host.ts';
import { provocations, provocationsForQemu } from '../generate/provocations.ts';
import type { Driver, Question } from './libvirt.ts';

export interface Case {
  readonly domain: GeneratedDomain;
  readonly type: string;
  readonly host: string;
  readonly hostBy: 'capabilities' | 'numactl';
  readonly slip: Slip | undefined;
}

/** A slip of the pen: a character gone, one too many, or the text broken off. */
interface Slip {
  readonly at: number;
  /** drop, break off, or what comes in between. */
  readonly what: string;
}

const anySlip: fc.Arbitrary<Slip> = fc.record({
  at: fc.nat(10_000),
  what: fc.constantFrom(
    'drop',
    'drop',
    'drop',
    'break off',
    ...['<', '>', '&', '"', "'", '/', '=', '!', '?', '[', ' ', '\n'],
    ']]>',
    '<!-- ',
    '&x;',
    '\u0001',
    'é',
  ),
});

/** After `<os>`, so that libvirt still knows the domain by its name; devices have faults of their own, not ours. */
function withSlip(xml: string, slip: Slip | undefined): string {
  if (slip === undefined || xml.includes('<devices')) return xml;
  const begin = xml.search(/<\/os ?>/) + 6;
  const at = begin + (slip.at % (xml.length - begin));
  if (slip.what === 'break off') return xml.slice(0, at);
  return slip.what === 'drop'
    ? xml.slice(0, at) + xml.slice(at + 1)
    : xml.slice(0, at) + slip.what + xml.slice(at);
}

function caseOf(driver: Driver, domain: fc.Arbitrary<GeneratedDomain>, slips: number): fc.Arbitrary<Case> {
  return fc.record({
    domain,
    type: driver === 'test' ? fc.constant('test') : fc.constantFrom('kvm', 'kvm', 'qemu'),
    host: anyHost,
    hostBy: fc.constantFrom('capabilities' as const, 'numactl' as const),
    slip: maybe(slips, anySlip),
  });
}

export function questionOf({ domain, type, slip }: Case, name: string): Question {
  const write = type === 'test' ? writeDomain : writeQemuDomain;
  return { name, xml: withSlip(write(domain, type, name), slip) };
}

/** One case, and how to have it again, to shrink it. */
export interface Drawn {
  readonly one: Case;
  readonly arbitrary: fc.Arbitrary<Case>;
  readonly parameters: { readonly seed: number; readonly numRuns: 1; readonly unbiased: true };
  /** A row of libvirt.md §4 without a message, for which it stands if it is accepted. */
  readonly silence: string | undefined;
}

/** `count` of them, the same ones for the same seed. Provocations take turns; the seed says which begins. */
export function* drawCases(driver: Driver, count: number, seed: number): Iterable<Drawn> {
  const all = driver === 'test' ? provocations : provocationsForQemu;
  const chance = caseOf(driver, chanceDomain, 24);
  let turn = seed;
  for (let i = 0; i < count; i++) {
    const provocation = i % 3 === 0 ? undefined : all[turn++ % all.length];
    const arbitrary = provocation === undefined ? chance : caseOf(driver, provokedDomain(provocation), 2);
    const parameters = { seed: scatter(seed + i), numRuns: 1, unbiased: true } as const;
    const [one] = fc.sample(arbitrary, parameters);
    yield { one: one!, arbitrary, parameters, silence: provocation?.silence };
  }
}

/** Neighbouring seeds begin alike, so that none are neighbours here. */
function scatter(seed: number): number {
  return Math.imul(seed, 0x9e37_79b1);
}
