/**
 * All texts that the tools printed of one real machine, read together: they are one machine, they contradict each other
 * only where that is known, and the host that comes out equals `truth.json` in every fact that some text carries.
 */
import { expect, it } from 'vitest';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import { readKernelList } from '../../core/cpuset/kernel-list.ts';
import type { HostCpu } from '../../core/host/host.ts';
import { analyzeShared, describeShared, hasShared, listShared } from './shared.ts';
import {
  coreKey,
  distancesRead,
  nameOf,
  nodesRead,
  partitionBy,
  readTruth,
  socketKey,
  Tally,
  trueCoreKey,
  trueDistances,
  trueNodes,
  trueSocketKey,
  withoutNuma,
} from './truth.ts';

/** No tool's output. */
const notHost = /^(?:origin|truth|README)/;

function textsOf(folder: string): readonly string[] {
  return listShared(folder)
    .filter((name) => /\.(?:txt|xml|json)$/.test(name) && !notHost.test(name))
    .map((name) => `${folder}/${name}`);
}

/** Where the texts of one machine contradict each other, or its snapshot itself: what is not compared, and why. */
const artefacts: Readonly<Record<string, { readonly fields: readonly string[]; readonly why: string }>> = {
  'fake-4n-notopology': { fields: ['machines', 'conflicts'], why: 'made up: one core over four nodes' },
  'fake-heterocpunuma-overlap': {
    fields: ['machines', 'conflicts', 'nodes', 'distances', 'online', 'sockets', 'cores'],
    why: 'made up: nodes share CPUs, and every tool tells another part of it',
  },
  'ia64-8n2s-16c': { fields: ['conflicts'], why: 'core_siblings name one CPU, package ids two' },
  'lv-aarch64-high-ids-16c-2n': {
    fields: ['conflicts'],
    why: 'the core_siblings of CPU 8 name two packages',
  },
  'lv-x86-test1-2c2n': { fields: ['cores'], why: 'its thread_siblings say 0 of both CPUs' },
  'ppc64-power7-16t': {
    fields: ['conflicts', 'sockets'],
    why: 'package −1: libvirt says one socket, hwloc four',
  },
  'ppc64-power7-64t-2n': { fields: ['conflicts', 'sockets'], why: 'package −1, as above' },
  's390-lpar-drawer-8c': {
    fields: ['machines', 'conflicts', 'online', 'sockets', 'cores', 'nodes'],
    why: 'the node of its snapshot names 141 CPUs, of which 8 are there',
  },
  'x86-opteron6276-4s8n-64t': { fields: ['conflicts'], why: 'hwloc takes the modules’ halves for cores' },
  'x86-xeon-4s-cpusetreorder': {
    fields: ['conflicts'],
    why: 'its cpuinfo is of a kernel with other core ids',
  },
  'x86-xeon-e7-4870-4s-40c-b': { fields: ['conflicts'], why: 'hwloc broke the masks of CPU 2 on purpose' },
};

const folders = ['samples', 'samples/libvirt-tests'].flatMap((group) =>
  listShared(group)
    .map((name) => `${group}/${name}`)
    .filter((folder) => hasShared(`${folder}/truth.json`) && readTruth(folder).nodes !== undefined),
);

describeShared('all texts of a real machine', () => {
  const tally = new Tally('machines, all their texts merged');

  it.each(folders)('%s', (folder) => {
    const truth = readTruth(folder);
    const { host, machines } = analyzeShared(textsOf(folder));
    const left = artefacts[nameOf(folder)]?.fields ?? [];
    tally.file();
    if (!left.includes('machines'))
      expect.soft(machines, 'machines').toHaveLength(host === undefined ? 0 : 1);
    if (!left.includes('conflicts')) expect.soft(host?.conflicts ?? [], 'conflicts').toEqual([]);
    if (host === undefined) return;
    const compare = (field: string, read: readonly string[], real: readonly string[]): void => {
      if (!left.includes(field)) tally.compare(field, read, real);
    };
    const online = readKernelList(truth.online ?? '');
    compare('online', [formatCpuSet(host.online)], [online.ok ? formatCpuSet(online.set) : '?']);
    const cpus = (truth.cpus ?? []).filter((cpu) => cpu.online);
    const ours = host.cpuTable.filter((cpu) => cpu.online);
    compare('sockets', partitionBy<HostCpu>(ours, socketKey), partitionBy(cpus, trueSocketKey));
    compare('cores', partitionBy<HostCpu>(ours, coreKey), partitionBy(cpus, trueCoreKey));
    if (withoutNuma.includes(nameOf(folder))) return;
    // libvirt's own tests put made-up sizes in, and most leave the distances out.
    const made = folder.startsWith('samples/libvirt-tests');
    const withMemory = truth.memInvented !== true && !made;
    compare('nodes', nodesRead(host.nodes, 1024, withMemory), trueNodes(truth, 1024, withMemory));
    if (!made) compare('distances', distancesRead(host.nodes), trueDistances(truth));
  });

  it('are counted', () => {
    tally.print();
    expect(tally.wrong).toBe(0);
    expect(tally.files).toBeGreaterThan(80);
  });
});
