/**
 * The guest that a QEMU command line describes, as written: what QEMU makes of it is worked out in `core/qemu`. It
 * is a domain of its own, beside the XML's and never merged with it: the line holds no pins, and the truth about
 * memory (host-nodes) that libvirt worked out.
 */
import type { CpuSet } from '../../cpuset/cpuset.ts';
import type { Span } from '../../text/source.ts';

/** `-numa node`. */
export interface QemuCell {
  readonly id: number;
  /** Guest vCPU numbers. */
  readonly cpus: CpuSet;
  /** `mem=`: machine types since 5.1 refuse it. */
  readonly memoryMiB?: number;
  /** Id of the memory object. */
  readonly memdev?: string;
  readonly span: Span;
}

/** Where a vCPU stands in the guest; what is left out means any (`-numa cpu`) or 0 (`-device …-cpu`). */
export interface QemuCpuPlace {
  readonly socket?: number;
  readonly die?: number;
  readonly cluster?: number;
  readonly core?: number;
  readonly thread?: number;
  readonly span: Span;
}

export interface QemuDistance {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly span: Span;
}

export type QemuPolicy = 'default' | 'bind' | 'preferred' | 'interleave';

/** `-object memory-backend-…`. */
export interface QemuMemory {
  readonly id: string;
  readonly sizeBytes?: number;
  /** Host nodes. */
  readonly hostNodes?: CpuSet;
  readonly policy?: QemuPolicy;
  readonly span: Span;
}

export interface QemuSmp {
  readonly cpus?: number;
  readonly maxcpus?: number;
  readonly drawers?: number;
  readonly books?: number;
  readonly sockets?: number;
  readonly dies?: number;
  readonly clusters?: number;
  readonly modules?: number;
  readonly cores?: number;
  readonly threads?: number;
  readonly span: Span;
}

/** What binds the process from outside: `taskset -c 0-3 qemu…`, `numactl -C/-N/-m qemu…`. */
export interface QemuLauncher {
  /** As written, both commands where there are two: the one nearer to QEMU has the last word. */
  readonly text: string;
  readonly cpus?: CpuSet;
  /** `numactl -N`: the CPUs of these host nodes. */
  readonly nodes?: CpuSet;
  readonly mems?: CpuSet;
  readonly memsPolicy?: Exclude<QemuPolicy, 'default'>;
  readonly span: Span;
}

export interface QemuGuest {
  readonly span: Span;
  /** File name of the program; absent: a fragment that begins with an option. */
  readonly program?: string;
  readonly name?: string;
  readonly smp?: QemuSmp;
  readonly cells: readonly QemuCell[];
  /** `-numa cpu`: vCPUs of cells by their place. */
  readonly cellCpus: readonly (QemuCpuPlace & { readonly cell: number })[];
  readonly distances: readonly QemuDistance[];
  readonly memories: readonly QemuMemory[];
  readonly iothreads: readonly { readonly id: string; readonly span: Span }[];
  /** `-device …-cpu`: vCPUs plugged in at start. */
  readonly pluggedCpus: readonly QemuCpuPlace[];
  /** `-device pc-dimm` and the like. */
  readonly memoryDevices: readonly {
    readonly model: string;
    readonly memdev?: string;
    readonly node?: number;
    readonly span: Span;
  }[];
  /** `-m`, in MiB. */
  readonly memoryMiB?: number;
  readonly memorySpan?: Span;
  readonly machine?: string;
  readonly machineSpan?: Span;
  /** `-machine memory-backend=`: the object that is all of a guest's memory, where it has no cells. */
  readonly memoryBackend?: string;
  readonly launcher?: QemuLauncher;
}
