/** What is outlined in the picture: where threads were seen. */
import { expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { seenSets } from './seen-sets.ts';

const vm = `<domain type='kvm'><name>a</name><vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='2'/></cputune></domain>`;
const host = capabilitiesText('node:1 core:4 pu:2');
const running = `$ virsh vcpupin a\n VCPU   CPU Affinity\n----------------------\n 0      1\n 1      3\n`;
const status = 'Name:\tCPU 1/KVM\nTgid:\t4242\nPid:\t4247\nCpus_allowed_list:\t2,6\n';

const seenIn = (...texts: readonly string[]): readonly string[] =>
  [...seenSets(analyzeTexts([host, vm, ...texts]))].map(
    ([thread, { cpus, differs }]) => `${thread}: ${formatCpuSet(cpus)}${differs ? ' differs' : ''}`,
  );

it('is where the running domain says each thread may run, and whether the settings agree', () => {
  expect(seenIn(running)).toEqual(['d0/vcpu:0: 1', 'd0/vcpu:1: 3 differs']);
});

it('is nothing where nothing was seen, or only the next start was asked about', () => {
  expect(seenIn()).toEqual([]);
  expect(seenIn(running.replace('vcpupin a', 'vcpupin a --config'))).toEqual([]);
});

it('is what the kernel enforces, where both are told, in either order', () => {
  for (const texts of [
    [running, status],
    [status, running],
  ])
    expect([...seenIn(...texts)].sort()).toEqual(['d0/vcpu:0: 1', 'd0/vcpu:1: 2,6 differs']);
});
