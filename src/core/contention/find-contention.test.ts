/** Who is in whose way over several domains, and what is left. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { crowdedTexts } from '../../testing/synthetic/crowded-host.ts';
import { formatCpuSet, hasId, type CpuSet } from '../cpuset/cpuset.ts';
import { claimsAt, indexClaims, type Claim } from './claims.ts';
import { findContention } from './find-contention.ts';
import { listOccupancy } from './occupancy.ts';

/** Node 0: 0-3,8-11; node 1: 4-7,12-15; siblings n, n+8. */
const host = capabilitiesText('node:2 core:4 pu:2');
const vm = (name: string, inner: string): string =>
  `<domain type='kvm'><name>${name}</name>${inner}</domain>`;
const pinned = (name: string, ...cpusets: readonly string[]): string =>
  vm(
    name,
    `<vcpu>${cpusets.length}</vcpu><cputune>${cpusets.map((set, i) => `<vcpupin vcpu='${i}' cpuset='${set}'/>`).join('')}<emulatorpin cpuset='0,8'/></cputune>`,
  );
const contentionOf = (...texts: readonly string[]) => findContention(analyzeTexts(texts));

describe('clashes', () => {
  it('of several domains on the same CPUs are one, with those that hang together', () => {
    const { exclusive } = contentionOf(
      host,
      pinned('a', '1', '2'),
      pinned('b', '2', '3'),
      pinned('c', '3'),
      pinned('d', '5'),
    );
    expect(exclusive.map(({ domains, cpus, places }) => [domains, formatCpuSet(cpus), places])).toEqual([
      [['d0', 'd1', 'd2'], '2-3', 2],
    ]);
    expect(exclusive[0]?.first.map(({ thread }) => thread)).toEqual(['d0/vcpu:1', 'd1/vcpu:0']);
  });

  it('are of vCPUs: emulators share CPUs as a rule', () => {
    const emulator = (name: string): string =>
      vm(name, `<vcpu>1</vcpu><cputune><emulatorpin cpuset='1'/></cputune>`);
    expect(contentionOf(host, emulator('a'), emulator('b')).exclusive).toEqual([]);
    expect(contentionOf(host, emulator('a'), pinned('b', '1')).exclusive).toHaveLength(1);
  });

  it('on siblings are told apart from those on the same CPU', () => {
    const { sibling, exclusive } = contentionOf(host, pinned('a', '1', '2'), pinned('b', '9', '2'));
    expect(sibling.map(({ cpus }) => formatCpuSet(cpus))).toEqual(['1,9']);
    expect(exclusive.map(({ cpus }) => formatCpuSet(cpus))).toEqual(['2']);
    expect(contentionOf(pinned('a', '1'), pinned('b', '9')).sibling).toEqual([]);
  });

  it('a domain told twice does not clash with itself', () => {
    // A report has the guest's file and what dumpxml printed.
    expect(contentionOf(host, pinned('a', '1'), pinned('b', '2'), pinned('a', '1')).exclusive).toEqual([]);
    expect(contentionOf(host, pinned('a', '1'), 'qemu-system-x86_64 -name a -smp 1').pools).toEqual([]);
  });
});

describe('visits', () => {
  const visitsOf = (...texts: readonly string[]) =>
    contentionOf(...texts).visits.map(({ owners, visitors, cpus, vcpus, room, crowded }) => [
      owners.join(' '),
      visitors.join(' '),
      formatCpuSet(cpus),
      `${vcpus} on ${room}${crowded ? ', crowded' : ''}`,
    ]);

  it('are of vCPUs that may come to CPUs which others have alone, and count the CPUs besides', () => {
    const free = vm('free', `<vcpu>12</vcpu>`);
    expect(visitsOf(host, pinned('a', '1', '2'), free)).toEqual([['d0', 'd1', '1-2', '12 on 14']]);
    expect(visitsOf(host, pinned('a', '1', '2'), free, pinned('b', '3', '4', '5'))).toEqual([
      ['d0 d2', 'd1', '1-5', '12 on 11, crowded'],
    ]);
    // Its own set is too small, however much room others have.
    expect(visitsOf(host, pinned('a', '1'), vm('b', `<vcpu cpuset='1-2'>2</vcpu>`), free)).toEqual([
      ['d0', 'd1 d2', '1', '14 on 15, crowded'],
    ]);
  });

  it('tell apart who has nothing to do with each other', () => {
    expect(
      visitsOf(
        host,
        pinned('a', '1'),
        vm('b', `<vcpu cpuset='1-3'>1</vcpu>`),
        pinned('c', '12', '12-13'),
        vm('d', `<vcpu cpuset='12-15'>1</vcpu>`),
      ),
    ).toEqual([
      ['d0', 'd1', '1', '1 on 2'],
      ['d2', 'd3', '12', '1 on 3'],
    ]);
  });

  it('are none at home, of emulators, where two clash already, and on a single CPU', () => {
    expect(visitsOf(host, pinned('a', '1', '1-2'), pinned('b', '5'))).toEqual([]);
    expect(visitsOf(host, pinned('a', '0', '8'), pinned('b', '5'))).toEqual([]);
    expect(visitsOf(host, pinned('a', '1'), pinned('b', '1'), vm('c', `<vcpu>1</vcpu>`))).toEqual([]);
    const one = capabilitiesText('node:1 core:1 pu:1');
    expect(visitsOf(one, pinned('a', '0'), vm('b', `<vcpu>1</vcpu>`))).toEqual([]);
  });

  it('agree with looking at every pair, on crowded hosts', () => {
    for (const seed of [1, 2, 3, 4]) {
      const analysis = analyzeTexts(crowdedTexts({ domains: 6, vcpus: 3, cores: 16, seed }));
      const threads = analysis.placements
        .flatMap((placement) => placement.threads)
        .filter(({ source, kind }) => source !== 'default' && kind === 'vcpu');
      const sizeOf = (set: CpuSet = []): number => set.reduce((sum, [a, b]) => sum + b - a + 1, 0);
      const all = analysis.placements.flatMap((placement) => placement.threads);
      const alone = threads.filter(
        ({ runs, domain }) =>
          sizeOf(runs) === 1 &&
          all.every(
            (other) =>
              other.domain === domain || sizeOf(other.runs) > 1 || other.runs?.[0]?.[0] !== runs?.[0]?.[0],
          ),
      );
      const visited = alone.filter(({ runs, domain }) =>
        threads.some(
          (other) =>
            other.domain !== domain &&
            sizeOf(other.runs) > 1 &&
            hasId(other.runs ?? [], runs?.[0]?.[0] ?? -1),
        ),
      );
      const told = findContention(analysis).visits.flatMap(({ threads: some }) => some);
      expect(new Set(told.filter(({ kind }) => kind === 'vcpu'))).toEqual(new Set(visited));
      expect(visited.length).toBeGreaterThan(0);
    }
  });
});

describe('pools', () => {
  it('are of domains that share CPUs, directly or through others, and say who is held there', () => {
    const { pools } = contentionOf(
      host,
      vm('a', `<vcpu cpuset='1-2'>2</vcpu>`),
      vm('b', `<vcpu cpuset='2-3'>3</vcpu>`),
      vm('c', `<vcpu cpuset='12-13'>1</vcpu>`),
      vm('d', `<vcpu cpuset='13-14'>1</vcpu>`),
    );
    expect(pools.map(({ held, free, cpus, vcpus }) => [held, free, formatCpuSet(cpus), vcpus])).toEqual([
      [['d0', 'd1'], [], '2', 5],
      [['d2', 'd3'], [], '13', 2],
    ]);
  });

  it('count those that are held nowhere, where somebody is held', () => {
    const { pools } = contentionOf(host, vm('a', `<vcpu cpuset='1-2'>1</vcpu>`), vm('b', `<vcpu>3</vcpu>`));
    expect(pools).toMatchObject([{ held: ['d0'], free: ['d1'], cpus: [[1, 2]], vcpus: 4 }]);
    expect(contentionOf(host, vm('a', `<vcpu>1</vcpu>`), vm('b', `<vcpu>3</vcpu>`)).pools).toEqual([]);
  });

  it('leave out CPUs of which a clash is told', () => {
    expect(contentionOf(host, pinned('a', '1'), pinned('b', '1')).pools).toEqual([]);
    expect(contentionOf(host, pinned('a', '1'), vm('b', `<vcpu>1</vcpu>`)).pools).toEqual([]);
  });
});

it('tells the ratio of vCPUs to CPUs, on the host and on each node', () => {
  const { overcommit } = contentionOf(
    host,
    vm('a', `<vcpu cpuset='0-3'>10</vcpu>`),
    vm('b', `<vcpu>14</vcpu>`),
  );
  expect(overcommit).toEqual({
    host: { vcpus: 24, cpus: 16, ratio: 1.5 },
    nodes: [
      { node: 0, vcpus: 10, cpus: 8, ratio: 1.25 },
      { node: 1, vcpus: 0, cpus: 8, ratio: 0 },
    ],
  });
  // Where numad will put them is not known, and that they run is.
  const { overcommit: withNumad } = contentionOf(host, vm('a', `<vcpu placement='auto'>20</vcpu>`));
  expect(withNumad).toMatchObject({ host: { vcpus: 20, ratio: 1.25 }, nodes: [{ vcpus: 0 }, { vcpus: 0 }] });
  expect(contentionOf(vm('a', `<vcpu>1</vcpu>`))).not.toHaveProperty('overcommit');
});

it('lists what no setting gives to anybody, and the cores that are wholly free', () => {
  const { free } = contentionOf(host, pinned('a', '1', '2'), vm('b', `<vcpu cpuset='4-6,12'>1</vcpu>`));
  expect(formatCpuSet(free?.cpus ?? [])).toBe('3,7,9-11,13-15');
  expect(
    free?.nodes.map(({ node, cpus, cores }) => [node, formatCpuSet(cpus), cores.map(formatCpuSet)]),
  ).toEqual([
    [0, '3,9-11', ['3,11']],
    [1, '7,13-15', ['7,15']],
  ]);
});

it('lists for all CPUs who is let run there, and who is held nowhere', () => {
  const analysis = analyzeTexts([
    host,
    pinned('a', '1', '1-2'),
    vm('b', `<vcpu cpuset='2-3,8'>1</vcpu>`),
    vm('c', `<vcpu>1</vcpu>`),
  ]);
  const { held, anywhere } = listOccupancy(indexClaims(analysis));
  const idsOf = (claims: readonly Claim[]): string =>
    claims.flatMap(({ threads }) => threads.map(({ thread }) => thread)).join(' ');
  expect(held.map(({ cpus, claims }) => `${formatCpuSet(cpus)}: ${idsOf(claims)}`)).toEqual([
    '0: d0/emulator',
    '1: d0/vcpu:0 d0/vcpu:1',
    '2: d0/vcpu:1 d1/vcpu:0 d1/emulator',
    '3: d1/vcpu:0 d1/emulator',
    '8: d0/emulator d1/vcpu:0 d1/emulator',
  ]);
  expect(idsOf(anywhere)).toBe('d2/vcpu:0 d2/emulator');
  // Nobody is forgotten, and nobody is where the index by CPU does not see them.
  const index = indexClaims(analyzeTexts(crowdedTexts({ domains: 5, vcpus: 4, cores: 8, seed: 4 })));
  const rows = listOccupancy(index).held;
  for (let cpu = 0; cpu < 16; cpu++) {
    const told = rows.find(({ cpus }) => hasId(cpus, cpu))?.claims ?? [];
    expect(new Set(told)).toEqual(new Set(claimsAt(index, cpu).filter(({ confined }) => confined)));
  }
});

it('answers for each CPU who may run there', () => {
  const index = indexClaims(analyzeTexts([host, pinned('a', '1', '1-2'), vm('b', `<vcpu>1</vcpu>`)]));
  const at = (cpu: number): readonly string[] =>
    claimsAt(index, cpu).flatMap(({ threads }) => threads.map(({ thread }) => thread));
  expect(at(1)).toEqual(['d0/vcpu:0', 'd0/vcpu:1', 'd1/vcpu:0', 'd1/emulator']);
  expect(at(8)).toEqual(['d0/emulator', 'd1/vcpu:0', 'd1/emulator']);
});

it('agrees with looking at every pair, on crowded hosts', () => {
  for (const seed of [1, 2, 3]) {
    const analysis = analyzeTexts(crowdedTexts({ domains: 6, vcpus: 4, cores: 8, seed }));
    const { exclusive } = findContention(analysis);
    const threads = analysis.placements.flatMap((placement) => placement.threads);
    const only = threads.filter(
      ({ runs, source }) => source !== 'default' && runs?.length === 1 && runs[0]?.[0] === runs[0]?.[1],
    );
    const clashing = new Set<number>();
    for (const one of only) {
      for (const other of only) {
        const cpu = one.runs?.[0]?.[0] ?? -1;
        const isOfVcpu = one.kind === 'vcpu' || other.kind === 'vcpu';
        if (one.domain !== other.domain && cpu === other.runs?.[0]?.[0] && isOfVcpu) clashing.add(cpu);
      }
    }
    const told = exclusive.flatMap(({ cpus }) =>
      cpus.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => a + i)),
    );
    expect(told.sort((a, b) => a - b)).toEqual([...clashing].sort((a, b) => a - b));
  }
});
