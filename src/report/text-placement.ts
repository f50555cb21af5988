/** A domain's start, limits, threads and memory as lines for a terminal. */
import { formatCpuSet, type CpuSet } from '../core/cpuset/cpuset.ts';
import type { Domain } from '../core/domain/domain.ts';
import type { DomainPlacement, MemoryPlacement, ThreadPlacement } from '../core/placement/placement.ts';
import { groupVerdicts, type StartGroup } from '../core/placement/start-groups.ts';
import type { StartDoubt } from '../core/placement/start-report.ts';
import { limitsInForce, runsOf } from '../core/placement/thread-facts.ts';
import type { Span } from '../core/text/source.ts';
import { whereIs } from './places.ts';
import type { Places } from './places.ts';
import { makeHarmless } from './terminal-text.ts';
import type { TextReportWords } from './text-report.ts';
import { layOutTable } from './text-table.ts';

/** More neighbours than this that are alike share a row: 8,192 vCPUs need not be 8,192 rows. */
const mostAlike = 4;

export function describePlacement(
  domain: Domain,
  placement: DomainPlacement,
  places: Places,
  words: TextReportWords,
): readonly string[] {
  const { columns } = words;
  const threads = layOutTable(
    [columns.thread, columns.cpus, columns.runs, columns.source, columns.locality, columns.where],
    describeThreads(placement, places, words),
  );
  const memory = layOutTable(
    [columns.memory, columns.nodes, columns.mode, columns.source, columns.where],
    placement.memory.map((row) => describeMemory(row, places, words)),
  );
  return [
    ...describeStarts(placement, words),
    ...describeLimits(domain, placement, places, words),
    ...threads,
    ...memory,
  ].map((line) => `  ${line}`);
}

/** By kind of cgroup where they differ, else the heading has said it; before them what is doubted under all kinds. */
function describeStarts({ start }: DomainPlacement, words: TextReportWords): readonly string[] {
  const groups = groupVerdicts(start);
  const [first, ...others] = groups.map(doubtsOf);
  const common = (first ?? []).filter(({ kind }) =>
    others.every((doubts) => doubts.some((doubt) => doubt.kind === kind)),
  );
  const describe = (doubt: StartDoubt): string => makeHarmless(words.doubt(doubt));
  if (groups.length < 2) return common.map(describe);
  const isCommon = new Set(common.map(({ kind }) => kind));
  return [
    ...common.map(describe),
    ...groups.flatMap((group, i) => {
      const { verdict, problems } = group.outcome;
      // The chosen kind's message stands above, as virsh prints it.
      const message = i === 0 ? undefined : problems[0]?.message;
      return [
        words.start(group.kinds, verdict, message === undefined ? undefined : makeHarmless(message)),
        ...doubtsOf(group)
          .filter(({ kind }) => !isCommon.has(kind))
          .map((doubt) => `  ${describe(doubt)}`),
      ];
    }),
  ];
}

/** Of a domain that may start or not; "Still unknown" asks for the host. */
function doubtsOf({ outcome: { verdict, doubts } }: StartGroup): readonly StartDoubt[] {
  return verdict === 'unknown' ? doubts.filter(({ kind }) => kind !== 'no-host') : [];
}

function describeLimits(
  domain: Domain,
  { limits }: DomainPlacement,
  places: Places,
  words: TextReportWords,
): readonly string[] {
  return limitsInForce(limits).map((limit) => {
    const { cap, traps } = limit;
    const span =
      limit.of === 'shares'
        ? limits.weight.shares?.span
        : (cap?.quota?.span ?? cap?.period?.span ?? traps[0]?.span);
    const where = whereIs(span, places);
    return `${words.limit(limit, domain, limits)}${where === '' ? '' : ` (${where})`}`;
  });
}

function describeThreads(
  { threads, locality }: DomainPlacement,
  places: Places,
  words: TextReportWords,
): readonly (readonly string[])[] {
  const localityOf = new Map(locality.map((row) => [row.thread, words.locality(row)]));
  const row = (first: ThreadPlacement, last?: ThreadPlacement): readonly string[] => [
    words.thread(first, last),
    formatSet(first.asked, words),
    first.runs === undefined ? '' : formatSet(first.runs, words),
    first.source,
    localityOf.get(first.thread) ?? '',
    whereAre(winner(first), last === undefined ? undefined : winner(last), places),
  ];
  const keyOf = (thread: ThreadPlacement): string =>
    thread.kind === 'vcpu'
      ? JSON.stringify([
          thread.online,
          thread.source,
          thread.asked,
          thread.runs,
          localityOf.get(thread.thread),
        ])
      : thread.thread;
  return runsOf(threads, keyOf).flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    return run.length > mostAlike ? [row(first, last)] : run.map((thread) => row(thread));
  });
}

function winner(thread: ThreadPlacement): Span | undefined {
  return thread.reasons.find(({ state }) => state === 'applied')?.span;
}

/** `vm.xml:6`; of a run that has pins of its own, from the first to the last: `vm.xml:6-13`. */
function whereAre(first: Span | undefined, last: Span | undefined, places: Places): string {
  const where = whereIs(first, places);
  if (first === undefined || last?.source !== first.source) return where;
  const to = places.startOf(last).line;
  return to > places.startOf(first).line ? `${where}-${to}` : where;
}

function describeMemory(row: MemoryPlacement, places: Places, words: TextReportWords): readonly string[] {
  return [
    words.cell(row.cell),
    formatSet(row.nodes, words),
    row.mode ?? '',
    row.source,
    whereIs(row.span, places),
  ];
}

function formatSet(set: CpuSet | 'all' | 'unknown', words: TextReportWords): string {
  if (typeof set === 'string') return words.set(set);
  return set.length === 0 ? words.set('none') : formatCpuSet(set);
}
