/**
 * `virsh capabilities`: the host's cells with their memory, distances, CPUs and L3 banks. Whole, or any excerpt
 * that holds cells. Only `/capabilities/host/topology/cells` is believed; `<host><cpu><topology>` is nodeinfo's
 * fallback and often wrong (formats.md §7). Format: libvirt src/conf/capabilities.c, capability.rng.
 */
import { countOf, setOfIds, type CpuSet } from '../../cpuset/cpuset.ts';
import { readKernelList } from '../../cpuset/kernel-list.ts';
import type { CacheFact, CpuFact, HostFacts, NodeFact } from '../../host/host-facts.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { readXml } from '../../xml/read-xml.ts';
import {
  attributeOf,
  childNamed,
  childrenNamed,
  elementsAt,
  valueOf,
  type XmlElement,
} from '../../xml/xml.ts';
import { problem, type Problem, type Reader, type Reading } from '../reading.ts';
import { rootTagOf } from '../root-tag.ts';
import { toKiB } from '../units.ts';
import { faultProblem } from './libvirt-domain.ts';

export const virshCapabilities: Reader = { id: 'virsh-capabilities', use: 'read', detect, read };

function detect(piece: Piece): boolean {
  const root = rootTagOf(piece.text);
  switch (root?.name) {
    case 'capabilities':
      return true;
    case 'host':
    case 'topology':
      return /<cells[\s>]/.test(piece.text);
    case 'cells':
      return true;
    case 'cell':
      return /<cpus[\s>]|<cpu\s+id\s*=/.test(piece.text) && !/\s(?:cpus|memory)\s*=/.test(root.tag);
    default:
      return false;
  }
}

function read(piece: Piece): Reading {
  const { root, fault } = readXml(piece, 'large');
  const problems: Problem[] = fault === undefined ? [] : [faultProblem(fault)];
  if (root === undefined) return { problems };
  const host = root.name === 'capabilities' ? childNamed(root, 'host') : root;
  const cells = host === undefined ? [] : cellsIn(host);
  if (cells.length === 0) {
    return {
      problems: [...problems, problem('nothing-to-read', { kind: 'virsh-capabilities' }, spanIn(piece))],
    };
  }
  const architecture = host && elementsAt(host, 'cpu', 'arch')[0]?.text.trim();
  const nodes = cells.flatMap((cell) => readCell(cell, problems));
  const seen = new Set<number>();
  const cpus = cells.flatMap((cell) => readCpus(cell, seen, problems));
  const facts: HostFacts = {
    from: 'virsh-capabilities',
    span: spanIn(piece),
    nodes,
    cpus,
    caches: host === undefined ? [] : elementsAt(host, 'cache', 'bank').flatMap((bank) => readBank(bank)),
    fakeCell: isFakeCell(cells, nodes),
    ...optional('architecture', architecture),
  };
  return { host: facts, problems };
}

function cellsIn(host: XmlElement): readonly XmlElement[] {
  switch (host.name) {
    case 'cell':
      return [host];
    case 'cells':
      return childrenNamed(host, 'cell');
    case 'topology':
      return elementsAt(host, 'cells', 'cell');
    default:
      return elementsAt(host, 'topology', 'cells', 'cell');
  }
}

/** No NUMA, or unreadable ids: libvirt then invents one cell 0 without pages and distances. */
function isFakeCell(cells: readonly XmlElement[], nodes: readonly NodeFact[]): boolean {
  const cell = cells[0];
  return (
    cells.length === 1 &&
    cell !== undefined &&
    nodes[0]?.id === 0 &&
    childNamed(cell, 'pages') === undefined &&
    childNamed(cell, 'distances') === undefined
  );
}

function readCell(cell: XmlElement, problems: Problem[]): readonly NodeFact[] {
  const id = readId(cell, 'id', problems);
  if (id === undefined) return [];
  const cpus = childNamed(cell, 'cpus');
  const ids: number[] = [];
  for (const cpu of cpus === undefined ? [] : childrenNamed(cpus, 'cpu')) {
    const cpuId = idAttribute(cpu, 'id');
    if (cpuId !== undefined) ids.push(cpuId);
  }
  const declared = cpus === undefined ? undefined : idAttribute(cpus, 'num');
  const memory = childNamed(cell, 'memory');
  const memoryKiB =
    memory === undefined ? undefined : toKiB(memory.text.trim(), attributeOf(memory, 'unit')?.value);
  const distances = elementsAt(cell, 'distances', 'sibling').flatMap((sibling) => {
    const other = idAttribute(sibling, 'id');
    const value = idAttribute(sibling, 'value');
    return other === undefined || value === undefined || value === 0 ? [] : [[other, value] as const];
  });
  const pages = childrenNamed(cell, 'pages').flatMap((element) => {
    const size = toKiB(attributeOf(element, 'size')?.value ?? '', attributeOf(element, 'unit')?.value);
    const count = readNumber(element.text);
    return size === undefined || count === undefined ? [] : [{ sizeKiB: size, count }];
  });
  // The smallest size is the kernel's own page: 4 KiB, elsewhere 16 or 64.
  const base = Math.min(64, ...pages.map(({ sizeKiB }) => sizeKiB));
  const hugepages = pages.filter(({ sizeKiB }) => sizeKiB > base);
  if (cpus !== undefined && declared !== undefined && declared !== ids.length) {
    problems.push(problem('host-cpus-elided', { node: id, declared, listed: ids.length }, cpus.tagSpan));
  }
  return [
    {
      id,
      cpus: setOfIds(ids),
      ...(declared === undefined ? {} : { declaredCpus: declared }),
      ...(memoryKiB === undefined ? {} : { memoryKiB }),
      ...(distances.length === 0 ? {} : { distances: Object.fromEntries(distances) }),
      ...(hugepages.length === 0 ? {} : { hugepages }),
      span: cell.tagSpan,
    },
  ];
}

/** A CPU of several cells (`numa=fake=4`) is one CPU still: the cells' own sets tell that it is in each. */
function readCpus(cell: XmlElement, seen: Set<number>, problems: Problem[]): readonly CpuFact[] {
  const node = idAttribute(cell, 'id');
  const siblingsOf = siblingReader(problems);
  const facts: CpuFact[] = [];
  // There may be thousands: no object is made that does not stay.
  for (const cpu of elementsAt(cell, 'cpus', 'cpu')) {
    const id = readId(cpu, 'id', problems);
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    const fact: { -readonly [K in keyof CpuFact]: CpuFact[K] } = { id, span: cpu.span };
    const socket = idAttribute(cpu, 'socket_id');
    const die = idAttribute(cpu, 'die_id');
    const cluster = idAttribute(cpu, 'cluster_id');
    const core = idAttribute(cpu, 'core_id');
    const siblings = siblingsOf(cpu);
    if (node !== undefined) fact.node = node;
    if (socket !== undefined) fact.socket = socket;
    if (die !== undefined) fact.die = die;
    if (cluster !== undefined) fact.cluster = cluster;
    if (core !== undefined) fact.core = core;
    if (siblings !== undefined) fact.siblings = siblings;
    facts.push(fact);
  }
  return facts;
}

/** No core has more hardware threads than this (POWER and Xeon Phi stop at 8 and 4). */
const mostSiblings = 256;

/** The threads of a core all list the same: it is read once, and they share the set. */
function siblingReader(problems: Problem[]): (cpu: XmlElement) => CpuSet | undefined {
  const read = new Map<string, CpuSet>();
  return (cpu) => {
    const value = valueOf(cpu, 'siblings');
    if (value === undefined) return undefined;
    const known = read.get(value);
    if (known !== undefined) return known;
    const list = readKernelList(value);
    if (list.ok && countOf(list.set) <= mostSiblings) {
      read.set(value, list.set);
      return list.set;
    }
    problems.push(unreadable(cpu, 'siblings', 'siblings'));
    return undefined;
  };
}

function readBank(bank: XmlElement): readonly CacheFact[] {
  // Where code and data have caches of their own, the data's is meant.
  if (attributeOf(bank, 'type')?.value === 'code') return [];
  const level = idAttribute(bank, 'level');
  const id = idAttribute(bank, 'id');
  const cpus = readKernelList(attributeOf(bank, 'cpus')?.value ?? '');
  if (level === undefined || id === undefined || !cpus.ok) return [];
  const size = toKiB(attributeOf(bank, 'size')?.value ?? '', attributeOf(bank, 'unit')?.value);
  return [{ level, id, cpus: cpus.set, ...optional('sizeKiB', size), span: bank.span }];
}

function readId(element: XmlElement, name: string, problems: Problem[]): number | undefined {
  const id = idAttribute(element, name);
  if (id === undefined) problems.push(unreadable(element, name, `${element.name} ${name}`));
  return id;
}

/** Told at the attribute's value, or where it is missing. */
function unreadable(element: XmlElement, name: string, what: string): Problem {
  const attribute = attributeOf(element, name);
  const place = attribute?.span ?? element.tagSpan;
  return problem('host-value-unreadable', { what, text: attribute?.value ?? '' }, place);
}

/** Kernel ids: up to 65,535 as CPU or node; package ids can be larger, −1 means unknown. */
function idAttribute(element: XmlElement, name: string): number | undefined {
  const value = readNumber(valueOf(element, name) ?? '');
  if (value === undefined) return undefined;
  return (element.name === 'cpu' || element.name === 'cell') && name === 'id' && value > 65_535
    ? undefined
    : value;
}

/** Blanks around it do no harm. Ids are short, and there are ten thousands. */
function readNumber(text: string): number | undefined {
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9 || i > 8) {
      const trimmed = text.trim();
      return /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : undefined;
    }
    value = 10 * value + digit;
  }
  return text === '' ? undefined : value;
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
