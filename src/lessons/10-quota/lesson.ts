/** shares, period and quota are no pins. Sources: seeds 000-9…12, 001-34, 40, M9, M10; evidence E5, E11; L10. */
import type { Lesson } from '../lesson.ts';

const host = 'H1-8cpu-1node.capabilities.xml';
const seed = 'L04-seed000.xml';

export const lesson = {
  id: '10-quota',
  minutes: 30,
  scenes: {
    seed: [seed, host],
    quota: ['L10-quota.xml', host],
    two: ['L10-heavy.xml', 'L10-light.xml', host],
    above: ['L10-quota-200.xml', host],
  },
  steps: [
    {
      id: 'no-place',
      scene: 'seed',
      cgroup: 'v1',
      excerpts: [{ text: seed, from: '<shares>', to: '<quota>', mark: ['<shares>2048</shares>'] }],
      predict: { kind: 'one', options: ['all', 'unpinned', 'none'], right: 'none' },
      claims: [
        { thread: 'd0/vcpu:0', cpus: '1,3-4', source: 'vcpupin' },
        { ratio: 2, domain: 0 },
      ],
    },
    {
      id: 'unlimited',
      scene: 'seed',
      cgroup: 'v1',
      excerpts: [{ text: seed, from: '<period>', to: '<quota>', mark: ['1000000', '-1'] }],
      predict: { kind: 'one', options: ['one-second', 'nothing', 'error'], right: 'nothing' },
      checks: [{ run: 'virsh schedinfo L04-seed000' }],
      claims: [{ cap: undefined, of: 'vcpu' }, { finding: 'limit-without-effect' }],
    },
    {
      id: 'each',
      scene: 'quota',
      cgroup: 'v1',
      excerpts: [{ text: 'L10-quota.xml', from: '<period>', to: '<quota>', mark: ['1000000', '500000'] }],
      predict: { kind: 'one', options: ['half-together', 'half-each', 'two'], right: 'half-each' },
      checks: [
        { run: 'cat /sys/fs/cgroup/cpu/machine/*/vcpu0/cpu.cfs_quota_us', prints: '500000' },
        { run: 'grep nr_throttled /sys/fs/cgroup/cpu/machine/*/vcpu0/cpu.stat' },
      ],
      claims: [
        { cap: 0.5, of: 'vcpu' },
        { threads: 2, kind: 'vcpu', online: true },
      ],
    },
    {
      id: 'emulator-free',
      scene: 'quota',
      cgroup: 'v1',
      lights: ['d0/emulator'],
      predict: { kind: 'one', options: ['half', 'free', 'rest'], right: 'free' },
      checks: [{ run: 'cat /sys/fs/cgroup/cpu/machine/*/emulator/cpu.cfs_quota_us', prints: '-1' }],
      claims: [
        { cap: undefined, of: 'emulator' },
        { cap: 0.5, of: 'vcpu' },
      ],
    },
    {
      id: 'weights',
      scene: 'two',
      cgroup: 'v1',
      excerpts: [
        { text: 'L10-heavy.xml', from: '<shares>', mark: ['2048'] },
        { text: 'L10-light.xml', from: '<shares>', mark: ['1024'] },
      ],
      predict: { kind: 'one', options: ['equal', 'two-to-one', 'all'], right: 'two-to-one' },
      reveals: ['d0/vcpu:0', 'd1/vcpu:0', 'pcpu:0'],
      claims: [
        { ratio: 2, domain: 0 },
        { ratio: 1, domain: 1 },
        { thread: 'd0/vcpu:0', cpus: '0', source: 'vcpupin' },
        { thread: 'd1/vcpu:0', cpus: '0', source: 'vcpupin' },
      ],
    },
    {
      id: 'above-one',
      scene: 'above',
      cgroup: 'v1',
      excerpts: [
        { text: 'L10-quota-200.xml', from: '<period>', to: '<quota>', mark: ['1000000', '2000000'] },
      ],
      predict: { kind: 'one', options: ['two-cpus', 'nothing', 'refused'], right: 'nothing' },
      claims: [{ cap: 2, of: 'vcpu' }, { finding: 'limit-without-effect' }],
    },
    {
      id: 'v2',
      scene: 'seed',
      cgroup: 'v2',
      excerpts: [{ text: seed, from: '<shares>', mark: ['2048'] }],
      predict: { kind: 'one', options: ['twice', 'twenty', 'refused'], right: 'twenty' },
      checks: [{ run: 'cat /sys/fs/cgroup/machine.slice/*/cpu.weight', prints: '2048' }],
      claims: [{ ratio: 20.48, domain: 0 }],
    },
  ],
} as const satisfies Lesson;
