/**
 * hwloc's XML (`lstopo --of xml`), dialects 1.x and 2.x (formats.md §17; hwloc/topology-xml.c, hwloc2.dtd). Numbers
 * are the kernel's (`os_index`); offline CPUs are left out by hwloc itself. Host name, serial numbers and device
 * addresses stand in it too: nothing but what is named here leaves this reader.
 */
import { readHwlocBitmap } from '../../cpuset/hwloc-bitmap.ts';
import type { CpuSet } from '../../cpuset/cpuset.ts';
import { spanIn, type Piece } from '../../text/source.ts';
import { readXml } from '../../xml/read-xml.ts';
import { attributeOf, childrenNamed, type XmlElement } from '../../xml/xml.ts';
import { readCpuKinds } from '../hwloc/cpu-kinds.ts';
import { readHwlocDistances } from '../hwloc/distances.ts';
import { factsOfObjects, optional } from '../hwloc/facts-of-objects.ts';
import { hwlocTypeOf, knownIndex, type HwlocObject } from '../hwloc/objects.ts';
import { problem, type Problem, type Reader, type Reading } from '../reading.ts';
import { rootTagOf } from '../root-tag.ts';
import { faultProblem } from './libvirt-domain.ts';

export const hwlocXml: Reader = { id: 'hwloc-xml', use: 'read', detect, read };

function detect(piece: Piece): boolean {
  const root = rootTagOf(piece.text);
  if (root?.name === 'topology') return /<object\s+type\s*=/.test(piece.text);
  // An excerpt begins with an object.
  return root?.name === 'object' && /\s(?:cpuset|os_index|gp_index)\s*=/.test(root.tag);
}

function read(piece: Piece): Reading {
  const { root, fault } = readXml(withoutDoctype(piece), 'large');
  const problems: Problem[] = fault === undefined ? [] : [faultProblem(fault)];
  const nothing = {
    problems: [...problems, problem('nothing-to-read', { kind: 'hwloc-xml' }, spanIn(piece))],
  };
  if (root === undefined) return { problems };
  const tops = root.name === 'object' ? [root] : childrenNamed(root, 'object');
  const facts = factsOfObjects(
    { type: 'box', children: tops.flatMap(objectOf), span: root.tagSpan },
    problems,
  );
  if (facts.cpus.length === 0 && facts.nodes.length === 0) return nothing;
  const distances = readHwlocDistances(root, facts.nodeOrder);
  const types = readCpuKinds(root);
  const [machine] = tops;
  return {
    host: {
      from: 'hwloc-xml',
      span: spanIn(piece),
      cpus: facts.cpus.map((cpu) => ({ ...cpu, ...optional('coreType', types.get(cpu.id)) })),
      nodes: facts.nodes.map((node) => ({ ...node, ...optional('distances', distances?.get(node.id)) })),
      caches: facts.caches,
      fakeCell: false,
      ...optional('numbering', facts.numbering),
      ...optional('online', machine && bitmapIn(machine, 'online_cpuset')),
      // 1.x without NUMA keeps the memory on the machine.
      ...optional('memoryKiB', machine && facts.nodes.length === 0 ? memoryOf(machine) : undefined),
      ...optional('architecture', machine && infoOf(machine, 'Architecture')),
      ...optional('model', machine && modelOf(machine)),
    },
    problems,
  };
}

/**
 * hwloc's own document type names a file and declares nothing; it is blanked at its length, so that places stay.
 * Any other DOCTYPE (entities, another file) meets the gate, which refuses it; nothing is ever fetched or expanded.
 */
function withoutDoctype(piece: Piece): Piece {
  const found =
    /^\uFEFF?\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(<!DOCTYPE\s+topology\s+SYSTEM\s+"hwloc2?\.dtd"\s*>)/.exec(
      piece.text.slice(0, 1000),
    );
  const doctype = found?.[1];
  if (found === null || doctype === undefined) return piece;
  const to = found[0].length;
  const from = to - doctype.length;
  return {
    ...piece,
    text: piece.text.slice(0, from) + ' '.repeat(doctype.length) + piece.text.slice(to),
  };
}

/** Objects nest no deeper than the gate lets them (256). Devices and notes are left out. */
function objectOf(element: XmlElement): readonly HwlocObject[] {
  const name = attributeOf(element, 'type')?.value ?? '';
  const subtype = attributeOf(element, 'subtype')?.value ?? infoOf(element, 'Type');
  const known = hwlocTypeOf(name === 'Cache' ? oldCacheName(element) : name, levelOf(element, subtype));
  if (known === undefined) return [];
  // 0 is a size that hwloc does not know.
  const size = bytesIn(element, 'cache_size');
  const cpuset = known.type === 'node' ? bitmapIn(element, 'cpuset') : undefined;
  return [
    {
      ...known,
      ...optional('subtype', subtype),
      ...optional('osIndex', knownIndex(attributeOf(element, 'os_index')?.value)),
      ...(known.level === undefined || size === undefined || size === 0
        ? {}
        : { sizeKiB: Math.floor(size / 1024) }),
      ...(known.type === 'node'
        ? { ...optional('memoryKiB', memoryOf(element)), ...optional('hugepages', hugepagesOf(element)) }
        : {}),
      ...optional('cpuset', cpuset),
      children: childrenNamed(element, 'object').flatMap(objectOf),
      span: element.tagSpan,
    },
  ];
}

/** A Xeon Phi has clusters of memory (kind 100) that are not the kernel's clusters of cores (222). */
function levelOf(element: XmlElement, subtype: string | undefined): string | undefined {
  const kind = attributeOf(element, 'kind')?.value;
  return subtype === 'Cluster' && kind !== undefined && kind !== '222' ? undefined : subtype;
}

/** 1.x: `Cache` with its depth and 0, 1, 2 for unified, data and instruction. */
function oldCacheName(element: XmlElement): string {
  const depth = attributeOf(element, 'depth')?.value ?? '';
  return `L${depth}${attributeOf(element, 'cache_type')?.value === '2' ? 'i' : ''}Cache`;
}

function memoryOf(element: XmlElement): number | undefined {
  const bytes = bytesIn(element, 'local_memory');
  return bytes === undefined ? undefined : Math.floor(bytes / 1024);
}

/** hwloc lists the kernel's base page first; it is the smallest. */
function hugepagesOf(element: XmlElement): HwlocObject['hugepages'] {
  const pages = childrenNamed(element, 'page_type').flatMap((page) => {
    const size = bytesIn(page, 'size');
    const count = bytesIn(page, 'count');
    return size === undefined || count === undefined ? [] : [{ sizeKiB: Math.floor(size / 1024), count }];
  });
  const base = pages.reduce((least, { sizeKiB }) => Math.min(least, sizeKiB), Infinity);
  const huge = pages.filter(({ sizeKiB }) => sizeKiB > base);
  return huge.length === 0 ? undefined : huge;
}

function bytesIn(element: XmlElement, name: string): number | undefined {
  const text = attributeOf(element, name)?.value ?? '';
  const bytes = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

function bitmapIn(element: XmlElement, name: string): CpuSet | undefined {
  const attribute = attributeOf(element, name);
  return attribute === undefined ? undefined : readHwlocBitmap(attribute.value);
}

function infoOf(element: XmlElement, name: string): string | undefined {
  const info = childrenNamed(element, 'info').find((one) => attributeOf(one, 'name')?.value === name);
  return info && attributeOf(info, 'value')?.value;
}

/** Of the first package, or of the machine where packages have none (ARM). */
function modelOf(machine: XmlElement): string | undefined {
  const packages = childrenNamed(machine, 'object').filter((object) =>
    ['Package', 'Socket'].includes(attributeOf(object, 'type')?.value ?? ''),
  );
  const [first] = packages;
  return (first && infoOf(first, 'CPUModel')) ?? infoOf(machine, 'CPUModel');
}
