/**
 * The capabilities and numactl texts of real machines against `truth.json`, which was derived from the kernel's
 * sysfs: recognised by exactly the right reader, and the host equals the truth in the fields the format carries.
 */
import { expect, it } from 'vitest';
import { countOf } from '../../core/cpuset/cpuset.ts';
import { analyzeShared, describeShared } from './shared.ts';
import {
  coreKey,
  distancesRead,
  foldersWith,
  hugepagesRead,
  nameOf,
  nodesRead,
  partitionBy,
  readOnly,
  readTruth,
  socketKey,
  Tally,
  trueCoreKey,
  trueDistances,
  trueHugepages,
  trueNodes,
  withoutNuma,
} from './truth.ts';

/** Libvirt's invented single cell: nodes, memory and often CPU numbers are not the machine's (formats.md §7). */
const invented = withoutNuma.filter((name) => name !== 'riscv64-2c');

/** The snapshot's node names 141 CPUs, of which 8 are there: sockets and cores of the others are libvirt's guess. */
const guessed: readonly string[] = ['s390-lpar-drawer-8c'];

describeShared('capabilities of real machines', () => {
  const folders = foldersWith('capabilities.xml');
  const tally = new Tally('capabilities.xml');

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
    tally.file();
    tally.compare('nodes', nodesRead(host.nodes, 1, withMemory), trueNodes(truth, 1, withMemory));
    if (!made) tally.compare('distances', distancesRead(host.nodes), trueDistances(truth));
    if (guessed.includes(nameOf(folder))) return;
    // A CPU of no node is in no cell.
    const online = (truth.cpus ?? []).filter((cpu) => cpu.online && cpu.nodes.length > 0);
    expect(host.cpuTable.map(({ id }) => id)).toEqual(online.map(({ id }) => id));
    tally.compare(
      'sockets',
      partitionBy(host.cpuTable, socketKey),
      partitionBy(online, (cpu) => String(cpu.package)),
    );
    if (!made) tally.compare('huge pages', hugepagesRead(host.nodes), trueHugepages(truth));
    tally.compare('cores', partitionBy(host.cpuTable, coreKey), partitionBy(online, trueCoreKey));
  });

  it('are counted', () => {
    tally.print();
    console.info(
      `../shared/samples: ${folders.length} capabilities.xml (${invented.length} with an invented cell, not compared)`,
    );
    expect(folders.length).toBeGreaterThan(50);
  });
});

describeShared('numactl of real machines', () => {
  const folders = foldersWith('numactl.txt');
  const tally = new Tally('numactl.txt');

  it.each(folders)('%s', (folder) => {
    const truth = readTruth(folder);
    const { segments, host, findings } = analyzeShared([`${folder}/numactl.txt`]);
    expect([...new Set(segments.map(({ reader }) => reader))]).toEqual(['numactl-hardware']);
    expect(findings.filter(({ rule }) => rule === 'rule-failed')).toEqual([]);
    if (host === undefined) {
      expect((truth.nodes ?? []).filter((node) => node.cpus.length > 0)).toEqual([]);
      // 0.9 names nodes without their CPUs: facts, and no host that can be drawn.
      const { host: facts } = readOnly(`${folder}/numactl.txt`, 'numactl-hardware');
      tally.file();
      tally.compare('nodes', nodesRead(facts?.nodes ?? [], 1024, true), trueNodes(truth, 1024, true));
      return;
    }
    tally.file();
    tally.compare('nodes', nodesRead(host.nodes, 1024, true), trueNodes(truth, 1024, true));
    tally.compare('distances', distancesRead(host.nodes), trueDistances(truth));
    const cpus = new Set((truth.nodes ?? []).flatMap((node) => node.cpus));
    expect(countOf(host.cpus)).toBe(cpus.size);
  });

  it('are counted', () => {
    tally.print();
    console.info(`../shared/samples: ${folders.length} numactl.txt`);
    expect(folders.length).toBeGreaterThan(50);
  });
});
