/**
 * hwloc itself as the judge: what its XML says of a machine, its console text and its synthetic strings say too.
 * Skipped where lstopo is not installed.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { HostFacts } from '../../core/host/host-facts.ts';
import { hwlocSynthetic } from '../../core/intake/readers/hwloc-synthetic.ts';
import { hwlocXml } from '../../core/intake/readers/hwloc-xml.ts';
import { lstopo } from '../../core/intake/readers/lstopo.ts';
import type { Reader } from '../../core/intake/reading.ts';
import { pieceOf } from '../../core/text/source.ts';

const hasLstopo = spawnSync('lstopo-no-graphics', ['--version']).status === 0;
if (!hasLstopo) console.warn('hwloc: skipped, because lstopo is not installed');

function run(synthetic: string, ...options: readonly string[]): string {
  const { stdout, stderr } = spawnSync('lstopo-no-graphics', ['-i', synthetic, ...options, '-'], {
    encoding: 'utf8',
  });
  expect(stdout, `${synthetic}: ${stderr}`).not.toBe('');
  return stdout;
}

function factsIn(reader: Reader, text: string): HostFacts {
  const piece = pieceOf({ id: 's', name: 's', text });
  expect(reader.detect(piece), text.slice(0, 300)).toBe(true);
  const { host, problems } = reader.read(piece, {});
  expect(problems).toEqual([]);
  expect(host).toBeDefined();
  return host!;
}

/** Without what a form leaves out: numbers of sockets and cores, sizes. */
function shape(facts: HostFacts): readonly string[] {
  return [
    ...facts.cpus.map(
      ({ id, node, siblings }) => `cpu ${id} node ${String(node)} core ${formatCpuSet(siblings ?? [])}`,
    ),
    ...facts.nodes.map(({ id, cpus }) => `node ${id}: ${formatCpuSet(cpus)}`),
    ...facts.caches.map(({ level, cpus }) => `L${level} ${formatCpuSet(cpus)}`).sort(),
    ...groups(facts, 'socket'),
    ...groups(facts, 'die'),
  ];
}

function groups({ cpus }: HostFacts, name: 'socket' | 'die'): readonly string[] {
  const boxes = new Map<string, number[]>();
  for (const cpu of cpus) {
    const key = `${String(cpu.socket)} ${String(cpu[name])}`;
    boxes.set(key, [...(boxes.get(key) ?? []), cpu.id]);
  }
  return [...boxes.values()].map((ids) => `${name} ${ids.join()}`).sort();
}

const machines = [
  'pack:2 node:1 core:4 pu:2',
  'node:2 pack:2 core:2 pu:1',
  'pack:2 core:4 pu:2',
  'Package:2 [NUMANode(memory=1073741824)] L3Cache:2 L2Cache:1 L1dCache:1 L1iCache:1 Core:2 PU:2(indexes=8*2:1*8)',
  'pack:2 [numa(memory=4GiB)] [numa(memory=64GiB)] core:3 pu:2',
  '[numa(memory=4GiB)] pack:2 [numa(indexes=3,1,0)] core:2 pu:1',
  'numa:4(indexes=2*2:1*2) core:2 pu:2(indexes=core)',
  'numa:2 l3:2 core:2 pu:2(indexes=numa:core)',
  'pack:1 die:2 l3:2 core:4 pu:1(indexes=3,2,1,0,7,6,5,4,8,9,10,11,15,14,13,12)',
  'group:2 pack:2 numa:2 l2:1 core:2 pu:4',
  'so:2 no:1 co:2 pu:2(indexes=1*2:4*2:2*2)',
  'core:1 pu:1',
];

describe.skipIf(!hasLstopo)('hwloc', () => {
  it.each(machines)('%s', (synthetic) => {
    const xml = factsIn(hwlocXml, run(synthetic, '--of', 'xml'));
    expect(shape(factsIn(hwlocSynthetic, synthetic))).toEqual(shape(xml));
    // Small machines are folded into few objects: only what is kept can be compared.
    const options = ['--filter', 'all:all', '--of'];
    const whole = factsIn(hwlocXml, run(synthetic, ...options, 'xml'));
    for (const numbers of [[], ['-p'], ['-v']]) {
      const text = run(synthetic, ...numbers, ...options, 'console');
      expect(shape(factsIn(lstopo, text)), text).toEqual(shape(whole));
    }
    // 1.x has no nodes around nodes.
    if (synthetic.startsWith('[')) return;
    const old = factsIn(hwlocXml, run(synthetic, '--of', 'xml', '--export-xml-flags', '1'));
    expect(shape(old)).toEqual(shape(xml));
    const logical = run(synthetic, '-l', '--of', 'console');
    const { host, problems } = lstopo.read(pieceOf({ id: 's', name: 's', text: logical }), {});
    expect(host).toBeUndefined();
    expect(problems).toMatchObject([{ rule: 'nothing-to-read', params: { kind: 'lstopo' } }]);
  });
});
