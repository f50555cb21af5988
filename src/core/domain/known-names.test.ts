import { expect, it } from 'vitest';
import { closestName } from './known-names.ts';

it.each<[name: string, candidates: readonly string[], meant: string | undefined]>([
  ['cpusett', ['placement', 'cpuset'], 'cpuset'],
  ['vcpuppin', ['vcpupin', 'emulatorpin'], 'vcpupin'],
  ['cpu', ['cpuset'], 'cpuset'],
  ['cpus', ['placement', 'cpuset', 'current'], 'cpuset'],
  // Several begin so: which one is meant, nobody knows.
  ['emulator', ['emulatorpin', 'emulatorsched'], undefined],
  ['cp', ['cpuset'], undefined],
  ['pinning', ['cpuset'], undefined],
])('takes %s of %j for %s', (name, candidates, meant) => {
  expect(closestName(name, candidates)).toBe(meant);
});
