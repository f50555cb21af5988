/**
 * Fragments that repeat a part of a whole domain in the same text: people quote the line that they ask about and paste
 * all of it below.
 */
import type { DomainRoot } from '../intake/reading.ts';
import type { ElementNumbers } from './element-numbers.ts';

/**
 * Finds the whole domain that holds all fragments of a group, each as it is there, and of no other machine than theirs.
 * Linear in the elements; a fragment with a fault quotes nothing.
 */
export function quotedFrom(
  roots: readonly DomainRoot[],
  numbers: ElementNumbers,
): (fragments: readonly DomainRoot[]) => DomainRoot | undefined {
  /** By number, text and machine: those of one, of none, of any. */
  const holders = new Map<string, Set<DomainRoot>>();
  const keyOf = ({ element }: DomainRoot, number: number, machine: string): string =>
    `${String(number)} ${element.span.source} ${machine}`;
  if (roots.some(({ whole }) => !whole))
    for (const root of roots) {
      if (!root.whole) continue;
      for (const number of numbers.within(root.element))
        for (const machine of [root.machine ?? none, any]) {
          const key = keyOf(root, number, machine);
          const known = holders.get(key);
          if (known === undefined) holders.set(key, new Set([root]));
          else known.add(root);
        }
    }
  const holdersOf = (root: DomainRoot): readonly ReadonlySet<DomainRoot>[] => {
    if (root.fault !== undefined || root.file !== undefined) return [];
    const number = numbers.of(root.element);
    const machines = root.machine === undefined ? [any] : [root.machine, none];
    return machines.flatMap((machine) => holders.get(keyOf(root, number, machine)) ?? []);
  };
  return (fragments) => {
    const [first, ...others] = fragments.map(holdersOf);
    for (const found of first ?? [])
      for (const root of found) if (others.every((sets) => sets.some((set) => set.has(root)))) return root;
    return undefined;
  };
}

/** What no machine is called. */
const none = ' ';
const any = '*';
