/** What one text says about a host. Absent means: this text does not say. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Span } from '../text/source.ts';

export interface CpuFact {
  readonly id: number;
  readonly node?: number;
  readonly socket?: number;
  readonly die?: number;
  readonly cluster?: number;
  readonly core?: number;
  /** The hardware threads of the same core, itself included. */
  readonly siblings?: CpuSet;
  readonly span: Span;
}

export interface NodeFact {
  readonly id: number;
  readonly cpus: CpuSet;
  /** How many CPUs the text says the node has, where it says so beside listing them. */
  readonly declaredCpus?: number;
  readonly memoryKiB?: number;
  readonly freeKiB?: number;
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
  readonly from: 'virsh-capabilities' | 'numactl-hardware';
  readonly span: Span;
  readonly cpus: readonly CpuFact[];
  readonly nodes: readonly NodeFact[];
  readonly caches: readonly CacheFact[];
  /**
   * libvirt's invented single cell (no `<pages>`, no `<distances>`, one cell with id 0): lowest trust, see
   * formats.md §7. Sockets and cores are still what it says.
   */
  readonly fakeCell: boolean;
}
