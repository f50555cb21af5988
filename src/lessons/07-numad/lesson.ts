/** placement='auto' and numad. Sources: seeds 002-3, 7, 12, §3.1 rows 9–16; libvirt.md §0.3, §3.6; evidence E1, E4. */
import type { Lesson } from '../lesson.ts';

const host = 'H4-16cpu-2node.capabilities.xml';
const pinned = 'L07b-auto-emulatorpin.xml';

export const lesson = {
  id: '07-numad',
  minutes: 30,
  scenes: {
    auto: ['L07a-auto.xml', host],
    pinned: [pinned, host],
    memoryAuto: ['L07c-numatune-auto.xml', host],
    memoryAutoCpuset: ['L07d-numatune-auto-cpuset.xml', host],
  },
  steps: [
    {
      id: 'dead-cpuset',
      scene: 'auto',
      excerpts: [{ text: 'L07a-auto.xml', from: '<vcpu', mark: ["placement='auto'", "cpuset='0-3'"] }],
      predict: { kind: 'one', options: ['holds', 'within', 'ignored', 'refused'], right: 'ignored' },
      veil: 'all',
      reveals: ['d0/vcpu:0'],
      checks: [
        {
          run: 'virsh dumpxml --inactive L07a-auto | grep "<vcpu"',
          prints: "  <vcpu placement='auto'>4</vcpu>",
        },
      ],
      claims: [
        { placement: 'auto' },
        { thread: 'd0/vcpu:0', cpus: 'unknown', source: 'numad' },
        { finding: 'cpuset-dead-under-auto' },
      ],
    },
    {
      id: 'answer',
      scene: 'auto',
      numad: '1',
      excerpts: [{ text: 'L07a-auto.xml', from: '<vcpu', mark: ["placement='auto'"] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:0' },
        slips: [
          { id: 'cpuset', answer: '0-3' },
          { id: 'half', answer: '4-7' },
        ],
      },
      veil: 'all',
      checks: [{ run: 'numad -w 4:2000', prints: '1' }],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '4-7,12-15', source: 'numad' },
        { thread: 'd0/emulator', cpus: '4-7,12-15', source: 'numad' },
        { memory: '1', mode: 'strict' },
      ],
    },
    {
      id: 'forbidden',
      scene: 'pinned',
      numad: '1',
      era: 'after-2012',
      excerpts: [
        {
          text: pinned,
          from: '<vcpu',
          to: '<emulatorpin',
          mark: ["placement='auto'", "<emulatorpin cpuset='0'/>"],
        },
      ],
      predict: { kind: 'one', options: ['forbidden', 'pin', 'numad'], right: 'forbidden' },
      veil: 'all',
      claims: [{ finding: 'era-refuses' }],
    },
    {
      id: 'allowed',
      scene: 'pinned',
      numad: '1',
      excerpts: [{ text: pinned, from: '<vcpu', to: '<emulatorpin', mark: ["<emulatorpin cpuset='0'/>"] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/emulator' },
        slips: [{ id: 'numad', answer: '4-7,12-15' }],
      },
      veil: 'all',
      checks: [
        {
          run: "grep -E 'Cpus_allowed_list|Mems_allowed_list' /proc/$PID/status",
          prints: 'Cpus_allowed_list:\t0\nMems_allowed_list:\t1',
        },
      ],
      claims: [
        { thread: 'd0/emulator', cpus: '0', source: 'emulatorpin' },
        { thread: 'd0/vcpu:3', cpus: '4-7,12-15', source: 'numad' },
        { memory: '1', mode: 'strict' },
      ],
    },
    {
      id: 'far',
      scene: 'pinned',
      numad: '1',
      lights: ['d0/emulator', 'pcpu:0', 'node:1'],
      predict: { kind: 'one', options: ['far-memory', 'slow-clock', 'refused'], right: 'far-memory' },
      claims: [
        { cpu: 0, node: 0 },
        { node: 0, distanceTo: [1, 21] },
        { memory: '1', mode: 'strict' },
      ],
    },
    {
      id: 'implied',
      scene: 'memoryAuto',
      excerpts: [
        { text: 'L07c-numatune-auto.xml', from: '<vcpu', to: '</numatune>', mark: ["placement='auto'"] },
      ],
      predict: { kind: 'one', options: ['anywhere', 'numad', 'refused'], right: 'numad' },
      veil: 'all',
      reveals: ['d0/vcpu:0'],
      checks: [
        {
          run: 'virsh dumpxml --inactive L07c-numatune-auto | grep "<vcpu"',
          prints: "  <vcpu placement='auto'>4</vcpu>",
        },
      ],
      claims: [{ placement: 'auto' }, { thread: 'd0/vcpu:0', cpus: 'unknown', source: 'numad' }],
    },
    {
      id: 'stays-static',
      scene: 'memoryAutoCpuset',
      numad: '1',
      excerpts: [
        {
          text: 'L07d-numatune-auto-cpuset.xml',
          from: '<vcpu',
          to: '</numatune>',
          mark: ["cpuset='0-3'", "placement='auto'"],
        },
      ],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:0' },
        slips: [{ id: 'numad', answer: '4-7,12-15' }],
      },
      veil: 'all',
      claims: [
        { placement: 'static' },
        { thread: 'd0/vcpu:0', cpus: '0-3', source: 'vcpu-cpuset' },
        { memory: '1', mode: 'strict' },
        { near: 'd0/vcpu:0', verdict: 'remote', distance: 21 },
      ],
    },
    {
      id: 'no-numad',
      scene: 'auto',
      excerpts: [{ text: 'L07a-auto.xml', from: '<vcpu', mark: ["placement='auto'"] }],
      predict: { kind: 'one', options: ['anywhere', 'fails', 'cpuset'], right: 'fails' },
      checks: [
        {
          run: 'virsh start L07a-auto',
          prints:
            "error: Failed to start domain 'L07a-auto'\nerror: operation failed: Failed to query numad for the advisory nodeset",
        },
      ],
      claims: [{ starts: 'unknown', says: 'Failed to query numad for the advisory nodeset' }],
    },
  ],
} as const satisfies Lesson;
