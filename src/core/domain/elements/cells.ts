/** `<cpu><numa>`: the guest's NUMA cells (virDomainNumaDefParseXML, numa_conf.c). */
import {
  countOf,
  differenceOf,
  emptySet,
  idsOf,
  lastId,
  rangeSet,
  setOfRanges,
  unionOf,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import { bareCell } from '../bare.ts';
import type { GuestCell } from '../domain.ts';
import { readMemoryAttribute, readWord, yesOrNo } from './attributes.ts';
import { readCaches } from './cell-caches.ts';
import { DistanceTable } from './distances.ts';
import { readSetAttribute, readUint, type RefusalList } from './refuse.ts';

export function readCells(domain: XmlElement, refusals: RefusalList): readonly GuestCell[] {
  // libvirt's XPath is ./cpu/numa[1]/cell: the first <numa> of every <cpu>.
  const numas = elementsAt(domain, 'cpu').flatMap((cpu) => childNamed(cpu, 'numa') ?? []);
  const numa = numas[0];
  if (numa === undefined) return [];
  const elements = numas.flatMap((one) => elementsAt(one, 'cell'));
  if (elements.length === 0) {
    refusals.add('XML error: NUMA topology defined without NUMA cells', numa.span);
    return [];
  }
  const slots = new CellSlots(elements.length);
  const distances = new DistanceTable(elements.length);
  elements.forEach((element, position) => {
    readCell(element, position, slots, distances, refusals);
  });
  return slots.cells(numa).map((cell) => ({ ...cell, distances: distances.of(cell.id) }));
}

type CellFacts = Omit<GuestCell, 'id' | 'cpus' | 'distances'>;

/** libvirt's array of cells: one slot for each element, filled by id. */
class CellSlots {
  readonly count: number;
  readonly #facts = new Map<number, CellFacts>();
  readonly #cpus = new Map<number, CpuSet>();
  /** Which cell has a vCPU. Built from disjoint sets alone, so its size is bounded. */
  readonly #owners = new Map<number, number>();
  #overlapping = false;

  constructor(count: number) {
    this.count = count;
  }

  /** libvirt knows a filled slot by its memory, so a cell of no memory is overwritten without a word. */
  isTaken(id: number): boolean {
    const cell = this.#facts.get(id);
    return cell !== undefined && cell.memoryKiB !== 0;
  }

  /** The first slot that shares a vCPU with cell `id`. */
  put(id: number, written: CpuSet): number | undefined {
    const before = this.#cpus.get(id) ?? emptySet;
    // An empty set does not replace the one that an overwritten cell had.
    const cpus = written.length === 0 ? before : written;
    this.#cpus.set(id, cpus);
    if (this.#overlapping) return undefined;
    for (const vcpu of idsOf(before)) this.#owners.delete(vcpu);
    let rival: number | undefined;
    for (const vcpu of idsOf(cpus)) {
      const owner = this.#owners.get(vcpu);
      if (owner === undefined) this.#owners.set(vcpu, id);
      else rival = Math.min(owner, rival ?? owner);
    }
    this.#overlapping = rival !== undefined;
    return rival;
  }

  fill(id: number, facts: CellFacts): void {
    this.#facts.set(id, facts);
  }

  /** In order of id; a slot that nothing filled is a cell without CPUs and memory. */
  cells(numa: XmlElement): readonly Omit<GuestCell, 'distances'>[] {
    const nothing: CellFacts = { ...bareCell, memoryKiB: 0, span: numa.span };
    const ids = this.#facts.size === this.count ? [...this.#facts.keys()].sort((a, b) => a - b) : undefined;
    return (ids ?? Array.from({ length: this.count }, (_, id) => id)).map((id) => ({
      id,
      cpus: this.#cpus.get(id) ?? emptySet,
      ...(this.#facts.get(id) ?? nothing),
    }));
  }
}

function readCell(
  element: XmlElement,
  position: number,
  slots: CellSlots,
  distances: DistanceTable,
  refusals: RefusalList,
): void {
  const written = attributeOf(element, 'id');
  const id = written === undefined ? position : readUint(element, 'id', refusals);
  if (id === undefined) return;
  const idSpan = written?.span ?? element.tagSpan;
  if (id >= slots.count) {
    refusals.add(
      "XML error: Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed",
      idSpan,
    );
    return;
  }
  if (slots.isTaken(id)) {
    refusals.add(`XML error: Duplicate NUMA cell info for cell id '${String(id)}'`, idSpan);
    return;
  }
  const attribute = attributeOf(element, 'cpus');
  const set = attribute === undefined ? undefined : readSetAttribute(attribute);
  // Here, and only here, a set that comes out empty is fine: a cell without CPUs.
  if (set?.fault?.kind === 'grammar') refusals.addSetFault(set, 'cpuset');
  const rival = slots.put(id, set?.set ?? emptySet);
  if (rival !== undefined) {
    refusals.add(
      `unsupported configuration: NUMA cells ${String(id)} and ${String(rival)} have overlapping vCPU ids`,
      attribute?.span ?? element.tagSpan,
    );
  }
  const memoryKiB = readMemoryAttribute(element, { value: 'memory', unit: 'unit' }, refusals);
  const access = readWord(element, 'memAccess', ['shared', 'private'], refusals);
  const discard = readWord(element, 'discard', yesOrNo, refusals);
  distances.read(element, id, refusals);
  const caches = readCaches(element, id, refusals);
  slots.fill(id, { memoryKiB, access, discard: discard === 'yes', caches, span: element.span });
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
  const highest = highestVcpu(cells) ?? -1;
  if (highest >= maxVcpus || maxVcpus === 0) {
    refusals.add('internal error: CPU IDs in <numa> exceed the <vcpu> count', span);
  }
}

export function highestVcpu(cells: readonly GuestCell[]): number | undefined {
  return cells.reduce<number | undefined>((highest, cell) => {
    const last = lastId(cell.cpus);
    return last === undefined || (highest !== undefined && highest > last) ? highest : last;
  }, undefined);
}

/** The QEMU driver puts vCPUs that no cell names into cell 0 (since 6.5.0). */
export function fillFirstCell(cells: readonly GuestCell[], maxVcpus: number): readonly GuestCell[] {
  const first = cells[0];
  if (first === undefined) return cells;
  const named = setOfRanges(cells.flatMap((cell) => cell.cpus));
  const missing = differenceOf(rangeSet(0, maxVcpus - 1), named);
  return missing.length === 0 ? cells : [{ ...first, cpus: unionOf(first.cpus, missing) }, ...cells.slice(1)];
}
