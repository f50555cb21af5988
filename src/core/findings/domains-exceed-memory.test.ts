import { describe, expect, it } from 'vitest';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { rangeSet, setOfIds, type CpuSet } from '../cpuset/cpuset.ts';
import { rule } from './rules/domains-exceed-memory.ts';

/** Nodes of 16 GiB. */
const server = capabilitiesText('node:2 core:4 pu:2');
const tune = (nodes: string): string => `<numatune><memory mode='strict' nodeset='${nodes}'/></numatune>`;
const vm = (name: string, gib: number, nodes?: string): string =>
  `<domain type='kvm'><name>${name}</name><memory unit='GiB'>${gib}</memory><vcpu>1</vcpu>${nodes === undefined ? '' : tune(nodes)}</domain>`;

/** `a b on 0: 18 of 16`: who, of which nodes, how much of how much in GiB. */
function told(...guests: readonly string[]): readonly string[] {
  const analysis = analyzeTexts([...guests, server]);
  const nameOf = new Map(analysis.domains.map(({ id, name }) => [id, name]));
  return [...rule.check(analysis)].map(({ params: { domains, nodes = 'all', needKiB, haveKiB } }) => {
    const names = domains.map((id) => nameOf.get(id)).join(' ');
    return `${names} on ${nodes}: ${needKiB / 2 ** 20} of ${haveKiB / 2 ** 20}`;
  });
}

describe('domains that each fit and together do not', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['of one node', [vm('a', 9, '0'), vm('b', 9, '0')], ['a b on 0: 18 of 16']],
    ['of the host', [vm('a', 12), vm('b', 12), vm('c', 12, '1')], ['a b c on all: 36 of 32']],
    [
      'beside one that does not fit by itself: that is left out',
      [vm('huge', 20, '0'), vm('a', 9, '0'), vm('b', 9, '0')],
      ['a b on 0: 18 of 16'],
    ],
    [
      'beside one that does not fit by itself, of more nodes',
      [vm('huge', 20, '0'), vm('a', 18), vm('b', 16, '0-1')],
      ['a b on all: 34 of 32'],
    ],
    ['only with one that does not fit by itself: none', [vm('huge', 20, '0'), vm('a', 9, '0')], []],
    [
      'of nodes that the host has not: of those that it has',
      [vm('a', 9, '0,7'), vm('b', 9, '0,9')],
      ['a b on 0: 18 of 16'],
    ],
    ['beside one that is bound to nodes that are not there', [vm('a', 15, '0'), vm('lost', 20, '9')], []],
  ])('%s', (_, guests, expected) => {
    expect(told(...guests)).toEqual(expected);
  });

  it('are found in a time linear in the guests, whatever sets they are bound to', () => {
    const analysis = analyzeTexts([vm('a', 1, '0'), capabilitiesText('node:64 core:1 pu:1')]);
    const [domain, placement] = [analysis.domains[0]!, analysis.placements[0]!];
    const setOf = (i: number): CpuSet =>
      i < 64 ? rangeSet(i, i) : setOfIds([i % 61, (i * 7) % 62, (i * 13) % 63, (i * 31) % 64, i >> 8]);
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      domain: { ...domain, id: `d${i}`, name: `vm${i}` },
      placement: {
        ...placement,
        domain: `d${i}`,
        memory: placement.memory.map((row) => ({ ...row, nodes: setOf(i) })),
      },
    }));
    const input = {
      ...analysis,
      domains: many.map((one) => one.domain),
      placements: many.map((one) => one.placement),
    };
    withinCpuMs(1500, () => {
      for (const hit of rule.check({ ...input })) expect(hit.params.domains.length).toBeGreaterThan(1);
    });
  });
});
