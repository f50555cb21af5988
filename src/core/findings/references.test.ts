/**
 * Domains that are known to be well pinned are quiet, on their hosts; those of the lessons that are not say what the lessons say.
 * The texts are the lessons', cut to what matters.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import type { FindingOf, RuleId } from './finding.ts';

/** The hosts of the lessons. */
const hosts = {
  H1: 'node:1 core:4 pu:2',
  H2: 'node:1 core:12 pu:2',
  H3: 'node:2 core:10 pu:2 numbering:interleaved',
  H4: 'node:2 core:4 pu:2',
} as const;

const vm = (inner: string, memoryKiB = 2_048_000): string =>
  `<domain type='kvm'><name>t</name><memory>${memoryKiB}</memory>${inner}</domain>`;
const pins = (...cpusets: readonly string[]): string =>
  cpusets.map((set, i) => `<vcpupin vcpu='${i}' cpuset='${set}'/>`).join('');
const topology = (sockets: number, cores: number, threads: number): string =>
  `<topology sockets='${sockets}' cores='${cores}' threads='${threads}'/>`;
const aligned = (...cpusets: readonly string[]): string =>
  vm(
    `<vcpu>8</vcpu><cputune>${pins(...cpusets)}</cputune>
    <numatune><memory mode='strict' nodeset='0-1'/><memnode cellid='0' mode='strict' nodeset='0'/><memnode cellid='1' mode='strict' nodeset='1'/></numatune>
    <cpu>${topology(2, 4, 1)}<numa><cell id='0' cpus='0-3' memory='1024000'/><cell id='1' cpus='4-7' memory='1024000'/></numa></cpu>`,
  );
const quota = '<shares>2048</shares><period>1000000</period><quota>-1</quota>';

const lessons = {
  L03a: vm(`<vcpu>2</vcpu><cputune>${pins('0', '4')}</cputune><cpu>${topology(2, 1, 1)}</cpu>`),
  L03b: vm(`<vcpu>2</vcpu><cputune>${pins('0', '4')}</cputune><cpu>${topology(1, 1, 2)}</cpu>`),
  L03c: vm(`<vcpu>2</vcpu><cputune>${pins('0', '1')}</cputune><cpu>${topology(1, 2, 1)}</cpu>`),
  L04: vm(`<vcpu>4</vcpu><cputune>${pins('1-4,^2', '0,1', '2,3', '0,4')}${quota}</cputune>`),
  L06a: vm(`<vcpu>4</vcpu><cputune>${quota}${pins('8', '16')}<emulatorpin cpuset='16'/></cputune>`),
  L06b: vm(`<vcpu>4</vcpu><cputune>${quota}${pins('8', '16')}<emulatorpin cpuset='4'/></cputune>`),
  L06c: vm(`<vcpu>4</vcpu><cputune>${quota}${pins('8', '16')}<emulatorpin cpuset='11,23'/></cputune>`),
  L08a: aligned(...['0-3,8-11', '4-7,12-15'].flatMap((set) => [set, set, set, set])),
  L08b: aligned('0', '1', '2', '3', '4', '5', '6', '7'),
  L09a: vm(`<vcpu cpuset='0-3'>4</vcpu><numatune><memory mode='strict' nodeset='1'/></numatune>`),
  L09b: vm(`<vcpu cpuset='0-3'>4</vcpu><numatune><memory mode='preferred' nodeset='0'/></numatune>`),
  L09c: vm(`<vcpu cpuset='0-3'>4</vcpu><numatune><memory mode='interleave' nodeset='0-1'/></numatune>`),
} as const;

const judge = (lesson: keyof typeof lessons, host: keyof typeof hosts) =>
  analyzeTexts([lessons[lesson], capabilitiesText(hosts[host])]);

function oneOf<R extends RuleId>(analysis: ReturnType<typeof analyzeTexts>, rule: R): FindingOf<R> {
  const found = analysis.findings.filter((finding) => finding.rule === rule);
  expect(found).toHaveLength(1);
  return found[0] as unknown as FindingOf<R>;
}

describe('well pinned', () => {
  it.each([
    ['L03b', 'H1'],
    ['L03c', 'H1'],
    ['L08a', 'H4'],
    ['L08b', 'H4'],
    ['L09b', 'H4'],
  ] as const)('%s on %s: no warning', (lesson, host) => {
    expect(ruleIds(judge(lesson, host)).filter((id) => !id.startsWith('note '))).toEqual([]);
    const told = analyzeTexts([lessons[lesson], numactlText(hosts[host])]);
    expect(ruleIds(told).filter((id) => !id.startsWith('note '))).toEqual([]);
  });
});

describe('not so well', () => {
  it.each([
    ['L03a', 'H1', ['guest-cores-on-host-siblings']],
    ['L04', 'H1', ['pins-overlap']],
    ['L06a', 'H2', ['emulator-on-vcpu-pcpu', 'vcpus-may-wander']],
    ['L06b', 'H2', ['emulator-on-vcpu-sibling', 'vcpus-may-wander']],
    ['L06c', 'H2', ['vcpus-may-wander']],
    ['L08a', 'H3', ['set-straddles-nodes']],
    ['L08b', 'H3', ['cell-order-against-host']],
    ['L09a', 'H4', ['memory-strict-remote']],
    ['L09c', 'H4', ['interleave-with-local-cpus']],
  ] as const)('%s on %s: %j', (lesson, host, rules) => {
    const warned = ruleIds(judge(lesson, host)).filter((id) => !id.startsWith('note '));
    expect(warned).toEqual(rules.map((rule) => `warning ${rule}`));
  });

  it('L06c: vCPUs 2 and 3 may come to CPUs 8 and 16 and their cores; nothing about the emulator', () => {
    const analysis = judge('L06c', 'H2');
    expect(oneOf(analysis, 'vcpus-may-wander').params).toEqual({
      threads: ['d0/vcpu:2', 'd0/vcpu:3'],
      owners: ['d0/vcpu:0', 'd0/vcpu:1'],
      cpus: '8,16',
      siblings: '4,20',
      anywhere: true,
    });
    expect(analysis.findings.flatMap(({ entities }) => entities)).not.toContain('d0/emulator');
  });

  it('L04: each vCPU could have a CPU of its own', () => {
    expect(oneOf(judge('L04', 'H1'), 'pins-overlap').params.apart.map(({ cpu }) => cpu)).toEqual([
      1, 0, 2, 4,
    ]);
  });

  it('L08b on a host of even and odd nodes: vCPUs 1, 3, 4 and 6 are not with their cell’s memory', () => {
    const { cells } = oneOf(judge('L08b', 'H3'), 'cell-order-against-host').params;
    const away = cells.flatMap(({ parts, memory }) =>
      parts.filter(({ node }) => String(node) !== memory).flatMap(({ threads }) => threads),
    );
    expect(away).toEqual(['d0/vcpu:1', 'd0/vcpu:3', 'd0/vcpu:4', 'd0/vcpu:6']);
  });
});

it('guests that are laid out well by construction, cell by cell, raise nothing at all', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('halves', 'pairs', 'interleaved'),
      (nodes, cores, numbering) => {
        const text = capabilitiesText(`node:${nodes} core:${cores + 1} pu:2 numbering:${numbering}`);
        const table = analyzeTexts([text]).host?.cpuTable ?? [];
        // Of each node one core stays free: the emulator's on node 0.
        const cells = Array.from({ length: nodes }, (_, node) => {
          const own = table.filter((cpu) => cpu.node === node).map(({ siblings = [] }) => siblings);
          const pairs = [...new Map(own.map((set) => [JSON.stringify(set), set])).values()];
          return pairs.map((set) => set.flatMap(([a, b]) => (a === b ? [a] : [a, b])));
        });
        const [emulator = []] = cells[0] ?? [];
        const cpus = cells.flatMap(([, ...pairs]) => pairs.flat());
        const each = cores * 2;
        const inner = `<vcpu>${cpus.length}</vcpu><cputune>${pins(...cpus.map(String))}<emulatorpin cpuset='${emulator.join()}'/></cputune>
          <numatune>${cells.map((_, id) => `<memnode cellid='${id}' mode='strict' nodeset='${id}'/>`).join('')}</numatune>
          <cpu>${topology(nodes, cores, 2)}<numa>${cells.map((_, id) => `<cell id='${id}' cpus='${id * each}-${id * each + each - 1}' memory='512000'/>`).join('')}</numa></cpu>`;
        expect(ruleIds(analyzeTexts([vm(inner, nodes * 512_000), text]))).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
