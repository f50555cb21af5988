/** How the guest's shape shows beside the host's. */
import type { ShapeParams } from '../../core/findings/shape-params.ts';
import {
  check,
  cpuTable,
  dumped,
  inGuest,
  nodes,
  residence,
  siblings,
  threads,
  vcpupin,
  type RuleCheck,
} from './rule-check.ts';

const guestShape = (perCore: number, cores: number, sockets: number): RuleCheck =>
  inGuest(
    "lscpu | grep -E '^(Thread|Core|Socket)'",
    `Thread(s) per core:  ${String(perCore)}`,
    `Core(s) per socket:  ${String(cores)}`,
    `Socket(s):           ${String(sockets)}`,
  );

const evenAndOdd = nodes('node 0 cpus: 0 2 4 6', 'node 1 cpus: 1 3 5 7');

export const shapeChecks: Readonly<Record<keyof ShapeParams, readonly RuleCheck[]>> = {
  'guest-cores-on-host-siblings': [
    vcpupin(' 0      0', ' 1      4'),
    siblings(0, '0,4'),
    guestShape(1, 1, 2),
  ],
  'guest-siblings-apart': [vcpupin(' 0      1', ' 1      2'), siblings(1, '1,5'), guestShape(2, 1, 1)],
  'lstopo-numbers': [
    check('lstopo-no-graphics --only pu', 'PU L#0 (P#0)', 'PU L#1 (P#8)', 'PU L#2 (P#1)', 'PU L#3 (P#9)'),
    siblings(1, '1,9'),
  ],
  'set-straddles-nodes': [
    vcpupin(' 0      1-4'),
    nodes('node 0 cpus: 0 1 2 3 8 9 10 11', 'node 1 cpus: 4 5 6 7 12 13 14 15'),
    threads('  28867   3 CPU 0/KVM'),
  ],
  'set-straddles-sockets': [vcpupin(' 0      1-2'), cpuTable('  1    1      0    0', '  2    2      1    0')],
  'set-straddles-dies': [
    vcpupin(' 0      1-2'),
    check('cat /sys/devices/system/cpu/cpu[12]/topology/die_id', '0', '1'),
  ],
  'set-straddles-caches': [
    vcpupin(' 0      1-2'),
    check('cat /sys/devices/system/cpu/cpu1/cache/index3/shared_cpu_list', '0-1,8-9'),
  ],
  'vcpus-on-several-caches': [
    vcpupin(' 0      1', ' 1      2'),
    check('cat /sys/devices/system/cpu/cpu1/cache/index3/shared_cpu_list', '0-1,8-9'),
  ],
  'core-types-mixed': [
    check('cat /sys/devices/cpu_core/cpus /sys/devices/cpu_atom/cpus', '0-15', '16-23'),
    vcpupin(' 0      14', ' 1      16'),
  ],
  'guest-socket-across-cells': [
    guestShape(1, 8, 1),
    inGuest(
      "lscpu | grep '^NUMA'",
      'NUMA node(s):        2',
      'NUMA node0 CPU(s):   0-3',
      'NUMA node1 CPU(s):   4-7',
    ),
  ],
  'cell-cpus-from-host': [
    dumped("'<cell '", "      <cell id='0' cpus='0-3,8-11' memory='4194304' unit='KiB'/>"),
    inGuest('cat /sys/devices/system/cpu/cpu0/topology/thread_siblings_list', '0-1'),
  ],
  'cell-on-several-nodes': [
    vcpupin(' 0      1', ' 1      5'),
    nodes('node 0 cpus: 0 1 2 3', 'node 1 cpus: 4 5 6 7'),
    inGuest("lscpu | grep '^NUMA node0'", 'NUMA node0 CPU(s):   0-1'),
  ],
  'cell-order-against-host': [vcpupin(' 0      0', ' 1      1', ' 2      2', ' 3      3'), evenAndOdd],
  'vcpus-on-several-nodes': [
    vcpupin(' 0      1', ' 1      2'),
    evenAndOdd,
    residence('Total                    1042.11         1061.90         2104.01'),
  ],
};
