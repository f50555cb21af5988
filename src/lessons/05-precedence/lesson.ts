/** Who decides: vcpupin, cpuset, all. Sources: seeds §3, 002, 003-45; evidence E1 rows 1–8. */
import type { Lesson } from '../lesson.ts';

const sixteen = 'H4-16cpu-2node.capabilities.xml';
const first = 'L05a-precedence.xml';
const excerpt = { text: first, from: '<vcpu', to: "vcpu='2'" } as const;

export const lesson = {
  id: '05-precedence',
  minutes: 30,
  scenes: {
    cpuset: [first, sixteen],
    emulatorpin: ['L05b-with-emulatorpin.xml', sixteen],
    bare: ['L05c-no-cpuset.xml', sixteen],
  },
  steps: [
    {
      id: 'pin',
      scene: 'cpuset',
      excerpts: [{ ...excerpt, mark: ["vcpu='0' cpuset='8'"] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:0' },
        slips: [
          { id: 'cpuset', answer: '0-2' },
          { id: 'both', answer: '0-2,8' },
        ],
      },
      veil: 'all',
      checks: [
        {
          run: 'virsh vcpupin L05a-precedence',
          prints:
            ' VCPU   CPU Affinity\n----------------------\n 0      8\n 1      0-2\n 2      4-5\n 3      0-2',
        },
      ],
      claims: [{ thread: 'd0/vcpu:0', cpus: '8', source: 'vcpupin' }],
    },
    {
      id: 'inherit',
      scene: 'cpuset',
      excerpts: [{ ...excerpt, mark: ["cpuset='0-3,^3'"] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:1' },
        slips: [
          { id: 'all', answer: '0-15' },
          { id: 'with-three', answer: '0-3' },
        ],
      },
      veil: ['d0/vcpu:1', 'd0/vcpu:2', 'd0/vcpu:3', 'd0/emulator'],
      claims: [{ thread: 'd0/vcpu:1', cpus: '0-2', source: 'vcpu-cpuset' }],
    },
    {
      id: 'replace',
      scene: 'cpuset',
      excerpts: [{ ...excerpt, mark: ["cpuset='0-3,^3'", "vcpu='2' cpuset='4-5'"] }],
      predict: { kind: 'one', options: ['none', '0-2', '4-5', 'refused'], right: '4-5' },
      veil: ['d0/vcpu:2', 'd0/emulator'],
      reveals: ['d0/vcpu:2'],
      claims: [
        { thread: 'd0/vcpu:2', cpus: '4-5', source: 'vcpupin' },
        { cpu: 4, node: 1 },
        { cpu: 2, node: 0 },
      ],
    },
    {
      id: 'emulator',
      scene: 'cpuset',
      excerpts: [{ ...excerpt, mark: ["cpuset='0-3,^3'"] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/emulator' },
        slips: [{ id: 'all', answer: '0-15' }],
      },
      checks: [
        {
          run: 'virsh emulatorpin L05a-precedence',
          prints: 'emulator: CPU Affinity\n----------------------------------\n       *: 0-2',
        },
      ],
      claims: [{ thread: 'd0/emulator', cpus: '0-2', source: 'vcpu-cpuset' }],
    },
    {
      id: 'emulatorpin',
      scene: 'emulatorpin',
      excerpts: [
        {
          text: 'L05b-with-emulatorpin.xml',
          from: '<vcpu',
          to: '<emulatorpin',
          mark: ["<emulatorpin cpuset='11'/>"],
        },
      ],
      predict: {
        kind: 'threads',
        of: { changedSince: 'emulator' },
        slips: [{ id: 'inheritors', answer: 'd0/vcpu:1,d0/vcpu:3,d0/emulator' }],
      },
      veil: 'all',
      claims: [
        { thread: 'd0/emulator', cpus: '11', source: 'emulatorpin' },
        { thread: 'd0/vcpu:1', cpus: '0-2', source: 'vcpu-cpuset' },
      ],
    },
    {
      id: 'no-cpuset',
      scene: 'bare',
      excerpts: [
        {
          text: 'L05c-no-cpuset.xml',
          from: '<vcpu',
          to: '<emulatorpin',
          mark: ["<vcpu placement='static'>"],
        },
      ],
      predict: {
        kind: 'threads',
        of: { changedSince: 'emulatorpin' },
        slips: [{ id: 'emulator-too', answer: 'd0/vcpu:1,d0/vcpu:3,d0/emulator' }],
      },
      veil: 'all',
      claims: [
        { thread: 'd0/vcpu:1', cpus: '0-15', source: 'default' },
        { thread: 'd0/vcpu:3', cpus: '0-15', source: 'default' },
        { thread: 'd0/vcpu:0', cpus: '8', source: 'vcpupin' },
        { thread: 'd0/emulator', cpus: '11', source: 'emulatorpin' },
      ],
    },
    {
      id: 'before-2012',
      scene: 'cpuset',
      era: 'before-2012',
      excerpts: [{ ...excerpt, mark: ["cpuset='0-3,^3'"] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:1' },
        slips: [{ id: 'as-now', answer: '0-2' }],
      },
      veil: ['d0/vcpu:1', 'd0/vcpu:3'],
      claims: [
        { thread: 'd0/vcpu:1', cpus: '0-15', source: 'default' },
        { thread: 'd0/emulator', cpus: '0-2', source: 'vcpu-cpuset' },
      ],
    },
  ],
} as const satisfies Lesson;
