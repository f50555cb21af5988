/** The one host that placement, findings and the picture look at. Plain data; built by `merge-host.ts`. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Span } from '../text/source.ts';
import type { CacheFact } from './host-facts.ts';

export interface HostCpu {
  readonly id: number;
  readonly node?: number;
  readonly socket?: number;
  readonly die?: number;
  readonly cluster?: number;
  readonly core?: number;
  readonly siblings?: CpuSet;
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
export interface HostConflict {
  readonly what: 'cpus' | 'node-cpus' | 'node-memory' | 'distances';
  readonly node?: number;
  readonly kept: Span;
  readonly left: Span;
  readonly keptText: string;
  readonly leftText: string;
}

export interface Host {
  readonly cpus: CpuSet;
  readonly online: CpuSet;
  /** CPUs set apart from the scheduler (`isolcpus=`), where a text tells. */
  readonly isolated?: CpuSet;
  /** CPU numbers that the kernel has room for (`/sys/…/cpu/possible`), where a text tells. */
  readonly possible?: CpuSet;
  readonly nodes: readonly HostNode[];
  /** In order of id. */
  readonly cpuTable: readonly HostCpu[];
  readonly caches: readonly CacheFact[];
  readonly conflicts: readonly HostConflict[];
  /** The host texts that were used, in paste order. */
  readonly spans: readonly Span[];
}
