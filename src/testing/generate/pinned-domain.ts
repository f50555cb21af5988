/**
 * Domains that somebody took pains with: valid, pinned in one way or another, with a topology and cells that fit the number of
 * vCPUs. What the rules that give advice are about; chance alone hardly ever writes one.
 */
import fc from 'fast-check';
import { node, type XmlNode } from './xml-node.ts';

const ways = ['none', 'in order', 'anywhere', 'pairs', 'sets', 'pool'] as const;

const plan = fc.record({
  vcpus: fc.constantFrom(1, 2, 4, 4, 8),
  offline: fc.boolean(),
  way: fc.constantFrom(...ways),
  unpinned: fc.constantFrom(0, 0, 1, 2),
  first: fc.nat(12),
  spread: fc.infiniteStream(fc.nat(12)),
  emulator: fc.option(fc.tuple(fc.nat(12), fc.nat(2)), { nil: undefined }),
  iothreads: fc.array(fc.option(fc.nat(12), { nil: undefined }), { maxLength: 2 }),
  threads: fc.constantFrom(1, 1, 2),
  sockets: fc.constantFrom(1, 2),
  topology: fc.boolean(),
  cells: fc.boolean(),
  turned: fc.boolean(),
  mode: fc.option(fc.constantFrom('strict', 'preferred', 'interleave', 'restrictive'), { nil: undefined }),
  nodes: fc.constantFrom('0', '1', '0-1', '8'),
  memnodes: fc.nat(2),
  auto: fc.constantFrom(false, false, false, true),
  realtime: fc.constantFrom(false, false, true),
  quota: fc.option(fc.constantFrom(20_000, 50_000, -1), { nil: undefined }),
  global: fc.option(fc.constantFrom(30_000, 200_000), { nil: undefined }),
  gib: fc.constantFrom(1, 2, 40),
  huge: fc.boolean(),
});

type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

/** The children of `<domain>`. */
export const pinnedDomain: fc.Arbitrary<readonly XmlNode[]> = plan.map((one) => [
  node('memory', { unit: 'GiB' }, String(one.gib)),
  vcpuOf(one),
  ...(one.iothreads.length === 0 ? [] : [node('iothreads', {}, String(one.iothreads.length))]),
  cputuneOf(one),
  ...numatuneOf(one),
  ...cpuOf(one),
  ...(one.huge ? [node('memoryBacking', {}, [node('hugepages', {}, [node('page', { size: '2048' })])])] : []),
]);

function vcpuOf({ vcpus, offline, way, first }: Plan): XmlNode {
  return node(
    'vcpu',
    {
      cpuset: way === 'pool' ? `${String(first)}-${String(first + 2)}` : undefined,
      current: offline && vcpus > 1 ? String(vcpus - 1) : undefined,
    },
    String(vcpus),
  );
}

function cputuneOf(one: Plan): XmlNode {
  const { emulator, iothreads, realtime, quota, global } = one;
  return node('cputune', {}, [
    ...(quota === undefined ? [] : [node('quota', {}, String(quota))]),
    ...(global === undefined ? [] : [node('global_quota', {}, String(global))]),
    ...pinsOf(one),
    ...(emulator === undefined
      ? []
      : [node('emulatorpin', { cpuset: `${String(emulator[0])}-${String(emulator[0] + emulator[1])}` })]),
    ...iothreads.flatMap((cpu, i) =>
      cpu === undefined ? [] : [node('iothreadpin', { iothread: String(i + 1), cpuset: String(cpu) })],
    ),
    ...(realtime ? [node('vcpusched', { vcpus: '0', scheduler: 'fifo', priority: '1' })] : []),
  ]);
}

function pinsOf({ vcpus, way, unpinned, first, spread }: Plan): readonly XmlNode[] {
  if (way === 'none' || way === 'pool') return [];
  return Array.from({ length: Math.max(0, vcpus - unpinned) }, (_, i) => {
    const any = spread.next().value ?? 0;
    const cpuset = {
      'in order': String(first + i),
      anywhere: String(any),
      pairs: String(first + (i >> 1) + (i % 2) * 8),
      sets: `${String(any)}-${String(any + 2)}`,
    }[way];
    return node('vcpupin', { vcpu: String(i), cpuset });
  });
}

function numatuneOf({ mode, nodes, memnodes, cells, vcpus, auto }: Plan): readonly XmlNode[] {
  if (auto) return [node('numatune', {}, [node('memory', { placement: 'auto' })])];
  const hasCells = cells && vcpus > 1;
  const children = [
    ...(mode === undefined ? [] : [node('memory', { mode, nodeset: nodes })]),
    ...Array.from({ length: hasCells && mode !== 'restrictive' ? memnodes : 0 }, (_, id) =>
      node('memnode', { cellid: String(id), mode: 'strict', nodeset: String(id) }),
    ),
  ];
  return children.length === 0 ? [] : [node('numatune', {}, children)];
}

function cpuOf({ vcpus, topology, sockets, threads, cells, turned }: Plan): readonly XmlNode[] {
  const fits = vcpus % (sockets * threads) === 0;
  const shape = {
    sockets: String(sockets),
    cores: String(vcpus / (sockets * threads)),
    threads: String(threads),
  };
  const half = vcpus / 2;
  const halves = turned
    ? [list(vcpus, (i) => i % 2 === 0), list(vcpus, (i) => i % 2 === 1)]
    : [list(vcpus, (i) => i < half), list(vcpus, (i) => i >= half)];
  const children = [
    ...(topology && fits ? [node('topology', shape)] : []),
    ...(cells && vcpus > 1
      ? [
          node(
            'numa',
            {},
            halves.map((cpus) => node('cell', { cpus, memory: '524288' })),
          ),
        ]
      : []),
  ];
  return children.length === 0 ? [] : [node('cpu', {}, children)];
}

function list(count: number, has: (i: number) => boolean): string {
  return Array.from({ length: count }, (_, i) => i)
    .filter(has)
    .join(',');
}
