/**
 * Generated domains, defined by real libvirt and by us: the same verdict, the same message, the same set for every
 * thread, the same facts. Used by the short and by the long test.
 */
import fc from 'fast-check';
import { formatCpuSet, setOfIds } from '../../core/cpuset/cpuset.ts';
import { anyDomain, writeDomain, writeQemuDomain, type GeneratedDomain } from '../generate/domain.ts';
import { buildHost } from '../generate/host.ts';
import { anyHost, writeCapabilities, writeNumactl } from '../generate/host-text.ts';
import { differences, libvirtAnswer, ourAnswer, templateOf } from './compare.ts';
import type { Driver, Libvirt, Question, Verdict } from './libvirt.ts';

interface Case {
  readonly domain: GeneratedDomain;
  readonly type: string;
  readonly host: string;
  readonly hostBy: 'capabilities' | 'numactl';
}

function anyCase(driver: Driver): fc.Arbitrary<Case> {
  return fc.record({
    domain: anyDomain,
    type: driver === 'test' ? fc.constant('test') : fc.constantFrom('kvm', 'kvm', 'qemu'),
    host: anyHost,
    hostBy: fc.constantFrom('capabilities' as const, 'numactl' as const),
  });
}

function questionOf({ domain, type }: Case, name: string): Question {
  const write = type === 'test' ? writeDomain : writeQemuDomain;
  return { name, xml: write(domain, type, name) };
}

/** Nothing where libvirt itself fell over. */
function compare(one: Case, question: Question, verdict: Verdict): readonly string[] {
  if (!verdict.accepted && verdict.crashed === true) return [];
  const host = buildHost(one.host);
  const text = one.hostBy === 'capabilities' ? writeCapabilities(host) : writeNumactl(host);
  const cpus = formatCpuSet(setOfIds(host.cpus.map(({ id }) => id)));
  const ours = ourAnswer(question.xml, text);
  const theirs = libvirtAnswer(verdict, cpus);
  return isSpoilt(ours, theirs) ? [] : differences(ours, theirs);
}

/** Refusing <distances>, libvirt 9.0.0 writes where it should not (see `Libvirt`); that may be its own message. */
function isSpoilt([ours = '']: readonly string[], [theirs = '']: readonly string[]): boolean {
  return /NUMA|sibling/.test(ours) && theirs.startsWith('refused: ') && ours.startsWith(theirs);
}

export interface Comparison {
  readonly accepted: number;
  /** How often each message was met, without its names and numbers. */
  readonly refused: ReadonlyMap<string, number>;
  /** libvirt's own process ended at these. */
  readonly crashed: number;
  readonly seconds: number;
  readonly wrong: readonly Disagreement[];
}

interface Disagreement {
  readonly xml: string;
  readonly host: string;
  readonly lines: readonly string[];
}

/** So many domains at a time are held in memory, with libvirt's answers. */
const chunk = 2000;

export async function compareGenerated(
  libvirt: Libvirt,
  driver: Driver,
  count: number,
  seed: number,
): Promise<Comparison> {
  const refused = new Map<string, number>();
  const wrong: Disagreement[] = [];
  let accepted = 0;
  let crashed = 0;
  let seconds = 0;
  for (let done = 0; done < count; done += chunk) {
    // Not the same ones again in the next chunk.
    const cases = fc.sample(anyCase(driver), { numRuns: Math.min(chunk, count - done), seed: seed + done });
    const questions = cases.map((one, i) => questionOf(one, `g${done + i}`));
    const begin = performance.now();
    const verdicts = await libvirt.defineAll(questions);
    seconds += (performance.now() - begin) / 1000;
    for (const [i, verdict] of verdicts.entries()) {
      if (verdict.accepted) accepted++;
      else if (verdict.crashed === true) crashed++;
      else count1(refused, templateOf(verdict.error));
      const lines = compare(cases[i]!, questions[i]!, verdict);
      if (lines.length > 0) wrong.push(...(await confirm(libvirt, cases[i]!, questions[i]!)));
    }
  }
  return { accepted, refused, crashed, seconds, wrong };
}

/** Asked again of a new process: the first may have been spoilt by a domain before (see `Libvirt`). */
async function confirm(libvirt: Libvirt, one: Case, question: Question): Promise<readonly Disagreement[]> {
  await libvirt.restart();
  const lines = compare(one, question, await libvirt.define(question));
  return lines.length === 0 ? [] : [{ xml: question.xml, host: one.host, lines }];
}

/** The smallest domain that fast-check finds to differ. */
export async function shrinkGenerated(
  libvirt: Libvirt,
  driver: Driver,
  count: number,
  seed: number,
): Promise<string> {
  let least: Disagreement | undefined;
  await fc.check(
    fc.asyncProperty(anyCase(driver), async (one) => {
      const question = questionOf(one, 'shrunk');
      const lines = compare(one, question, await libvirt.define(question));
      if (lines.length === 0) return true;
      // fast-check goes on only from failures, so the last is the least.
      least = { xml: question.xml, host: one.host, lines };
      return false;
    }),
    { numRuns: count, seed },
  );
  return least === undefined ? 'not met again while shrinking' : `shrunk to\n${show(least)}`;
}

export function describeWrong({ wrong }: Comparison): string {
  const groups = new Map<string, number>();
  for (const { lines } of wrong) count1(groups, templateOf(lines.slice(0, 2).join('\n')));
  const list = [...groups].sort((a, b) => b[1] - a[1]).map(([lines, n]) => `${n} ×\n${lines}`);
  return `${wrong.length} differ:\n${list.join('\n')}\nsome of them:\n${wrong.slice(0, 3).map(show).join('\n\n')}`;
}

function show({ xml, host, lines }: Disagreement): string {
  return `${xml}\non ${host}\n(- ours, + libvirt's)\n${lines.slice(0, 12).join('\n')}`;
}

export function describeFigures(name: string, seed: number, comparison: Comparison): string {
  const { accepted, refused, crashed, seconds } = comparison;
  const messages = [...refused].sort((a, b) => b[1] - a[1]);
  const sum = messages.reduce((total, [, n]) => total + n, 0);
  const all = accepted + sum + crashed;
  return [
    `${name}: ${all} domains, seed ${seed}: ${accepted} accepted, ${sum} refused, ${crashed} crashed libvirt ` +
      `(${Math.round(all / seconds)} domains/s)`,
    ...messages.map(([message, n]) => `${String(n).padStart(6)}  ${message}`),
  ].join('\n');
}

function count1(hits: Map<string, number>, key: string): void {
  hits.set(key, (hits.get(key) ?? 0) + 1);
}
