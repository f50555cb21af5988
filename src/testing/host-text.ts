/**
 * Hosts in a notation of our own, written out as the texts that real tools print.
 * `2n 4c 2t` = 2 nodes of 4 cores of 2 threads, one socket a node, threads numbered in a second round
 * (n and n + N/2); `pairs`: 0,1 are siblings; `odd-even`: CPUs alternate between the nodes.
 */
import { formatCpuSet, setOfIds } from '../core/cpuset/cpuset.ts';

export interface HostShape {
  readonly nodes: number;
  readonly cores: number;
  readonly threads: number;
  readonly numbering: 'rounds' | 'pairs' | 'odd-even';
}

export interface ShapedCpu {
  readonly id: number;
  readonly node: number;
  readonly core: number;
  readonly siblings: readonly number[];
}

export function parseShape(notation: string): HostShape {
  const found = /^(\d+)n (\d+)c (\d+)t(?: (rounds|pairs|odd-even))?$/.exec(notation);
  if (found === null) throw new Error(`not a host shape: ${notation}`);
  return {
    nodes: Number(found[1]),
    cores: Number(found[2]),
    threads: Number(found[3]),
    numbering: (found[4] ?? 'rounds') as HostShape['numbering'],
  };
}

export function cpusOfShape({ nodes, cores, threads, numbering }: HostShape): readonly ShapedCpu[] {
  const cpus: ShapedCpu[] = [];
  for (let node = 0; node < nodes; node++) {
    for (let core = 0; core < cores; core++) {
      const number = (thread: number): number => {
        switch (numbering) {
          case 'pairs':
            return (node * cores + core) * threads + thread;
          case 'odd-even':
            return thread * nodes * cores + core * nodes + node;
          case 'rounds':
            return thread * nodes * cores + node * cores + core;
        }
      };
      const siblings = Array.from({ length: threads }, (_, thread) => number(thread));
      for (const id of siblings) cpus.push({ id, node, core, siblings });
    }
  }
  return cpus.sort((a, b) => a.id - b.id);
}

/** As `virsh capabilities` prints it; core ids restart in every socket, as they do on real machines. */
export function capabilitiesText(notation: string): string {
  const shape = parseShape(notation);
  const cpus = cpusOfShape(shape);
  const cells = Array.from({ length: shape.nodes }, (_, node) => {
    const own = cpus.filter((cpu) => cpu.node === node);
    const lines = own.map(
      (cpu) =>
        `            <cpu id='${cpu.id}' socket_id='${node}' die_id='0' core_id='${cpu.core}' siblings='${formatCpuSet(setOfIds(cpu.siblings))}'/>`,
    );
    const distances = Array.from(
      { length: shape.nodes },
      (_unused, other) => `            <sibling id='${other}' value='${other === node ? 10 : 21}'/>`,
    );
    return [
      `        <cell id='${node}'>`,
      `          <memory unit='KiB'>16777216</memory>`,
      `          <distances>`,
      ...distances,
      `          </distances>`,
      `          <cpus num='${own.length}'>`,
      ...lines,
      `          </cpus>`,
      `        </cell>`,
    ].join('\n');
  });
  return [
    '<capabilities>',
    '  <host>',
    '    <topology>',
    `      <cells num='${shape.nodes}'>`,
    ...cells,
    '      </cells>',
    '    </topology>',
    '  </host>',
    '</capabilities>',
    '',
  ].join('\n');
}

/** As `numactl --hardware` prints it. */
export function numactlText(notation: string): string {
  const shape = parseShape(notation);
  const cpus = cpusOfShape(shape);
  const ids = Array.from({ length: shape.nodes }, (_, node) => node);
  return [
    `available: ${shape.nodes} nodes (${formatCpuSet(setOfIds(ids))})`,
    ...ids.flatMap((node) => [
      `node ${node} cpus: ${cpus
        .filter((cpu) => cpu.node === node)
        .map((cpu) => cpu.id)
        .join(' ')}`,
      `node ${node} size: 16384 MB`,
      `node ${node} free: 12000 MB`,
    ]),
    'node distances:',
    `node ${ids.map((id) => String(id).padStart(3)).join(' ')} `,
    ...ids.map((a) => `${String(a).padStart(3)}: ${ids.map((b) => (a === b ? ' 10' : ' 21')).join(' ')} `),
    '',
  ].join('\n');
}
