/**
 * The guest that a QEMU command line describes. It is a domain of its own, beside the XML's and never merged with
 * it: the line holds no pins, and the truth about memory (host-nodes) that libvirt worked out.
 */
import type { CpuSet } from '../../cpuset/cpuset.ts';
import type { Span } from '../../text/source.ts';

export interface QemuCell {
  readonly id: number;
  /** Guest vCPU numbers. */
  readonly cpus: CpuSet;
  readonly memoryMiB?: number;
  /** Id of the memory object. */
  readonly memdev?: string;
  readonly span: Span;
}

export interface QemuMemory {
  readonly id: string;
  readonly sizeBytes?: number;
  /** Host nodes. */
  readonly hostNodes?: CpuSet;
  readonly policy?: 'default' | 'bind' | 'preferred' | 'interleave' | 'restrictive';
  readonly span: Span;
}

export interface QemuGuest {
  readonly span: Span;
  readonly name?: string;
  readonly smp?: {
    readonly cpus?: number;
    readonly maxcpus?: number;
    readonly sockets?: number;
    readonly dies?: number;
    readonly clusters?: number;
    readonly cores?: number;
    readonly threads?: number;
    readonly span: Span;
  };
  readonly cells: readonly QemuCell[];
  /** `-numa dist`, as completed by QEMU: 10 local, 20 remote, one direction used for both. */
  readonly distances: readonly { readonly from: number; readonly to: number; readonly value: number }[];
  readonly memories: readonly QemuMemory[];
  readonly iothreads: readonly { readonly id: string; readonly span: Span }[];
  /** `-m`, in MiB. */
  readonly memoryMiB?: number;
  readonly machine?: string;
  /** What binds the process from outside: `taskset -c 0-3 qemu…`, `numactl -C/-N/-m qemu…`. */
  readonly launcher?: {
    readonly cpus?: CpuSet;
    readonly nodes?: CpuSet;
    readonly mems?: CpuSet;
    readonly span: Span;
  };
}
