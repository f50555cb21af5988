/** How severe a finding is, what it leaves to another, and when it holds its peace. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { aside, host, large, pins, small, vm } from '../../rule-cases/rule-case.ts';
import type { FindingOf, RuleId } from './finding.ts';
import { markEntities } from './mark-entities.ts';

const rulesOf = (...texts: readonly string[]): readonly string[] => ruleIds(analyzeTexts(texts));

function paramsOf<R extends RuleId>(rule: R, ...texts: readonly string[]): FindingOf<R>['params'] {
  const found = analyzeTexts(texts).findings.filter((finding) => finding.rule === rule);
  expect(found).toHaveLength(1);
  return (found[0] as unknown as FindingOf<R>).params;
}

describe('without a host', () => {
  it('says once that it is missing, whatever the number of domains', () => {
    expect(rulesOf(vm(`<vcpu>2</vcpu>`), vm(`<vcpu>4</vcpu>`).replace('<name>t', '<name>u'))).toEqual([
      'note host-unknown',
    ]);
    expect(rulesOf(host)).toEqual([]);
  });

  it('judges what needs none', () => {
    const text = vm(`${pins(3, '1', '1')}<emulatorpin cpuset='1'/></cputune>`);
    expect(rulesOf(text)).toEqual([
      'warning emulator-on-vcpu-pcpu',
      'warning vcpus-share-pcpu',
      'warning vcpus-may-wander',
      'note host-unknown',
    ]);
  });

  it('asks for siblings only where they are told', () => {
    const numactl = 'available: 1 nodes (0)\nnode 0 cpus: 0 1 2 3 4 5 6 7\nnode 0 size: 900 MB\n';
    expect(rulesOf(vm(`${pins(2, '1', '5')}<emulatorpin cpuset='0'/></cputune>`), numactl)).toEqual([]);
  });
});

describe('one cause is one finding', () => {
  it('64 vCPUs on 32 CPUs', () => {
    const sets = Array.from({ length: 64 }, (_, i) => String(1 + (i % 32)));
    const wide = capabilitiesText('node:1 core:64 pu:1');
    expect(
      paramsOf('vcpus-share-pcpu', vm(`${pins(64, ...sets)}<emulatorpin cpuset='0'/></cputune>`), wide),
    ).toMatchObject({
      cpus: '1-32',
      count: 32,
    });
  });

  it('sets that reach into the same nodes, however they differ', () => {
    const { parts } = paramsOf(
      'set-straddles-nodes',
      vm(`${pins(3, '1,5', '2,6', '3,7')}<emulatorpin cpuset='0,8'/></cputune>`),
      large,
    );
    expect(parts).toEqual([
      { node: 0, cpus: '1-3' },
      { node: 1, cpus: '5-7' },
    ]);
  });

  it('vCPUs on a single CPU are told of once, and not again as too many for it', () => {
    expect(rulesOf(vm(`${pins(2, '1', '1')}${aside}</cputune>`), small)).toEqual([
      'warning vcpus-share-pcpu',
    ]);
    expect(
      paramsOf('vcpus-outnumber-cpus', vm(`${pins(4, '1', '1', '1-2', '2')}${aside}</cputune>`), small),
    ).toMatchObject({ threads: ['d0/vcpu:0', 'd0/vcpu:2', 'd0/vcpu:3'], cpus: '1-2', count: 2 });
  });

  it('guest cores that are split are not told again as cores that meet', () => {
    const all = ['0', '1', '2', '3', '4', '5', '6', '7'];
    const text = vm(`${pins(8, ...all)}</cputune><cpu><topology sockets='1' cores='4' threads='2'/></cpu>`);
    // Taken as lstopo's numbers all would be in place; but as the kernel's they take up whole cores, so only the order is wrong.
    expect(rulesOf(text, small).filter((id) => id.startsWith('warning'))).toEqual([
      'warning guest-siblings-apart',
    ]);
    const half = vm(
      `${pins(4, ...all.slice(0, 4))}</cputune><cpu><topology sockets='1' cores='2' threads='2'/></cpu>`,
    );
    expect(rulesOf(half, small).filter((id) => id.startsWith('warning'))).toEqual(['warning lstopo-numbers']);
  });

  it('memory that is far from some vCPUs of a cell only is told with the cell', () => {
    const text = vm(
      `${pins(2, '1', '5')}<emulatorpin cpuset='0,8'/></cputune><numatune><memory mode='strict' nodeset='0'/></numatune>`,
    );
    expect(rulesOf(text, large)).toEqual(['warning vcpus-on-several-nodes']);
    expect(paramsOf('vcpus-on-several-nodes', text, large).memory).toBe('0');
  });
});

describe('the emulator and iothreads', () => {
  const pinned = `<vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='1' cpuset='2'/>`;
  it.each([
    ['has no pin', `<vcpu>2</vcpu><cputune>${pinned}</cputune>`, 'note emulator-may-wander'],
    [
      'inherits what the pins replace',
      `<vcpu cpuset='1-3'>2</vcpu><cputune>${pinned}</cputune>`,
      'warning emulator-may-wander',
    ],
    [
      'inherits a cpuset of all CPUs',
      `<vcpu cpuset='0-7'>2</vcpu><cputune>${pinned}</cputune>`,
      'note emulator-may-wander',
    ],
    [
      'is pinned among others to a vCPU’s CPU',
      `<vcpu>2</vcpu><cputune>${pinned}<emulatorpin cpuset='2-3'/></cputune>`,
      'note emulator-may-wander',
    ],
    [
      'has no CPU without a vCPU',
      `<vcpu>2</vcpu><cputune>${pinned}<emulatorpin cpuset='1-2'/></cputune>`,
      'warning emulator-may-wander',
    ],
  ])('where it %s', (_, inner, finding) => {
    expect(rulesOf(vm(inner), small)).toEqual([finding]);
  });
});

describe('severity follows what is meant', () => {
  it('guest siblings on a host that has none are a note', () => {
    const text = vm(
      `${pins(2, '1', '2')}<emulatorpin cpuset='0'/></cputune><cpu><topology sockets='1' cores='1' threads='2'/></cpu>`,
    );
    expect(rulesOf(text, capabilitiesText('node:1 core:4 pu:1'))).toEqual(['note guest-siblings-apart']);
  });

  it('memory that is only preferred and does not fit goes elsewhere', () => {
    const text = vm(
      `<memory unit='GiB'>20</memory><vcpu cpuset='0-1'>1</vcpu><numatune><memory mode='preferred' nodeset='0'/></numatune>`,
    );
    expect(rulesOf(text, host)).toEqual(['note memory-exceeds-node']);
  });

  it('numad beside a pinned emulator alone is a note', () => {
    const text = vm(`<vcpu placement='auto'>2</vcpu><cputune><emulatorpin cpuset='0'/></cputune>`);
    expect(rulesOf(text, host)).toEqual(['note auto-beside-pins']);
    expect(rulesOf(text, small)).toEqual([]);
  });

  it('two domains that clash, that share a core, that come to pinned CPUs, that share a pool', () => {
    const other = (...sets: readonly string[]): string =>
      vm(`${pins(sets.length, ...sets)}${aside}</cputune>`).replace('>t<', '>u<');
    const one = vm(`${pins(1, '1')}${aside}</cputune>`);
    expect(rulesOf(one, other('1'), small)).toEqual(['warning domains-share-cpu']);
    expect(rulesOf(one, other('5'), small)).toEqual(['warning domains-share-core']);
    expect(rulesOf(one, other('1-2'), small)).toEqual(['note domains-may-wander']);
    // Two for CPU 2 alone: one of them is on CPU 1 whenever both are busy. With a third CPU there is room.
    expect(rulesOf(one, other('1-2', '1-2'), small)).toEqual(['warning domains-may-wander']);
    expect(rulesOf(one, other('1-3', '1-3'), small)).toEqual(['note domains-may-wander']);
    const pool = vm(`${pins(1, '1-2')}${aside}</cputune>`);
    expect(rulesOf(pool, other('1-2'), small)).toEqual(['note domains-share-pool']);
    expect(rulesOf(one, other('2'), small)).toEqual([]);
  });
});

it('domains that libvirt refuses are still judged as far as they are read', () => {
  const text = vm(
    `<vcpu current='9'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1'/><emulatorpin cpuset='1'/></cputune>`,
  );
  const found = rulesOf(text, small);
  expect(found[0]).toBe('error libvirt-refuses');
  expect(found).toContain('warning emulator-on-vcpu-pcpu');
});

it('rings the CPUs that are fought over, and nothing for a note', () => {
  const { findings } = analyzeTexts([vm(`${pins(2, '1', '1')}</cputune>`), small]);
  expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'note']);
  const { conflictCount } = markEntities(findings);
  expect([...conflictCount]).toEqual([['pcpu:1', 1]]);
});
