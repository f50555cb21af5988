/** Observations and what-if commands of the JSON report (the types stand in `json-contract.ts`). */
import type { AppliedChange, ChangedValue } from '../core/change/applied-change.ts';
import { formatCpuSet } from '../core/cpuset/cpuset.ts';
import type { CpuSet } from '../core/cpuset/cpuset.ts';
import type { JoinedObservation } from '../core/live/joined-observation.ts';
import type { JsonChange, JsonChangedValue, JsonObservation } from './json-contract.ts';
import type { Places } from './places.ts';

export function reportObservation(observation: JoinedObservation, places: Places): JsonObservation {
  const { observed, cpus, mems, memory, domain, thread } = observation;
  const { unjoined, named, role, number, pid, tid, comm, lastCpu, state } = observation;
  const { counts, scheduler, mostMemoryKiB, residentMiB } = observation;
  return {
    reader: observation.reader,
    kind: observation.kind,
    config: observation.config,
    domain: domain ?? null,
    ...optional({ unjoined, named }),
    thread: thread ?? null,
    ...optional({ role, number, pid, tid, comm }),
    ...(observed === undefined ? {} : { cpus: formatCpuSet(observed) }),
    ...(cpus === undefined ? {} : { runs: formatCpuSet(cpus) }),
    ...optional({ lastCpu }),
    ...(mems === undefined ? {} : { mems: formatCpuSet(mems) }),
    ...optional({ state }),
    ...(memory === undefined
      ? {}
      : {
          memory: {
            mode: memory.mode ?? null,
            nodes: memory.nodes === undefined ? null : formatCpuSet(memory.nodes),
          },
        }),
    ...optional({ counts, scheduler, mostMemoryKiB, residentMiB }),
    ...places.startOf(observation.span),
  };
}

export function reportChange(change: AppliedChange, places: Places): JsonChange {
  const { id, kind, named, domain, threads, outcome, message, why, before, after, span } = change;
  return {
    id,
    kind,
    named,
    domain: domain ?? null,
    threads,
    outcome,
    ...optional({ message, why }),
    before: before === undefined ? null : reportValue(before),
    after: after === undefined ? null : reportValue(after),
    ...places.startOf(span),
  };
}

function reportValue({ cpus, count, mode, nodes }: ChangedValue): JsonChangedValue {
  return {
    ...(cpus === undefined ? {} : { cpus: formatAsked(cpus) }),
    ...optional({ count, mode }),
    ...(nodes === undefined ? {} : { nodes: formatAsked(nodes) }),
  };
}

function formatAsked(asked: CpuSet | 'all' | 'unknown'): string {
  return typeof asked === 'string' ? asked : formatCpuSet(asked);
}

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The members that are there. */
function optional<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}
