/** What counts as a drift of a running guest's threads, and what only looks like one. */
import { expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { analysisWords } from '../../words/analysis.ts';

const vm =
  "<domain type='kvm'><name>a</name><memory>1</memory><vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='2'/></cputune></domain>";
const host = capabilitiesText('node:2 core:4 pu:1');
const table = (zero: string): string =>
  `$ virsh vcpupin a\n VCPU   CPU Affinity\n----------------------\n 0      ${zero}\n 1      2\n`;

/** `thread: expected→observed`, after `next` where it is about the next start; other differences by their rule. */
function driftsOf(...texts: readonly string[]): readonly string[] {
  return analyzeTexts([host, vm, ...texts]).findings.flatMap((finding) => {
    if (finding.rule === 'observed-differs')
      return finding.params.drifts.map(
        ({ thread, expected, observed }) =>
          `${finding.params.next ? 'next ' : ''}${thread}: ${expected}→${observed}`,
      );
    return finding.rule.startsWith('observed-') ? [finding.rule] : [];
  });
}

it('is measured by the domain as it was before what-if commands', () => {
  expect(driftsOf(table('1'))).toEqual([]);
  const whatIf = 'virsh vcpupin a 0 4 --live\n';
  expect(driftsOf(table('1'), whatIf)).toEqual([]);
  // Typed, and then looked at.
  expect(driftsOf(whatIf, table('4'))).toEqual([]);
  expect(driftsOf(table('3'), whatIf)).toEqual(['d0/vcpu:0: 1→3']);
  expect(driftsOf(table('1'), whatIf, 'virsh vcpupin a 0 5 --live\n')).toEqual([]);
  expect(driftsOf(table('3'))).toEqual(['d0/vcpu:0: 1→3']);
});

it('is the same with counts and memory', () => {
  const counts = (current: number): string =>
    `$ virsh vcpucount a\nmaximum      config         2\nmaximum      live           2\ncurrent      config         2\ncurrent      live           ${current}\n`;
  expect(driftsOf(counts(2), 'virsh setvcpus a 1 --live\n')).toEqual([]);
  expect(driftsOf(counts(1), 'virsh setvcpus a 1 --live\n')).toEqual([]);
  expect(driftsOf(counts(1))).toEqual(['observed-vcpus-differ']);
  const memory = (nodes: string): string =>
    `$ virsh numatune a\nnuma_mode      : strict\nnuma_nodeset   : ${nodes}\n`;
  expect(driftsOf(memory(''), 'virsh numatune a --nodeset 1\n')).toEqual([]);
  expect(driftsOf(memory('1'), 'virsh numatune a --nodeset 1\n')).toEqual([]);
  expect(driftsOf(memory('0'), 'virsh numatune a --nodeset 1\n')).toEqual(['observed-memory-differs']);
});

it('tells once what two outputs say of a thread', () => {
  const status = 'Name:\tCPU 0/KVM\nTgid:\t4242\nPid:\t4246\nCpus_allowed_list:\t3\n';
  expect(driftsOf(table('3'), status)).toEqual(['d0/vcpu:0: 1→3']);
  expect(driftsOf(table('4'), status)).toEqual(['d0/vcpu:0: 1→4', 'd0/vcpu:0: 1→3']);
});

it('speaks of the next start where the domain is shut off', () => {
  const list = '$ virsh list --all\n Id   Name   State\n-----------------------\n -    a      shut off\n';
  expect(driftsOf(table('3'), list)).toEqual(['next d0/vcpu:0: 1→3']);
  expect(driftsOf(table('3'), list.replace('-    a      shut off', '3    a      running'))).toEqual([
    'd0/vcpu:0: 1→3',
  ]);
  const vcpuinfo =
    '$ virsh vcpuinfo a\nVCPU:           0\nCPU:            N/A\nState:          N/A\nCPU time        N/A\nCPU Affinity:   ---y----\n';
  expect(driftsOf(vcpuinfo)).toEqual(['next d0/vcpu:0: 1→3']);
});

it('has words for what only counts, in both languages', () => {
  const saidOf = (language: 'en' | 'zh-CN', ...texts: readonly string[]): readonly string[] => {
    const analysis = analyzeTexts([vm, ...texts]);
    const words = analysisWords(language);
    return analysis.observations.map((one) => {
      const { name, said } = words.observation(one, analysis);
      return `${name}: ${said}`;
    });
  };
  const config = '$ virsh vcpucount a --config\n4\n';
  expect(saidOf('en', config)).toEqual(['a: for the next start: 4 vCPUs']);
  expect(saidOf('zh-CN', config)).toEqual(['a: 下次启动：4 个 vCPU']);
  const off = '$ virsh vcpucount a\nmaximum      config         4\ncurrent      config         1\n';
  expect(saidOf('en', off)).toEqual(['a: for the next start: 1 vCPU, at most 4']);
  expect(saidOf('zh-CN', off)).toEqual(['a: 下次启动：1 个 vCPU，上限 4 个']);
  const all = `${off.replace('current', 'maximum      live           3\ncurrent')}current      live           2\n`;
  expect(saidOf('en', all)).toEqual(['a: 2 vCPUs at work; 3 at most; for the next start: 1 vCPU, at most 4']);
  const iothreads =
    '$ virsh iothreadinfo a\n IOThread ID   CPU Affinity\n-----------------------------\n 7             3\n';
  expect(saidOf('en', iothreads)).toEqual(['iothread 7: set: CPU 3']);
  expect(saidOf('zh-CN', iothreads)).toEqual(['iothread 7: 设置：CPU 3']);
});
