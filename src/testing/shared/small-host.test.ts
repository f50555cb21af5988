/**
 * What the small tools say about real machines against `truth.json`, in the few fields that each carries
 * (formats.md §1, §8, §15, §19): nodeinfo, freecell, nodecpumap, numastat -m, files of /sys, and numactl of all
 * versions.
 */
import { expect, it } from 'vitest';
import { countOf, formatCpuSet } from '../../core/cpuset/cpuset.ts';
import { readKernelList } from '../../core/cpuset/kernel-list.ts';
import type { HostFacts } from '../../core/host/host-facts.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import { describeShared, listShared } from './shared.ts';
import {
  distancesRead,
  foldersWith,
  nameOf,
  nodesRead,
  readOnly,
  readTruth,
  sampleFolders,
  Tally,
  trueDistances,
  trueFree,
  trueMemory,
  trueNodes,
  withoutNuma,
  type Truth,
  type TruthNode,
} from './truth.ts';

interface Artefact {
  readonly machines: readonly string[];
  readonly files: readonly string[];
  readonly why: string;
}

const freecell = ['freecell.txt', 'freecell-total.txt'];

const numactlVersions = [
  'numactl-v0.9.txt',
  'numactl-2.0.18-cpu-compress.txt',
  'numactl-2.0.19.txt',
  'numactl-2.0.19-cpu-compress.txt',
];

/** Files that do not say what is true of the machine. */
const artefacts: readonly Artefact[] = [
  {
    machines: withoutNuma,
    files: freecell,
    why: 'without NUMA it is the memory of the machine that ran libvirtd',
  },
  {
    machines: [
      'fake-4n-notopology',
      'fake-heterocpunuma-overlap',
      'x86-knl-a2a-64c',
      'x86-knl-snc4-hybrid-8n',
    ],
    files: ['freecell-total.txt'],
    why: 'the snapshot has no MemFree for some nodes, and libvirt adds their −1',
  },
  {
    machines: ['fake-heterocpunuma-overlap'],
    files: ['nodeinfo.txt'],
    why: 'CPUs of overlapping nodes are counted twice',
  },
  {
    machines: [
      'vm-x86-16n-ring',
      'vm-x86-2s4c2t-2n-16t',
      'vm-x86-cpuonly-node1-3n',
      'vm-x86-dies-1s2d2c2t',
      'vm-x86-epyc-nps4like-1s8c2t-4n',
      'vm-x86-maxcpus3-kernel',
      'vm-x86-memless-node0-2n',
      'vm-x86-node1-all-cpus-offline',
      'vm-x86-offline-hotplug-8of12',
      'vm16-4n-qemu',
    ],
    files: ['numastat-m.txt free'],
    why: 'free memory of a running machine, at another moment',
  },
  {
    machines: ['arm64-phone-A510-A710-A715-X3'],
    files: numactlVersions,
    why: 'a kernel without NUMA: “No NUMA available on this system”, and 0.9 makes up a node of no size',
  },
  { machines: ['vm16-4n-qemu'], files: freecell, why: 'free memory of a running machine, at another moment' },
];

const isArtefact = (folder: string, file: string): boolean =>
  artefacts.some(({ machines, files }) => machines.includes(nameOf(folder)) && files.includes(file));

function each(
  file: string,
  reader: ReaderId,
  check: (facts: HostFacts, truth: Truth, tally: Tally, folder: string) => void,
): void {
  const tally = new Tally(file);
  it.each(foldersWith(file))(`%s/${file}`, (folder) => {
    const path = `${folder}/${file}`;
    const { host, problems } = readOnly(path, reader);
    tally.file();
    if (isArtefact(folder, file)) return;
    expect(problems).toEqual([]);
    expect(host).toBeDefined();
    if (host !== undefined) check(host, readTruth(folder), tally, folder);
  });
  it(`${file} are counted`, () => {
    tally.print();
    expect(tally.files).toBeGreaterThan(0);
  });
}

const onlineCount = ({ online = '' }: Truth): number => {
  const list = readKernelList(online);
  return list.ok ? countOf(list.set) : 0;
};

describeShared('virsh nodeinfo of real machines', () => {
  each('nodeinfo.txt', 'virsh-nodeinfo', (facts, truth, tally) => {
    tally.compare('CPUs', [String(facts.cpuCount)], [String(onlineCount(truth))]);
    // It never says how the CPUs are arranged, and its memory is that of the machine that ran libvirtd.
    expect([facts.cpus, facts.nodes, facts.counts]).toEqual([[], [], undefined]);
  });
});

describeShared('virsh freecell of real machines', () => {
  const line = (id: number, kib: number | undefined): string => `${id}: ${String(kib)}`;
  // What libnuma does not know is left out.
  each('freecell.txt', 'virsh-freecell', (facts, truth, tally) => {
    expect(facts.nodes.every(({ cpusTold }) => cpusTold === false)).toBe(true);
    tally.compare(
      'free',
      facts.nodes.map(({ id, freeKiB }) => line(id, freeKiB)),
      (truth.nodes ?? []).map((node) => line(node.id, trueFree(node))),
    );
  });
  each('freecell-total.txt', 'virsh-freecell', (facts, truth, tally) => {
    expect(facts.nodes).toEqual([]);
    const sum = (truth.nodes ?? []).reduce((total, node) => total + (trueFree(node) ?? 0), 0);
    tally.compare('free', [String(facts.freeKiB)], [String(sum)]);
  });
});

describeShared('virsh nodecpumap', () => {
  for (const file of ['nodecpumap.txt', 'nodecpumap-pretty.txt']) {
    each(file, 'virsh-nodecpumap', (facts, truth, tally) => {
      tally.compare('online', [formatCpuSet(facts.online ?? [])], [truth.online ?? '']);
      tally.compare('count', [String(facts.cpuCount)], [String(onlineCount(truth))]);
    });
  }
});

describeShared('numastat -m of real machines', () => {
  each('numastat-m.txt', 'numastat', (facts, truth, tally, folder) => {
    const nodes = truth.nodes ?? [];
    // Two digits after the point: 10.24 KiB, rounded.
    const line = (id: number, kib: number | undefined, real: number | undefined): string =>
      `${id}: ${String(kib !== undefined && real !== undefined && Math.abs(kib - real) < 6 ? real : kib)}`;
    const trueOf = (id: number): TruthNode | undefined => nodes.find((node) => node.id === id);
    const sizeOf = (id: number): number | undefined => map(trueOf(id), trueMemory);
    const freeOf = (id: number): number | undefined => map(trueOf(id), trueFree);
    tally.compare(
      'size',
      facts.nodes.map(({ id, memoryKiB }) => line(id, memoryKiB, sizeOf(id))),
      nodes.map(({ id }) => line(id, sizeOf(id), undefined)),
    );
    if (isArtefact(folder, 'numastat-m.txt free')) return;
    tally.compare(
      'free',
      facts.nodes.map(({ id, freeKiB }) => line(id, freeKiB, freeOf(id))),
      nodes.map(({ id }) => line(id, freeOf(id), undefined)),
    );
  });
});

const map = <T, U>(value: T | undefined, to: (value: T) => U | undefined): U | undefined =>
  value === undefined ? undefined : to(value);

describeShared('files of /sys', () => {
  each('sysfs-cpu.txt', 'sysfs-list', (facts, truth, tally) => {
    for (const field of ['online', 'present', 'possible'] as const)
      tally.compare(field, [formatCpuSet(facts[field] ?? [])], [truth[field] ?? '']);
  });
});

describeShared('numactl of all versions', () => {
  for (const file of numactlVersions) {
    each(file, 'numactl-hardware', (facts, truth, tally) => {
      const old = file.includes('v0.9');
      // 0.9 does not know CPUs, and lists ids up to the highest that are no nodes.
      expect(facts.nodes.every(({ cpusTold }) => (cpusTold === false) === old)).toBe(true);
      const nodes = truth.nodes?.map((node) => (old ? { ...node, cpus: [] } : node)) ?? [];
      tally.compare('nodes', nodesRead(facts.nodes, 1024, true), trueNodes({ ...truth, nodes }, 1024, true));
      tally.compare('distances', distancesRead(facts.nodes), trueDistances(truth));
    });
  }
});

/** By name, in every folder of samples that holds outputs, `live/` with its other spellings included. */
const readerOf: readonly (readonly [name: RegExp, reader: ReaderId])[] = [
  [/^hwloc.*\.xml$/, 'hwloc-xml'],
  [/^lstopo.*\.txt$/, 'lstopo'],
  [/^nodeinfo\.txt$/, 'virsh-nodeinfo'],
  [/^freecell.*\.txt$/, 'virsh-freecell'],
  [/^nodecpumap.*\.txt$/, 'virsh-nodecpumap'],
  [/^numastat(?:-n|-c)?\.txt$|^numastat-(?:m-)?8nodes|^numastat-(?:m|n-8nodes.*)\.txt$/, 'numastat'],
  [/^sysfs-cpu\.txt$/, 'sysfs-list'],
  [/^numactl(?!-show).*\.txt$/, 'numactl-hardware'],
];

/** Mail quotes and broken encodings around the text: whose turn comes with the cleaning of pastes. */
const damaged: readonly string[] = [
  'power9-gpu-6n-mailwrapped',
  'power9-quoted-printable',
  'xeon-8n-160t-mailquoted-two-machines',
  // A vcpuinfo follows.
  'xeon-2n-96t-with-vcpuinfo',
];

describeShared('outputs of these tools', () => {
  const files = sampleFolders.flatMap((folder) =>
    listShared(folder)
      .filter((name) => !/\.(?:md|txt)$/.test(name) && ![...damaged, 'hostile', 'mixed'].includes(name))
      .flatMap((name) => listShared(`${folder}/${name}`).map((file) => `${folder}/${name}/${file}`)),
  );
  const known = files.flatMap((path) => {
    const reader = readerOf.find(([name]) => name.test(nameOf(path)))?.[1];
    return reader === undefined ? [] : [[path, reader] as const];
  });

  it.each(known)('%s is claimed by %s alone', (path, reader) => {
    const { problems } = readOnly(path, reader);
    // Elided, cut and empty ones are among them; each says so with its place.
    for (const { span } of problems) expect(span.source).toBe(path);
  });

  it('are counted', () => {
    console.info(`../shared: ${known.length} files, each claimed by one reader alone`);
    expect(known.length).toBeGreaterThan(500);
  });
});
