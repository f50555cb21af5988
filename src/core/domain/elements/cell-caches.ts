/** `<cache>` of guest cells (virDomainNumaDefNodeCacheParseXML; the levels: virDomainNumaDefValidate). */
import type { Span } from '../../text/source.ts';
import { attributeOf, childNamed, childrenNamed, type XmlElement } from '../../xml/xml.ts';
import type { GuestCell } from '../domain.ts';
import { readMemory } from '../libvirt-memory.ts';
import { readUintAttribute } from '../libvirt-number.ts';
import type { CellCache } from '../tuning.ts';
import { readBytes } from './attributes.ts';
import { stringValueOf, type RefusalList } from './refuse.ts';

const associativities = ['none', 'direct', 'full'];
const policies = ['none', 'writeback', 'writethrough'];

export function readCaches(cell: XmlElement, id: number, refusals: RefusalList): readonly CellCache[] {
  return childrenNamed(cell, 'cache').map((cache) => {
    const at = `attribute in cache element for NUMA node ${String(id)}`;
    const levelText = attributeOf(cache, 'level');
    const level = readUintAttribute(levelText?.value ?? '') ?? 0;
    if (levelText === undefined) refusals.add(`XML error: Missing 'level' ${at}`, cache.tagSpan);
    else if (level === 0) refusals.add(`XML error: Invalid 'level' ${at}`, levelText.span);
    const associativity = attributeOf(cache, 'associativity');
    if (associativity === undefined) refusals.add(`XML error: Missing 'associativity' ${at}`, cache.tagSpan);
    else if (!associativities.includes(associativity.value))
      refusals.add(`XML error: Invalid cache associativity '${associativity.value}'`, associativity.span);
    const policy = attributeOf(cache, 'policy');
    // libvirt goes on with a policy that is not there, and that second message is the one it shows.
    if (policy === undefined) refusals.add(`XML error: Invalid cache policy '(null)'`, cache.tagSpan);
    else if (!policies.includes(policy.value))
      refusals.add(`XML error: Invalid cache policy '${policy.value}'`, policy.span);
    const sizeKiB = readSize(cache, refusals);
    const line = amountOf(cache, 'line');
    const lineAmount = { ...line, path: './line/@value', scale: 1n, required: true };
    readBytes(lineAmount, line.span, refusals);
    return { level, sizeKiB: sizeKiB ?? 0 };
  });
}

function readSize(cache: XmlElement, refusals: RefusalList): number | undefined {
  const size = amountOf(cache, 'size');
  const reading = readMemory({ ...size, path: './size/@value', required: true });
  if (reading.ok) return reading.kib;
  refusals.add(reading.fault, size.span);
  return undefined;
}

/** The unit is an attribute in all documents; libvirt looks for an element (`./size/unit`) and so knows none. */
function amountOf(
  cache: XmlElement,
  name: 'size' | 'line',
): { readonly text: string | undefined; readonly unit: string | undefined; readonly span: Span } {
  const elements = childrenNamed(cache, name);
  const value = elements.flatMap((one) => attributeOf(one, 'value') ?? [])[0];
  const unit = elements.flatMap((one) => childNamed(one, 'unit') ?? [])[0];
  return {
    text: value?.value,
    unit: unit === undefined ? undefined : stringValueOf(unit),
    span: elements[0]?.span ?? cache.tagSpan,
  };
}

export function checkCaches(cells: readonly GuestCell[], refusals: RefusalList): void {
  for (const { caches, span } of cells) {
    const seen = new Set<number>();
    for (const { level } of caches) {
      if (level > 3) refusals.add("XML error: Ain't nobody heard of that much cache level", span);
      else if (seen.has(level))
        refusals.add(`XML error: Cache level '${String(level)}' already defined`, span);
      seen.add(level);
    }
  }
}
