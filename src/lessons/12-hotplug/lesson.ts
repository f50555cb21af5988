/** Hot-plug inherits. Sources: seeds 002-13, 17, 18, 24, 001-24, 004-24, 35; evidence E2; L12. */
import type { Lesson } from '../lesson.ts';

const host = 'H1-8cpu-1node.capabilities.xml';
const guest = 'L12-hotplug.xml';
const excerpt = { text: guest, from: '<vcpu', to: '</cputune>' } as const;

export const lesson = {
  id: '12-hotplug',
  minutes: 25,
  scenes: {
    boot: [guest, host],
    second: [guest, host, 'L12-plug-1.txt'],
    third: [guest, host, 'L12-plug-2.txt'],
    repinned: [guest, host, 'L12-repin.txt'],
    fourth: [guest, host, 'L12-plug-3.txt'],
  },
  steps: [
    {
      id: 'waiting',
      scene: 'boot',
      excerpts: [{ text: guest, from: '<vcpu', mark: ["current='1'", '4</vcpu>'] }],
      predict: { kind: 'one', options: ['one', 'four', 'none'], right: 'one' },
      checks: [
        {
          run: 'virsh vcpupin L12-hotplug',
          prints: ' VCPU   CPU Affinity\n----------------------\n 0      1\n 1      1\n 2      0\n 3      1',
        },
        { run: 'virsh vcpucount L12-hotplug' },
      ],
      claims: [
        { threads: 1, kind: 'vcpu', online: true },
        { threads: 4, kind: 'vcpu' },
      ],
    },
    {
      id: 'inherits',
      scene: 'second',
      excerpts: [
        { text: 'L12-plug-1.txt', from: 'virsh' },
        { ...excerpt, mark: ["cpuset='1'"] },
      ],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:1' },
        slips: [
          { id: 'all', answer: '0-7' },
          { id: 'pin', answer: '0' },
        ],
      },
      veil: 'all',
      checks: [{ run: 'virsh setvcpus L12-hotplug 2 --live' }],
      claims: [
        { thread: 'd0/vcpu:1', cpus: '1', source: 'vcpu-cpuset' },
        { change: 0, outcome: 'applied' },
      ],
    },
    {
      id: 'waiting-pin',
      scene: 'third',
      excerpts: [
        { text: 'L12-plug-2.txt', from: 'virsh' },
        { ...excerpt, mark: ["vcpu='2' cpuset='0'"] },
      ],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:2' },
        slips: [{ id: 'inherits', answer: '1' }],
      },
      veil: ['d0/vcpu:2', 'd0/vcpu:3'],
      claims: [{ thread: 'd0/vcpu:2', cpus: '0', source: 'vcpupin' }],
    },
    {
      id: 'iothreads',
      scene: 'third',
      excerpts: [
        { ...excerpt, mark: ['<iothreads>2</iothreads>', "<iothreadpin iothread='2' cpuset='0'/>"] },
      ],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/iothread:1' },
        slips: [
          { id: 'pin-of-two', answer: '0' },
          { id: 'all', answer: '0-7' },
        ],
      },
      veil: ['d0/iothread:1', 'd0/iothread:2'],
      checks: [
        {
          run: 'virsh iothreadinfo L12-hotplug',
          prints:
            ' IOThread ID   CPU Affinity\n-----------------------------\n 1             1\n 2             0',
        },
      ],
      claims: [
        { thread: 'd0/iothread:1', cpus: '1', source: 'vcpu-cpuset' },
        { thread: 'd0/iothread:2', cpus: '0', source: 'iothreadpin' },
      ],
    },
    {
      id: 'repin',
      scene: 'repinned',
      excerpts: [{ text: 'L12-repin.txt', from: 'virsh vcpupin', mark: ['1 0-1 --live'] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:1' },
        slips: [{ id: 'cut', answer: '1' }],
      },
      checks: [
        {
          run: 'virsh dumpxml L12-hotplug | grep vcpupin',
          prints: "    <vcpupin vcpu='1' cpuset='0-1'/>\n    <vcpupin vcpu='2' cpuset='0'/>",
        },
      ],
      claims: [
        { thread: 'd0/vcpu:1', cpus: '0-1', source: 'vcpupin' },
        { change: 1, outcome: 'applied' },
      ],
    },
    {
      id: 'pinned-offline',
      scene: 'fourth',
      excerpts: [
        {
          text: 'L12-plug-3.txt',
          from: 'virsh vcpupin L12-hotplug 3',
          to: 'virsh setvcpus L12-hotplug 4',
          mark: ['3 0 --live'],
        },
      ],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:3' },
        slips: [{ id: 'inherits', answer: '1' }],
      },
      checks: [
        {
          run: "grep -s . /proc/$PID/task/*/comm | grep 'CPU '",
        },
      ],
      claims: [
        { thread: 'd0/vcpu:3', cpus: '0', source: 'vcpupin' },
        { threads: 4, kind: 'vcpu', online: true },
      ],
    },
    {
      id: 'before-2012',
      scene: 'second',
      era: 'before-2012',
      excerpts: [{ ...excerpt, mark: ["cpuset='1'"] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:1' },
        slips: [{ id: 'as-now', answer: '1' }],
      },
      veil: ['d0/vcpu:0', 'd0/vcpu:1', 'd0/vcpu:2', 'd0/vcpu:3'],
      claims: [{ thread: 'd0/vcpu:1', cpus: '0-7', source: 'default' }],
    },
  ],
} as const satisfies Lesson;
