/** The one host that placement, findings and the picture look at. Plain data; built by `merge-host.ts`. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Span } from '../text/source.ts';
import type { CacheFact, CoreType, HostReaderId } from './host-facts.ts';
import type { HostFact, Trust } from './trust-order.ts';

export interface HostCpu {
  readonly id: number;
  readonly node?: number;
  readonly socket?: number;
  readonly die?: number;
  readonly cluster?: number;
  readonly core?: number;
  readonly siblings?: CpuSet;
  readonly coreType?: CoreType;
  readonly online: boolean;
  /** True when we assume that this CPU exists, or assume its siblings. */
  readonly assumed: boolean;
  readonly span: Span;
}

export interface HostNode {
  readonly id: number;
  readonly cpus: CpuSet;
  readonly memoryKiB?: number;
  readonly freeKiB?: number;
  readonly hugepages?: readonly { readonly sizeKiB: number; readonly count: number }[];
  readonly distances?: Readonly<Record<number, number>>;
  readonly span: Span;
}

/** Two texts that say different things of the same host; `kept` is the one used. */
export interface HostConflict extends Trust {
  readonly what: 'cpus' | 'node-cpus' | 'node-memory' | 'distances' | 'siblings' | 'sockets' | 'online';
  readonly node?: number;
  /** Of `siblings`: the first CPU about which they disagree. */
  readonly cpu?: number;
  readonly kept: Span;
  readonly left: Span;
  readonly keptText: string;
  readonly leftText: string;
}

/** Which text is believed for a fact. */
export interface TrustedText {
  readonly fact: HostFact;
  readonly reader: HostReaderId;
  readonly span: Span;
}

export interface Host {
  readonly cpus: CpuSet;
  readonly online: CpuSet;
  /**
   * Numbers among which the CPUs are that a text declares and does not list; nothing else is known about them.
   * Absent: the list is whole.
   */
  readonly unlisted?: CpuSet;
  /** CPUs set apart from the scheduler (`isolcpus=`), where a text tells. */
  readonly isolated?: CpuSet;
  /** CPUs without the scheduler's tick (`nohz_full=`), where a text tells. */
  readonly nohzFull?: CpuSet;
  /** CPU numbers that the kernel has room for (`/sys/…/cpu/possible`), where a text tells. */
  readonly possible?: CpuSet;
  readonly nodes: readonly HostNode[];
  /** In order of id. */
  readonly cpuTable: readonly HostCpu[];
  readonly caches: readonly CacheFact[];
  readonly architecture?: string;
  readonly model?: string;
  readonly conflicts: readonly HostConflict[];
  /** The host texts that were used, in paste order. */
  readonly spans: readonly Span[];
  readonly trusted: readonly TrustedText[];
}
