import { describe, expect, it } from 'vitest';
import { cpuSet, hostOf, sketchHost } from '../scene/analysis-sketches.ts';
import { countOf, formatCpuSet } from '../cpuset/cpuset.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import type { HostCpu, HostNode } from './host.ts';
import type { TopologyBox } from './topology-tree.ts';
import { buildTopologyTree } from './topology-tree.ts';

const span = { source: 't', from: 0, to: 0 };
const cpu = (id: number, more: Partial<HostCpu> = {}): HostCpu => ({
  id,
  online: true,
  assumed: false,
  span,
  ...more,
});
const node = (id: number, cpus: string): HostNode => ({ id, cpus: cpuSet(cpus), span });

/** `host[node:0[core:0[0 8] 1]]` */
function write(box: TopologyBox): string {
  if (box.kind === 'pcpu')
    return `${String(box.number)}${box.state === 'known' ? '' : box.state === 'offline' ? '-' : '?'}`;
  return `${box.id}[${box.children.map(write).join(' ')}]`;
}

describe('buildTopologyTree', () => {
  it('keeps nodes, drops the only socket and die, and groups siblings', () => {
    const tree = buildTopologyTree(sketchHost({ nodes: 2, coresPerNode: 2, threads: 2 }));
    expect(write(tree)).toBe('host[node:0[core:0[0 4] core:1[1 5]] node:1[core:2[2 6] core:3[3 7]]]');
  });

  it('shows several sockets and dies, named by their lowest CPU', () => {
    const tree = buildTopologyTree(
      sketchHost({ nodes: 1, coresPerNode: 4, socketsPerNode: 2, diesPerSocket: 2 }),
    );
    expect(write(tree)).toBe('host[node:0[socket:0[die:0[0] die:1[1]] socket:2[die:2[2] die:3[3]]]]');
  });

  it('without siblings, groups by core number, which repeats per socket', () => {
    const cpus = [0, 1, 2, 3].map((id) => cpu(id, { socket: id % 2, core: 0 }));
    expect(write(buildTopologyTree(hostOf(cpus, [node(0, '0-3')])))).toBe(
      'host[node:0[socket:0[core:0[0 2]] socket:1[core:1[1 3]]]]',
    );
  });

  it('does not merge cores of one number in different clusters', () => {
    const cpus = [0, 1, 2, 3].map((id) => cpu(id, { cluster: id >> 1, core: id % 2 }));
    expect(write(buildTopologyTree(hostOf(cpus, [node(0, '0-3')])))).toBe('host[node:0[0 1 2 3]]');
  });

  it('draws no cores where nobody knows them', () => {
    expect(write(buildTopologyTree(sketchHost({ nodes: 1, coresPerNode: 3, noCores: true })))).toBe(
      'host[node:0[0 1 2]]',
    );
  });

  it('keeps CPUs without a node, nodes without CPUs, offline and assumed CPUs', () => {
    const cpus = [cpu(0), cpu(1, { online: false }), cpu(2, { assumed: true }), cpu(9)];
    const tree = buildTopologyTree(hostOf(cpus, [node(0, '0-2'), node(3, '')]));
    expect(write(tree)).toBe('host[node:0[0 1- 2?] node:3[] 9]');
  });

  it('draws a CPU that two nodes claim in the first', () => {
    const tree = buildTopologyTree(hostOf([cpu(0), cpu(1), cpu(2)], [node(0, '0-1'), node(1, '1-2')]));
    expect(write(tree)).toBe('host[node:0[0 1] node:1[2]]');
    expect(tree.children.map((child) => formatCpuSet(child.cpus))).toEqual(['0-1', '2']);
  });

  it('cuts siblings at the border of a node, and survives nonsense lists', () => {
    const cpus = [0, 1, 2, 3].map((id) => cpu(id, { siblings: cpuSet(id === 3 ? '0-9999' : '0-3') }));
    expect(write(buildTopologyTree(hostOf(cpus, [node(0, '0-1'), node(1, '2-3')])))).toBe(
      'host[node:0[core:0[0 1]] node:1[core:2[2 3]]]',
    );
  });

  const l3 = (id: number, cpus: string) => ({ level: 3, id, sizeKiB: 32768, cpus: cpuSet(cpus), span });

  it('groups by L3 where a box has several, each of more than one core', () => {
    const host = sketchHost({ nodes: 2, coresPerNode: 4 });
    const split = { ...host, caches: [l3(0, '0-1'), l3(1, '2-3'), l3(2, '4-7')] };
    expect(write(buildTopologyTree(split))).toBe('host[node:0[l3:0[0 1] l3:2[2 3]] node:1[4 5 6 7]]');
    expect(buildTopologyTree(split).children[0]?.children[0]?.sizeKiB).toBe(32768);
    const own = { ...host, caches: [0, 1, 2, 3].map((id) => l3(id, String(id))) };
    expect(write(buildTopologyTree(own))).toBe('host[node:0[0 1 2 3] node:1[4 5 6 7]]');
  });

  it('groups cores of different types, and keeps CPUs without a type or cache beside them', () => {
    const types = ['performance', 'performance', 'efficiency', 'efficiency', undefined] as const;
    const cpus = types.map((coreType, id) => cpu(id, coreType === undefined ? {} : { coreType }));
    const host = hostOf(cpus, [node(0, '0-4')]);
    expect(write(buildTopologyTree(host))).toBe('host[node:0[type:0[0 1] type:2[2 3] 4]]');
    expect(write(buildTopologyTree({ ...host, caches: [l3(0, '0-2'), l3(1, '3')] }))).toBe(
      'host[node:0[l3:0[type:0[0 1] type:2[2]] l3:3[3] 4]]',
    );
  });

  it('takes a host without anything', () => {
    expect(write(buildTopologyTree(hostOf([], [])))).toBe('host[]');
  });

  it('is linear: 8,192 CPUs', () => {
    const host = sketchHost({ nodes: 32, coresPerNode: 128, threads: 2 });
    withinCpuMs(400, () => {
      // About 15 ms where nothing else runs. Another host each time: of one that is known it is remembered.
      expect(countOf(buildTopologyTree({ ...host }).cpus)).toBe(8192);
    });
  });
});
