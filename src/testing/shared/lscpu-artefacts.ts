/**
 * Known artefacts of the samples of lscpu and cpuinfo: what a tool could not know of a machine, or where its snapshot
 * contradicts itself. Fields that are not compared, by name, and why.
 */
export const artefacts: readonly {
  readonly machine: string;
  readonly files: RegExp;
  readonly fields: readonly string[];
  readonly why: string;
}[] = [
  {
    machine: 'fake-heterocpunuma-overlap',
    files: /lscpu-[ep]/,
    fields: ['nodes', 'node of each CPU told'],
    why: 'made up: nodes share CPUs, one has none; a table shows the lowest node of a CPU',
  },
  {
    machine: 'fake-4n-notopology',
    files: /lscpu-[ep]/,
    fields: ['sockets told', 'cores told'],
    why: 'made up: one core over four nodes, which no machine has; its numbers are left out',
  },
  {
    machine: 'ia64-8n2s-16c',
    files: /lscpu-[ep]/,
    fields: ['sockets'],
    why: 'its core_siblings name one CPU each, its package ids two; lscpu goes by the former',
  },
  {
    machine: 'lv-aarch64-high-ids-16c-2n',
    files: /lscpu-[ep]/,
    fields: ['sockets'],
    why: 'the core_siblings of CPU 8 name two packages; lscpu goes by them',
  },
  {
    machine: 'x86-xeon-e7-4870-4s-40c-b',
    files: /lscpu-[ep]/,
    fields: ['sockets', 'L3'],
    why: 'hwloc broke the masks of CPU 2 on purpose; lscpu goes by them',
  },
  {
    machine: 'arm64-phone-A510-A710-A715-X3',
    files: /lscpu-(?:[ep]|raw)/,
    fields: ['sockets told'],
    why: 'four types of CPU: lscpu since 2.37 counts SOCKET anew for each, so it is left out',
  },
  {
    machine: 'lv-armv6l-raspberrypi',
    files: /lscpu-[ep]/,
    fields: ['sockets told', 'cores told'],
    why: 'lscpu prints neither for it',
  },
  {
    machine: 's390-2c-notopology',
    files: /lscpu-[ep]/,
    fields: ['sockets told'],
    why: 'lscpu prints no socket',
  },
  {
    machine: 'lv-x86-test1-2c2n',
    files: /lscpu-[ep]/,
    fields: ['cores told'],
    why: 'lscpu prints no core for CPU 1',
  },
  {
    machine: 'x86-knl-a2a-64c',
    files: /cpuinfo/,
    fields: ['cores told'],
    why: 'hwloc made 64 CPUs of 288: cpuinfo names more siblings than it lists',
  },
  {
    machine: 'x86-knl-snc4-hybrid-8n',
    files: /cpuinfo/,
    fields: ['cores told'],
    why: 'hwloc made 64 CPUs of 288: cpuinfo names more siblings than it lists',
  },
  {
    machine: 'x86-xeon-4s-cpusetreorder',
    files: /cpuinfo/,
    fields: ['cores'],
    why: 'hwloc took the threads out of sysfs and left them in cpuinfo',
  },
];
