import { expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { emulatorGroup, readThreadName } from './emulator-group.ts';

it.each<[comm: string, name: string]>([
  ['CPU 0/KVM', 'vcpu 0'],
  ['CPU 11/TCG', 'vcpu 11'],
  ['IO iothread2', 'iothread 2'],
  ['IO mon_iothread', 'emulator monitor'],
  ['qemu-system-x86', 'emulator main'],
  ['call_rcu', 'emulator rcu'],
  ['worker', 'emulator worker'],
  ['vhost-23413', 'emulator vhost'],
  ['kvm-nx-lpage-re', 'emulator kvm-recovery'],
  ['swtpm', 'emulator outside'],
])('%s is %s', (comm, name) => {
  const thread = readThreadName(comm);
  expect(thread.kind === 'emulator' ? `emulator ${thread.helper}` : `${thread.kind} ${thread.number}`).toBe(
    name,
  );
});

it('names each helper once', () => {
  expect(new Set(emulatorGroup.map(({ id }) => id)).size).toBe(emulatorGroup.length);
});

it('tells vCPUs that can be plugged from those that cannot', () => {
  const text = `<vcpu>4</vcpu><vcpus><vcpu id='0' enabled='yes'/><vcpu id='1' enabled='yes' hotpluggable='yes' order='2'/><vcpu id='3' enabled='no'/></vcpus>`;
  const { threads } = analyzeTexts([text]).placements[0]!;
  expect(threads.slice(0, 4).map(({ online, hotpluggable }) => [online, hotpluggable])).toEqual([
    [true, false],
    [true, true],
    [false, true],
    [false, true],
  ]);
});
