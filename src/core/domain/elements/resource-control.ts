/** `<cachetune>` and `<memorytune>`: shares of cache and memory bandwidth (virDomainCachetuneDefParse and its kin). */
import {
  emptySet,
  equalSets,
  isEmpty,
  isSubset,
  intersectionOf,
  overlaps,
  rangeSet,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import { attributeOf, childrenNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { ResourceControl } from '../tuning.ts';
import { readBytes, readWord } from './attributes.ts';
import { readSetAttribute, readUint, type RefusalList } from './refuse.ts';

type Kind = ResourceControl['kind'];

interface Monitor {
  readonly kind: Kind;
  readonly vcpus: CpuSet;
}

/** What the vCPUs of one group are given; `<memorytune>` of the same vCPUs adds to the group of a `<cachetune>`. */
interface Group extends ResourceControl {
  /** `level/type/id` */
  readonly caches: Set<string>;
  readonly bandwidths: Set<number>;
  readonly monitors: Monitor[];
}

/** libvirt's VIR_DOMAIN_RESCTRL_MONITOR_CACHELEVEL. */
const monitoredLevel = 3;

export function readResourceControl(
  domain: XmlElement,
  maxVcpus: number,
  refusals: RefusalList,
): readonly ResourceControl[] {
  const groups: Group[] = [];
  const vcpus = rangeSet(0, maxVcpus - 1);
  for (const element of elementsAt(domain, 'cputune', 'cachetune'))
    readCachetune(element, vcpus, groups, refusals);
  for (const element of elementsAt(domain, 'cputune', 'memorytune'))
    readMemorytune(element, vcpus, groups, refusals);
  return groups.map(({ kind, vcpus: mine, span }) => ({ kind, vcpus: mine, span }));
}

function readCachetune(element: XmlElement, known: CpuSet, groups: Group[], refusals: RefusalList): void {
  const group = openGroup(element, 'cachetune', known, groups, refusals);
  if (group === undefined) return;
  if (groups.includes(group)) {
    refusals.add('XML error: Identical vcpus in cachetunes found', element.span);
    return;
  }
  const caches = childrenNamed(element, 'cache');
  for (const cache of caches) readCache(cache, group, refusals);
  const monitors = readMonitors(element, 'cachetune', group, known, refusals);
  if (caches.length > 0 || monitors > 0) groups.push(group);
}

function readMemorytune(element: XmlElement, known: CpuSet, groups: Group[], refusals: RefusalList): void {
  const group = openGroup(element, 'memorytune', known, groups, refusals);
  if (group === undefined) return;
  const nodes = childrenNamed(element, 'node');
  for (const node of nodes) readBandwidth(node, group, refusals);
  const monitors = readMonitors(element, 'memorytune', group, known, refusals);
  if (!groups.includes(group) && (nodes.length > 0 || monitors > 0)) groups.push(group);
}

/** The group of exactly these vCPUs, or a new one; undefined when libvirt drops or refuses the element. */
function openGroup(
  element: XmlElement,
  kind: Kind,
  known: CpuSet,
  groups: readonly Group[],
  refusals: RefusalList,
): Group | undefined {
  const vcpus = readVcpus(element, known, refusals);
  if (vcpus === undefined || isEmpty(vcpus)) return undefined;
  for (const group of groups) {
    if (equalSets(group.vcpus, vcpus)) return group;
    if (overlaps(group.vcpus, vcpus)) {
      refusals.add('XML error: Overlapping vcpus in resctrls', element.span);
      return undefined;
    }
  }
  return { kind, vcpus, span: element.span, caches: new Set(), bandwidths: new Set(), monitors: [] };
}

/** Those that the domain does not have are cut off without a word. */
function readVcpus(element: XmlElement, known: CpuSet, refusals: RefusalList): CpuSet | undefined {
  const attribute = attributeOf(element, 'vcpus');
  if (attribute === undefined) {
    refusals.add(`XML error: Missing ${element.name} attribute 'vcpus'`, element.tagSpan);
    return undefined;
  }
  const reading = readSetAttribute(attribute);
  if (reading.fault?.kind === 'grammar') {
    const message = `XML error: Invalid ${element.name} attribute 'vcpus' value '${attribute.value}'`;
    refusals.add(message, attribute.span, { rule: 'cpuset-invalid', attribute: reading });
    return undefined;
  }
  return intersectionOf(reading.set ?? emptySet, known);
}

function readCache(element: XmlElement, group: Group, refusals: RefusalList): void {
  const id = readUint(element, 'id', refusals, { required: true });
  const level = readUint(element, 'level', refusals, { required: true });
  const type = readWord(element, 'type', ['both', 'code', 'data'], refusals, { required: true });
  const size = attributeOf(element, 'size');
  const amount = {
    text: size?.value,
    unit: attributeOf(element, 'unit')?.value,
    path: './@size',
    required: true,
  };
  readBytes(amount, size?.span ?? element.tagSpan, refusals);
  if (id === undefined || level === undefined || type === undefined) return;
  const key = (of: string): string => `${String(level)}/${of}/${String(id)}`;
  // One for both leaves nothing for code or data, and the other way round.
  const rivals = type === 'both' ? ['both', 'code', 'data'] : ['both', type];
  if (rivals.some((rival) => group.caches.has(key(rival)))) {
    refusals.add(
      `XML error: Colliding cache allocations for cache level '${String(level)}' id '${String(id)}', type '${type}'`,
      element.span,
    );
  }
  group.caches.add(key(type));
}

function readBandwidth(element: XmlElement, group: Group, refusals: RefusalList): void {
  const id = readUint(element, 'id', refusals, { required: true });
  const bandwidth = readUint(element, 'bandwidth', refusals, { required: true });
  if (id === undefined || bandwidth === undefined) return;
  if (bandwidth > 100)
    refusals.add('XML error: Memory Bandwidth value exceeding 100 is invalid.', element.span);
  if (group.bandwidths.has(id))
    refusals.add(`XML error: Memory Bandwidth already defined for node ${String(id)}`, element.span);
  group.bandwidths.add(id);
}

/** How many there are. */
function readMonitors(
  element: XmlElement,
  kind: Kind,
  group: Group,
  known: CpuSet,
  refusals: RefusalList,
): number {
  const elements = childrenNamed(element, 'monitor');
  for (const monitor of elements) {
    if (kind === 'cachetune') {
      const level = readUint(monitor, 'level', refusals, { required: true });
      if (level !== undefined && level !== monitoredLevel) {
        // printed with %d
        const text = String(level | 0);
        refusals.add(`XML error: Invalid monitor cache level '${text}'`, monitor.span);
      }
    }
    const vcpus = readVcpus(monitor, known, refusals);
    if (vcpus === undefined) continue;
    const fault = monitorFault(group, { kind, vcpus });
    if (fault !== undefined) refusals.add(`invalid argument: ${fault}`, monitor.span);
    group.monitors.push({ kind, vcpus });
  }
  return elements.length;
}

/** virDomainResctrlValidateMonitor. */
function monitorFault(group: Group, monitor: Monitor): string | undefined {
  if (isEmpty(monitor.vcpus)) return 'vcpus is empty';
  if (!isSubset(monitor.vcpus, group.vcpus)) return 'Monitor vcpus conflicts with allocation';
  const whole = equalSets(monitor.vcpus, group.vcpus);
  const allocatesNothing = group.caches.size === 0 && group.bandwidths.size === 0;
  let overlapsAny = false;
  let overlapsPart = false;
  for (const other of group.monitors) {
    if (equalSets(other.vcpus, monitor.vcpus)) {
      if (other.kind === monitor.kind) return 'Identical vcpus found in same type monitors';
      continue;
    }
    if (!overlaps(other.vcpus, monitor.vcpus)) continue;
    overlapsAny = true;
    if (!whole && !equalSets(other.vcpus, group.vcpus)) overlapsPart = true;
  }
  return overlapsPart || (allocatesNothing && overlapsAny) ? 'vcpus overlaps in resctrl groups' : undefined;
}
