/** The answer: where every thread may run, which setting decided it, and which settings it beat. Plain data. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { MemoryMode } from '../domain/domain.ts';
import type { EntityId } from '../identity.ts';
import type { Span } from '../text/source.ts';

/** The one vocabulary of pinning sources: in the JSON, the legend, the styles, the words. */
export const pinningSources = [
  'vcpupin',
  'vcpu-cpuset',
  'numad',
  'default',
  'emulatorpin',
  'iothreadpin',
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
}

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
}

export interface MemoryPlacement {
  readonly domain: EntityId;
  /** Guest cell, or undefined for the whole domain. */
  readonly cell: number | undefined;
  readonly mode: MemoryMode | undefined;
  readonly nodes: CpuSet | 'all' | 'unknown';
  readonly source: 'memnode' | 'numatune' | 'numad' | 'default';
  readonly span?: Span;
}

export interface DomainPlacement {
  readonly domain: EntityId;
  readonly threads: readonly ThreadPlacement[];
  readonly memory: readonly MemoryPlacement[];
  readonly starts: boolean | 'unknown';
  /** libvirt's message when define succeeds and start fails. */
  readonly startProblem: string | undefined;
}
