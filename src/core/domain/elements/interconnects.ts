/** `<interconnects>` between guest cells (end of virDomainNumaDefParseXML; rules: virDomainNumaDefValidate). */
import { isEmpty } from '../../cpuset/cpuset.ts';
import type { Span } from '../../text/source.ts';
import { childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { GuestCell } from '../domain.ts';
import { readMemoryAttribute, readUlonglongAttribute, readWord } from './attributes.ts';
import { readUint, type RefusalList } from './refuse.ts';

export interface Interconnect {
  readonly kind: 'latency' | 'bandwidth';
  readonly initiator: number;
  readonly target: number;
  /** 0: the memory itself. */
  readonly cache: number;
  readonly access: string;
  readonly span: Span;
}

export function readInterconnects(domain: XmlElement, refusals: RefusalList): readonly Interconnect[] {
  const numas = elementsAt(domain, 'cpu').flatMap((cpu) => childNamed(cpu, 'numa') ?? []);
  const elements = numas.flatMap((numa) => childNamed(numa, 'interconnects')?.children ?? []);
  return elements.flatMap((element): readonly Interconnect[] => {
    if (element.name !== 'latency' && element.name !== 'bandwidth') return [];
    if (element.name === 'latency') readUlonglongAttribute(element, 'value', refusals);
    else readMemoryAttribute(element, { value: 'value', unit: 'unit' }, refusals);
    const initiator = readUint(element, 'initiator', refusals, { required: true });
    const target = readUint(element, 'target', refusals, { required: true });
    const cache = readUint(element, 'cache', refusals) ?? 0;
    const access = readWord(element, 'type', ['access', 'read', 'write'], refusals, { required: true });
    if (initiator === undefined || target === undefined || access === undefined) return [];
    return [{ kind: element.name, initiator, target, cache, access, span: element.span }];
  });
}

export function checkInterconnects(
  links: readonly Interconnect[],
  cells: readonly GuestCell[],
  refusals: RefusalList,
): void {
  const seen = new Set<string>();
  const pairs = new Set<string>();
  for (const { kind, initiator, target, cache, access, span } of links) {
    const from = cells[initiator];
    const to = cells[target];
    const pair = `${String(initiator)}-${String(target)}`;
    const key = `${kind} ${pair} ${String(cache)} ${access}`;
    if (from === undefined) refusals.add("XML error: 'initiator' refers to a non-existent NUMA node", span);
    else if (to === undefined) refusals.add("XML error: 'target' refers to a non-existent NUMA node", span);
    else if (isEmpty(from.cpus)) refusals.add("XML error: NUMA nodes without CPUs can't be initiator", span);
    else if (cache > 0 && !to.caches.some(({ level }) => level === cache))
      refusals.add("XML error: 'cache' refers to a non-existent NUMA node cache", span);
    // The two cannot both hold of the first earlier link that is in the way: the pairs differ.
    else if (seen.has(key)) refusals.add('XML error: Duplicate info for NUMA latencies', span);
    else if (initiator !== target && pairs.has(`${String(target)}-${String(initiator)}`))
      refusals.add('XML error: Link already defined', span);
    seen.add(key);
    pairs.add(pair);
  }
}
