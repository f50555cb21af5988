/** What a domain says beside where threads may run: how hard, on what memory, with which devices. Plain data. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Located, Span } from '../text/source.ts';
import type { SetAttribute } from './domain.ts';

export type SchedulerPolicy = 'batch' | 'idle' | 'fifo' | 'rr';

export interface Scheduler {
  readonly policy: SchedulerPolicy;
  /** fifo and rr alone have one; libvirt checks at start only that it lies within 1..99. */
  readonly priority: number | undefined;
  readonly span: Span;
}

/** `<vcpusched>`, `<iothreadsched>`: one policy for the threads of these ids. */
export interface ThreadScheduler extends Scheduler {
  readonly threads: CpuSet;
}

export interface Schedulers {
  readonly vcpus: readonly ThreadScheduler[];
  readonly iothreads: readonly ThreadScheduler[];
  readonly emulator: Scheduler | undefined;
}

/** Times in microseconds; a period of 0 is as good as none, a quota below 1 means without limit. */
export interface Bandwidth {
  readonly period: Located<number> | undefined;
  readonly quota: Located<number> | undefined;
}

export interface CpuTime {
  readonly shares: Located<number> | undefined;
  /** Each vCPU on its own. */
  readonly vcpu: Bandwidth;
  /** The whole domain. */
  readonly global: Bandwidth;
  readonly emulator: Bandwidth;
  /** Each iothread on its own. */
  readonly iothread: Bandwidth;
}

/** `<cachetune>` or `<memorytune>` that libvirt keeps. */
export interface ResourceControl {
  readonly kind: 'cachetune' | 'memorytune';
  /** Without those that the domain does not have. */
  readonly vcpus: CpuSet;
  readonly span: Span;
}

export interface IothreadPool {
  /** undefined: the default of all, `<defaultiothread>`. */
  readonly iothread: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly span: Span;
}

export interface Hugepage {
  /** undefined: `<hugepages/>` without `<page>`, the host's default size. */
  readonly sizeKiB: number | undefined;
  /** Guest cells; absent: all others. */
  readonly nodeset: SetAttribute | undefined;
  readonly span: Span;
}

export interface DomainMemory {
  /** What the guest has in the end: `<memory>`, or its cells and memory devices. 0: nothing is said. */
  readonly totalKiB: number;
  readonly written: { readonly kib: number; readonly span: Span } | undefined;
  readonly current: { readonly kib: number; readonly span: Span } | undefined;
  readonly most: { readonly kib: number; readonly slots: number; readonly span: Span } | undefined;
}

export interface MemoryDevice {
  readonly model: string;
  readonly sizeKiB: number;
  /** The guest cell. */
  readonly node: number | undefined;
  /** Host nodes. */
  readonly nodemask: SetAttribute | undefined;
  readonly span: Span;
}

/** A PCI(e) expander bus or another device that says near which guest cell (or host node) it stands. */
export interface PlacedDevice {
  readonly kind: 'pci-expander-bus' | 'pcie-expander-bus' | 'hostdev';
  readonly index: number | undefined;
  readonly nodes: CpuSet;
  readonly span: Span;
}

/** A disk or controller whose work one iothread does. */
export interface IothreadUser {
  readonly kind: 'disk' | 'controller';
  readonly iothread: number;
  readonly span: Span;
}

export interface CellDistance {
  readonly to: number;
  readonly value: number;
}

export interface CellCache {
  readonly level: number;
  readonly sizeKiB: number;
}
