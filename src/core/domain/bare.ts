/** Parts of the model that say nothing, to build on: by fixtures, and by what makes up a cell. */
import { emptySet } from '../cpuset/cpuset.ts';
import type { Domain, GuestCell } from './domain.ts';

export const bareCell: Omit<GuestCell, 'id' | 'cpus' | 'span'> = {
  memoryKiB: undefined,
  access: undefined,
  discard: false,
  distances: [],
  caches: [],
};

const noBandwidth = { period: undefined, quota: undefined };

/** A domain that tunes nothing beside its pins. */
export const bareTuning: Pick<
  Domain,
  | 'hotpluggableVcpus'
  | 'vcpuOrders'
  | 'schedulers'
  | 'cpuTime'
  | 'resourceControl'
  | 'iothreadsSpan'
  | 'iothreadPools'
  | 'guestMemory'
  | 'hugepages'
  | 'memoryDevices'
  | 'placedDevices'
  | 'iothreadUsers'
  | 'partition'
  | 'silences'
> = {
  hotpluggableVcpus: emptySet,
  vcpuOrders: [],
  schedulers: { vcpus: [], iothreads: [], emulator: undefined },
  cpuTime: {
    shares: undefined,
    vcpu: noBandwidth,
    global: noBandwidth,
    emulator: noBandwidth,
    iothread: noBandwidth,
  },
  resourceControl: [],
  iothreadsSpan: undefined,
  iothreadPools: [],
  guestMemory: { totalKiB: 0, written: undefined, current: undefined, most: undefined },
  hugepages: [],
  memoryDevices: [],
  placedDevices: [],
  iothreadUsers: [],
  partition: undefined,
  silences: [],
};
