/**
 * Generated domains, defined by real libvirt and by us: the same verdict, the same message, the same set for every
 * thread, the same facts. Used by the short and by the long test.
 */
import fc from 'fast-check';
import { formatCpuSet, setOfIds } from '../../core/cpuset/cpuset.ts';
import { buildHost } from '../../synthetic-hosts/host.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { drawCases, questionOf, type Case, type Drawn } from './cases.ts';
import { differences, isSpoilt, libvirtAnswer, ourAnswer } from './compare.ts';
import type { Driver, Libvirt, Question, Verdict } from './libvirt.ts';

/** Nothing where libvirt itself fell over. */
function compare(one: Case, question: Question, verdict: Verdict): readonly string[] {
  if (!verdict.accepted && verdict.crashed === true) return [];
  const text = one.hostBy === 'capabilities' ? capabilitiesText(one.host) : numactlText(one.host);
  const cpus = formatCpuSet(setOfIds(buildHost(one.host).cpus.map(({ id }) => id)));
  const ours = ourAnswer(question.xml, text);
  const theirs = libvirtAnswer(verdict, cpus);
  return isSpoilt(ours, theirs) ? [] : differences(ours, theirs);
}

export interface Comparison {
  readonly accepted: number;
  /** libvirt's sentences, in full, one for each domain that it refused. */
  readonly refused: readonly string[];
  /** Rows of libvirt.md §4 without a message, one for each domain in which libvirt passed over it. */
  readonly silences: readonly string[];
  /** libvirt's own process ended at these. */
  readonly crashed: number;
  readonly seconds: number;
  readonly wrong: readonly Disagreement[];
}

export interface Disagreement {
  readonly drawn: Drawn;
  readonly xml: string;
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
  const refused: string[] = [];
  const silences: string[] = [];
  const wrong: Disagreement[] = [];
  let asked = 0;
  let accepted = 0;
  let crashed = 0;
  let seconds = 0;
  for (const cases of chunksOf(drawCases(driver, count, seed))) {
    // Never a name that was there before: a process that is spoilt may not forget it.
    const questions = cases.map(({ one }) => questionOf(one, `g${asked++}`));
    const begin = performance.now();
    const verdicts = await libvirt.defineAll(questions);
    seconds += (performance.now() - begin) / 1000;
    for (const [i, verdict] of verdicts.entries()) {
      const drawn = cases[i]!;
      if (verdict.accepted) {
        accepted++;
        if (drawn.silence !== undefined) silences.push(drawn.silence);
      } else if (verdict.crashed === true) crashed++;
      else refused.push(verdict.error);
      const lines = compare(drawn.one, questions[i]!, verdict);
      if (lines.length > 0) wrong.push(...(await confirm(libvirt, drawn, questions[i]!)));
    }
  }
  return { accepted, refused, silences, crashed, seconds, wrong };
}

function* chunksOf<T>(all: Iterable<T>): Iterable<readonly T[]> {
  let some: T[] = [];
  for (const one of all) {
    some.push(one);
    if (some.length < chunk) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** Asked again of a new process: the first may have been spoilt by a domain before (see `Libvirt`). */
async function confirm(libvirt: Libvirt, drawn: Drawn, question: Question): Promise<readonly Disagreement[]> {
  await libvirt.restart();
  const lines = compare(drawn.one, question, await libvirt.define(question));
  return lines.length === 0 ? [] : [{ drawn, xml: question.xml, lines }];
}

/** The smallest domain on the way from this one that fast-check finds to differ. */
export async function shrink(libvirt: Libvirt, found: Disagreement): Promise<Disagreement> {
  const { arbitrary, parameters } = found.drawn;
  let least = found;
  await fc.check(
    fc.asyncProperty(arbitrary, async (one) => {
      const question = questionOf(one, 'shrunk');
      const lines = compare(one, question, await libvirt.define(question));
      if (lines.length === 0) return true;
      // fast-check goes on only from failures, so the last is the least.
      least = { drawn: { ...found.drawn, one }, xml: question.xml, lines };
      return false;
    }),
    parameters,
  );
  return least;
}
