/** The answer: where every thread may run, which setting decided it, and which settings it beat. Plain data. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { MemoryMode } from '../domain/domain.ts';
import type { EntityId } from '../identity.ts';
import type { Span } from '../text/source.ts';
import type { EraPlacement } from './era-rules.ts';
import type { DomainLimits } from './limits.ts';
import type { VcpuLocality } from './locality.ts';
import type { StartReport } from './start-report.ts';

/** The one vocabulary of pinning sources: in the JSON, the legend, the styles, the words. */
export const pinningSources = [
  'vcpupin',
  'vcpu-cpuset',
  'numad',
  'default',
  'emulatorpin',
  'iothreadpin',
  /** taskset or numactl before a QEMU command line: its threads inherit it. */
  'launcher',
] as const;
export type PinningSource = (typeof pinningSources)[number];

/**
 * One setting that libvirt considers for a thread, in the order in which it considers them:
 * `applied` it decides; `beaten` it is there but something earlier decided; `absent` it is not there;
 * `ignored` it is there and libvirt does not look at it (cpuset under placement='auto').
 */
export interface Reason {
  readonly source: PinningSource;
  readonly state: 'applied' | 'beaten' | 'absent' | 'ignored';
  /** The set this setting asks for, where it is known. */
  readonly cpus?: CpuSet;
  /** The text as written, e.g. `0-3,^3`. */
  readonly raw?: string;
  readonly span?: Span;
  /** Why it is ignored, or cannot be there. */
  readonly why?: IgnoredWhy;
  /** With `numad`: libvirt's own notes tell the answer, at `span`; absent: the user did, or nobody. */
  readonly answeredBy?: 'domstatus';
  /** With `default`: isolated CPUs that are left out of "all" (libvirt ≥ 10.4.0). */
  readonly isolated?: CpuSet;
  /** With `numad`, absent: numad is asked all the same, for memory alone. */
  readonly askedForMemory?: true;
}

/**
 * `placement-auto`: cpuset beside placement='auto' is not even parsed. The others belong to other releases:
 * `not-known-yet` the element did not exist; `process-only` cpuset bound the process and not the vCPUs;
 * `index-mismatch` the loop of 2011 looked only at the pin whose place in the list is the vCPU's number;
 * `vcpu-offline` the pin of a vCPU that is not plugged in was dropped; `cgroup-reset` numad's set was lost again;
 * `beside-auto` emulatorpin and iothreadpin did not count with placement='auto'.
 * `qemu-line`: absent, because a QEMU command line cannot hold a pin.
 */
export type IgnoredWhy =
  | 'placement-auto'
  | 'not-known-yet'
  | 'process-only'
  | 'index-mismatch'
  | 'vcpu-offline'
  | 'cgroup-reset'
  | 'beside-auto'
  | 'qemu-line';

/** `unknown`: numad decides when the domain starts. `all`: every CPU of a host that is not known. */
export type AskedCpus = CpuSet | 'unknown' | 'all';

export interface ThreadPlacement {
  readonly thread: EntityId;
  readonly domain: EntityId;
  readonly kind: 'vcpu' | 'emulator' | 'iothread';
  /** vCPU or iothread number; absent for the emulator. */
  readonly number?: number;
  /** False for a vCPU that is not plugged in at boot: its set waits. */
  readonly online: boolean;
  /** What libvirt would ask the kernel for; normalised, not cut to the host. */
  readonly asked: AskedCpus;
  /** What is left of it on this host (∩ online CPUs); absent without a host, or when unknown. */
  readonly runs?: CpuSet;
  readonly source: PinningSource;
  readonly reasons: readonly Reason[];
  /** Of a vCPU: whether it can be plugged in and out while the domain runs. */
  readonly hotpluggable?: boolean;
  /** The nodes its cgroup lets it allocate from (cpuset.mems); absent: not restricted. */
  readonly mems?: ThreadMems;
  /** No source says it in so many words; only in eras other than now. */
  readonly inferred?: true;
}

/** `host-nodes`: of a memory object of QEMU; `launcher`: numactl before a QEMU command line. */
export type MemorySource = 'memnode' | 'numatune' | 'numad' | 'host-nodes' | 'launcher' | 'default';

export interface ThreadMems {
  readonly nodes: CpuSet | 'unknown';
  /** `union`: of `<memory>` and every `<memnode>` (libvirt ≥ 9.5.0). */
  readonly source: 'memnode' | 'numatune' | 'numad' | 'union';
  readonly spans: readonly Span[];
}

/** As {@link Reason}, for the memory of a guest cell. `ignored`: `<memory>` without an attribute says nothing. */
export interface MemoryReason {
  readonly source: MemorySource;
  readonly state: Reason['state'];
  readonly mode?: MemoryMode;
  readonly nodes?: CpuSet;
  readonly raw?: string;
  readonly span?: Span;
  /** With `numad`, absent: numad is asked all the same, for the threads alone. */
  readonly askedForThreads?: true;
  /** With `numad`: libvirt noted the answer; the span is that of its note. */
  readonly answeredBy?: 'domstatus';
}

export interface MemoryPlacement {
  readonly domain: EntityId;
  /** Guest cell, or undefined for the whole domain. */
  readonly cell: number | undefined;
  readonly mode: MemoryMode | undefined;
  readonly nodes: CpuSet | 'all' | 'unknown';
  readonly source: MemorySource;
  readonly span?: Span;
  readonly reasons: readonly MemoryReason[];
}

export interface DomainPlacement {
  readonly domain: EntityId;
  readonly threads: readonly ThreadPlacement[];
  readonly memory: readonly MemoryPlacement[];
  /** One per vCPU that is placed, in order. */
  readonly locality: readonly VcpuLocality[];
  readonly limits: DomainLimits;
  readonly era: EraPlacement;
  readonly start: StartReport;
  /** From `start`, for the cgroup kind chosen. */
  readonly starts: boolean | 'unknown';
  /** libvirt's message when define succeeds and start fails. */
  readonly startProblem: string | undefined;
}
