/**
 * What `truth.json` says of a real machine (derived from the kernel's sysfs, see samples/README.md), and how a host
 * that was read is held against it. Both sides become eye-sized lines, so that a difference shows what it is about,
 * and lines can be counted: `Tally` prints files, facts compared and facts wrong.
 */
import { expect } from 'vitest';
import { formatCpuSet, idsOf, intersectionOf, setOfIds, type CpuSet } from '../../core/cpuset/cpuset.ts';
import { readKernelList } from '../../core/cpuset/kernel-list.ts';
import type { CacheFact, HostFacts } from '../../core/host/host-facts.ts';
import { readers } from '../../core/intake/readers.ts';
import { readSource } from '../../core/intake/read-source.ts';
import type { ReaderId, Reading } from '../../core/intake/reading.ts';
import { pieceOf } from '../../core/text/source.ts';
import { hasShared, listShared, readShared, readSharedJson } from './shared.ts';

export interface TruthNode {
  readonly id: number;
  readonly cpus: readonly number[];
  readonly memTotalKiB?: number | null;
  readonly memFreeKiB?: number | null;
  readonly memTotalMB?: number | null;
  readonly memFreeMB?: number | null;
  /** By page size in KiB. */
  readonly hugepages?: Readonly<Record<string, { readonly total: number; readonly free: number }>> | null;
}

export interface TruthCpu {
  readonly id: number;
  readonly online: boolean;
  readonly nodes: readonly number[];
  readonly package: number | null;
  readonly die: number | null;
  readonly cluster: number | null;
  readonly coreId: number | null;
  readonly threadSiblings: readonly number[] | null;
  readonly coreSiblings?: readonly number[] | null;
  readonly clusterSiblings?: readonly number[] | null;
  readonly dieSiblings?: readonly number[] | null;
  readonly caches?: Readonly<
    Record<string, { readonly shared: string; readonly size?: string | null }>
  > | null;
}

export interface Truth {
  readonly arch?: string;
  readonly memInvented?: boolean;
  readonly overlappingNodes?: boolean;
  readonly numaKernel?: boolean;
  /** Lists as the kernel prints them. */
  readonly possible?: string;
  readonly present?: string;
  readonly online?: string;
  readonly nodes?: readonly TruthNode[];
  readonly distances: {
    readonly ids: readonly number[];
    readonly matrix: readonly (readonly number[])[];
  } | null;
  readonly cpus?: readonly TruthCpu[];
}

/** `versions/` has outputs of machines whose truth lies with their other files. */
const truthPath = (folder: string): string => `${folder.replace('/versions/', '/')}/truth.json`;

export const readTruth = (folder: string): Truth => readSharedJson(truthPath(folder)) as Truth;

/** Folders that hold one machine each. */
export const sampleFolders: readonly string[] = [
  'samples',
  'samples/libvirt-tests',
  'samples/wild',
  'samples/live',
  'samples/versions',
];

/** Every folder of samples that has the file and the truth about its host (that of `live/` may be about a domain). */
export function foldersWith(file: string): readonly string[] {
  return sampleFolders.flatMap((folder) =>
    listShared(folder)
      .map((name) => `${folder}/${name}`)
      .filter((path) => hasShared(`${path}/${file}`) && hasShared(truthPath(path)))
      .filter((path) => readTruth(path).nodes !== undefined),
  );
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Machines whose kernel has no NUMA: what tools say about nodes there they make up, or take from elsewhere. */
export const withoutNuma: readonly string[] = [
  'arm-mop500-2c-nonuma',
  'arm64-phone-A510-A710-A715-X3',
  'armv7-2c',
  'i386-xeon-2t-nonuma',
  'i386-xeon5130-2c-nonuma',
  'lv-aarch64-mustang-8c',
  'lv-armv6l-raspberrypi',
  'ppc-qemu-1c',
  'riscv64-2c',
  's390-2c-notopology',
  's390-books-20c',
  's390-kvm-3c',
  's390-lpar-20c-offline',
  's390-zvm-4c',
  'sparc64-sparse-cpus',
];

interface NodeLike {
  readonly id: number;
  readonly cpus: CpuSet;
  readonly memoryKiB?: number;
  readonly hugepages?: readonly { readonly sizeKiB: number; readonly count: number }[];
  readonly distances?: Readonly<Record<number, number>>;
}

/** Compares by lines. Capabilities leave out a memory of 0. */
function nodeLines(
  nodes: readonly { id: number; cpus: readonly number[]; memory: number | undefined }[],
): readonly string[] {
  return nodes.map(
    ({ id, cpus, memory }) => `node ${id}: ${cpus.join(',')} · ${memory === 0 ? '?' : (memory ?? '?')}`,
  );
}

/** Nodes as they were read; sizes in steps of `unitKiB`, rounded down. */
export function nodesRead(
  nodes: readonly NodeLike[],
  unitKiB: number,
  withMemory: boolean,
): readonly string[] {
  return nodeLines(
    nodes.map(({ id, cpus, memoryKiB }) => ({
      id,
      cpus: [...idsOf(cpus)],
      memory: memoryKiB === undefined || !withMemory ? undefined : Math.floor(memoryKiB / unitKiB),
    })),
  );
}

/** The size of a node in KiB; undefined where the truth does not know it. */
export function trueMemory({ memTotalKiB, memTotalMB }: TruthNode): number | undefined {
  return memTotalKiB ?? (typeof memTotalMB === 'number' ? memTotalMB * 1024 : undefined);
}

export function trueFree({ memFreeKiB, memFreeMB }: TruthNode): number | undefined {
  return memFreeKiB ?? (typeof memFreeMB === 'number' ? memFreeMB * 1024 : undefined);
}

export function trueNodes(truth: Truth, unitKiB: number, withMemory: boolean): readonly string[] {
  return nodeLines(
    (truth.nodes ?? []).map((node) => {
      const kib = trueMemory(node);
      return {
        id: node.id,
        cpus: node.cpus,
        memory: kib === undefined || !withMemory ? undefined : Math.floor(kib / unitKiB),
      };
    }),
  );
}

export function distancesRead(nodes: readonly NodeLike[]): readonly string[] {
  return nodes.flatMap(({ id, distances }) =>
    distances === undefined
      ? []
      : [
          `${id}: ${Object.entries(distances)
            .map(([to, d]) => `${to}:${d}`)
            .join(' ')}`,
        ],
  );
}

/** Between the nodes of `among`, where only some are read; all without it. */
export function trueDistances({ distances }: Truth, among?: readonly number[]): readonly string[] {
  if (distances === null) return [];
  const isIn = (id: number): boolean => among === undefined || among.includes(id);
  return distances.ids.flatMap((id, i) => {
    if (!isIn(id)) return [];
    // The tools leave out a distance of 0, which is none.
    const row = distances.ids.flatMap((to, j) => {
      const value = distances.matrix[i]?.[j] ?? 0;
      return value === 0 || !isIn(to) ? [] : [`${to}:${value}`];
    });
    return row.length === 0 ? [] : [`${id}: ${row.join(' ')}`];
  });
}

export function hugepagesRead(nodes: readonly NodeLike[]): readonly string[] {
  return nodes
    .flatMap(({ id, hugepages = [] }) =>
      hugepages.map(({ sizeKiB, count }) => `${id}: ${sizeKiB} × ${count}`),
    )
    .sort();
}

export function trueHugepages(truth: Truth): readonly string[] {
  return (truth.nodes ?? [])
    .flatMap(({ id, hugepages }) =>
      Object.entries(hugepages ?? {}).map(([size, { total }]) => `${id}: ${size} × ${total}`),
    )
    .sort();
}

export function cachesRead(caches: readonly CacheFact[], level: number): readonly string[] {
  return caches
    .filter((cache) => cache.level === level)
    .map(({ cpus, sizeKiB }) => `L${level} ${formatCpuSet(cpus)}: ${sizeKiB ?? '?'}`)
    .sort();
}

/** Caches that hold data. Which CPUs share one the kernel keeps from before some went offline. */
export function trueCaches(online: readonly TruthCpu[], level: number): readonly string[] {
  const ids = setOfIds(online.map(({ id }) => id));
  const lines = online.flatMap(({ caches }) => {
    const cache = caches?.[`L${level}`] ?? caches?.[`L${level}d`];
    if (cache === undefined) return [];
    const shared = readKernelList(cache.shared);
    const size = Number.parseInt(cache.size ?? '');
    return [
      `L${level} ${formatCpuSet(shared.ok ? intersectionOf(shared.set, ids) : [])}: ${size > 0 ? size : '?'}`,
    ];
  });
  return [...new Set(lines)].sort();
}

/** Boxes as a partition of CPUs: numbering schemes differ, grouping does not. */
export function partition(cpus: readonly { id: number; key: string }[]): readonly string[] {
  const boxes = new Map<string, number[]>();
  for (const { id, key } of cpus) {
    const box = boxes.get(key);
    if (box === undefined) boxes.set(key, [id]);
    else box.push(id);
  }
  return [...boxes.values()].map((ids) => ids.sort((a, b) => a - b).join(',')).sort();
}

interface CpuLike {
  readonly id: number;
  readonly socket?: number;
  readonly siblings?: CpuSet;
}

export const socketKey = (cpu: CpuLike): string => String(cpu.socket);
export const coreKey = (cpu: CpuLike): string => [...idsOf(cpu.siblings ?? setOfIds([cpu.id]))].join();
/** A package without a number (−1 on s390 and sparc) is known by who is in it. */
export function trueSocketKey(cpu: TruthCpu): string {
  const number = cpu.package ?? -1;
  return number >= 0 ? String(number) : `of ${(cpu.coreSiblings ?? [cpu.id]).join()}`;
}
export const trueCoreKey = (cpu: TruthCpu): string => (cpu.threadSiblings ?? [cpu.id]).join();

/** The partition that `key` makes of `cpus`. */
export function partitionBy<T extends { readonly id: number }>(
  cpus: readonly T[],
  key: (cpu: T) => string,
): readonly string[] {
  return partition(cpus.map((cpu) => ({ id: cpu.id, key: key(cpu) })));
}

/** Reads one file of `../shared` as the application does; all of it must be of that one reader, and of no other. */
export function readOnly(path: string, reader: ReaderId): Reading {
  const source = { id: path, name: path, text: readShared(path) };
  const readings = readSource(source);
  expect([...new Set(readings.map(({ segment }) => segment.reader))], path).toEqual([reader]);
  expect(readings, `${path} is one piece`).toHaveLength(1);
  expect(claimsOf(source.text), `${path} is claimed once`).toEqual([reader]);
  return readings[0]?.reading ?? { problems: [] };
}

/** The host facts of one file that is read without any problem. */
export function factsOf(path: string, reader: ReaderId): HostFacts | undefined {
  const { host, problems } = readOnly(path, reader);
  expect(problems, path).toEqual([]);
  return host;
}

/** The readers that say yes to a text as a whole, apart from those that answer what nobody else knows. */
function claimsOf(text: string): readonly ReaderId[] {
  const piece = pieceOf({ id: 's', name: 's', text });
  return readers.filter(({ use, detect }) => use !== 'useless' && detect(piece)).map(({ id }) => id);
}

/** Counts what is compared. One fact is one line: a node with its CPUs and size, a row of distances, a core. */
export class Tally {
  files = 0;
  fields = 0;
  wrong = 0;
  readonly #what: string;

  constructor(what: string) {
    this.#what = what;
  }

  file(): void {
    this.files++;
  }

  /** Both sides as lines; what differs is counted and shown. */
  compare(field: string, read: readonly string[], truth: readonly string[]): void {
    const known = new Set(truth);
    this.fields += truth.length;
    this.wrong += read.filter((line) => !known.has(line)).length + Math.max(0, truth.length - read.length);
    expect.soft(read, field).toEqual(truth);
  }

  print(): void {
    console.info(
      `../shared: ${this.#what}: ${this.files} files, ${this.fields} facts compared, ${this.wrong} wrong`,
    );
  }
}
