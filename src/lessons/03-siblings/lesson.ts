/** Sockets, cores, sibling threads. Sources: seeds 001-6, 10, 15; 003-8…10; L3; evidence E9. */
import type { Lesson } from '../lesson.ts';

const eight = 'H1-8cpu-1node.capabilities.xml';
const capabilities = '03-s001-capabilities-excerpt.xml';

export const lesson = {
  id: '03-siblings',
  minutes: 25,
  scenes: {
    excerpt: [capabilities],
    smp5: ['16-s003-smp5.txt', eight],
    smp8: ['06-s001-qemu-smp-numa.txt', eight],
    siblings: ['L03a-siblings.xml', eight],
    cores: ['L03c-separate-cores.xml', eight],
    matched: ['L03b-siblings-matched.xml', eight],
  },
  steps: [
    {
      id: 'listed',
      scene: 'excerpt',
      excerpts: [{ text: capabilities, from: '<cpus', to: '...', mark: ["siblings='0,12'"] }],
      predict: {
        kind: 'cpus',
        of: { siblingsOf: 0 },
        slips: [
          { id: 'next', answer: '0-1' },
          { id: 'only-other', answer: '12' },
        ],
      },
      checks: [{ run: 'cat /sys/devices/system/cpu/cpu0/topology/thread_siblings_list', prints: '0,12' }],
      claims: [{ cpu: 0, siblings: '0,12', node: 0 }],
    },
    {
      id: 'assumed',
      scene: 'excerpt',
      lights: ['pcpu:8', 'pcpu:20'],
      excerpts: [{ text: capabilities, from: '<cpus', to: '...', mark: ["num='24'", '...'] }],
      predict: { kind: 'one', options: ['told', 'assumed', 'nine'], right: 'assumed' },
      checks: [{ run: 'cat /sys/devices/system/cpu/cpu8/topology/thread_siblings_list' }],
      claims: [{ cpu: 8, siblings: '8,20', assumed: true }, { finding: 'host-cpus-elided' }],
    },
    {
      id: 'five-sockets',
      scene: 'smp5',
      excerpts: [{ text: '16-s003-smp5.txt', from: '-smp', mark: ['sockets=5', 'cores=1', 'threads=1'] }],
      predict: { kind: 'one', options: ['one-socket', 'five-sockets', 'ten'], right: 'five-sockets' },
      checks: [{ run: 'lscpu', where: 'guest' }],
      claims: [{ threads: 5, kind: 'vcpu' }],
    },
    {
      id: 'product',
      scene: 'smp8',
      excerpts: [
        { text: '06-s001-qemu-smp-numa.txt', from: '-smp', mark: ['8,', 'sockets=1,cores=4,threads=1'] },
      ],
      predict: { kind: 'one', options: ['starts', 'refused', 'four'], right: 'refused' },
      claims: [{ refused: 'product of the hierarchy must match maxcpus' }],
    },
    {
      id: 'one-core',
      scene: 'siblings',
      excerpts: [
        {
          text: 'L03a-siblings.xml',
          from: '<cputune',
          to: '<topology',
          mark: ["cpuset='0'", "cpuset='4'", "sockets='2' cores='1' threads='1'"],
        },
      ],
      predict: { kind: 'one', options: ['nothing', 'core', 'memory-only'], right: 'core' },
      reveals: ['d0/vcpu:0', 'd0/vcpu:1'],
      checks: [
        {
          run: 'virsh vcpupin L03a-siblings',
          prints: ' VCPU   CPU Affinity\n----------------------\n 0      0\n 1      4',
        },
      ],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '0', source: 'vcpupin' },
        { thread: 'd0/vcpu:1', cpus: '4', source: 'vcpupin' },
        { cpu: 0, siblings: '0,4' },
        { finding: 'guest-cores-on-host-siblings', about: ['d0/vcpu:0', 'd0/vcpu:1'] },
      ],
    },
    {
      id: 'two-cores',
      scene: 'cores',
      excerpts: [
        {
          text: 'L03c-separate-cores.xml',
          from: '<vcpupin',
          to: '<topology',
          mark: ["cpuset='0'", "cpuset='1'", "cores='2'"],
        },
      ],
      predict: { kind: 'one', options: ['half', 'while-free', 'always'], right: 'while-free' },
      reveals: ['d0/vcpu:0', 'd0/vcpu:1', 'pcpu:4', 'pcpu:5'],
      claims: [
        { thread: 'd0/vcpu:1', cpus: '1', source: 'vcpupin' },
        { cpu: 1, siblings: '1,5' },
        { silent: 'guest-cores-on-host-siblings' },
        { thread: 'd0/emulator', cpus: '0-7', source: 'default' },
      ],
    },
    {
      id: 'promise',
      scene: 'matched',
      excerpts: [
        {
          text: 'L03b-siblings-matched.xml',
          from: '<vcpupin',
          to: '<topology',
          mark: ["cpuset='0'", "cpuset='4'", "threads='2'"],
        },
      ],
      predict: { kind: 'one', options: ['wrong', 'right', 'refused'], right: 'right' },
      reveals: ['d0/vcpu:0', 'd0/vcpu:1'],
      checks: [{ run: 'lscpu -e', where: 'guest' }],
      claims: [
        { thread: 'd0/vcpu:1', cpus: '4', source: 'vcpupin' },
        { silent: 'guest-cores-on-host-siblings' },
      ],
    },
  ],
} as const satisfies Lesson;
