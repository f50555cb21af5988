/**
 * Fragments that repeat a part of a whole domain in the same text: people quote the line that they ask about and paste
 * all of it below.
 */
import type { DomainRoot } from '../intake/reading.ts';
import type { ElementNumbers } from './element-numbers.ts';

/**
 * Finds the whole domain that holds all fragments of a group, each as it is there. Linear in the elements; a fragment with
 * a fault quotes nothing.
 */
export function quotedFrom(
  roots: readonly DomainRoot[],
  numbers: ElementNumbers,
): (fragments: readonly DomainRoot[]) => DomainRoot | undefined {
  /** By text and number. */
  const holders = new Map<string, Set<DomainRoot>>();
  const keyOf = ({ element }: DomainRoot, number: number): string =>
    `${String(number)} ${element.span.source}`;
  if (roots.some(({ whole }) => !whole))
    for (const root of roots) {
      if (!root.whole) continue;
      for (const number of numbers.within(root.element)) {
        const key = keyOf(root, number);
        const known = holders.get(key);
        if (known === undefined) holders.set(key, new Set([root]));
        else known.add(root);
      }
    }
  const holdersOf = (root: DomainRoot): ReadonlySet<DomainRoot> | undefined => {
    const isQuote = root.fault === undefined && root.file === undefined;
    return isQuote ? holders.get(keyOf(root, numbers.of(root.element))) : undefined;
  };
  return (fragments) => {
    const [first, ...others] = fragments.map(holdersOf);
    if (first === undefined) return undefined;
    return [...first].find((root) => others.every((found) => found?.has(root) === true));
  };
}
