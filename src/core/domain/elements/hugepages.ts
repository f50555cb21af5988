/** `<hugepages>`: which guest cells lie on pages of which size (virDomainHugepagesParseXML). */
import {
  differenceOf,
  emptySet,
  equalSets,
  firstId,
  idsOf,
  overlaps,
  rangeSet,
} from '../../cpuset/cpuset.ts';
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
  const masters: Hugepage[] = [];
  const earlier = new PagesOfNodes();
  for (const page of pages) {
    if (refusals.isFull) return;
    const sizesWith = (other: Hugepage): string =>
      `${String(page.sizeKiB ?? 0)} and ${String(other.sizeKiB ?? 0)}`;
    if (page.nodeset === undefined) {
      for (const other of masters)
        refusals.add(`two master hugepages detected: ${sizesWith(other)}`, page.span);
      masters.push(page);
    }
    for (const other of earlier.add(page))
      refusals.add(`nodeset attribute of hugepages of sizes ${sizesWith(other)} intersect`, page.span);
    const beyond =
      page.nodeset?.set === undefined
        ? undefined
        : firstId(differenceOf(page.nodeset.set, rangeSet(0, cells - 1)));
    if (beyond !== undefined)
      refusals.add(`hugepages: node ${String(beyond)} not found`, page.nodeset?.span ?? page.span);
  }
}

/** Pages by the nodes that they name. Those that meet none before them need no looking through. */
class PagesOfNodes {
  readonly #firstOf = new Map<number, number>();
  readonly #pages: Hugepage[] = [];
  /** Which of them met one before. */
  readonly #meeting: number[] = [];

  /** The pages so far that name a node that this one names, in their order. */
  add(page: Hugepage): readonly Hugepage[] {
    const set = page.nodeset?.set ?? emptySet;
    const met = new Set<number>();
    for (const node of idsOf(set)) {
      const first = this.#firstOf.get(node);
      if (first === undefined) this.#firstOf.set(node, this.#pages.length);
      else met.add(first);
    }
    for (const other of this.#meeting)
      if (overlaps(set, this.#pages[other]?.nodeset?.set ?? emptySet)) met.add(other);
    if (met.size > 0) this.#meeting.push(this.#pages.length);
    this.#pages.push(page);
    return [...met].sort((a, b) => a - b).flatMap((index) => this.#pages[index] ?? []);
  }
}
