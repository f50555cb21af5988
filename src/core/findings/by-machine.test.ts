import { expect, it } from 'vitest';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { findingWords } from '../../words/findings.ts';
import type { Language } from '../../words/language.ts';
import { defaultChoices } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { findContention } from '../contention/find-contention.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { divideByMachine, partOf } from './by-machine.ts';
import type { Rule, RuleInput } from './rule.ts';
import { runRulesOnPart } from './run.ts';
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

it('tells whose name brought a guest to another machine than the one that is taken', () => {
  const [caps, , other] = folders('', '');
  const sources = [
    caps!,
    other!,
    { id: 's4', name: 'kvm02/cmdline', text: 'qemu-system-x86_64 -name guest=a -smp 2' },
    { id: 's5', name: 'a.xml', text: vm('a', [1, 12]) },
  ];
  const analysis = analyze(sources, { ...defaultChoices, machine: 0 });
  const told = analysis.findings.flatMap((finding) =>
    finding.rule === 'guest-of-other-machine' ? [finding] : [],
  );
  expect(told.map(({ params: { domain, machine, byName } }) => [domain, machine, byName])).toEqual([
    ['d0', 2, true],
    ['d1', 2, false],
  ]);
  const said = (language: Language) =>
    told.map(
      (finding) =>
        findingWords(language)
          .finding(finding, analysis)
          .message.split(/(?:, and t|，而这)/)[0],
    );
  expect(said('en')).toEqual([
    'Texts of machine 2 (CPUs 0-3) tell of a, and no other machine’s do, so its own text, which stands with none, is taken to be about that guest',
    'The text of a (QEMU) stands with those of machine 2 (CPUs 0-3)',
  ]);
  expect(said('zh-CN')).toEqual([
    '第 2 台机器（CPU 0-3）的文本提到 a，其他机器的都没有，因此把它自己那份不属于任何机器的文本当作这台虚拟机的',
    'a（QEMU）的文本与第 2 台机器（CPU 0-3）的文本在一起',
  ]);
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

it('divides into the host’s part and those of other machines with guests, each guest in one', () => {
  const sources = [
    ...folders(vm('a', [1]), `${vm('b', [1])}${vm('c', [1])}`),
    { id: 's4', name: 'kvm03/capabilities', text: capabilitiesText('node:1 core:20 pu:1') },
  ];
  const analysis = analyze(sources, { ...defaultChoices, machine: 0 });
  const parts = divideByMachine(analysis);
  expect(parts.map(({ domains }) => domains.map(({ name }) => name))).toEqual([['a'], ['b', 'c']]);
  for (const { domains, placements } of parts)
    expect(placements.map(({ domain }) => domain)).toEqual(domains.map(({ id }) => id));
  expect(analysis.findings.map((finding) => parts.indexOf(partOf(finding, analysis)))).toEqual(
    analysis.findings.map(({ entities: [id] }) => (id?.startsWith('d0') === true ? 0 : 1)),
  );
});

it('divides in a time linear in machines and guests', () => {
  const analysis = analyze(folders(vm('a', [1]), vm('b', [1])), { ...defaultChoices, machine: 0 });
  const many = Array.from({ length: 4000 }, (_, i) => `d${i + 1}`);
  const [domain, placement] = [analysis.domains[1]!, analysis.placements[1]!];
  const input = {
    ...analysis,
    machines: [analysis.machines[0]!, ...many.map((id) => ({ ...analysis.machines[1]!, guests: [id] }))],
    domains: many.map((id) => ({ ...domain, id })),
    placements: many.map((id) => ({ ...placement, domain: id })),
  };
  withinCpuMs(300, () => {
    // Another each time: of one that is known it is remembered.
    const anew = { ...input, machines: [...input.machines] };
    expect(divideByMachine(anew)).toHaveLength(4001);
    expect(partOf({ ...analysis.findings[0]!, entities: ['d4000'] }, anew).domains[0]?.id).toBe('d4000');
  });
});

it('asks the rules of no machine without guests when a repair is weighed', () => {
  const sources = folders(vm('a', [1]), vm('b', [2, 2]));
  const analysis = analyze(sources, { ...defaultChoices, machine: 0 });
  const [, part] = divideByMachine(analysis);
  const asked: RuleInput[] = [];
  const rule: Rule<'host-unknown'> = {
    id: 'host-unknown',
    severity: 'note',
    check: (input) => {
      asked.push(input);
      return [];
    },
  };
  runRulesOnPart([rule], part!);
  expect(asked).toEqual([part]);
});
