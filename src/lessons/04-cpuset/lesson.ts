/** The cpuset language and the bitmap. Sources: seeds 000-2…6, 21…46, 003-40, §4; cpuset-grammar; evidence E3, E7. */
import type { Lesson } from '../lesson.ts';

const seed = 'L04-seed000.xml';
const eight = 'H1-8cpu-1node.capabilities.xml';

export const lesson = {
  id: '04-cpuset',
  minutes: 30,
  scenes: {
    seed: [seed, eight],
    twoCpus: ['L04-cpu-5.xml', 'two-cpus.numactl.txt'],
  },
  steps: [
    {
      id: 'take-away',
      scene: 'seed',
      excerpts: [{ text: seed, from: '<vcpupin vcpu="0"', mark: ['1-4,^2'] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:0' },
        slips: [
          { id: 'kept', answer: '1-4' },
          { id: 'only', answer: '2' },
        ],
      },
      veil: 'all',
      checks: [
        {
          run: 'virsh vcpupin L04-seed000',
          prints:
            ' VCPU   CPU Affinity\n----------------------\n 0      1,3-4\n 1      0-1\n 2      2-3\n 3      0,4',
        },
      ],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '1,3-4', source: 'vcpupin' },
        { cpuset: '1-4,^2', is: '1,3-4' },
      ],
    },
    {
      id: 'order',
      scene: 'seed',
      board: { kind: 'bitmap', cpuset: '^2,1-4', cpus: 8, stage: 'items' },
      predict: { kind: 'one', options: ['1,3-4', '1-4', 'refused'], right: '1-4' },
      claims: [{ cpuset: '^2,1-4', is: '1-4' }],
    },
    {
      id: 'go-on',
      scene: 'seed',
      board: { kind: 'bitmap', cpuset: '1-4,^3,6', cpus: 40, stage: 'items' },
      predict: { kind: 'one', options: ['1-2,4', '1-2,4,6', 'refused'], right: '1-2,4,6' },
      claims: [{ cpuset: '1-4,^3,6', is: '1-2,4,6' }],
    },
    {
      id: 'legal',
      scene: 'seed',
      board: { kind: 'bitmap', cpuset: '1 - 4', cpus: 8, stage: 'text' },
      predict: {
        kind: 'several',
        options: ['1-4,^2-3', '1，2', '0x3', '1,', '1 - 4'],
        right: ['1,', '1 - 4'],
      },
      checks: [
        {
          run: 'virsh define five-strings.xml',
          prints: "error: invalid argument: Failed to parse bitmap '1-4,^2-3'",
        },
      ],
      claims: [
        { cpuset: '1-4,^2-3', is: 'refused' },
        { cpuset: '1，2', is: 'refused' },
        { cpuset: '0x3', is: 'refused' },
        { cpuset: '1,', is: '1' },
        { cpuset: '1 - 4', is: '1-4' },
      ],
    },
    {
      id: 'byte',
      scene: 'seed',
      board: { kind: 'bitmap', cpuset: '1-4,^2', cpus: 8, stage: 'bytes' },
      predict: { kind: 'one', options: ['1a', '58', '134'], right: '1a' },
      checks: [
        {
          run: 'grep Cpus_allowed /proc/$PID/task/$TID/status',
          prints: 'Cpus_allowed:\t1a\nCpus_allowed_list:\t1,3-4',
        },
      ],
      claims: [
        { bytes: '1a', of: '1-4,^2', cpus: 8 },
        { bytes: '56 00 00 00 00', of: '1-4,^3,6', cpus: 40 },
        { bytes: '00 00 01', of: '16', cpus: 24 },
      ],
    },
    {
      id: 'retry',
      scene: 'twoCpus',
      excerpts: [{ text: 'L04-cpu-5.xml', from: '<vcpu', mark: ["cpuset='5'"] }],
      predict: { kind: 'one', options: ['one', 'five', 'endless'], right: 'five' },
      checks: [{ run: 'strace -f -e trace=sched_setaffinity taskset -c 5 true' }],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '5', source: 'vcpu-cpuset' },
        { starts: false, says: 'Numerical result out of range' },
        { finding: 'cpu-not-on-host' },
      ],
    },
    {
      id: 'all-at-once',
      scene: 'seed',
      excerpts: [{ text: seed, from: '<vcpupin vcpu="0"', to: '<vcpupin vcpu="3"' }],
      predict: { kind: 'one', options: ['yes', 'no', 'luck'], right: 'yes' },
      reveals: ['d0/vcpu:0', 'd0/vcpu:1', 'd0/vcpu:2', 'd0/vcpu:3'],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '1,3-4', source: 'vcpupin' },
        { thread: 'd0/vcpu:1', cpus: '0-1', source: 'vcpupin' },
        { thread: 'd0/vcpu:2', cpus: '2-3', source: 'vcpupin' },
        { thread: 'd0/vcpu:3', cpus: '0,4', source: 'vcpupin' },
        { silent: 'vcpus-share-pcpu' },
      ],
    },
  ],
} as const satisfies Lesson;
