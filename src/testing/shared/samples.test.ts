/**
 * The capabilities and numactl texts of real machines against `truth.json`, which was derived from the kernel's
 * sysfs: recognised by exactly the right reader, and the host equals the truth in the fields the format carries.
 */
import { expect, it } from 'vitest';
import { countOf, idsOf, setOfIds } from '../../core/cpuset/cpuset.ts';
import type { Host, HostCpu } from '../../core/host/host.ts';
import { analyzeShared, describeShared, hasShared, listShared, readSharedJson } from './shared.ts';

interface Truth {
  readonly memInvented?: boolean;
  readonly overlappingNodes?: boolean;
  readonly numaKernel?: boolean;
  readonly online?: string;
  readonly nodes?: readonly {
    readonly id: number;
    readonly cpus: readonly number[];
    readonly memTotalKiB?: number | null;
    readonly memFreeKiB?: number | null;
    readonly memTotalMB?: number | null;
    readonly memFreeMB?: number | null;
  }[];
  readonly distances: {
    readonly ids: readonly number[];
    readonly matrix: readonly (readonly number[])[];
  } | null;
  readonly cpus?: readonly {
    readonly id: number;
    readonly online: boolean;
    readonly nodes: readonly number[];
    readonly package: number | null;
    readonly die: number | null;
    readonly coreId: number | null;
    readonly threadSiblings: readonly number[] | null;
  }[];
}

const readTruth = (folder: string): Truth => readSharedJson(`${folder}/truth.json`) as Truth;

/** Every folder of samples that has the file. */
function foldersWith(file: string): readonly string[] {
  return ['samples', 'samples/libvirt-tests', 'samples/wild', 'samples/live'].flatMap((folder) =>
    listShared(folder)
      .map((name) => `${folder}/${name}`)
      .filter((path) => hasShared(`${path}/${file}`) && hasShared(`${path}/truth.json`))
      // The truth of live/ is about domains.
      .filter((path) => readTruth(path).nodes !== undefined),
  );
}

/** Compares by eye-sized lines, so that a difference shows what it is about. Capabilities leave out a memory of 0. */
function nodeLines(
  nodes: readonly { id: number; cpus: readonly number[]; memory: number | undefined }[],
): readonly string[] {
  return nodes.map(
    ({ id, cpus, memory }) => `node ${id}: ${cpus.join(',')} · ${memory === 0 ? '?' : (memory ?? '?')}`,
  );
}

function hostNodes(host: Host, unitKiB: number, withMemory: boolean): readonly string[] {
  return nodeLines(
    host.nodes.map(({ id, cpus, memoryKiB }) => ({
      id,
      cpus: [...idsOf(cpus)],
      memory: memoryKiB === undefined || !withMemory ? undefined : Math.floor(memoryKiB / unitKiB),
    })),
  );
}

function trueNodes(truth: Truth, unitKiB: number, withMemory: boolean): readonly string[] {
  return nodeLines(
    (truth.nodes ?? []).map(({ id, cpus, memTotalKiB, memTotalMB }) => {
      const kib = memTotalKiB ?? (typeof memTotalMB === 'number' ? memTotalMB * 1024 : undefined);
      return {
        id,
        cpus,
        memory: kib === undefined || !withMemory ? undefined : Math.floor(kib / unitKiB),
      };
    }),
  );
}

function distanceLines(host: Host): readonly string[] {
  return host.nodes.flatMap(({ id, distances }) =>
    distances === undefined
      ? []
      : [
          `${id}: ${Object.entries(distances)
            .map(([to, d]) => `${to}:${d}`)
            .join(' ')}`,
        ],
  );
}

function trueDistances({ distances }: Truth): readonly string[] {
  if (distances === null) return [];
  return distances.ids.flatMap((id, i) => {
    // Both tools leave out a distance of 0, which is none.
    const row = distances.ids.flatMap((to, j) => {
      const value = distances.matrix[i]?.[j] ?? 0;
      return value === 0 ? [] : [`${to}:${value}`];
    });
    return row.length === 0 ? [] : [`${id}: ${row.join(' ')}`];
  });
}

/** Boxes as a partition of CPUs: numbering schemes differ, grouping does not. */
function partition(cpus: readonly { id: number; key: string }[]): readonly string[] {
  const boxes = new Map<string, number[]>();
  for (const { id, key } of cpus) boxes.set(key, [...(boxes.get(key) ?? []), id]);
  return [...boxes.values()].map((ids) => ids.sort((a, b) => a - b).join(',')).sort();
}

const socketKey = (cpu: HostCpu): string => String(cpu.socket);
const coreKey = (cpu: HostCpu): string => [...idsOf(cpu.siblings ?? setOfIds([cpu.id]))].join();

/** Libvirt's invented single cell: nodes, memory and often CPU numbers are not the machine's (formats.md §7). */
const invented: readonly string[] = [
  'arm-mop500-2c-nonuma',
  'arm64-phone-A510-A710-A715-X3',
  'armv7-2c',
  'i386-xeon-2t-nonuma',
  'i386-xeon5130-2c-nonuma',
  'lv-aarch64-mustang-8c',
  'lv-armv6l-raspberrypi',
  'ppc-qemu-1c',
  's390-2c-notopology',
  's390-books-20c',
  's390-kvm-3c',
  's390-lpar-20c-offline',
  's390-zvm-4c',
  'sparc64-sparse-cpus',
];

/** The snapshot's node names 141 CPUs, of which 8 are there: sockets and cores of the others are libvirt's guess. */
const guessed: readonly string[] = ['s390-lpar-drawer-8c'];

/** No text, or mail quotes and wraps around it: whose turn comes with the cleaning of pastes. */
const damaged: readonly string[] = ['power9-gpu-6n-mailwrapped', 'xeon-8n-160t-mailquoted-two-machines'];

const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf('/') + 1);

describeShared('capabilities of real machines', () => {
  const folders = foldersWith('capabilities.xml');

  it.each(folders)('%s', (folder) => {
    const truth = readTruth(folder);
    const { segments, host, findings } = analyzeShared([`${folder}/capabilities.xml`]);
    expect(segments.map(({ reader }) => reader)).toEqual(['virsh-capabilities']);
    expect(findings.filter(({ rule }) => rule === 'rule-failed')).toEqual([]);
    if (invented.includes(nameOf(folder))) {
      expect(host?.nodes).toHaveLength(1);
      return;
    }
    if (host === undefined) {
      expect(truth.nodes).toEqual([]);
      return;
    }
    // libvirt's own tests put made-up sizes in, and most leave the distances out.
    const made = folder.startsWith('samples/libvirt-tests');
    const withMemory = truth.memInvented !== true && !made;
    expect(hostNodes(host, 1, withMemory)).toEqual(trueNodes(truth, 1, withMemory));
    if (!made) expect(distanceLines(host)).toEqual(trueDistances(truth));
    if (guessed.includes(nameOf(folder))) return;
    // A CPU of no node is in no cell.
    const online = (truth.cpus ?? []).filter((cpu) => cpu.online && cpu.nodes.length > 0);
    expect(host.cpuTable.map(({ id }) => id)).toEqual(online.map(({ id }) => id));
    expect(partition(host.cpuTable.map((cpu) => ({ id: cpu.id, key: socketKey(cpu) })))).toEqual(
      partition(online.map((cpu) => ({ id: cpu.id, key: String(cpu.package) }))),
    );
    expect(partition(host.cpuTable.map((cpu) => ({ id: cpu.id, key: coreKey(cpu) })))).toEqual(
      partition(online.map((cpu) => ({ id: cpu.id, key: (cpu.threadSiblings ?? [cpu.id]).join() }))),
    );
  });

  it('are counted', () => {
    console.info(
      `../shared/samples: ${folders.length} capabilities.xml (${invented.length} with an invented cell, not compared)`,
    );
    expect(folders.length).toBeGreaterThan(50);
  });
});

describeShared('numactl of real machines', () => {
  const folders = foldersWith('numactl.txt');

  it.each(folders.filter((folder) => !damaged.includes(nameOf(folder))))('%s', (folder) => {
    const truth = readTruth(folder);
    const { segments, host, findings } = analyzeShared([`${folder}/numactl.txt`]);
    expect([...new Set(segments.map(({ reader }) => reader))]).toEqual(['numactl-hardware']);
    expect(findings.filter(({ rule }) => rule === 'rule-failed')).toEqual([]);
    if (host === undefined) {
      expect((truth.nodes ?? []).filter((node) => node.cpus.length > 0)).toEqual([]);
      return;
    }
    expect(hostNodes(host, 1024, true)).toEqual(trueNodes(truth, 1024, true));
    expect(distanceLines(host)).toEqual(trueDistances(truth));
    const cpus = new Set((truth.nodes ?? []).flatMap((node) => node.cpus));
    expect(countOf(host.cpus)).toBe(cpus.size);
  });

  it('are counted', () => {
    console.info(
      `../shared/samples: ${folders.length} numactl.txt (${damaged.length} damaged, not read yet)`,
    );
    expect(folders.length).toBeGreaterThan(50);
  });
});
