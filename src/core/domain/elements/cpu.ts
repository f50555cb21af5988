/** `<cpu>`: the guest's topology and its NUMA cells (virCPUDefParseXML, virDomainNumaDefParseXML). */
import {
  countOf,
  differenceOf,
  emptySet,
  lastId,
  overlaps,
  rangeSet,
  unionOf,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import { toKiB } from '../../intake/units.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { GuestCell, GuestTopology } from '../domain.ts';
import { readSetAttribute, readUint, type RefusalList } from './refuse.ts';

export function readTopology(domain: XmlElement, refusals: RefusalList): GuestTopology | undefined {
  const cpu = childNamed(domain, 'cpu');
  const element = cpu === undefined ? undefined : childNamed(cpu, 'topology');
  if (element === undefined) return undefined;
  const sockets = readUint(element, 'sockets', refusals, { required: true, nonZero: true });
  const dies = readUint(element, 'dies', refusals, { nonZero: true }) ?? 1;
  const cores = readUint(element, 'cores', refusals, { required: true, nonZero: true });
  const threads = readUint(element, 'threads', refusals, { required: true, nonZero: true });
  if (sockets === undefined || cores === undefined || threads === undefined) return undefined;
  // clusters exist since libvirt 10.1.0; 9.0.0 does not look at them.
  return { sockets, dies, clusters: 1, cores, threads, span: element.span };
}

export function topologyProduct(topology: GuestTopology): number {
  return topology.sockets * topology.dies * topology.clusters * topology.cores * topology.threads;
}

export function readCells(domain: XmlElement, refusals: RefusalList): readonly GuestCell[] {
  const numa = elementsAt(domain, 'cpu', 'numa')[0];
  if (numa === undefined) return [];
  const elements = elementsAt(numa, 'cell');
  if (elements.length === 0) {
    refusals.add('XML error: NUMA topology defined without NUMA cells', numa.span);
    return [];
  }
  const cells: GuestCell[] = [];
  elements.forEach((element, position) => {
    const cell = readCell(element, position, elements.length, cells, refusals);
    if (cell !== undefined) cells.push(cell);
  });
  return cells.sort((a, b) => a.id - b.id);
}

function readCell(
  element: XmlElement,
  position: number,
  count: number,
  earlier: readonly GuestCell[],
  refusals: RefusalList,
): GuestCell | undefined {
  const written = attributeOf(element, 'id');
  const id = written === undefined ? position : readUint(element, 'id', refusals);
  if (id === undefined) return undefined;
  if (id >= count) {
    refusals.add(
      "XML error: Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed",
      written?.span ?? element.tagSpan,
    );
    return undefined;
  }
  if (earlier.some((cell) => cell.id === id)) {
    refusals.add(
      `XML error: Duplicate NUMA cell info for cell id '${String(id)}'`,
      written?.span ?? element.tagSpan,
    );
    return undefined;
  }
  const attribute = attributeOf(element, 'cpus');
  const set = attribute === undefined ? undefined : readSetAttribute(attribute);
  // Here, and only here, a set that comes out empty is fine: a cell without CPUs.
  if (set?.fault?.kind === 'grammar') refusals.addSetFault(set, 'cpuset');
  const cpus = set?.set ?? emptySet;
  const rival = earlier.find((cell) => overlaps(cell.cpus, cpus));
  if (rival !== undefined) {
    refusals.add(
      `unsupported configuration: NUMA cells ${String(id)} and ${String(rival.id)} have overlapping vCPU ids`,
      attribute?.span ?? element.tagSpan,
    );
  }
  const memory = attributeOf(element, 'memory');
  if (memory === undefined)
    refusals.add("XML error: missing element or attribute './@memory'", element.tagSpan);
  const memoryKiB =
    memory === undefined ? undefined : toKiB(memory.value.trim(), attributeOf(element, 'unit')?.value);
  return { id, cpus, ...(memoryKiB === undefined ? {} : { memoryKiB }), span: element.span };
}

/** Counts and ids of the cells against `<vcpu>`; with 0 vCPUs libvirt gives the second message too. */
export function checkCells(
  cells: readonly GuestCell[],
  maxVcpus: number,
  domain: XmlElement,
  refusals: RefusalList,
): void {
  const span =
    elementsAt(domain, 'cpu', 'numa')[0]?.tagSpan ?? childNamed(domain, 'vcpu')?.span ?? domain.tagSpan;
  const total = cells.reduce((sum, cell) => sum + countOf(cell.cpus), 0);
  if (total > maxVcpus) {
    refusals.add('internal error: Number of CPUs in <numa> exceeds the <vcpu> count', span);
  }
  const highest = Math.max(-1, ...cells.map((cell) => lastId(cell.cpus) ?? -1));
  if (highest >= maxVcpus || maxVcpus === 0) {
    refusals.add('internal error: CPU IDs in <numa> exceed the <vcpu> count', span);
  }
}

/** The QEMU driver puts vCPUs that no cell names into cell 0 (since 6.5.0). */
export function fillFirstCell(cells: readonly GuestCell[], maxVcpus: number): readonly GuestCell[] {
  const first = cells[0];
  if (first === undefined) return cells;
  let named: CpuSet = emptySet;
  for (const cell of cells) named = unionOf(named, cell.cpus);
  const missing = differenceOf(rangeSet(0, maxVcpus - 1), named);
  return missing.length === 0 ? cells : [{ ...first, cpus: unionOf(first.cpus, missing) }, ...cells.slice(1)];
}

/** The QEMU driver wants the topology to hold exactly the maximum number of vCPUs (qemuValidateDomainVCpuTopology). */
export function checkTopology(
  topology: GuestTopology | undefined,
  maxVcpus: number,
  refusals: RefusalList,
): void {
  if (topology === undefined || topologyProduct(topology) === maxVcpus) return;
  refusals.add("unsupported configuration: CPU topology doesn't match maximum vcpu count", topology.span, {
    rule: 'topology-count-mismatch',
  });
}
