import { expect, it } from 'vitest';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { defaultChoices } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { findContention } from '../contention/find-contention.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { proposeRemedies } from './remedies/propose.ts';
import { sketchOptions } from '../scene/analysis-sketches.ts';
import { buildMapScene } from '../scene/build-map-scene.ts';

const wide = capabilitiesText('node:2 core:4 pu:2');
const small = capabilitiesText('node:1 core:4 pu:1');
const vm = (name: string, pins: readonly number[]): string =>
  `<domain type='kvm'><name>${name}</name><memory>1</memory><vcpu>${pins.length}</vcpu><cputune>${pins
    .map((cpu, i) => `<vcpupin vcpu='${i}' cpuset='${cpu}'/>`)
    .join('')}<emulatorpin cpuset='0'/></cputune></domain>`;
const folders = (one: string, two: string): { id: string; name: string; text: string }[] => [
  { id: 's0', name: 'kvm01/capabilities', text: wide },
  { id: 's1', name: 'kvm01/a.xml', text: one },
  { id: 's2', name: 'kvm02/capabilities', text: small },
  { id: 's3', name: 'kvm02/b.xml', text: two },
];

it('judges a guest of another machine by nothing of this one', () => {
  const sources = folders(vm('a', [1, 2]), vm('b', [1, 12]));
  const here = analyze(sources, { ...defaultChoices, machine: 0 });
  expect(here.findings.map(({ rule, entities }) => [rule, ...entities])).toEqual([
    ['guest-of-other-machine', 'd1'],
  ]);
  expect(here.placements.map(({ starts }) => starts)).toEqual([true, 'unknown']);
  const { exclusive, overcommit, free } = findContention(here);
  expect(exclusive).toEqual([]);
  expect(overcommit?.host.vcpus).toBe(2);
  expect(formatCpuSet(free?.cpus ?? [])).toBe('3-15');
  // On the other machine it is the other way round, and there CPU 12 is not.
  const there = analyze(sources, { ...defaultChoices, machine: 1 });
  expect(there.findings.map(({ rule, entities }) => [rule, entities[0]])).toEqual([
    ['cpu-not-on-host', 'd1/vcpu:1'],
    ['guest-of-other-machine', 'd0'],
  ]);
  expect(there.placements.map(({ starts }) => starts)).toEqual(['unknown', false]);
});

it('is as before where both are of this machine, or nobody knows', () => {
  const sources = folders(`${vm('a', [1, 2])}${vm('b', [1, 12])}`, '');
  for (const all of [sources, sources.map((source, i) => ({ ...source, name: String(i) }))])
    expect(analyze(all, { ...defaultChoices, machine: 0 }).findings.map(({ rule }) => rule)).toContain(
      'domains-share-cpu',
    );
});

it('counts two guests of one name on two machines as two, and clashes among the guests of another machine not at all', () => {
  const sources = folders(vm('db', [1]), `${vm('db', [1])}${vm('c', [1])}`);
  const { findings, ...analysis } = analyze(sources, { ...defaultChoices, machine: 0 });
  expect(findings.map(({ rule }) => rule)).toEqual(['guest-of-other-machine', 'guest-of-other-machine']);
  expect(findContention(analysis).overcommit?.host.vcpus).toBe(1);
});

it('still tells what a guest of another machine says of itself, once, and takes no host for its repair', () => {
  const sources = folders(vm('a', [1]), vm('b', [2, 2]));
  const analysis = analyze(sources, { ...defaultChoices, machine: 0 });
  const [overlap, ...others] = analysis.findings.filter(({ rule }) => rule === 'vcpus-share-pcpu');
  expect(overlap?.entities).toContain('d1/vcpu:0');
  expect(others).toEqual([]);
  expect(overlap === undefined ? undefined : proposeRemedies(overlap, analysis)).toEqual([]);
});

it('draws such a guest with its sets, and no line to the CPUs of this machine', () => {
  const scene = buildMapScene(
    analyze(folders(vm('a', [1, 2]), vm('b', [1, 12])), { ...defaultChoices, machine: 0 }),
    sketchOptions,
  );
  const from = new Set(scene.edges.map(({ thread }) => thread));
  expect(from).toContain('d0/vcpu:1');
  expect([...from].filter((id) => id.startsWith('d1'))).toEqual([]);
  expect(scene.threads.map(({ id }) => id)).toContain('d1/vcpu:1');
});
