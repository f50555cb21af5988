/** How memory, limits and what was observed show on a real host. */
import type { MemoryParams } from '../../core/findings/memory-params.ts';
import {
  allowed,
  check,
  defined,
  dumped,
  emulatorpin,
  inGuest,
  nodes,
  numatune,
  residence,
  scheduled,
  vcpupin,
  type RuleCheck,
} from './rule-check.ts';

const remote = residence('Total                      12.40         2091.61         2104.01');

export const memoryChecks: Readonly<Record<keyof MemoryParams, readonly RuleCheck[]>> = {
  'memory-remote': [numatune('preferred', '1'), vcpupin(' 0      0-3'), remote],
  'memory-strict-remote': [numatune('strict', '1'), vcpupin(' 0      0-3'), remote],
  'memory-bound-cpus-free': [
    numatune('strict', '1'),
    vcpupin(' 0      0-15'),
    check(
      'PID=$(cat /run/libvirt/qemu/VM.pid); grep Mems_allowed_list /proc/$PID/status',
      'Mems_allowed_list:\t1',
    ),
  ],
  'interleave-with-local-cpus': [
    numatune('interleave', '0-1'),
    residence('Total                    1051.98         1052.03         2104.01'),
  ],
  'memory-exceeds-node': [
    nodes('node 0 size: 16384 MB', 'node 0 free: 812 MB', 'node 1 size: 16384 MB', 'node 1 free: 12000 MB'),
    check('journalctl -k | grep -i "out of memory"', 'Out of memory: Killed process 28863 (qemu-kvm)'),
  ],
  'memory-exceeds-free': [
    nodes('node 0 size: 32543 MB', 'node 0 free: 196 MB'),
    check(
      "grep -E 'FilePages|Inactive\\(file\\)' /sys/devices/system/node/node0/meminfo",
      'Node 0 Inactive(file):  18211032 kB',
      'Node 0 FilePages:       20114400 kB',
    ),
  ],
  'hugepages-do-not-fit': [
    check('virsh freepages --all', 'Node 0:', '4KiB: 812001', '2048KiB: 10', '1048576KiB: 0'),
    check('cat /sys/devices/system/node/node0/hugepages/hugepages-2048kB/nr_hugepages', '10'),
    check(
      'virsh start VM',
      "error: Failed to start domain 'VM'",
      'error: internal error: … unable to map backing store for guest RAM: Cannot allocate memory',
    ),
  ],
  'cell-without-memnode': [
    dumped('memnode', "    <memnode cellid='0' mode='strict' nodeset='0'/>"),
    check(
      'ps -o args= -p $(cat /run/libvirt/qemu/VM.pid) | tr " " "\\n" | grep ram-node',
      '{"qom-type":"memory-backend-ram","id":"ram-node0","size":1073741824,"host-nodes":[0],"policy":"bind"}',
      '{"qom-type":"memory-backend-ram","id":"ram-node1","size":1073741824}',
    ),
  ],
  'memnode-without-cell': [
    defined(
      'error: Failed to define domain from VM.xml',
      "error: XML error: Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell",
    ),
  ],
  'guest-numa-unbound': [
    inGuest(
      'numactl --hardware | head -3',
      'available: 2 nodes (0-1)',
      'node 0 cpus: 0 1 2 3',
      'node 0 size: 983 MB',
    ),
    residence('Total                    1400.20          703.81         2104.01'),
  ],
  'auto-beside-pins': [
    emulatorpin('0'),
    check('virsh numatune VM', 'numa_mode      : strict', 'numa_nodeset   : 1'),
    vcpupin(' 0      0-3'),
  ],
  'iothreadpin-missing-iothread': [
    defined(
      'error: Failed to define domain from VM.xml',
      "error: unsupported configuration: Cannot find 'iothread' : 1",
    ),
  ],
  'quota-contradictory': [
    check(
      'virsh schedinfo VM',
      'Scheduler      : posix',
      'cpu_shares     : 100',
      'vcpu_period    : 100000',
      'vcpu_quota     : 50000',
      'global_period  : 100000',
      'global_quota   : 20000',
    ),
    scheduled("pid 28867's current scheduling policy: SCHED_FIFO"),
  ],
  'observed-differs': [
    check(
      'diff <(virsh dumpxml VM) <(virsh dumpxml --inactive VM)',
      "<     <vcpupin vcpu='0' cpuset='1'/>",
      '---',
      ">     <vcpupin vcpu='0' cpuset='0-1'/>",
    ),
    allowed('/proc/28863/task/28867/status:Cpus_allowed_list:\t1'),
  ],
  'host-unknown': [
    check('virsh capabilities', '<capabilities>', '  <host>', '    …'),
    check(
      'lscpu -e',
      'CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE',
      '  0    0      0    0 0:0:0:0          yes',
    ),
  ],
};
