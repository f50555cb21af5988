/** `<hugepages>`: which guest cells lie on pages of which size (virDomainHugepagesParseXML). */
import { differenceOf, equalSets, firstId, overlaps, rangeSet } from '../../cpuset/cpuset.ts';
import { attributeOf, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { Hugepage } from '../tuning.ts';
import { readMemoryAttribute } from './attributes.ts';
import { readSetAttribute, type RefusalList } from './refuse.ts';

const hugepagesPath = ['memoryBacking', 'hugepages'] as const;

export function readHugepages(domain: XmlElement, refusals: RefusalList): readonly Hugepage[] {
  const element = elementsAt(domain, ...hugepagesPath)[0];
  if (element === undefined) return [];
  const pages = elementsAt(domain, ...hugepagesPath, 'page');
  if (pages.length === 0) return [{ sizeKiB: undefined, nodeset: undefined, span: element.span }];
  return pages.map((page) => {
    const sizeKiB = readMemoryAttribute(page, { value: 'size', unit: 'unit' }, refusals);
    if (sizeKiB === 0) {
      refusals.add("hugepage size can't be zero", attributeOf(page, 'size')?.span ?? page.tagSpan);
    }
    const attribute = attributeOf(page, 'nodeset');
    const nodeset = attribute === undefined ? undefined : readSetAttribute(attribute);
    if (nodeset !== undefined) refusals.addSetFault(nodeset, 'nodeset');
    return { sizeKiB, nodeset, span: page.span };
  });
}

/** Without guest cells libvirt drops nodeset='0', and that alone (virDomainDefPostParseMemtune). */
export function isDroppedNodeset(page: Hugepage, cells: number): boolean {
  return cells === 0 && page.nodeset?.set !== undefined && equalSets(page.nodeset.set, rangeSet(0, 0));
}

export function dropNodesets(pages: readonly Hugepage[], cells: number): readonly Hugepage[] {
  return pages.map((page) => (isDroppedNodeset(page, cells) ? { ...page, nodeset: undefined } : page));
}

/** virDomainDefMemtuneValidate; a page with a faulty nodeset is refused already. */
export function checkHugepages(pages: readonly Hugepage[], cells: number, refusals: RefusalList): void {
  pages.forEach((page, index) => {
    for (const earlier of pages.slice(0, index)) {
      const sizes = `${String(page.sizeKiB ?? 0)} and ${String(earlier.sizeKiB ?? 0)}`;
      const set = page.nodeset?.set;
      const other = earlier.nodeset?.set;
      if (set !== undefined && other !== undefined && overlaps(set, other)) {
        refusals.add(`nodeset attribute of hugepages of sizes ${sizes} intersect`, page.span);
      } else if (page.nodeset === undefined && earlier.nodeset === undefined) {
        refusals.add(`two master hugepages detected: ${sizes}`, page.span);
      }
    }
    const beyond =
      page.nodeset?.set === undefined
        ? undefined
        : firstId(differenceOf(page.nodeset.set, rangeSet(0, cells - 1)));
    if (beyond !== undefined)
      refusals.add(`hugepages: node ${String(beyond)} not found`, page.nodeset?.span ?? page.span);
  });
}
