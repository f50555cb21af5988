/** The rules that give advice: a domain that libvirt takes and that runs, and not as it was meant; with `all-rules.ts` they are all. */
import type { Rule } from './rule.ts';
import { rule as autoBesidePins } from './rules/auto-beside-pins.ts';
import { rule as cellCpusFromHost } from './rules/cell-cpus-from-host.ts';
import { rule as cellOnSeveralNodes } from './rules/cell-on-several-nodes.ts';
import { rule as cellOrderAgainstHost } from './rules/cell-order-against-host.ts';
import { rule as cellWithoutMemnode } from './rules/cell-without-memnode.ts';
import { rule as coreTypesMixed } from './rules/core-types-mixed.ts';
import { rule as cpuZeroTaken } from './rules/cpu-zero-taken.ts';
import { rule as domainsExceedMemory } from './rules/domains-exceed-memory.ts';
import { rule as domainsMayWander } from './rules/domains-may-wander.ts';
import { rule as domainsShareCore } from './rules/domains-share-core.ts';
import { rule as domainsShareCpu } from './rules/domains-share-cpu.ts';
import { rule as domainsSharePool } from './rules/domains-share-pool.ts';
import { rule as emulatorOnVcpuSibling } from './rules/emulator-on-vcpu-sibling.ts';
import { rule as guestNumaUnbound } from './rules/guest-numa-unbound.ts';
import { rule as guestSiblingsApart } from './rules/guest-siblings-apart.ts';
import { rule as guestSocketAcrossCells } from './rules/guest-socket-across-cells.ts';
import { rule as hostOvercommitted } from './rules/host-overcommitted.ts';
import { rule as hostUnknown } from './rules/host-unknown.ts';
import { rule as hotplugVcpuUnpinned } from './rules/hotplug-vcpu-unpinned.ts';
import { rule as hugepagesDoNotFit } from './rules/hugepages-do-not-fit.ts';
import { rule as interleaveWithLocalCpus } from './rules/interleave-with-local-cpus.ts';
import { rule as iothreadOnVcpuSibling } from './rules/iothread-on-vcpu-sibling.ts';
import { rule as iothreadpinMissingIothread } from './rules/iothreadpin-missing-iothread.ts';
import { rule as isolatedNotBalanced } from './rules/isolated-not-balanced.ts';
import { rule as lstopoNumbers } from './rules/lstopo-numbers.ts';
import { rule as memnodeWithoutCell } from './rules/memnode-without-cell.ts';
import { rule as memoryBoundCpusFree } from './rules/memory-bound-cpus-free.ts';
import { rule as memoryExceedsFree } from './rules/memory-exceeds-free.ts';
import { rule as memoryExceedsNode } from './rules/memory-exceeds-node.ts';
import { rule as memoryRemote } from './rules/memory-remote.ts';
import { rule as memoryStrictRemote } from './rules/memory-strict-remote.ts';
import { rule as observedDiffers } from './rules/observed-differs.ts';
import { rule as observedIothreadsDiffer } from './rules/observed-iothreads-differ.ts';
import { rule as observedLimitsDiffer } from './rules/observed-limits-differ.ts';
import { rule as observedMemoryDiffers } from './rules/observed-memory-differs.ts';
import { rule as observedVcpusDiffer } from './rules/observed-vcpus-differ.ts';
import { rule as pinsOverlap } from './rules/pins-overlap.ts';
import { rule as emulatorMayWander } from './rules/emulator-may-wander.ts';
import { rule as quotaContradictory } from './rules/quota-contradictory.ts';
import { rule as realtimeOnEmulatorCpu } from './rules/realtime-on-emulator-cpu.ts';
import { rule as realtimeSharesCpu } from './rules/realtime-shares-cpu.ts';
import { rule as setStraddlesDies } from './rules/set-straddles-dies.ts';
import { rule as setStraddlesCaches } from './rules/set-straddles-caches.ts';
import { rule as setStraddlesSockets } from './rules/set-straddles-sockets.ts';
import { rule as vcpusMayWander } from './rules/vcpus-may-wander.ts';
import { rule as vcpusOnSeveralCaches } from './rules/vcpus-on-several-caches.ts';
import { rule as vcpusOnSeveralNodes } from './rules/vcpus-on-several-nodes.ts';
import { rule as vcpusOutnumberCpus } from './rules/vcpus-outnumber-cpus.ts';

export const adviceRules: readonly Rule[] = [
  autoBesidePins,
  cellCpusFromHost,
  cellOnSeveralNodes,
  cellOrderAgainstHost,
  cellWithoutMemnode,
  coreTypesMixed,
  cpuZeroTaken,
  domainsExceedMemory,
  domainsShareCpu,
  domainsShareCore,
  domainsMayWander,
  domainsSharePool,
  emulatorOnVcpuSibling,
  guestNumaUnbound,
  guestSiblingsApart,
  guestSocketAcrossCells,
  hostOvercommitted,
  hostUnknown,
  hotplugVcpuUnpinned,
  hugepagesDoNotFit,
  interleaveWithLocalCpus,
  iothreadOnVcpuSibling,
  iothreadpinMissingIothread,
  isolatedNotBalanced,
  lstopoNumbers,
  memnodeWithoutCell,
  memoryBoundCpusFree,
  memoryExceedsFree,
  memoryExceedsNode,
  memoryRemote,
  memoryStrictRemote,
  observedDiffers,
  observedIothreadsDiffer,
  observedLimitsDiffer,
  observedMemoryDiffers,
  observedVcpusDiffer,
  pinsOverlap,
  emulatorMayWander,
  quotaContradictory,
  realtimeOnEmulatorCpu,
  realtimeSharesCpu,
  setStraddlesDies,
  setStraddlesCaches,
  setStraddlesSockets,
  vcpusMayWander,
  vcpusOnSeveralCaches,
  vcpusOnSeveralNodes,
  vcpusOutnumberCpus,
];
