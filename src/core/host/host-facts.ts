/** What one text says about a host. Absent means: this text does not say. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Span } from '../text/source.ts';

/** Readers that state facts about hosts; which of them is believed for which fact: `trust-order.ts`. */
export type HostReaderId =
  | 'virsh-capabilities'
  | 'numactl-hardware'
  | 'hwloc-xml'
  | 'hwloc-synthetic'
  | 'lstopo'
  | 'lscpu'
  | 'lscpu-e'
  | 'lscpu-p'
  | 'lscpu-json'
  | 'proc-cpuinfo'
  | 'proc-cmdline'
  | 'sysfs-list'
  | 'virsh-nodeinfo'
  | 'virsh-freecell'
  | 'virsh-nodecpumap'
  | 'numastat';

export interface CpuFact {
  readonly id: number;
  readonly node?: number;
  /** Grouping numbers: what they are worth says `HostFacts.numbering`. */
  readonly socket?: number;
  readonly die?: number;
  readonly cluster?: number;
  readonly core?: number;
  /** The hardware threads of the same core, itself included. Readers that only number cores work it out. */
  readonly siblings?: CpuSet;
  readonly online?: boolean;
  /** Performance or efficiency core, where a text tells CPU types apart. */
  readonly coreType?: CoreType;
  readonly span: Span;
}

/** `other`: a third and further type (a middle or prime core); the order is by speed where that is told. */
export type CoreType = 'performance' | 'efficiency' | 'other';

export interface NodeFact {
  readonly id: number;
  readonly cpus: CpuSet;
  /** False: the text only names the node, or its size; its CPUs are not told. Absent: told. */
  readonly cpusTold?: boolean;
  /** How many CPUs the text says the node has, where it says so beside listing them. */
  readonly declaredCpus?: number;
  readonly memoryKiB?: number;
  /** The text rounds its sizes to this (`187GB`); absent: to less than 1 MiB. */
  readonly memoryRoundedTo?: number;
  readonly freeKiB?: number;
  /** In huge pages of the kernel's default size, which the text does not tell (numastat -m). */
  readonly hugepagesKiB?: number;
  readonly hugepages?: readonly { readonly sizeKiB: number; readonly count: number }[];
  /** From this node to the node of that id; 10 is local. */
  readonly distances?: Readonly<Record<number, number>>;
  readonly span: Span;
}

export interface CacheFact {
  readonly level: number;
  readonly id: number;
  readonly sizeKiB?: number;
  readonly cpus: CpuSet;
  readonly span: Span;
}

export interface HostFacts {
  readonly from: HostReaderId;
  readonly span: Span;
  readonly cpus: readonly CpuFact[];
  readonly nodes: readonly NodeFact[];
  readonly caches: readonly CacheFact[];
  /**
   * libvirt's invented single cell (no `<pages>`, no `<distances>`, one cell with id 0): lowest trust, see
   * formats.md §7. Sockets and cores are still what it says.
   */
  readonly fakeCell: boolean;
  /**
   * `kernel`: socket, die and core are the kernel's ids. `logical`: numbers of order that only group (lscpu -e).
   * Absent: kernel.
   */
  readonly numbering?: 'kernel' | 'logical';
  /** CPUs that the text says are online; absent where it lists CPUs without a word about it. */
  readonly online?: CpuSet;
  readonly offline?: CpuSet;
  readonly present?: CpuSet;
  /** Dots stand where the text listed more CPUs: the numbers among which those are. */
  readonly unlisted?: CpuSet;
  /** CPU numbers that the kernel has room for. */
  readonly possible?: CpuSet;
  /** `isolcpus=`, and `/sys/devices/system/cpu/isolated`. */
  readonly isolated?: CpuSet;
  /** `nohz_full=`. */
  readonly nohzFull?: CpuSet;
  /** Where only a number is told (`nodeinfo`), or beside the list. */
  readonly cpuCount?: number;
  readonly counts?: {
    readonly threadsPerCore?: number;
    readonly coresPerSocket?: number;
    readonly sockets?: number;
    readonly nodes?: number;
  };
  /** Of the whole machine. */
  readonly memoryKiB?: number;
  readonly freeKiB?: number;
  /** Of the first CPU at the time, as nodeinfo prints it. */
  readonly frequencyMHz?: number;
  readonly architecture?: string;
  /** The processor's name as the text prints it. */
  readonly model?: string;
  /** The kernel has no NUMA: "No NUMA available on this system". */
  readonly withoutNuma?: boolean;
}
