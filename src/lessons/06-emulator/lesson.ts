/** emulatorpin and its conflicts. Sources: seeds 001-34…39, 002-6, §5.2; L6. */
import type { Lesson } from '../lesson.ts';

const host = 'H2-24cpu-1node-seed001.capabilities.xml';

export const lesson = {
  id: '06-emulator',
  minutes: 25,
  scenes: {
    seed: ['L06a-seed001.xml', host],
    sibling: ['L06b-emulator-on-sibling.xml', host],
    ownCore: ['L06c-fixed.xml', host],
    cpuset: ['L06d-with-cpuset.xml', host],
  },
  steps: [
    {
      id: 'who',
      scene: 'seed',
      excerpts: [{ text: 'L06a-seed001.xml', from: "<vcpupin vcpu='0'", to: '<emulatorpin' }],
      predict: {
        kind: 'threads',
        of: { finding: 'emulator-on-vcpu-pcpu' },
        slips: [{ id: 'everybody', answer: 'd0/vcpu:1,d0/vcpu:2,d0/vcpu:3,d0/emulator' }],
      },
      reveals: ['d0/vcpu:1', 'd0/emulator'],
      checks: [
        {
          run: 'virsh emulatorpin L06a-seed001',
          prints: 'emulator: CPU Affinity\n----------------------------------\n       *: 16',
        },
      ],
      claims: [
        { finding: 'emulator-on-vcpu-pcpu', about: ['d0/emulator', 'd0/vcpu:1', 'pcpu:16'] },
        { thread: 'd0/emulator', cpus: '16', source: 'emulatorpin' },
      ],
    },
    {
      id: 'not-exclusive',
      scene: 'seed',
      excerpts: [{ text: 'L06a-seed001.xml', from: '<vcpu ', to: '<emulatorpin' }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:2' },
        slips: [{ id: 'what-is-left', answer: '0-7,9-15,17-23' }],
      },
      veil: ['d0/vcpu:2', 'd0/vcpu:3'],
      claims: [{ thread: 'd0/vcpu:2', cpus: '0-23', source: 'default' }],
    },
    {
      id: 'sibling',
      scene: 'sibling',
      excerpts: [
        {
          text: 'L06b-emulator-on-sibling.xml',
          from: "<vcpupin vcpu='1'",
          to: '<emulatorpin',
          mark: ["cpuset='4'", "cpuset='16'"],
        },
      ],
      predict: { kind: 'one', options: ['solved', 'same-core', 'worse'], right: 'same-core' },
      veil: ['d0/vcpu:2', 'd0/vcpu:3'],
      reveals: ['d0/vcpu:1', 'd0/emulator'],
      checks: [{ run: 'cat /sys/devices/system/cpu/cpu16/topology/thread_siblings_list', prints: '4,16' }],
      claims: [
        { thread: 'd0/emulator', cpus: '4', source: 'emulatorpin' },
        { cpu: 16, siblings: '4,16' },
        { silent: 'emulator-on-vcpu-pcpu' },
      ],
    },
    {
      id: 'own-core',
      scene: 'ownCore',
      excerpts: [{ text: 'L06c-fixed.xml', from: '<vcpu ', to: '<emulatorpin', mark: ["cpuset='11,23'"] }],
      predict: { kind: 'one', options: ['alone', 'visitors', 'nobody'], right: 'visitors' },
      reveals: ['pcpu:11', 'pcpu:23'],
      claims: [
        { thread: 'd0/emulator', cpus: '11,23', source: 'emulatorpin' },
        { cpu: 11, siblings: '11,23' },
        { thread: 'd0/vcpu:3', cpus: '0-23', source: 'default' },
      ],
    },
    {
      id: 'fence',
      scene: 'cpuset',
      excerpts: [
        { text: 'L06d-with-cpuset.xml', from: '<vcpu ', to: '<emulatorpin', mark: ["cpuset='0-3,12-15'"] },
      ],
      predict: {
        kind: 'threads',
        of: { changedSince: 'own-core' },
        slips: [{ id: 'everybody', answer: 'd0/vcpu:0,d0/vcpu:1,d0/vcpu:2,d0/vcpu:3,d0/emulator' }],
      },
      veil: 'all',
      claims: [
        { thread: 'd0/vcpu:2', cpus: '0-3,12-15', source: 'vcpu-cpuset' },
        { thread: 'd0/vcpu:3', cpus: '0-3,12-15', source: 'vcpu-cpuset' },
        { thread: 'd0/vcpu:0', cpus: '8', source: 'vcpupin' },
        { thread: 'd0/emulator', cpus: '11,23', source: 'emulatorpin' },
      ],
    },
    {
      id: 'its-work',
      scene: 'cpuset',
      lights: ['d0/emulator'],
      predict: {
        kind: 'several',
        options: ['monitor', 'display', 'migration', 'disk', 'vcpu-exit', 'iothread-disk'],
        right: ['monitor', 'display', 'migration', 'disk'],
      },
      checks: [{ run: 'top -H -p $PID' }, { run: 'ps -T -o tid,psr,comm -p $PID' }],
      claims: [{ thread: 'd0/emulator', cpus: '11,23', source: 'emulatorpin' }],
    },
  ],
} as const satisfies Lesson;
