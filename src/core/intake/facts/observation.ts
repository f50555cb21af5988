/**
 * What a tool said of a running (or defined) domain: facts, never settings of ours. An observation belongs to
 * no domain until `join-observations.ts` finds the one it speaks of. Sets are the host's CPU numbers.
 */
import type { CpuSet } from '../../cpuset/cpuset.ts';
import type { ReaderId } from '../reading.ts';
import type { Span } from '../../text/source.ts';

/**
 * `setting`: what libvirt keeps (`vcpupin`, `emulatorpin`, `iothreadinfo`, `numatune`).
 * `effective`: what the kernel enforces (`Cpus_allowed_list`, `taskset`, the affinity map of `vcpuinfo`).
 */
export type ObservationKind = 'setting' | 'effective';

export interface ObservedThread {
  /** Absent: the text does not say what the thread is for; `helper`: a thread of QEMU or of the kernel for it. */
  readonly role?: 'vcpu' | 'emulator' | 'iothread' | 'helper';
  /** vCPU or iothread number. */
  readonly number?: number;
  readonly tid?: number;
  readonly pid?: number;
  /** The thread's name as the kernel keeps it (`CPU 0/KVM`), at most 15 characters. */
  readonly comm?: string;
  /** Where it may run. */
  readonly cpus?: CpuSet;
  /** Host nodes from which it may take memory (`Mems_allowed_list`): the cgroup's word, not the memory policy. */
  readonly mems?: CpuSet;
  /** Where it ran last; may lie outside of `cpus`. */
  readonly lastCpu?: number;
  readonly state?: string;
  /** The guest that the thread's process runs, where its arguments are shown (`-name guest=…`). */
  readonly guest?: string;
  readonly span: Span;
}

/** More threads than one host runs virtual machines with; what follows in a text is not kept. */
export const mostObservedThreads = 65_536;

export interface Observation {
  readonly from: ReaderId;
  readonly kind: ObservationKind;
  readonly span: Span;
  /** Name or id of the domain as the command line before the output gives it, or the output itself. */
  readonly domain?: string;
  /** What the line above the output calls it: a domain's name, where one is loaded that has it. */
  readonly title?: string;
  /** The id of the running domain (`virsh list`, `virsh dominfo`), by which other texts may name it. */
  readonly domainId?: number;
  readonly uuid?: string;
  /** Of the domain: `running`, `paused`, `shut off` … */
  readonly state?: string;
  /** The process the text speaks of. */
  readonly pid?: number;
  /** `--config`: the persistent settings, which the next start uses. */
  readonly config?: boolean;
  readonly threads: readonly ObservedThread[];
  /** `virsh numatune`: memnode settings are not shown by it. */
  readonly memory?: { readonly mode?: string; readonly nodes?: CpuSet; readonly span: Span };
  /** `virsh vcpucount`. */
  readonly counts?: Readonly<
    Partial<Record<'maximumConfig' | 'maximumLive' | 'currentConfig' | 'currentLive', number>>
  >;
  /** `virsh schedinfo`. */
  readonly scheduler?: Readonly<Record<string, number>>;
  /** `virsh dominfo`: all that the guest may have. */
  readonly mostMemoryKiB?: number;
  /** Where the memory is, MiB per host node (`numastat -p`). */
  readonly residentMiB?: Readonly<Record<number, number>>;
  /** The lines of single values that are about the domain, by their names here (`counts`, `scheduler`, `memory`, `mostMemoryKiB`). */
  readonly places?: Readonly<Record<string, Span>>;
  /** The name of the process, as far as it is printed. */
  readonly comm?: string;
  /** Highest host CPU + 1 as the affinity map or "out of N" tells. */
  readonly hostCpus?: number;
}
