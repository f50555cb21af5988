/** A host (`host.ts`) as the tools would print it. */
import { formatCpuSet, setOfIds } from '../core/cpuset/cpuset.ts';
import { buildHost } from './host.ts';

/** `virsh capabilities`, as libvirt 9.0.0 writes it. */
export function capabilitiesText(notation: string): string {
  const { nodes, cpus, distance } = buildHost(notation);
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
export function numactlText(notation: string): string {
  const { nodes, distance } = buildHost(notation);
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
