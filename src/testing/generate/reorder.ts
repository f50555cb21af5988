/** The same domain with its elements in another order, as far as libvirt does not care. */
import type { XmlNode } from './xml-node.ts';

/** Parents whose children libvirt looks up by name. */
const lookedUp: ReadonlySet<string> = new Set(['cputune', 'numatune', 'memoryBacking']);

/** Elements of one name keep their order: of some only the first counts. `turn` chooses the order of the names. */
export function reorder(elements: readonly XmlNode[], turn: number): readonly XmlNode[] {
  const names = [...new Set(elements.map(({ name }) => name))];
  const by = names.length === 0 ? 0 : turn % names.length;
  const order = [...names.slice(by), ...names.slice(0, by)].reverse();
  return order.flatMap((name) =>
    elements
      .filter((element) => element.name === name)
      .map((element) =>
        lookedUp.has(name) && typeof element.content !== 'string'
          ? { ...element, content: reorder(element.content, turn) }
          : element,
      ),
  );
}
