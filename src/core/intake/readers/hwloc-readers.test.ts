import { describe, expect, it } from 'vitest';
import { expectReaderSurvives, expectRecognised } from '../../../testing/bad-input/reader-survives.ts';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import type { HostFacts } from '../../host/host-facts.ts';
import { pieceOf } from '../../text/source.ts';
import type { Reader } from '../reading.ts';
import { hwlocSynthetic } from './hwloc-synthetic.ts';
import { hwlocXml } from './hwloc-xml.ts';
import { lstopo } from './lstopo.ts';

const read = (reader: Reader, text: string) => reader.read(pieceOf({ id: 's1', name: 'paste', text }), {});

const nodesOf = (host: HostFacts | undefined): readonly string[] =>
  host?.nodes.map(({ id, cpus, memoryKiB }) => `${id}: ${formatCpuSet(cpus)} ${String(memoryKiB)}`) ?? [];
const coresOf = (host: HostFacts | undefined): readonly string[] =>
  host?.cpus.map(
    ({ id, node, socket, core, siblings }) =>
      `${id}: n${String(node)} s${String(socket)} c${String(core)} ${formatCpuSet(siblings ?? [])}`,
  ) ?? [];

const core = (index: number, mask: string, pus: readonly (readonly [number, string])[]): string =>
  `<object type="Core" os_index="${index}" cpuset="${mask}">${pus
    .map(([id, own]) => `<object type="PU" os_index="${id}" cpuset="${own}"/>`)
    .join('')}</object>`;

/** Two packages, the first with special memory beside its own, and a type of CPU in each. */
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE topology SYSTEM "hwloc2.dtd">
<topology version="2.0">
  <object type="Machine" os_index="0" cpuset="0x0000000f" complete_cpuset="0x0000001f">
    <info name="HostName" value="secret-host"/>
    <info name="DMIBoardSerial" value="SECRET-1"/>
    <info name="Architecture" value="x86_64"/>
    <object type="Package" os_index="0" cpuset="0x00000005">
      <info name="CPUModel" value="A CPU"/>
      <object type="NUMANode" os_index="0" cpuset="0x00000005" local_memory="1073741824">
        <page_type size="4096" count="1000"/><page_type size="2097152" count="7"/>
      </object>
      <object type="NUMANode" os_index="2" subtype="HBM" cpuset="0x00000005" local_memory="2147483648"/>
      <object type="L3Cache" os_index="0" cpuset="0x00000005" cache_size="8388608" depth="3" cache_type="0">
        <object type="L1Cache" cpuset="0x00000005" cache_size="0" depth="1" cache_type="1">
          <object type="L1iCache" cpuset="0x00000005" cache_size="32768" depth="1" cache_type="2">
            ${core(4, '0x00000005', [
              [0, '0x00000001'],
              [2, '0x00000004'],
            ])}
          </object>
        </object>
      </object>
    </object>
    <object type="Package" os_index="1" cpuset="0x0000000a">
      <object type="NUMANode" os_index="1" cpuset="0x0000000a" local_memory="1073741824"/>
      ${core(4, '0x0000000a', [
        [1, '0x00000002'],
        [3, '0x00000008'],
      ])}
    </object>
    <object type="OSDev" name="eth0" osdev_type="2"><info name="Address" value="aa:bb:cc:dd:ee:ff"/></object>
  </object>
  <distances2 type="OSDev" nbobjs="1" kind="10" indexing="gp"><indexes>9</indexes><u64values>1</u64values></distances2>
  <distances2 type="NUMANode" nbobjs="3" kind="5" name="NUMALatency" indexing="os">
    <indexes length="6">0 2 1 </indexes>
    <u64values length="12">10 17 21 17 </u64values>
    <u64values length="15">10 28 21 28 10 </u64values>
  </distances2>
  <cpukind cpuset="0x00000005"><info name="CoreType" value="IntelCore"/></cpukind>
  <cpukind cpuset="0x0000000a"><info name="CoreType" value="IntelAtom"/></cpukind>
</topology>
`;

const oldXml = `<?xml version="1.0"?>
<!DOCTYPE topology SYSTEM "hwloc.dtd">
<topology>
  <object type="Machine" cpuset="0x00000003" online_cpuset="0x00000003">
    <distances nbobjs="2" relative_depth="1" latency_base="10.000000">
      <latency value="1.000000"/><latency value="2.100000"/><latency value="2.100000"/><latency value="1.000000"/>
    </distances>
    <object type="NUMANode" os_index="8" cpuset="0x00000002" local_memory="1024">
      <object type="Socket" os_index="4294967295"><object type="Cache" depth="2" cache_type="0" cache_size="1024">
        <object type="PU" os_index="1"/></object></object>
    </object>
    <object type="NUMANode" os_index="0" cpuset="0x00000001" local_memory="2048">
      <object type="Socket"><object type="PU" os_index="0"/></object>
    </object>
  </object>
</topology>`;

describe('hwloc XML', () => {
  it('gives nodes, cores, caches, distances, huge pages and core types', () => {
    const { host, problems } = read(hwlocXml, xml);
    expect(problems).toEqual([]);
    expect(nodesOf(host)).toEqual(['0: 0,2 1048576', '1: 1,3 1048576', '2:  2097152']);
    expect(coresOf(host)).toEqual([
      '0: n0 s0 c4 0,2',
      '1: n1 s1 c4 1,3',
      '2: n0 s0 c4 0,2',
      '3: n1 s1 c4 1,3',
    ]);
    expect(host?.nodes.map(({ distances }) => distances)).toEqual([
      { 0: 10, 1: 21, 2: 17 },
      { 0: 21, 1: 10, 2: 28 },
      { 0: 17, 1: 28, 2: 10 },
    ]);
    expect(host?.nodes[0]?.hugepages).toEqual([{ sizeKiB: 2048, count: 7 }]);
    expect(host?.caches.map(({ level, sizeKiB, cpus }) => [level, sizeKiB, formatCpuSet(cpus)])).toEqual([
      [3, 8192, '0,2'],
      [1, undefined, '0,2'],
    ]);
    expect(host?.cpus.map(({ coreType }) => coreType)).toEqual([
      'performance',
      'efficiency',
      'performance',
      'efficiency',
    ]);
    expect(host).toMatchObject({ architecture: 'x86_64', model: 'A CPU' });
    expect(host?.numbering).toBeUndefined();
  });

  it('gives no name, serial number or address away', () => {
    expect(JSON.stringify(read(hwlocXml, xml))).not.toMatch(/secret|aa:bb|eth0/i);
  });

  it('reads 1.x: nodes around sockets, distances to a base, caches by depth, packages without a number', () => {
    const { host, problems } = read(hwlocXml, oldXml);
    expect(problems).toEqual([]);
    expect(nodesOf(host)).toEqual(['0: 0 2', '8: 1 1']);
    expect(host?.cpus.map(({ socket }) => socket)).toEqual([1, 0]);
    expect(host?.numbering).toBe('logical');
    expect(host?.nodes.map(({ distances }) => distances)).toEqual([
      { 0: 10, 8: 21 },
      { 0: 21, 8: 10 },
    ]);
    expect(host?.caches).toMatchObject([{ level: 2, sizeKiB: 1, cpus: [[1, 1]] }]);
    expect(host?.online).toEqual([[0, 1]]);
  });

  it('takes hwloc’s own document type and no other', () => {
    const other = (doctype: string) => read(hwlocXml, xml.replace(/<!DOCTYPE[^>]*>/, doctype)).problems;
    expect(other('')).toEqual([]);
    expect(other('<!DOCTYPE topology SYSTEM "http://example.org/x.dtd">')).toMatchObject([
      { rule: 'xml-limit' },
    ]);
    expect(other('<!DOCTYPE topology [<!ENTITY a "b">]>')).toMatchObject([{ rule: 'xml-limit' }]);
    const entity = xml.replace('value="A CPU"', 'value="&a;"');
    expect(read(hwlocXml, entity).problems).toMatchObject([{ rule: 'xml-malformed' }]);
    const span = read(hwlocXml, xml.replace('</topology>', '')).problems[0]?.span;
    expect(span).toBeDefined();
  });

  it('tells core types by speed only when they are clearly apart', () => {
    const kinds = (first: string, second: string) =>
      xml
        .replace('name="CoreType" value="IntelCore"', `name="FrequencyMaxMHz" value="${first}"`)
        .replace('name="CoreType" value="IntelAtom"', `name="FrequencyMaxMHz" value="${second}"`);
    expect(read(hwlocXml, kinds('3000', '4800')).host?.cpus.map(({ coreType }) => coreType)).toEqual([
      'efficiency',
      'performance',
      'efficiency',
      'performance',
    ]);
    expect(read(hwlocXml, kinds('3900', '4000')).host?.cpus[0]?.coreType).toBeUndefined();
  });

  it('says which objects have no usable number', () => {
    const { host, problems } = read(
      hwlocXml,
      xml.replace('type="PU" os_index="3"', 'type="PU" os_index="70000"'),
    );
    expect(problems).toMatchObject([
      { rule: 'host-value-unreadable', params: { what: 'PU', text: '70000' } },
    ]);
    expect(host?.cpus).toHaveLength(3);
  });

  it.each([
    ['2.x', xml],
    ['1.x', oldXml],
  ])(
    'survives %s cut and damaged',
    (_version, text) => {
      expectRecognised(hwlocXml, text);
      expectReaderSurvives(hwlocXml, text, { step: Math.ceil(text.length / 150), numRuns: 30 });
    },
    60_000,
  );
});

const text = `Machine (47GB total)
  Package L#0
    L3 L#0 (30MB)
      NUMANode L#0 (P#0 16GB)
      NUMANode(HBM) L#1 (P#2 1024MB)
      L2 L#0 (256KB) + L1d L#0 (32KB) + L1i L#0 (32KB) + Core L#0
        PU L#0 (P#0)
        PU L#1 (P#2)
  Package L#1 + NUMANode L#2 (P#1 31GB) + Core L#1
    PU L#2 (P#1)
    PU L#3 (P#3)
  HostBridge
    PCIBridge
      PCI 01:00.0 (Ethernet)
        Net "eth0"
  Misc(MemoryModule)
`;

describe('lstopo text', () => {
  it('gives nodes, cores and caches by the kernel’s numbers, memory as it is rounded', () => {
    const { host, problems } = read(lstopo, text);
    expect(problems).toEqual([]);
    expect(nodesOf(host)).toEqual(['0: 0,2 16777216', '1: 1,3 32505856', '2:  1048576']);
    expect(host?.nodes.map(({ memoryRoundedTo }) => memoryRoundedTo)).toEqual([1048576, 1048576, undefined]);
    expect(coresOf(host)).toEqual([
      '0: n0 s0 cundefined 0,2',
      '1: n1 s1 cundefined 1,3',
      '2: n0 s0 cundefined 0,2',
      '3: n1 s1 cundefined 1,3',
    ]);
    expect(host?.numbering).toBe('logical');
    expect(host?.caches.map(({ level, sizeKiB }) => [level, sizeKiB])).toEqual([
      [3, 30720],
      [2, 256],
      [1, 32],
    ]);
  });

  it('reads physical numbers alone, and the nodes of 1.x around their cores', () => {
    const physical =
      'Machine (2MB)\n  NUMANode P#8 (2MB)\n    Socket P#3 + Core P#5\n      PU P#4\n      PU P#9\n';
    const { host } = read(lstopo, physical);
    expect(nodesOf(host)).toEqual(['8: 4,9 2048']);
    expect(coresOf(host)).toEqual(['4: n8 s3 c5 4,9', '9: n8 s3 c5 4,9']);
    expect(host?.numbering).toBeUndefined();
  });

  it('says what to run instead when only hwloc’s own numbers are there', () => {
    const { host, problems } = read(lstopo, text.replace(/P#\d+ ?/g, '').replace(/ \(\)/g, ''));
    expect(host).toBeUndefined();
    expect(problems).toMatchObject([{ rule: 'nothing-to-read', params: { kind: 'lstopo' } }]);
  });

  it('survives cut and damaged, and nesting without an end', () => {
    expectRecognised(lstopo, text);
    expectReaderSurvives(lstopo, text);
    const deep = Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}Core P#${i}`).join('\n');
    expect(read(lstopo, `Machine\n${deep}\nPU P#1`).problems.length).toBeGreaterThanOrEqual(0);
    expect(read(lstopo, `Machine${' + Core P#1'.repeat(100_000)}`).host).toBeUndefined();
  }, 60_000);
});

describe('hwloc synthetic notation', () => {
  it.each([
    ['pack:2 node:1 core:2 pu:2', ['0: 0-3 undefined', '1: 4-7 undefined'], '0-1'],
    [
      'pack:2 [numa(memory=1GiB)] core:2 pu:2(indexes=4*2:1*4)',
      ['0: 0,2,4,6 1048576', '1: 1,3,5,7 1048576'],
      '0,2',
    ],
    ['so:1 [NUMANode(memory=2048)] [NUMANode] co:1 pu:2', ['0: 0-1 2', '1:  undefined'], '0-1'],
    ['"core:2 pu:2(indexes=0,2,1,3)"', ['0: 0-3 undefined'], '0,2'],
    ['numa:2(indexes=8,0 memory=1MiB) l3:1(size=8388608) core:1 pu:1', ['0: 1 1024', '8: 0 1024'], '0'],
  ])('%s', (notation, nodes, siblings) => {
    const { host, problems } = read(hwlocSynthetic, notation);
    expect(problems).toEqual([]);
    expect(nodesOf(host)).toEqual(nodes);
    expect(formatCpuSet(host?.cpus[0]?.siblings ?? [])).toBe(siblings);
  });

  it.each([
    ['no hardware threads', 'pack:2 core:4'],
    ['too many', 'pack:1000 core:1000 pu:2'],
    ['none', 'pack:0 pu:2'],
    ['two levels of them', 'pu:2 pu:2'],
    ['an unknown name', 'pack:2 rack:3 pu:1'],
  ])('does not read %s', (_what, notation) => {
    const { host, problems } = read(hwlocSynthetic, notation);
    expect(host).toBeUndefined();
    expect(problems).toMatchObject([{ rule: 'host-value-unreadable' }]);
  });

  it.each(['indexes=0,1', 'indexes=0,0,1,2', 'indexes=3*3', 'indexes=rack', 'indexes=0*4'])(
    'counts on where %s cannot be used',
    (indexes) => {
      const { host, problems } = read(hwlocSynthetic, `core:2 pu:2(${indexes})`);
      expect(problems).toMatchObject([{ rule: 'host-value-unreadable', params: { what: 'indexes' } }]);
      expect(host?.cpus.map(({ id }) => id)).toEqual([0, 1, 2, 3]);
    },
  );

  it('is not what other lists of words with colons are', () => {
    for (const other of ['cpu:2 core:4', 'rack:2 pu:2', 'node:2 core:4 pu:2 numbering:halves', '2 3 4'])
      expect(hwlocSynthetic.detect(pieceOf({ id: 's', name: 's', text: other })), other).toBe(false);
  });

  it('survives cut and damaged', () => {
    const notation = 'pack:2 [numa(memory=1GiB)] l3:2(size=8MiB) core:2 pu:2(indexes=node:core)';
    expectReaderSurvives(hwlocSynthetic, notation, { numRuns: 500 });
  });
});
