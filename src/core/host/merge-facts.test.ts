/** What the merge does with facts of texts that are not written out: numbering, offline CPUs, invented cells. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../testing/analyze-text.ts';
import { formatCpuSet, rangeSet, setOfIds } from '../cpuset/cpuset.ts';
import type { CpuFact, HostFacts, HostReaderId, NodeFact } from './host-facts.ts';
import { mergeHost } from './merge-host.ts';

let at = 0;
function facts(from: HostReaderId, parts: Partial<HostFacts>): HostFacts {
  at += 10;
  return {
    from,
    span: { source: 's', from: at, to: at + 9 },
    cpus: [],
    nodes: [],
    caches: [],
    fakeCell: false,
    ...parts,
  };
}
const cpu = (id: number, parts: Partial<CpuFact> = {}): CpuFact => ({
  id,
  span: { source: 's', from: at, to: at + 1 },
  ...parts,
});
const node = (id: number, ids: readonly number[], parts: Partial<NodeFact> = {}): NodeFact => ({
  id,
  cpus: setOfIds(ids),
  span: { source: 's', from: at, to: at + 2 },
  ...parts,
});
const hostOf = (all: readonly HostFacts[], wanted?: number) => mergeHost(all, () => true, wanted).host;
const socketsOf = (all: readonly HostFacts[]) => {
  const groups: Record<string, number[]> = {};
  for (const { id, socket } of hostOf(all)?.cpuTable ?? []) (groups[String(socket)] ??= []).push(id);
  return groups;
};

describe('sockets', () => {
  const kernel = facts('virsh-capabilities', {
    cpus: [cpu(0, { socket: 36 }), cpu(1, { socket: 3180 })],
    nodes: [node(0, [0, 1])],
  });

  it('of a text that numbers them in order join the kernel’s numbers as groups', () => {
    const logical = facts('lscpu-e', {
      numbering: 'logical',
      cpus: [cpu(0, { socket: 1 }), cpu(1, { socket: 0 }), cpu(2, { socket: 0 }), cpu(3, { socket: 2 })],
      nodes: [node(0, [0, 1, 2, 3])],
    });
    const both = [facts('numactl-hardware', { nodes: [node(0, [0, 1, 2, 3])] }), kernel, logical];
    // Two of four CPUs in the first text would be another machine: it is an excerpt here.
    const excerpt = both.map((one) =>
      one === kernel ? { ...one, nodes: [node(0, [0, 1], { declaredCpus: 4 })] } : one,
    );
    expect(socketsOf(excerpt)).toEqual({ 36: [0], 3180: [1, 2], 2: [3] });
    expect(hostOf(excerpt)?.conflicts).toEqual([]);
  });

  it('that are torn apart are a conflict, and the better text is kept', () => {
    const torn = facts('lscpu-e', {
      numbering: 'logical',
      cpus: [cpu(0, { socket: 0 }), cpu(1, { socket: 0 })],
    });
    expect(socketsOf([torn, kernel])).toEqual({ 36: [0], 3180: [1] });
    expect(hostOf([torn, kernel])?.conflicts).toMatchObject([
      { what: 'sockets', keptText: '36: 0 · 3180: 1', leftText: '0: 0-1' },
    ]);
  });
});

describe('CPUs', () => {
  it('that are offline are there, and those of a node list that nobody plugged in are not', () => {
    const lscpu = facts('lscpu-e', { cpus: [0, 1, 2, 3].map((id) => cpu(id, { online: id !== 3 })) });
    const numactl = facts('numactl-hardware', { nodes: [node(0, [0, 1, 2])] });
    const host = hostOf([numactl, lscpu]);
    expect([formatCpuSet(host?.cpus ?? []), formatCpuSet(host?.online ?? [])]).toEqual(['0-3', '0-2']);
    expect(host?.conflicts).toEqual([]);
    const many = facts('lscpu', {
      online: rangeSet(0, 7),
      present: rangeSet(0, 7),
      nodes: [node(0, [0, 1, 2, 3, 4, 5, 6, 7, 8])],
    });
    expect(formatCpuSet(hostOf([many])?.cpus ?? [])).toBe('0-7');
  });

  it('share a core as the better text says', () => {
    const better = facts('virsh-capabilities', {
      cpus: [cpu(0, { siblings: [[0, 0]] }), cpu(1, { siblings: [[1, 1]] })],
    });
    const worse = facts('proc-cpuinfo', {
      cpus: [cpu(0, { siblings: [[0, 1]] }), cpu(1, { siblings: [[0, 1]] })],
    });
    const host = hostOf([worse, better]);
    expect(host?.cpuTable.map(({ siblings }) => formatCpuSet(siblings ?? []))).toEqual(['0', '1']);
    expect(host?.conflicts).toMatchObject([{ what: 'siblings', cpu: 0, keptText: '0', leftText: '0-1' }]);
  });

  it('of libvirt’s invented cell give way to numbers that a text has read', () => {
    const invented = facts('virsh-capabilities', {
      fakeCell: true,
      cpus: [0, 1, 2].map((id) => cpu(id, { socket: 0 })),
      nodes: [node(0, [0, 1, 2], { memoryKiB: 100 })],
    });
    const read = facts('lscpu-e', { cpus: [6, 7, 10].map((id) => cpu(id, { node: 0, socket: 0 })) });
    expect(formatCpuSet(hostOf([invented, read])?.cpus ?? [])).toBe('6-7,10');
    expect(formatCpuSet(hostOf([invented])?.cpus ?? [])).toBe('0-2');
  });
});

describe('nodes', () => {
  it('that hwloc gives the CPUs near them have those that the kernel lists', () => {
    const hwloc = facts('hwloc-xml', { nodes: [node(0, [0, 1]), node(2, [0, 1], { memoryKiB: 64 })] });
    const numactl = facts('numactl-hardware', { nodes: [node(0, [0, 1]), node(1, []), node(2, [])] });
    const host = hostOf([hwloc, numactl]);
    expect(host?.nodes.map(({ id, cpus, memoryKiB }) => [id, formatCpuSet(cpus), memoryKiB])).toEqual([
      [0, '0-1', undefined],
      [1, '', undefined],
      [2, '', 64],
    ]);
    expect(host?.conflicts).toEqual([]);
  });

  it('without any word about CPUs draw no host', () => {
    expect(
      hostOf([facts('virsh-freecell', { nodes: [node(0, [], { cpusTold: false, freeKiB: 5 })] })]),
    ).toBeUndefined();
  });
});

describe('several machines', () => {
  const small = facts('numactl-hardware', { nodes: [node(0, [0, 1])] });
  const large = facts('numactl-hardware', { nodes: [node(0, [0, 1, 2, 3]), node(1, [4, 5, 6, 7])] });

  it('are never merged; the one told best is shown until another is chosen', () => {
    expect(formatCpuSet(hostOf([small, large])?.cpus ?? [])).toBe('0-7');
    expect(formatCpuSet(hostOf([small, large], 0)?.cpus ?? [])).toBe('0-1');
    expect(hostOf([small, large])?.conflicts).toMatchObject([
      { what: 'cpus', keptText: '0-7', leftText: '0-1' },
    ]);
  });

  it('are told apart by the nodes of their CPUs, too', () => {
    const crossed = facts('lscpu-e', {
      cpus: [0, 1, 2, 3, 4, 5, 6, 7].map((id) => cpu(id, { node: id % 2 })),
    });
    expect(hostOf([large, crossed])?.conflicts).toMatchObject([{ what: 'cpus' }]);
  });
});

describe('an excerpt whose assumptions are dropped', () => {
  const excerpt = `<topology><cells num='1'><cell id='0'><cpus num='24'>
    <cpu id='0' socket_id='0' core_id='0' siblings='0,12'/>
  </cpus></cell></cells></topology>`;
  const guest = `<domain type='kvm'><name>a</name><memory>1</memory><vcpu>3</vcpu><os><type>hvm</type></os>
    <cputune><vcpupin vcpu='0' cpuset='5'/><vcpupin vcpu='1' cpuset='24'/></cputune></domain>`;

  it('denies no CPU that it declares, and says of none what it cannot know', () => {
    const analysis = analyzeTexts([excerpt, guest], { asLibvirt: true });
    expect(formatCpuSet(analysis.host?.unlisted ?? [])).toBe('1-11,13-23');
    const [first, second, third] = analysis.placements[0]?.threads ?? [];
    expect(first?.runs).toEqual([[5, 5]]);
    expect(second?.runs).toEqual([]);
    expect(third?.asked).toBe('all');
    expect(ruleIds(analysis).filter((rule) => !rule.includes('wander'))).toEqual([
      'error cpu-not-on-host',
      'note host-cpus-elided',
    ]);
    expect(analysis.findings[0]?.entities).toEqual(['d0/vcpu:1']);
  });
});
