/**
 * Generated domains, defined by real libvirt and by us: the same verdict, the same message, the same set for every
 * thread. PINSCOPE_ORACLE=5000 compares more, PINSCOPE_SEED=7 the same ones again.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatCpuSet, setOfIds } from '../../core/cpuset/cpuset.ts';
import { anyDomain, writeDomain, type GeneratedDomain } from '../generate/domain.ts';
import { buildHost } from '../generate/host.ts';
import { anyHost, writeCapabilities, writeNumactl } from '../generate/host-text.ts';
import { differences, libvirtAnswer, ourAnswer, templateOf } from './compare.ts';
import { Libvirt, type Question, type Verdict } from './libvirt.ts';
import { describeWithLibvirt } from './with-libvirt.ts';

const count = Number(process.env['PINSCOPE_ORACLE'] ?? 600);
const seed = Number(process.env['PINSCOPE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

interface Case {
  readonly domain: GeneratedDomain;
  readonly host: string;
  readonly hostBy: 'capabilities' | 'numactl';
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  domain: anyDomain,
  host: anyHost,
  hostBy: fc.constantFrom('capabilities' as const, 'numactl' as const),
});

function questionOf({ domain }: Case, name: string): Question {
  return { name, xml: writeDomain(domain, 'test', name) };
}

function compare(one: Case, question: Question, verdict: Verdict): readonly string[] {
  const host = buildHost(one.host);
  const text = one.hostBy === 'capabilities' ? writeCapabilities(host) : writeNumactl(host);
  const cpus = formatCpuSet(setOfIds(host.cpus.map(({ id }) => id)));
  return differences(ourAnswer(question.xml, text), libvirtAnswer(verdict, cpus));
}

describeWithLibvirt('generated domains', (version) => {
  let libvirt: Libvirt;
  beforeAll(() => {
    libvirt = new Libvirt(64);
  });
  afterAll(() => libvirt.close());

  it(`are taken and refused as libvirt does (${count} domains, seed ${seed})`, async () => {
    const cases = fc.sample(anyCase, { numRuns: count, seed });
    const questions = cases.map((one, i) => questionOf(one, `g${i}`));
    const begin = performance.now();
    const verdicts = await libvirt.defineAll(questions);
    const seconds = (performance.now() - begin) / 1000;
    const wrong = cases.flatMap((one, i) => {
      const lines = compare(one, questions[i]!, verdicts[i]!);
      return lines.length === 0 ? [] : [{ xml: questions[i]!.xml, host: one.host, lines }];
    });
    printFigures(verdicts, version, seconds);
    if (wrong.length > 0) {
      console.error(`${wrong.length} of ${count} differ:\n${groups(wrong)}\nthe first:\n${show(wrong[0]!)}`);
      await shrink(libvirt);
    }
    expect(wrong.length, 'domains on which we and libvirt differ').toBe(0);
  }, 600_000);
});

interface Disagreement {
  readonly xml: string;
  readonly host: string;
  readonly lines: readonly string[];
}

function show({ xml, host, lines }: Disagreement): string {
  return `${xml}\non ${host}\n(- ours, + libvirt's)\n${lines.slice(0, 12).join('\n')}`;
}

/** The first difference of each, without its names and numbers, and how often it is met. */
function groups(wrong: readonly Disagreement[]): string {
  const hits = countTemplates(wrong.map(({ lines }) => lines.slice(0, 2).join('\n')));
  return hits.map(([lines, n]) => `${n} ×\n${lines}`).join('\n');
}

/** Prints the smallest domain that fast-check finds to differ. */
async function shrink(libvirt: Libvirt): Promise<void> {
  let least: Disagreement | undefined;
  await fc.check(
    fc.asyncProperty(anyCase, async (one) => {
      const question = questionOf(one, 'shrunk');
      const lines = compare(one, question, await libvirt.define(question));
      if (lines.length === 0) return true;
      // fast-check goes on only from failures, so the last is the least.
      least = { xml: question.xml, host: one.host, lines };
      return false;
    }),
    { numRuns: Math.max(count, 2000), seed },
  );
  console.error(least === undefined ? 'not met again while shrinking' : `shrunk to\n${show(least)}`);
}

function printFigures(verdicts: readonly Verdict[], version: string, seconds: number): void {
  const refused = verdicts.flatMap((verdict) => (verdict.accepted ? [] : [verdict.error]));
  const rate = Math.round(verdicts.length / seconds);
  console.info(
    [
      `libvirt ${version}, test driver: ${verdicts.length} domains, seed ${seed}: ` +
        `${verdicts.length - refused.length} accepted, ${refused.length} refused (${rate} domains/s)`,
      ...countTemplates(refused).map(([message, n]) => `${String(n).padStart(6)}  ${message}`),
    ].join('\n'),
  );
}

function countTemplates(texts: readonly string[]): readonly (readonly [string, number])[] {
  const hits = new Map<string, number>();
  for (const template of texts.map(templateOf)) hits.set(template, (hits.get(template) ?? 0) + 1);
  return [...hits].sort((a, b) => b[1] - a[1]);
}
