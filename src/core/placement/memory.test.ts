import { describe, expect, it } from 'vitest';
import { analyzeTexts, textAt } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import type { Choices } from '../analysis.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import type { DomainPlacement } from './placement.ts';

const host = capabilitiesText('node:2 core:2 pu:2'); // node 0: 0-1,4-5; node 1: 2-3,6-7; distance 21
const cells = `<vcpu>2</vcpu><cpu><numa><cell cpus='0' memory='1'/><cell cpus='1' memory='1'/></numa></cpu>`;

function placementOf(text: string, choices: Partial<Choices> = {}, on = host): DomainPlacement {
  return analyzeTexts([`<domain type='kvm'>${text}</domain>`, on], choices).placements[0]!;
}

function memsOf(placement: DomainPlacement, thread: string): string {
  const mems = placement.threads.find((one) => one.thread === `d0/${thread}`)?.mems?.nodes;
  return mems === undefined ? 'unset' : typeof mems === 'string' ? mems : formatCpuSet(mems);
}

/** libvirt.md §3.6, measured on 9.0.0: cpuset.mems of the emulator, vCPU 0 in cell 0, vCPU 1 in cell 1. */
describe('cpuset.mems', () => {
  it.each<[what: string, text: string, emulator: string, vcpu0: string, vcpu1: string]>([
    ['strict 0', `<memory mode='strict' nodeset='0'/>`, '0', '0', '0'],
    ['interleave', `<memory mode='interleave' nodeset='0-1'/>`, 'unset', 'unset', 'unset'],
    ['preferred', `<memory mode='preferred' nodeset='0-1'/>`, 'unset', 'unset', 'unset'],
    ['restrictive 1', `<memory mode='restrictive' nodeset='1'/>`, '1', '1', '1'],
    [
      'memnodes strict only',
      `<memnode cellid='0' mode='strict' nodeset='1'/><memnode cellid='1' mode='strict' nodeset='0'/>`,
      'unset',
      'unset',
      'unset',
    ],
    [
      'strict and memnode interleave',
      `<memory mode='strict' nodeset='0-1'/><memnode cellid='0' mode='interleave' nodeset='1'/>`,
      '0-1',
      '0-1',
      '0-1',
    ],
    [
      'restrictive and memnodes restrictive',
      `<memory mode='restrictive' nodeset='0-1'/><memnode cellid='0' mode='restrictive' nodeset='1'/><memnode cellid='1' mode='restrictive' nodeset='0'/>`,
      '0-1',
      '1',
      '0',
    ],
    [
      'memnode restrictive only',
      `<memnode cellid='0' mode='restrictive' nodeset='1'/>`,
      'unset',
      '1',
      'unset',
    ],
    [
      'strict and memnode restrictive',
      `<memory mode='strict' nodeset='0'/><memnode cellid='0' mode='restrictive' nodeset='1'/>`,
      '0',
      '1',
      '0',
    ],
  ])('%s', (_what, numatune, emulator, vcpu0, vcpu1) => {
    const placement = placementOf(`${cells}<numatune>${numatune}</numatune>`, { libvirt: '9.0.0' });
    expect([memsOf(placement, 'emulator'), memsOf(placement, 'vcpu:0'), memsOf(placement, 'vcpu:1')]).toEqual(
      [emulator, vcpu0, vcpu1],
    );
  });

  it.each<[vcpu: string, numatune: string, emulator: string, cpus: string]>([
    [`<vcpu placement='auto'>1</vcpu>`, '', '1', '2-3,6-7'],
    [`<vcpu placement='auto'>1</vcpu>`, `<numatune><memory nodeset='0'/></numatune>`, '0', '2-3,6-7'],
    [`<vcpu cpuset='1-2'>1</vcpu>`, `<numatune><memory placement='auto'/></numatune>`, '1', '1-2'],
    [`<vcpu placement='auto'>1</vcpu>`, `<numatune><memory/></numatune>`, 'unset', '2-3,6-7'],
  ])('%s %s, numad 1', (vcpu, numatune, emulator, cpus) => {
    const placement = placementOf(`${vcpu}${numatune}`, { numad: '1', libvirt: '9.0.0' });
    expect(memsOf(placement, 'emulator')).toBe(emulator);
    const { asked } = placement.threads[0]!;
    expect(typeof asked === 'string' ? asked : formatCpuSet(asked)).toBe(cpus);
  });

  it('is the union of <memory> and all memnodes since 9.5.0', () => {
    const text = `${cells}<numatune><memory mode='strict' nodeset='0'/><memnode cellid='0' mode='strict' nodeset='1'/></numatune>`;
    const mems = (libvirt: string): string => memsOf(placementOf(text, { libvirt }), 'vcpu:1');
    expect([mems('9.0.0'), mems('9.4.0'), mems('9.5.0')]).toEqual(['0', '0', '0-1']);
    expect(placementOf(text).threads[0]?.mems).toMatchObject({ source: 'union', spans: [{}, {}] });
  });

  it('is not written without the controller, and unknown while numad is', () => {
    const strict = `<vcpu>1</vcpu><numatune><memory nodeset='0'/></numatune>`;
    expect(memsOf(placementOf(strict, { cgroup: 'none' }), 'emulator')).toBe('unset');
    expect(memsOf(placementOf(`<vcpu placement='auto'>1</vcpu>`), 'vcpu:0')).toBe('unknown');
  });

  it('leaves nodes without memory out of numad’s answer', () => {
    const bare = `available: 2 nodes (0-1)\nnode 0 cpus: 0 1\nnode 0 size: 100 MB\nnode 1 cpus: 2 3\nnode 1 size: 0 MB`;
    const placement = placementOf(`<vcpu placement='auto'>1</vcpu>`, { numad: '0-1' }, bare);
    expect(memsOf(placement, 'emulator')).toBe('0');
    expect(formatCpuSet(placement.threads[0]?.runs ?? [])).toBe('0-3');
  });
});

it('tells the whole chain for each cell, with the place of each step', () => {
  const text = `${cells}<numatune><memory mode='strict' nodeset='0-1'/><memnode cellid='1' mode='preferred' nodeset='1'/></numatune>`;
  const chain = (i: number): readonly string[] =>
    placementOf(text).memory[i]!.reasons.map(({ source, state, mode, nodes, span }) =>
      [
        source,
        state,
        mode ?? '-',
        formatCpuSet(nodes ?? []),
        span === undefined ? '' : textAt([`<domain type='kvm'>${text}</domain>`], span).slice(0, 8),
      ].join(' '),
    );
  expect(chain(0)).toEqual([
    'numad absent -  ',
    'memnode absent -  ',
    'numatune applied strict 0-1 <memory ',
    'default beaten -  ',
  ]);
  expect(chain(1)).toEqual([
    'numad absent -  ',
    'memnode applied preferred 1 <memnode',
    'numatune beaten strict 0-1 <memory ',
    'default beaten -  ',
  ]);
});

describe('how far a vCPU is from its memory', () => {
  it.each<[what: string, text: string, verdict: string, distance: number | undefined]>([
    ['same node', `<vcpu cpuset='0'>1</vcpu><numatune><memory nodeset='0'/></numatune>`, 'local', 10],
    ['other node', `<vcpu cpuset='0'>1</vcpu><numatune><memory nodeset='1'/></numatune>`, 'remote', 21],
    [
      'interleaved',
      `<vcpu cpuset='0,5'>1</vcpu><numatune><memory mode='interleave' nodeset='0-1'/></numatune>`,
      'partly-remote',
      15.5,
    ],
    ['runs on both', `<vcpu>1</vcpu><numatune><memory nodeset='1'/></numatune>`, 'partly-remote', 15.5],
    ['nothing binds it', `<vcpu cpuset='0'>1</vcpu>`, 'unknown', undefined],
    ['numad silent', `<vcpu placement='auto'>1</vcpu>`, 'unknown', undefined],
    [
      'memory on a node that is not there',
      `<vcpu cpuset='0'>1</vcpu><numatune><memory nodeset='5'/></numatune>`,
      'remote',
      undefined,
    ],
  ])('%s', (_what, text, verdict, distance) => {
    const [locality] = placementOf(text).locality;
    expect(locality?.verdict).toBe(verdict);
    expect(locality?.distance).toBe(distance);
  });

  it('is judged by the cell of each vCPU', () => {
    const text = `<vcpu cpuset='0'>2</vcpu><cpu><numa><cell cpus='0' memory='1'/><cell cpus='1' memory='1'/></numa></cpu>
      <numatune><memnode cellid='0' nodeset='0'/><memnode cellid='1' nodeset='1'/></numatune>`;
    expect(placementOf(text).locality).toEqual([
      {
        thread: 'd0/vcpu:0',
        cell: 0,
        cpuNodes: [[0, 0]],
        memoryNodes: [[0, 0]],
        verdict: 'local',
        distance: 10,
      },
      {
        thread: 'd0/vcpu:1',
        cell: 1,
        cpuNodes: [[0, 0]],
        memoryNodes: [[1, 1]],
        verdict: 'remote',
        distance: 21,
      },
    ]);
  });

  it('is local on a host with one node, and unknown without a host', () => {
    expect(
      placementOf('<vcpu>1</vcpu>', {}, capabilitiesText('node:1 core:2 pu:1')).locality[0]?.verdict,
    ).toBe('local');
    expect(analyzeTexts(['<vcpu>1</vcpu>']).placements[0]?.locality).toEqual([
      { thread: 'd0/vcpu:0', verdict: 'unknown' },
    ]);
  });
});
