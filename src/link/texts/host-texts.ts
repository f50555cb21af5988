/**
 * Facts about a host as the text that a model link stands for: `virsh capabilities`, `numactl --hardware`, or files of
 * /sys with their contents. Each reads back to the same facts, or the facts are not put into a link.
 */
import { firstId, formatCpuSet, idsOf, setOfIds } from '../../core/cpuset/cpuset.ts';
import type { CpuFact, HostFacts, NodeFact } from '../../core/host/host-facts.ts';
import { node, xmlText, type XmlNode } from './xml-text.ts';

export function hostText(facts: HostFacts): string {
  switch (facts.from) {
    case 'virsh-capabilities':
      return capabilitiesText(facts);
    case 'numactl-hardware':
      return numactlText(facts);
    default:
      return sysfsText(facts);
  }
}

function capabilitiesText({ nodes, cpus, caches, fakeCell, architecture }: HostFacts): string {
  const byNode = new Map<number | undefined, CpuFact[]>();
  for (const cpu of cpus) {
    const mine = byNode.get(cpu.node);
    if (mine === undefined) byNode.set(cpu.node, [cpu]);
    else mine.push(cpu);
  }
  const cells = nodes.map((one) => cellNode(one, byNode.get(one.id) ?? [], fakeCell));
  const banks = caches.map(({ level, id, sizeKiB, cpus: set }) =>
    node('bank', {
      id,
      level,
      type: 'both',
      size: sizeKiB,
      unit: sizeKiB === undefined ? undefined : 'KiB',
      cpus: formatCpuSet(set),
    }),
  );
  return xmlText(
    node('capabilities', {}, [
      node('host', {}, [
        ...(architecture === undefined ? [] : [node('cpu', {}, [node('arch', {}, architecture)])]),
        node('topology', {}, [node('cells', { num: cells.length }, cells)]),
        ...(banks.length === 0 ? [] : [node('cache', {}, banks)]),
      ]),
    ]),
  );
}

/** The kernel's own page: what libvirt lists first, with all memory that is not in huge pages. */
const basePageKiB = 4;

function cellNode(cell: NodeFact, cpus: readonly CpuFact[], fake: boolean): XmlNode {
  const { memoryKiB, hugepages = [], distances, declaredCpus } = cell;
  const huge = hugepages.reduce((sum, { sizeKiB, count }) => sum + sizeKiB * count, 0);
  const base = Math.floor(Math.max(0, (memoryKiB ?? 0) - huge) / basePageKiB);
  const pages = [{ sizeKiB: basePageKiB, count: base }, ...hugepages];
  return node('cell', { id: cell.id }, [
    ...(memoryKiB === undefined ? [] : [node('memory', { unit: 'KiB' }, String(memoryKiB))]),
    ...(fake
      ? []
      : pages.map(({ sizeKiB, count }) => node('pages', { unit: 'KiB', size: sizeKiB }, String(count)))),
    ...(distances === undefined
      ? []
      : [
          node(
            'distances',
            {},
            Object.entries(distances).map(([id, value]) => node('sibling', { id, value })),
          ),
        ]),
    node(
      'cpus',
      { num: declaredCpus },
      cpus.map(({ id, socket, die, cluster, core, siblings }) =>
        node('cpu', {
          id,
          socket_id: socket,
          die_id: die,
          cluster_id: cluster,
          core_id: core,
          siblings: siblings === undefined ? undefined : formatCpuSet(siblings),
        }),
      ),
    ),
  ]);
}

function numactlText({ nodes, withoutNuma }: HostFacts): string {
  if (nodes.length === 0 && withoutNuma === true) return 'No NUMA available on this system\n';
  const megabytes = (kib: number): string => String(Math.floor(kib / 1024));
  const ids = nodes.map(({ id }) => id);
  const pad = (value: number | string): string => String(value).padStart(3);
  const isMeasured = nodes.some(({ distances }) => distances !== undefined);
  return [
    `available: ${String(nodes.length)} nodes (${formatCpuSet(setOfIds(ids))})`,
    ...nodes.flatMap(({ id, cpus, cpusTold, memoryKiB, freeKiB }) => [
      ...(cpusTold === false ? [] : [`node ${String(id)} cpus: ${[...idsOf(cpus)].join(' ')}`]),
      ...(memoryKiB === undefined ? [] : [`node ${String(id)} size: ${megabytes(memoryKiB)} MB`]),
      ...(freeKiB === undefined ? [] : [`node ${String(id)} free: ${megabytes(freeKiB)} MB`]),
    ]),
    ...(isMeasured ? ['node distances:', `node ${ids.map(pad).join(' ')} `] : []),
    ...nodes.flatMap(({ id, distances }) =>
      distances === undefined ? [] : [`${pad(id)}: ${ids.map((to) => pad(distances[to] ?? 0)).join(' ')} `],
    ),
    '',
  ].join('\n');
}

const system = '/sys/devices/system';

/** `grep . FILE…` */
function sysfsText(facts: HostFacts): string {
  const lines: string[] = [];
  const add = (path: string, value: string | number | undefined): void => {
    if (value !== undefined) lines.push(`${system}/${path}:${String(value)}`);
  };
  const lists = [
    ['online', facts.online],
    ['offline', facts.offline],
    ['present', facts.present],
    ['possible', facts.possible],
    ['isolated', facts.isolated],
    ['nohz_full', facts.nohzFull],
  ] as const;
  for (const [name, set] of lists) add(`cpu/${name}`, set && formatCpuSet(set));
  addNodes(facts.nodes, add);
  addCpus(facts.cpus, add);
  const folders = new Map<number, number>();
  for (const { level, id, sizeKiB, cpus } of facts.caches) {
    // Each by one of its CPUs; the numbers of its folders are free.
    const first = firstId(cpus) ?? 0;
    const index = folders.get(first) ?? 0;
    folders.set(first, index + 1);
    const folder = `cpu/cpu${String(first)}/cache/index${String(index)}`;
    add(`${folder}/level`, level);
    add(`${folder}/id`, id);
    add(`${folder}/size`, sizeKiB === undefined ? undefined : `${String(sizeKiB)}K`);
    add(`${folder}/shared_cpu_list`, formatCpuSet(cpus));
  }
  for (const [type, file] of [
    ['performance', 'cpu_core'],
    ['efficiency', 'cpu_atom'],
  ] as const) {
    const ids = facts.cpus.filter(({ coreType }) => coreType === type).map(({ id }) => id);
    if (ids.length > 0) lines.push(`/sys/devices/${file}/cpus:${formatCpuSet(setOfIds(ids))}`);
  }
  return `${lines.join('\n')}\n`;
}

type Add = (path: string, value: string | number | undefined) => void;

function addNodes(nodes: readonly NodeFact[], add: Add): void {
  if (nodes.length === 0) return;
  add('node/online', formatCpuSet(setOfIds(nodes.map(({ id }) => id))));
  for (const { id, cpus, cpusTold, memoryKiB, freeKiB, distances, hugepages = [] } of nodes) {
    const folder = `node/node${String(id)}`;
    if (cpusTold !== false) add(`${folder}/cpulist`, formatCpuSet(cpus));
    if (distances !== undefined)
      add(`${folder}/distance`, nodes.map((other) => String(distances[other.id] ?? 0)).join(' '));
    const amount = (label: string, kib: number | undefined): void => {
      add(
        `${folder}/meminfo`,
        kib === undefined ? undefined : `Node ${String(id)} ${label}:       ${String(kib)} kB`,
      );
    };
    amount('MemTotal', memoryKiB);
    amount('MemFree', freeKiB);
    for (const { sizeKiB, count } of hugepages)
      add(`${folder}/hugepages/hugepages-${String(sizeKiB)}kB/nr_hugepages`, count);
  }
}

function addCpus(cpus: readonly CpuFact[], add: Add): void {
  for (const { id, socket, die, cluster, core, siblings, online } of cpus) {
    const folder = `cpu/cpu${String(id)}`;
    if (online !== undefined) add(`${folder}/online`, online ? 1 : 0);
    add(`${folder}/topology/physical_package_id`, socket);
    add(`${folder}/topology/die_id`, die);
    add(`${folder}/topology/cluster_id`, cluster);
    add(`${folder}/topology/core_id`, core);
    if (siblings !== undefined) add(`${folder}/topology/thread_siblings_list`, formatCpuSet(siblings));
  }
}
