/** A generated host as the tools would print it. */
import fc from 'fast-check';
import { formatCpuSet, setOfIds } from '../../core/cpuset/cpuset.ts';
import type { HostSpec } from './host.ts';

/** `virsh capabilities`, as libvirt 9.0.0 writes it. */
export function writeCapabilities({ nodes, cpus, distance }: HostSpec): string {
  const cells = nodes.map((node) => {
    const listed = cpus
      .filter((cpu) => cpu.node === node.id)
      .map(
        ({ id, socket, die, core, siblings }) =>
          `            <cpu id='${id}' socket_id='${socket}' die_id='${die}' core_id='${core}' siblings='${formatCpuSet(setOfIds(siblings))}'/>`,
      );
    return [
      `        <cell id='${node.id}'>`,
      `          <memory unit='KiB'>${node.memoryKiB}</memory>`,
      `          <pages unit='KiB' size='4'>${node.memoryKiB / 4}</pages>`,
      '          <distances>',
      ...nodes.map(
        (other) => `            <sibling id='${other.id}' value='${distance(node.id, other.id)}'/>`,
      ),
      '          </distances>',
      `          <cpus num='${listed.length}'>`,
      ...listed,
      '          </cpus>',
      '        </cell>',
    ].join('\n');
  });
  return [
    '<capabilities>',
    '  <host>',
    '    <topology>',
    `      <cells num='${nodes.length}'>`,
    ...cells,
    '      </cells>',
    '    </topology>',
    '  </host>',
    '</capabilities>',
    '',
  ].join('\n');
}

/** `numactl --hardware`, version 2.0.16. */
export function writeNumactl({ nodes, distance }: HostSpec): string {
  const ids = nodes.map(({ id }) => id);
  const megabytes = (kib: number): number => Math.floor(kib / 1024);
  const pad = (value: number): string => String(value).padStart(3);
  return [
    `available: ${nodes.length} nodes (${formatCpuSet(setOfIds(ids))})`,
    ...nodes.flatMap((node) => [
      `node ${node.id} cpus: ${node.cpus.join(' ')}`,
      `node ${node.id} size: ${megabytes(node.memoryKiB)} MB`,
      `node ${node.id} free: ${megabytes(node.memoryKiB / 2)} MB`,
    ]),
    'node distances:',
    `node ${ids.map(pad).join(' ')} `,
    ...ids.map((from) => `${pad(from)}: ${ids.map((to) => pad(distance(from, to))).join(' ')} `),
    '',
  ].join('\n');
}

/** Hosts in the notation of `host.ts`: usual shapes, each numbering, node ids with and without holes. */
export const anyHost: fc.Arbitrary<string> = fc
  .record({
    nodes: fc.integer({ min: 1, max: 4 }),
    sockets: fc.integer({ min: 1, max: 2 }),
    nodesInside: fc.boolean(),
    dies: fc.constantFrom(undefined, 1, 2),
    cores: fc.integer({ min: 1, max: 4 }),
    threads: fc.constantFrom(1, 2, 4),
    numbering: fc.constantFrom('pairs', 'halves', 'interleaved'),
    sparse: fc.boolean(),
    memory: fc.constantFrom(262_144, 1_048_576, 33_554_432),
  })
  .map(({ nodes, sockets, nodesInside, dies, cores, threads, numbering, sparse, memory }) => {
    const boxes = nodesInside ? `socket:${sockets} node:${nodes}` : `node:${nodes} socket:${sockets}`;
    const die = dies === undefined ? '' : ` die:${dies}`;
    const count = nodesInside ? nodes * sockets : nodes;
    const ids = sparse ? ` ids:${Array.from({ length: count }, (_, i) => i * 8).join(',')}` : '';
    return `${boxes}${die} core:${cores} pu:${threads} numbering:${numbering}${ids} memory:${memory}`;
  });
