/** The right answer to a question, as the core has it, and how a given answer compares. Pure. */
import type { Analysis } from '../core/analysis.ts';
import { differenceOf, equalSets, formatCpuSet, hasId, isEmpty, setOfIds } from '../core/cpuset/cpuset.ts';
import type { CpuSet } from '../core/cpuset/cpuset.ts';
import { readLibvirtCpuset } from '../core/cpuset/libvirt-grammar.ts';
import { pcpuId } from '../core/identity.ts';
import type { Finding } from '../core/findings/finding.ts';
import type { EntityId } from '../core/identity.ts';
import type { ThreadPlacement } from '../core/placement/placement.ts';
import type { CpusOf, Predict, Slip, ThreadsOf } from './lesson.ts';

/** What was chosen: ids of CPUs and threads in the picture, or keys of options; each once. */
export type Chosen = readonly string[];

/** From what an answer follows. */
export interface Evidence {
  readonly analysis: Analysis;
  /** Undefined: the rules have not looked yet. */
  readonly findings: readonly Finding[] | undefined;
  /** Of another step of the lesson, by its id; undefined where there is no such step. */
  analysisOf(step: string): Analysis | undefined;
}

/**
 * What is right, in the order of the picture or of the options. Undefined: the texts do not tell it (the thread is not
 * there, numad has not answered), so nothing can be compared.
 */
export function rightAnswer(predict: Predict, evidence: Evidence): Chosen | undefined {
  switch (predict.kind) {
    case 'one':
      return [predict.right];
    case 'several':
      return predict.options.filter((option) => predict.right.includes(option));
    case 'cpus': {
      const cpus = cpusOf(predict.of, evidence.analysis);
      return cpus === undefined ? undefined : idsOfCpus(cpus);
    }
    case 'threads':
      return threadsOf(predict.of, evidence);
  }
}

function idsOfCpus(cpus: CpuSet): readonly EntityId[] {
  return cpus.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => pcpuId(first + i)),
  );
}

function cpusOf(of: CpusOf, { host, placements }: Analysis): CpuSet | undefined {
  if ('thread' in of) {
    const thread = placements.flatMap(({ threads }) => threads).find(({ thread: id }) => id === of.thread);
    return thread === undefined ? undefined : setOf(thread);
  }
  if ('node' in of) return host?.nodes.find(({ id }) => id === of.node)?.cpus;
  return host?.cpuTable.find(({ id }) => id === of.siblingsOf)?.siblings;
}

function setOf({ runs, asked }: ThreadPlacement): CpuSet | undefined {
  return runs ?? (typeof asked === 'string' ? undefined : asked);
}

function threadsOf(of: ThreadsOf, { analysis, findings, analysisOf }: Evidence): Chosen | undefined {
  const threads = analysis.placements.flatMap((placement) => placement.threads);
  const named = (wanted: (thread: ThreadPlacement) => boolean): Chosen =>
    threads.filter(wanted).map(({ thread }) => thread);
  if ('mayRunOn' in of) return named((thread) => hasId(setOf(thread) ?? [], of.mayRunOn));
  if ('source' in of) return named(({ source }) => source === of.source);
  if ('finding' in of) {
    if (findings === undefined) return undefined;
    const about = new Set(
      findings.filter(({ rule }) => rule === of.finding).flatMap(({ entities }) => entities),
    );
    return named(({ thread }) => about.has(thread));
  }
  if ('farFromMemory' in of) {
    const far = new Set(
      analysis.placements.flatMap(({ locality }) =>
        locality.flatMap(({ thread, verdict }) => (verdict === 'remote' ? [thread] : [])),
      ),
    );
    return named(({ thread }) => far.has(thread));
  }
  const before = analysisOf(of.changedSince);
  if (before === undefined) return undefined;
  const sets = new Map(
    before.placements.flatMap((placement) =>
      placement.threads.map((thread) => [thread.thread, written(thread)]),
    ),
  );
  return named((thread) => sets.get(thread.thread) !== written(thread));
}

function written(thread: ThreadPlacement): string {
  const set = setOf(thread);
  return set === undefined ? String(thread.asked) : formatCpuSet(set);
}

export interface Comparison {
  readonly isRight: boolean;
  /** Right and not chosen. */
  readonly missing: Chosen;
  /** Chosen and not right. */
  readonly extra: Chosen;
}

export function compareAnswers(chosen: Chosen, right: Chosen): Comparison {
  const missing = right.filter((id) => !chosen.includes(id));
  const extra = chosen.filter((id) => !right.includes(id));
  return { isRight: missing.length === 0 && extra.length === 0, missing, extra };
}

/** The slip that was made, where the answer is exactly one that often is. */
export function slipIn(predict: Predict, chosen: Chosen): Slip | undefined {
  if (predict.kind !== 'cpus' && predict.kind !== 'threads') return undefined;
  return predict.slips?.find(({ answer }) => {
    if (predict.kind === 'cpus') {
      const cpus = readCpus(answer);
      return cpus !== undefined && equalSets(cpus, cpusIn(chosen));
    }
    const ids = answer === '' ? [] : answer.split(',');
    return compareAnswers(chosen, ids).isRight;
  });
}

/** As they are typed into the field beside the picture: libvirt's own grammar, and nothing at all for no CPU. */
export function readCpus(text: string): CpuSet | undefined {
  if (text.trim() === '') return [];
  const reading = readLibvirtCpuset(text);
  return reading.ok ? reading.set : reading.fault.kind === 'empty' ? [] : undefined;
}

export function cpusIn(chosen: Chosen): CpuSet {
  return setOfIds(
    chosen.flatMap((id) => {
      const cpu = /^pcpu:(\d+)$/.exec(id)?.[1];
      return cpu === undefined ? [] : [Number(cpu)];
    }),
  );
}

/** A set of CPUs as what is chosen in the picture, cut to the host. */
export function chosenOf(cpus: CpuSet, host: CpuSet): Chosen {
  const beyond = differenceOf(cpus, host);
  return idsOfCpus(isEmpty(beyond) ? cpus : differenceOf(cpus, beyond));
}
