/** How threads that are in each other's way show on a real host. */
import type { CrowdParams } from '../../core/findings/crowd-params.ts';
import {
  allowed,
  check,
  cpuTable,
  emulatorpin,
  inGuest,
  iothreadinfo,
  scheduled,
  siblings,
  threads,
  vcpupin,
  type RuleCheck,
} from './rule-check.ts';

const steal = inGuest(
  'vmstat 1 3',
  'procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----',
  ' r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st',
  ' 2  0      0 812344  20480 401232    0    0     0     4  512  230 50  0  0  0 50',
);

export const crowdChecks: Readonly<Record<keyof CrowdParams, readonly RuleCheck[]>> = {
  'vcpus-share-pcpu': [vcpupin(' 0      3', ' 1      3'), steal],
  'emulator-on-vcpu-pcpu': [
    vcpupin(' 0      8', ' 1      16'),
    emulatorpin('16'),
    threads('  28863  16 qemu-kvm', '  28867   8 CPU 0/KVM', '  28868  16 CPU 1/KVM'),
  ],
  'iothread-on-vcpu-pcpu': [vcpupin(' 0      3'), iothreadinfo(' 1             3')],
  'emulator-on-vcpu-sibling': [vcpupin(' 1      16'), emulatorpin('4'), siblings(16, '4,16')],
  'iothread-on-vcpu-sibling': [vcpupin(' 0      1'), iothreadinfo(' 1             5'), siblings(1, '1,5')],
  'vcpus-outnumber-cpus': [vcpupin(' 0      1-2', ' 1      1-2', ' 2      1-2', ' 3      1-2'), steal],
  'pins-overlap': [
    vcpupin(' 0      1,3-4', ' 1      0-1', ' 2      2-3', ' 3      0,4'),
    threads('  28867   1 CPU 0/KVM', '  28868   1 CPU 1/KVM'),
  ],
  'vcpus-may-wander': [
    allowed(
      '/proc/28863/task/28867/status:Cpus_allowed_list:\t8',
      '/proc/28863/task/28868/status:Cpus_allowed_list:\t16',
      '/proc/28863/task/28869/status:Cpus_allowed_list:\t0-23',
    ),
    threads('  28867   8 CPU 0/KVM', '  28869   8 CPU 2/KVM'),
  ],
  'emulator-may-wander': [emulatorpin('0-23'), threads('  28863   8 qemu-kvm', '  28867   8 CPU 0/KVM')],
  'realtime-shares-cpu': [
    vcpupin(' 0      3', ' 1      3'),
    scheduled(
      "pid 28867's current scheduling policy: SCHED_FIFO",
      "pid 28867's current scheduling priority: 1",
      "pid 28868's current scheduling policy: SCHED_OTHER",
      "pid 28868's current scheduling priority: 0",
    ),
  ],
  'realtime-on-emulator-cpu': [
    emulatorpin('3'),
    scheduled(
      "pid 28863's current scheduling policy: SCHED_OTHER",
      "pid 28867's current scheduling policy: SCHED_FIFO",
    ),
    check('virsh dommemstat VM', '(no answer: the monitor does not get the CPU)'),
  ],
  'cpu-zero-taken': [
    check("awk '/^ *[0-9]+:/ { sum += $2 } END { print sum }' /proc/interrupts", '48211893'),
    check(
      "ps -eLo psr,comm | awk '$1 == 0' | sort | uniq -c | sort -rn | head -3",
      '      1   0 rcu_preempt',
      '      1   0 ksoftirqd/0',
      '      1   0 kworker/0:1',
    ),
  ],
  'isolated-not-balanced': [
    check('cat /sys/devices/system/cpu/isolated', '2-7'),
    threads('  28867   2 CPU 0/KVM', '  28868   2 CPU 1/KVM', '  28869   2 CPU 2/KVM'),
  ],
  'hotplug-vcpu-unpinned': [
    check(
      'virsh vcpucount VM',
      'maximum      config         4',
      'maximum      live           4',
      'current      config         2',
      'current      live           2',
    ),
    vcpupin(' 0      1', ' 1      2', ' 2      0-23', ' 3      0-23'),
  ],
  'domains-share-cpu': [
    check(
      'for D in $(virsh list --name); do echo "$D"; virsh vcpupin "$D" | tail -n +3; done',
      'web',
      ' 0      1',
      'db',
      ' 0      1',
    ),
  ],
  'domains-share-core': [
    check(
      'for D in $(virsh list --name); do echo "$D"; virsh vcpupin "$D" | tail -n +3; done',
      'web',
      ' 0      1',
      'db',
      ' 0      5',
    ),
    siblings(1, '1,5'),
  ],
  'domains-may-wander': [
    check(
      'for D in $(virsh list --name); do echo "$D"; virsh vcpupin "$D" | tail -n +3; done',
      'web',
      ' 0      1',
      'db',
      ' 0      0-15',
    ),
    check(
      'cat /proc/$(pgrep -f guest=web)/task/*/schedstat',
      '81234567890 4567890123 190234',
      '93456789012 88990011223 201199',
    ),
  ],
  'domains-share-pool': [
    check(
      'for D in $(virsh list --name); do echo "$D"; virsh vcpupin "$D" | tail -n +3; done',
      'web',
      ' 0      0-15',
      'db',
      ' 0      0-15',
    ),
    check('uptime', ' 10:12:01 up 41 days,  load average: 18.02, 16.77, 15.90'),
  ],
  'domains-exceed-memory': [
    check(
      'for D in $(virsh list --name); do virsh dominfo "$D" | grep "Max memory"; done',
      'Max memory:     8388608 KiB',
      'Max memory:     12582912 KiB',
    ),
    check(
      'grep -E "MemTotal|HugePages_(Total|Free)" /proc/meminfo',
      'MemTotal:       16280000 kB',
      'HugePages_Total:       8',
      'HugePages_Free:        2',
    ),
  ],
  'host-overcommitted': [
    check('virsh nodeinfo | grep "CPU(s)"', 'CPU(s):              16'),
    check(
      'for D in $(virsh list --name); do virsh vcpucount --active --live "$D"; done | paste -sd+ | bc',
      '24',
    ),
    cpuTable('  0    0      0    0', '  1    1      0    0'),
  ],
};
