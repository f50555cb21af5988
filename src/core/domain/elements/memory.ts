/** `<memory>`, `<currentMemory>`, `<maxMemory>` and `<memoryBacking>` (virDomainDefParseMemory). */
import type { Span } from '../../text/source.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import { readUintAttribute } from '../libvirt-number.ts';
import type { Hugepage } from '../tuning.ts';
import { firstAttribute, readMemoryChild, readWord } from './attributes.ts';
import { readHugepages } from './hugepages.ts';
import type { RefusalList } from './refuse.ts';

interface Amount {
  readonly kib: number;
  readonly span: Span;
}

export interface MemoryElements {
  readonly total: Amount | undefined;
  readonly current: Amount | undefined;
  readonly most: Amount | undefined;
  readonly slots: number;
  readonly slotsSpan: Span | undefined;
  readonly source: string | undefined;
  readonly allocation: string | undefined;
  readonly hugepages: readonly Hugepage[];
}

export function readMemoryElements(domain: XmlElement, refusals: RefusalList): MemoryElements {
  const amount = (name: string): Amount | undefined =>
    readMemoryChild(domain, name, refusals, { path: `./${name}[1]` });
  const total = amount('memory');
  const current = amount('currentMemory');
  const most = amount('maxMemory');
  const slots = readSlots(domain, refusals);
  const memory = childNamed(domain, 'memory');
  if (memory !== undefined) readWord(memory, 'dumpCore', ['on', 'off'], refusals);
  const backing = (element: string, name: string, words: readonly string[]): string | undefined => {
    const found = firstAttribute(domain, ['memoryBacking', element], name);
    if (found === undefined || words.includes(found.text)) return found?.text;
    refusals.add(
      `unsupported configuration: unknown memoryBacking/${element}/${name} '${found.text}'`,
      found.span,
    );
    return undefined;
  };
  const source = backing('source', 'type', ['file', 'anonymous', 'memfd']);
  backing('access', 'mode', ['shared', 'private']);
  const allocation = backing('allocation', 'mode', ['immediate', 'ondemand']);
  const threads = firstAttribute(domain, ['memoryBacking', 'allocation'], 'threads');
  if (threads !== undefined && readUintAttribute(threads.text) === undefined)
    refusals.add('XML error: Failed to parse memory allocation threads', threads.span);
  const hugepages = readHugepages(domain, refusals);
  return { total, current, most, ...slots, source, allocation, hugepages };
}

function readSlots(domain: XmlElement, refusals: RefusalList): Pick<MemoryElements, 'slots' | 'slotsSpan'> {
  const element = childNamed(domain, 'maxMemory');
  const attribute = element === undefined ? undefined : attributeOf(element, 'slots');
  if (attribute === undefined || attribute.value === '') return { slots: 0, slotsSpan: undefined };
  const slots = readUintAttribute(attribute.value);
  if (slots === undefined) refusals.add('XML error: Failed to parse memory slot count', attribute.span);
  return { slots: slots ?? 0, slotsSpan: attribute.span };
}

/** The QEMU driver's rules for `<memoryBacking>` with huge pages (qemuValidateDomainDefMemory). */
export function checkQemuBacking(memory: MemoryElements, domain: XmlElement, refusals: RefusalList): void {
  if (memory.hugepages.length === 0) return;
  const span = elementsAt(domain, 'memoryBacking', 'hugepages')[0]?.span ?? domain.tagSpan;
  if (memory.allocation === 'ondemand') {
    refusals.add(
      'unsupported configuration: hugepages are not allowed with memory allocation ondemand',
      span,
    );
  }
  if (memory.source === 'anonymous') {
    refusals.add('unsupported configuration: hugepages are not allowed with anonymous memory source', span);
  }
}
