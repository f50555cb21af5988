/** Generated hosts, read back from the texts that the tools would print. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../core/analyze.ts';
import { defaultChoices } from '../core/analysis.ts';
import { formatCpuSet, idsOf, setOfIds } from '../core/cpuset/cpuset.ts';
import type { Host } from '../core/host/host.ts';
import { buildHost, type HostSpec } from './host.ts';
import { anyHost } from '../testing/generate/any-host.ts';
import { capabilitiesText, numactlText } from './host-text.ts';

function readHost(text: string, reader: string): Host {
  const analysis = analyze([{ id: 'a', name: 'a', text }], defaultChoices);
  expect(analysis.segments.map((segment) => segment.reader)).toEqual([reader]);
  expect(analysis.findings).toEqual([]);
  return analysis.host!;
}

function expectNodes(host: Host, spec: HostSpec): void {
  expect(
    host.nodes.map(({ id, cpus, memoryKiB, distances }) => ({ id, cpus, memoryKiB, distances })),
  ).toEqual(
    spec.nodes.map(({ id, cpus, memoryKiB }) => ({
      id,
      cpus: setOfIds(cpus),
      memoryKiB,
      distances: Object.fromEntries(spec.nodes.map((other) => [other.id, spec.distance(id, other.id)])),
    })),
  );
}

describe('the notation', () => {
  it.each([
    ['pairs', ['0-3', '4-7'], '0-1'],
    ['halves', ['0-1,4-5', '2-3,6-7'], '0,4'],
    ['interleaved', ['0,2,4,6', '1,3,5,7'], '0,4'],
  ])('numbers two nodes of two cores of two threads in %s', (numbering, nodes, siblings) => {
    const host = buildHost(`node:2 core:2 pu:2 numbering:${numbering} ids:0,8`);
    expect(host.nodes.map(({ cpus }) => formatCpuSet(setOfIds(cpus)))).toEqual(nodes);
    expect(host.nodes.map(({ id }) => id)).toEqual([0, 8]);
    expect(formatCpuSet(setOfIds(host.cpus[0]!.siblings))).toBe(siblings);
  });

  it('puts nodes into sockets where it says so', () => {
    const host = buildHost('socket:2 node:2 core:1 pu:1');
    expect(host.cpus.map(({ node, socket, core }) => [node, socket, core])).toEqual([
      [0, 0, 0],
      [1, 0, 1],
      [2, 1, 0],
      [3, 1, 1],
    ]);
  });
});

describe('a generated host', () => {
  it('is read from its capabilities, every CPU with its box', () => {
    fc.assert(
      fc.property(anyHost, (notation) => {
        const spec = buildHost(notation);
        const host = readHost(capabilitiesText(notation), 'virsh-capabilities');
        expectNodes(host, spec);
        expect(
          host.cpuTable.map(({ id, node, socket, die, core, siblings, online }) => ({
            id,
            node,
            socket,
            die,
            core,
            siblings: [...idsOf(siblings ?? [])],
            online,
          })),
        ).toEqual(spec.cpus.map((cpu) => ({ ...cpu, online: true })));
      }),
    );
  });

  it('is read from numactl, as far as numactl knows it', () => {
    fc.assert(
      fc.property(anyHost, (notation) => {
        const spec = buildHost(notation);
        const host = readHost(numactlText(notation), 'numactl-hardware');
        expectNodes(host, spec);
        expect(host.cpuTable.map(({ id, node }) => [id, node])).toEqual(
          spec.cpus.map(({ id, node }) => [id, node]),
        );
      }),
    );
  });
});
