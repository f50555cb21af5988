/** Trust, but verify. Sources: seeds 001-27, 30…32, 45…47, 003-38, 43, 47; evidence E3, E8; L11. */
import type { Lesson } from '../lesson.ts';

const host = 'H2-24cpu-1node-seed001.capabilities.xml';
const proc = '10-s001-proc-cpus-allowed.txt';
const mems = '13-s001-proc-mems-allowed.txt';
const command = '23-s003-virsh-vcpupin.txt';

export const lesson = {
  id: '11-verify',
  minutes: 30,
  scenes: {
    observed: ['09-s001-vcpu-cpuset.xml', host, proc],
    otherPin: ['L11-emulatorpin.xml', host, proc],
    vcpuinfo: ['L11-vcpu.xml', 'ten-cpus.numactl.txt', 'L11-vcpuinfo.txt'],
    twoProcesses: ['09-s001-vcpu-cpuset.xml', host, proc, mems],
    small: ['22-s003-cputune.xml', host, command],
    large: ['22-s003-cputune.xml', 'H3-40cpu-2node-seed003.capabilities.xml', command],
  },
  steps: [
    {
      id: 'main-thread',
      scene: 'observed',
      excerpts: [{ text: proc, from: 'grep', to: '28867/status' }],
      predict: { kind: 'one', options: ['28863', '28864', '28867', 'unknown'], right: '28863' },
      checks: [
        { run: 'cat /proc/28863/task/*/comm' },
        { run: "virsh qemu-monitor-command VM --hmp 'info cpus'" },
      ],
      claims: [{ observed: 0, thread: 'd0/emulator', cpus: '1-2' }],
    },
    {
      id: 'match',
      scene: 'observed',
      excerpts: [
        { text: '09-s001-vcpu-cpuset.xml', from: '<vcpu', mark: ["cpuset='1-2'"] },
        { text: proc, from: '28863/status', to: '28867/status', mark: ['1-2'] },
      ],
      predict: { kind: 'one', options: ['matches', 'differs', 'half'], right: 'matches' },
      claims: [
        { thread: 'd0/vcpu:0', cpus: '1-2', source: 'vcpu-cpuset' },
        { thread: 'd0/emulator', cpus: '1-2', source: 'vcpu-cpuset' },
        { observed: 4, cpus: '1-2' },
      ],
    },
    {
      id: 'what-would-differ',
      scene: 'otherPin',
      excerpts: [
        {
          text: 'L11-emulatorpin.xml',
          from: '<vcpu',
          to: '</cputune>',
          mark: ["<emulatorpin cpuset='16'/>"],
        },
      ],
      predict: {
        kind: 'threads',
        of: { changedSince: 'match' },
        slips: [{ id: 'all', answer: 'd0/vcpu:0,d0/vcpu:1,d0/vcpu:2,d0/vcpu:3,d0/emulator' }],
      },
      veil: 'all',
      claims: [
        { thread: 'd0/emulator', cpus: '16', source: 'emulatorpin' },
        { thread: 'd0/vcpu:0', cpus: '1-2', source: 'vcpu-cpuset' },
        { observed: 0, thread: 'd0/emulator', cpus: '1-2' },
      ],
    },
    {
      id: 'yes-no',
      scene: 'vcpuinfo',
      excerpts: [
        { text: 'L11-vcpuinfo.txt', from: 'VCPU:           0', to: 'CPU Affinity', mark: ['-yy-y-y---'] },
      ],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:0' },
        slips: [
          { id: 'from-one', answer: '2-3,5,7' },
          { id: 'last-cpu', answer: '4' },
        ],
      },
      veil: 'all',
      checks: [{ run: 'virsh vcpuinfo --pretty L11-vcpu' }],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '1-2,4,6', source: 'vcpu-cpuset' },
        { observed: 0, thread: 'd0/vcpu:0', cpus: '1-2,4,6' },
      ],
    },
    {
      id: 'other-process',
      scene: 'twoProcesses',
      excerpts: [{ text: mems, from: 'grep', to: '18114/status', mark: ['18104', '18114'] }],
      predict: { kind: 'one', options: ['same', 'other', 'migrated'], right: 'other' },
      claims: [{ finding: 'observation-unjoined' }],
    },
    {
      id: 'too-high',
      scene: 'small',
      excerpts: [{ text: command, from: 'virsh', mark: ['0 24'] }],
      predict: { kind: 'one', options: ['accepted', 'refused', 'ignored'], right: 'refused' },
      checks: [
        {
          run: 'virsh vcpupin VM 0 24',
          prints: "error: CPU 24 in cpulist '24' exceed the maxcpu 24",
        },
      ],
      claims: [{ change: 0, outcome: 'refused', says: 'exceed the maxcpu 24' }],
    },
    {
      id: 'fits',
      scene: 'large',
      excerpts: [{ text: command, from: 'virsh', mark: ['0 24'] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:0' },
        slips: [
          { id: 'before', answer: '1' },
          { id: 'both', answer: '1,24' },
        ],
      },
      claims: [
        { change: 0, outcome: 'applied' },
        { thread: 'd0/vcpu:0', cpus: '24', source: 'vcpupin' },
        { cpu: 24, node: 0 },
      ],
    },
    {
      id: 'live-config',
      scene: 'large',
      excerpts: [{ text: command, from: 'virsh', mark: ['virsh vcpupin'] }],
      predict: { kind: 'one', options: ['live', 'config', 'both'], right: 'live' },
      checks: [
        { run: 'virsh dumpxml VM | grep vcpupin' },
        { run: 'virsh dumpxml --inactive VM | grep vcpupin' },
      ],
      claims: [{ change: 0, outcome: 'applied' }],
    },
  ],
} as const satisfies Lesson;
