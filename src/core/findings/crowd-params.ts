/** The parameters of the rules about threads that are in each other's way. Sets are formatted as libvirt prints them. */
import type { EntityId } from '../identity.ts';

export interface CrowdParams {
  /** Of one domain: `count` CPUs, each the only one of two or more of these vCPUs. */
  'vcpus-share-pcpu': {
    readonly threads: readonly EntityId[];
    readonly cpus: string;
    readonly count: number;
  };
  'emulator-on-vcpu-pcpu': { readonly threads: readonly EntityId[]; readonly cpu: number };
  'iothread-on-vcpu-pcpu': {
    readonly iothreads: readonly EntityId[];
    readonly vcpus: readonly EntityId[];
    readonly cpus: string;
  };
  /** `cpus`: where the emulator may run; `vcpus` have the other threads of these cores to themselves. */
  'emulator-on-vcpu-sibling': {
    readonly vcpus: readonly EntityId[];
    readonly cpus: string;
    readonly vcpuCpus: string;
    readonly assumed: boolean;
  };
  'iothread-on-vcpu-sibling': {
    readonly iothreads: readonly EntityId[];
    readonly vcpus: readonly EntityId[];
    readonly cpus: string;
    readonly vcpuCpus: string;
    readonly assumed: boolean;
  };
  'vcpus-outnumber-cpus': {
    readonly threads: readonly EntityId[];
    readonly cpus: string;
    readonly count: number;
    /** Nothing holds them there: the host has no more CPUs. */
    readonly anywhere: boolean;
    /** The emulator may run on these CPUs alone, too. */
    readonly emulator: boolean;
  };
  'pins-overlap': {
    readonly threads: readonly EntityId[];
    readonly cpus: string;
    /** One CPU for each of them that nobody else has. */
    readonly apart: readonly { readonly thread: EntityId; readonly cpu: number }[];
  };
  /** `cpus`: where they may come; `owners`: who is pinned there. */
  'vcpus-may-wander': {
    readonly threads: readonly EntityId[];
    readonly owners: readonly EntityId[];
    readonly cpus: string;
    /** Other threads of the owners' cores that they may run on; may be empty. */
    readonly siblings: string;
    readonly anywhere: boolean;
  };
  'emulator-may-wander': {
    readonly threads: readonly EntityId[];
    readonly owners: readonly EntityId[];
    readonly cpus: string;
    readonly why: 'anywhere' | 'inherited' | 'nowhere-else' | 'pinned';
  };
  'realtime-shares-cpu': {
    readonly vcpus: readonly EntityId[];
    readonly others: readonly EntityId[];
    readonly cpus: string;
    readonly why: 'same-cpu' | 'unpinned';
  };
  'realtime-on-emulator-cpu': {
    readonly vcpus: readonly EntityId[];
    readonly emulator: EntityId;
    readonly cpus: string;
  };
  'cpu-zero-taken': { readonly thread: EntityId };
  'isolated-not-balanced': {
    readonly threads: readonly EntityId[];
    readonly cpus: string;
    readonly isolated: string;
  };
  'hotplug-vcpu-unpinned': { readonly threads: readonly EntityId[]; readonly pinned: readonly EntityId[] };
  /** `first`: those that meet on `cpu`, the first of the `count` CPUs. */
  'domains-share-cpu': {
    readonly domains: readonly EntityId[];
    readonly cpus: string;
    readonly count: number;
    readonly first: readonly EntityId[];
    readonly cpu: number;
  };
  'domains-share-core': {
    readonly domains: readonly EntityId[];
    readonly cpus: string;
    readonly cores: number;
    readonly first: readonly EntityId[];
    readonly assumed: boolean;
  };
  /** `vcpus` of the visitors may come to the `cpus` of the owners' pins; besides they have `room` CPUs that no vCPU has alone. */
  'domains-may-wander': {
    readonly owners: readonly EntityId[];
    readonly visitors: readonly EntityId[];
    readonly cpus: string;
    readonly vcpus: number;
    readonly room: number;
    /** More vCPUs than room. */
    readonly crowded: boolean;
  };
  /** `held` by a setting; `free`: held nowhere. */
  'domains-share-pool': {
    readonly held: readonly EntityId[];
    readonly free: readonly EntityId[];
    readonly cpus: string;
    readonly count: number;
    readonly vcpus: number;
  };
  /** `nodes`: undefined: of the whole host. `pageKiB`: in huge pages of this size; undefined: in usual memory. */
  'domains-exceed-memory': {
    readonly domains: readonly EntityId[];
    readonly nodes: string | undefined;
    readonly pageKiB: number | undefined;
    readonly needKiB: number;
    readonly haveKiB: number;
  };
  'host-overcommitted': {
    readonly vcpus: number;
    readonly cpus: number;
    /** Those where there are more vCPUs than CPUs. */
    readonly nodes: readonly { readonly node: number; readonly vcpus: number; readonly cpus: number }[];
  };
}
