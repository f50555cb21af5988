import { describe, expect, it } from 'vitest';
import { capabilitiesText, numactlText } from '../../../synthetic-hosts/host-text.ts';
import { formatCpuSet, idsOf } from '../../cpuset/cpuset.ts';
import { pieceOf } from '../../text/source.ts';
import { numactlHardware } from './numactl-hardware.ts';
import { virshCapabilities } from './virsh-capabilities.ts';

const read = (reader: typeof numactlHardware, text: string) =>
  reader.read(pieceOf({ id: 's1', name: 'paste', text }), {});

describe('virsh capabilities', () => {
  it('gives cells, memory, distances, sockets, cores and siblings, each with its place', () => {
    const text = capabilitiesText('node:2 core:2 pu:2');
    const { host, problems } = read(virshCapabilities, text);
    expect(problems).toEqual([]);
    expect(
      host?.nodes.map((node) => [node.id, formatCpuSet(node.cpus), node.memoryKiB, node.distances]),
    ).toEqual([
      [0, '0-1,4-5', 16777216, { 0: 10, 1: 21 }],
      [1, '2-3,6-7', 16777216, { 0: 21, 1: 10 }],
    ]);
    const cpu = host?.cpus.find(({ id }) => id === 7);
    expect(cpu).toMatchObject({
      node: 1,
      socket: 1,
      die: 0,
      core: 1,
      siblings: [
        [3, 3],
        [7, 7],
      ],
    });
    expect(text.slice(cpu!.span.from, cpu!.span.to)).toBe(
      "<cpu id='7' socket_id='1' die_id='0' core_id='1' siblings='3,7'/>",
    );
  });

  it('reads L3 banks, hugepages, units and CPU-less cells, and leaves out what it cannot use', () => {
    const { host, problems } = read(
      virshCapabilities,
      `<host><topology><cells num='2'>
        <cell id='0'><memory unit='GiB'>2</memory><pages unit='KiB' size='4'>10</pages><pages unit='KiB' size='2048'>7</pages>
          <cpus num='2'><cpu id='0' siblings='0-1'/><cpu id='one'/></cpus></cell>
        <cell id='8'><cpus num='0'/></cell></cells></topology>
        <cache><bank id='3' level='3' type='both' size='16' unit='MiB' cpus='0-1'/></cache></host>`,
    );
    expect(host?.nodes).toMatchObject([
      { id: 0, memoryKiB: 2097152, hugepages: [{ sizeKiB: 2048, count: 7 }] },
      { id: 8, cpus: [] },
    ]);
    expect(host?.caches).toMatchObject([{ level: 3, id: 3, sizeKiB: 16384, cpus: [[0, 1]] }]);
    expect(problems.map((one) => one.rule)).toEqual(['host-cpus-elided', 'host-value-unreadable']);
  });

  it('knows libvirt’s invented single cell', () => {
    const cell = `<cells num='1'><cell id='0'><memory unit='KiB'>1</memory><cpus num='1'><cpu id='0'/></cpus></cell></cells>`;
    expect(read(virshCapabilities, cell).host?.fakeCell).toBe(true);
    expect(read(virshCapabilities, capabilitiesText('node:1 core:2 pu:1')).host?.fakeCell).toBe(false);
  });
});

describe('numactl --hardware', () => {
  it.each([
    [' 0 1 2 3 ...', '0-3', '...'],
    [' 0 1 … 30 31', '0-1,30-31', '…'],
    [' 0 1 ...11 12', '0-1,12', '...'],
  ])('keeps what stands beside dots:%s', (list, kept, dots) => {
    const { host, problems } = read(numactlHardware, `available: 1 nodes (0)\nnode 0 cpus:${list}`);
    expect(formatCpuSet(host?.nodes[0]?.cpus ?? [])).toBe(kept);
    expect(problems).toMatchObject([{ rule: 'host-value-unreadable', params: { what: 'cpus', text: dots } }]);
  });

  it('gives nodes, CPUs, MiB and distances', () => {
    const { host, problems } = read(numactlHardware, numactlText('node:2 core:2 pu:1 numbering:interleaved'));
    expect(problems).toEqual([]);
    expect(host?.cpus).toEqual([]);
    expect(
      host?.nodes.map((node) => [formatCpuSet(node.cpus), node.memoryKiB, node.freeKiB, node.distances]),
    ).toEqual([
      ['0,2', 16777216, 8388608, { 0: 10, 1: 21 }],
      ['1,3', 16777216, 8388608, { 0: 21, 1: 10 }],
    ]);
  });

  it.each([
    [
      'sparse ids and a node without CPUs',
      'available: 2 nodes (0,8)\nnode 0 cpus: 0 1\nnode 0 size: 5 MB\nnode 8 cpus:\nnode 8 size: 7 MB',
      ['0: 0-1 5120', '8:  7168'],
    ],
    ['no memory on a node', 'node 0 cpus: 0\nnode 0 size: 0 MB', ['0: 0 0']],
    [
      'sizes that are not available',
      'available: 1 nodes (0-0)\nnode 0 cpus: 0\nnode 0 size: <not available>',
      ['0: 0 undefined'],
    ],
    ['the compressed form', 'node 0 cpus: 0-1, 4-5 (4)\nnode 0 size: 5 MB', ['0: 0-1,4-5 5120']],
    [
      'warnings in between',
      'available: 1 nodes (0)\nlibnuma: Warning: /sys not mounted\nnode 0 cpus: 0 1',
      ['0: 0-1 undefined'],
    ],
  ])('copes with %s', (_what, text, nodes) => {
    const { host, problems } = read(numactlHardware, text);
    expect(problems).toEqual([]);
    expect(
      host?.nodes.map((node) => `${node.id}: ${formatCpuSet(node.cpus)} ${String(node.memoryKiB)}`),
    ).toEqual(nodes);
  });

  it.each([
    ['by a terminal, inside a number', 'node 0 cpus: 8 9 1\n0 11\nnode 0 size: 5 MB'],
    ['by mail, at a blank', 'node 0 cpus: 8 9\n10 11\nnode 0 size: 5 MB'],
  ])('puts a list together that was wrapped %s', (_how, text) => {
    const { host, problems } = read(numactlHardware, text);
    expect(problems).toMatchObject([{ rule: 'text-repaired', params: { kind: 'line-wrap', count: 1 } }]);
    expect(host?.nodes).toMatchObject([{ cpus: [[8, 11]], memoryKiB: 5120 }]);
  });

  it('puts lists together that a terminal of any width has wrapped', () => {
    const [evens, odds] = [0, 1].map((odd) => Array.from({ length: 56 }, (_, i) => 2 * i + odd));
    const text = `node 0 cpus: ${evens?.join(' ') ?? ''}\nnode 0 size: 5 MB\nnode 1 cpus: ${odds?.join(' ') ?? ''}\nnode 1 size: 6 MB`;
    for (let width = 40; width < 160; width++) {
      const wrapped = text.replace(new RegExp(`[^\\n]{${String(width)}}(?=[^\\n])`, 'g'), '$&\n');
      const { host } = read(numactlHardware, wrapped);
      expect(
        host?.nodes.map(({ cpus }) => [...idsOf(cpus)]),
        `width ${String(width)}`,
      ).toEqual([evens, odds]);
    }
  });

  it('says what it cannot read, with the line', () => {
    const text =
      'node 0 cpus: 0-4000000000\nnode 0 size: lots MB\nnode 4294967295 cpus: 1\nnode 0 free: 3 MB';
    const { problems, host } = read(numactlHardware, text);
    expect(problems.map((one) => text.slice(one.span.from, one.span.to))).toEqual(
      text.split('\n').slice(0, 3),
    );
    expect(host?.nodes).toMatchObject([{ id: 0, cpus: [], freeKiB: 3072 }]);
  });
});
