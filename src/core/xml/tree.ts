/**
 * Makes the tree of the elements that the gate found. For domain XML fast-xml-parser says what lies in what, and is
 * checked against the gate element by element: same name, same beginning, same end. It is not safe alone (it takes most of what
 * libxml2 refuses), so wherever the two differ the gate is right. Attributes and texts are the gate's anyway: their
 * exact places are known only there.
 */
import { XMLParser } from 'fast-xml-parser';
import type { Piece } from '../text/source.ts';
import type { GateElement } from './element-stack.ts';
import { deepestNesting } from './limits.ts';
import type { GateResult } from './gate.ts';
import type { XmlElement } from './xml.ts';

/** Only the structure is asked for, which halves its time; nothing is coerced. */
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: deepestNesting + 1,
  jPath: false,
});

/** A symbol; the library's types call it by the wrapper's name. */
const metaData = XMLParser.getMetaDataSymbol() as symbol;

/** The tree by the gate's own account. Undefined when there is no element. */
export function linkByGate({ elements, parents }: GateResult): XmlElement | undefined {
  elements.forEach((element, index) => {
    elements[parents[index] ?? -1]?.children.push(element);
  });
  return elements[0];
}

/**
 * The tree by fast-xml-parser's account of `piece`, which the gate found to be well-formed. Undefined when
 * fast-xml-parser refuses the text (it does so for names like `__proto__`) or differs from the gate in anything; no
 * element is changed then.
 */
export function linkByFastXmlParser(piece: Piece, { elements }: GateResult): XmlElement | undefined {
  let document: unknown;
  try {
    document = parser.parse(piece.text);
  } catch {
    return undefined;
  }
  /** Open lists of nodes: what is left of each, and whose children they are (−1: nobody's). */
  const work: { nodes: readonly unknown[]; next: number; parent: number }[] = [];
  if (Array.isArray(document)) work.push({ nodes: document, next: 0, parent: -1 });
  const parents: number[] = [];
  for (let list = work.at(-1); list !== undefined; list = work.at(-1)) {
    if (list.next === list.nodes.length) {
      work.pop();
      continue;
    }
    const node = readNode(list.nodes[list.next++]);
    if (node === undefined) continue;
    const element = elements[parents.length];
    if (element === undefined || !isSame(node, element)) return undefined;
    if (node.children.length > 0) work.push({ nodes: node.children, next: 0, parent: parents.length });
    parents.push(list.parent);
  }
  return parents.length === elements.length ? linkByGate({ elements, parents }) : undefined;
}

interface FastNode {
  readonly name: string;
  readonly children: readonly unknown[];
  readonly from: unknown;
  readonly to: unknown;
}

/** Undefined for text. The node is `{ [name]: children, [metaData]: { startIndex, endIndex } }`. */
function readNode(node: unknown): FastNode | undefined {
  if (!isRecord(node)) return undefined;
  for (const name in node) {
    const children = node[name];
    if (!Array.isArray(children)) continue;
    const place = node[metaData];
    return {
      name,
      children,
      from: isRecord(place) ? place['startIndex'] : undefined,
      to: isRecord(place) ? place['endIndex'] : undefined,
    };
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string | symbol, unknown> {
  return typeof value === 'object' && value !== null;
}

function isSame({ name, from, to }: FastNode, element: GateElement): boolean {
  return name === element.name && from === element.from && to === element.to;
}
