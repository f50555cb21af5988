/** The domains of the JSON report (the types stand in `json-contract.ts`). */
import type { Analysis } from '../core/analysis.ts';
import { formatCpuSet } from '../core/cpuset/cpuset.ts';
import type { CpuSet } from '../core/cpuset/cpuset.ts';
import { originOf, type Domain } from '../core/domain/domain.ts';
import type {
  DomainPlacement,
  MemoryPlacement,
  Reason,
  ThreadPlacement,
} from '../core/placement/placement.ts';
import type { VcpuLocality } from '../core/placement/locality.ts';
import { schedulerOf } from '../core/placement/thread-facts.ts';
import type { JsonDomain, JsonLocality, JsonMemory, JsonReason, JsonThread } from './json-contract.ts';
import { placeOf, reportLimits, reportStart } from './json-start.ts';
import type { Places } from './places.ts';

export function reportDomains(analysis: Analysis, places: Places): readonly JsonDomain[] {
  const inSource = countBySource(analysis.domains);
  const seen = new Map<string, number>();
  const placements = new Map(analysis.placements.map((one) => [one.domain, one]));
  return analysis.domains.map((domain) => {
    const source = sourceIdOf(domain);
    const index = seen.get(source) ?? 0;
    seen.set(source, index + 1);
    return {
      source: places.nameOf(source),
      ...((inSource.get(source) ?? 0) > 1 ? { index } : {}),
      ...reportDomain(domain, placements.get(domain.id), places),
    };
  });
}

function reportDomain(
  domain: Domain,
  placement: DomainPlacement | undefined,
  places: Places,
): Omit<JsonDomain, 'source' | 'index'> {
  const refusal = domain.refusals[0]?.message;
  const { max, current, assumed } = domain.vcpus;
  return {
    name: domain.name ?? null,
    origin: originOf(domain),
    status: refusal === undefined ? 'accepted' : 'refused',
    ...(refusal === undefined ? {} : { refusal }),
    starts: placement?.starts ?? 'unknown',
    ...(placement?.startProblem === undefined ? {} : { startProblem: placement.startProblem }),
    vcpus: { max, current, assumed },
    placement: domain.vcpuPlacement.effective,
    threads: placement === undefined ? [] : reportThreads(domain, placement, places),
    memory: placement?.memory.map((row) => reportMemory(row, places)) ?? [],
    start: placement === undefined ? null : reportStart(placement.start, places),
    limits: placement === undefined ? null : reportLimits(placement.limits, places),
  };
}

function reportThreads(
  domain: Domain,
  { threads, locality }: DomainPlacement,
  places: Places,
): readonly JsonThread[] {
  const localityOf = new Map(locality.map((row) => [row.thread, row]));
  return threads.map((thread) => reportThread(thread, domain, localityOf.get(thread.thread), places));
}

function reportThread(
  thread: ThreadPlacement,
  domain: Domain,
  locality: VcpuLocality | undefined,
  places: Places,
): JsonThread {
  const scheduler = schedulerOf(domain, thread);
  return {
    kind: thread.kind,
    ...(thread.number === undefined ? {} : { id: thread.number }),
    ...(thread.kind === 'vcpu' ? { online: thread.online } : {}),
    cpus: formatAsked(thread.asked),
    ...(thread.runs === undefined ? {} : { runs: formatCpuSet(thread.runs) }),
    source: thread.source,
    reasons: thread.reasons.map((reason) => reportReason(reason, places)),
    hotpluggable: thread.hotpluggable ?? null,
    memoryNodes: thread.mems === undefined ? null : formatAsked(thread.mems.nodes),
    locality: locality === undefined ? null : reportLocality(locality),
    scheduler:
      scheduler === undefined ? null : { policy: scheduler.policy, priority: scheduler.priority ?? null },
  };
}

function reportLocality({ verdict, cell, cpuNodes, memoryNodes, distance }: VcpuLocality): JsonLocality {
  return {
    verdict,
    cell: cell ?? null,
    cpuNodes: cpuNodes === undefined ? null : formatCpuSet(cpuNodes),
    memoryNodes: memoryNodes === undefined ? null : formatCpuSet(memoryNodes),
    distance: distance ?? null,
  };
}

function reportReason(reason: Reason, places: Places): JsonReason {
  return {
    source: reason.source,
    state: reason.state,
    ...(reason.cpus === undefined ? {} : { cpus: formatCpuSet(reason.cpus) }),
    ...(reason.raw === undefined ? {} : { text: reason.raw }),
    ...placeOf(reason.span, places),
  };
}

function reportMemory(row: MemoryPlacement, places: Places): JsonMemory {
  return {
    cell: row.cell ?? null,
    mode: row.mode ?? null,
    nodes: formatAsked(row.nodes),
    source: row.source,
    reasons: row.reasons.map(({ source, state, mode, nodes, raw, span }) => ({
      source,
      state,
      ...(mode === undefined ? {} : { mode }),
      ...(nodes === undefined ? {} : { nodes: formatCpuSet(nodes) }),
      ...(raw === undefined ? {} : { text: raw }),
      ...placeOf(span, places),
    })),
  };
}

function formatAsked(asked: CpuSet | 'all' | 'unknown'): string {
  return typeof asked === 'string' ? asked : formatCpuSet(asked);
}

/** The text that the domain's first root stands in. */
function sourceIdOf(domain: Domain): string {
  return domain.roots[0]?.span.source ?? '';
}

function countBySource(domains: readonly Domain[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const domain of domains) counts.set(sourceIdOf(domain), (counts.get(sourceIdOf(domain)) ?? 0) + 1);
  return counts;
}
