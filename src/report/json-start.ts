/** Starts and limits of the JSON report (the types stand in `json-contract.ts`). */
import { formatCpuSet } from '../core/cpuset/cpuset.ts';
import type { CapLimit, DomainLimits } from '../core/placement/limits.ts';
import { groupStarts } from '../core/placement/start-groups.ts';
import type { StartReport } from '../core/placement/start-report.ts';
import type { Span } from '../core/text/source.ts';
import type { JsonCap, JsonLimits, JsonPlace, JsonStart } from './json-contract.ts';
import type { Places } from './places.ts';

export function reportStart(start: StartReport, places: Places): readonly JsonStart[] {
  return groupStarts(start).map(({ kinds, outcome }) => ({
    cgroups: kinds,
    chosen: kinds.includes(start.cgroup),
    verdict: outcome.verdict,
    problems: outcome.problems.map(({ kind, message, threads, ids, span }) => ({
      kind,
      message,
      entities: threads,
      ...(ids === undefined ? {} : { ids: formatCpuSet(ids) }),
      ...placeOf(span, places),
    })),
    doubts: outcome.doubts.map(({ kind, message }) => ({ kind, message: message ?? null })),
  }));
}

export function reportLimits(limits: DomainLimits, places: Places): JsonLimits {
  const { weight } = limits;
  return {
    weight: {
      shares: weight.shares?.value ?? null,
      written: weight.written ?? null,
      standard: weight.standard,
      file: weight.file,
      ratio: weight.ratio ?? null,
    },
    vcpu: reportCap(limits.vcpu),
    emulator: reportCap(limits.emulator),
    iothread: reportCap(limits.iothread),
    global: reportCap(limits.global),
    vcpusTogether: limits.vcpusTogether ?? null,
    traps: limits.traps.map(({ id, of, span }) => ({ id, of, ...placeOf(span, places) })),
  };
}

function reportCap({ period, quota, cpus }: CapLimit): JsonCap {
  return { period: period?.value ?? null, quota: quota?.value ?? null, cpus: cpus ?? null };
}

export function placeOf(span: Span | undefined, places: Places): JsonPlace {
  if (span === undefined) return {};
  const { source, line, column } = places.startOf(span);
  return { file: source, line, column };
}
