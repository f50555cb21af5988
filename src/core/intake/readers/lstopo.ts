/**
 * lstopo's console text: objects nested by two blanks a level, and `+` between those that are one. P# is the
 * kernel's number, L# hwloc's own; by default PUs and nodes have both, with -p all objects P#, with -l only L#.
 * Source: utils/lstopo/lstopo-text.c, hwloc 1.x and 2.x.
 */
import { spanIn, type Piece } from '../../text/source.ts';
import { factsOfObjects, optional } from '../hwloc/facts-of-objects.ts';
import { hwlocTypeOf, knownIndex, type HwlocObject } from '../hwloc/objects.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

const lines: LineShape = {
  first: 'MPSN',
  starts: /^\s*(?:Machine(?:\s+\(|\s*$|\s+[LP]#)|(?:Package|Socket|NUMANode(?:\([^()]*\))?) [LP]#\d)/,
  // Objects, devices, and what -v adds below them.
  fits: /^\s+\S|^(?:depth \d|Special depth|Relative \w+ matrix|CPU kind|Topology )/,
};

export const lstopo: Reader = {
  id: 'lstopo',
  use: 'read',
  lines,
  detect: (piece) =>
    /^[ \t]*(?:Machine|Package|Socket|NUMANode)\b/m.test(piece.text) &&
    /(?:^|[ +])(?:Package|Socket|NUMANode|Die|L[1-5][di]?|Core|PU|Group\d?)(?:\([^()\n]{0,40}\))? [LP]#\d/m.test(
      piece.text,
    ),
  read,
};

/** hwloc's own trees have a dozen levels. */
const deepest = 100;

interface Open {
  readonly indent: number;
  readonly depth: number;
  readonly object: HwlocObject;
}

function read(piece: Piece): Reading {
  const root: HwlocObject = { type: 'box', children: [], span: spanIn(piece) };
  const stack: Open[] = [{ indent: -1, depth: 0, object: root }];
  let numbered = false;
  let from = 0;
  for (const line of piece.text.split(/\r\n|\n|\r/)) {
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    if (indent < line.length) {
      while (stack.length > 1 && (stack.at(-1)?.indent ?? 0) >= indent) stack.pop();
      const parent = stack.at(-1);
      if (parent !== undefined && parent.depth < deepest) {
        const chain = chainOf(piece, line, from, indent, deepest - parent.depth);
        numbered ||= chain.some(({ type, osIndex }) => type === 'pu' && osIndex !== undefined);
        const last = attach(parent.object, chain);
        stack.push({ indent, depth: parent.depth + chain.length + 1, object: last });
      }
    }
    from += line.length + (piece.text.startsWith('\r\n', from + line.length) ? 2 : 1);
  }
  if (!numbered) {
    return { problems: [problem('nothing-to-read', { kind: 'lstopo' }, spanIn(piece))] };
  }
  const problems: Problem[] = [];
  const facts = factsOfObjects(root, problems);
  return {
    host: {
      from: 'lstopo',
      span: spanIn(piece),
      cpus: facts.cpus,
      nodes: facts.nodes,
      caches: facts.caches,
      fakeCell: false,
      ...optional('numbering', facts.numbering),
    },
    problems,
  };
}

/** Each holds the next; gives the one that holds what is indented below, detached if the line names a device. */
function attach(parent: HwlocObject, chain: readonly HwlocObject[]): HwlocObject {
  let holder = parent;
  for (const object of chain) {
    holder.children.push(object);
    holder = object;
  }
  return chain.length === 0 ? { type: 'box', children: [], span: parent.span } : holder;
}

/** `L2 L#0 (512KB) + L1d L#0 (32KB) + Core L#0 + PU L#0 (P#0)` */
function chainOf(
  piece: Piece,
  line: string,
  lineFrom: number,
  indent: number,
  most: number,
): readonly HwlocObject[] {
  const chain: HwlocObject[] = [];
  let from = indent;
  for (const text of line.slice(indent).split(' + ', most)) {
    const object = objectOf(piece, text, lineFrom + from);
    if (object === undefined) break;
    chain.push(object);
    from += text.length + 3;
  }
  return chain;
}

const objectText =
  /^([A-Z]\w{0,20})(?:\(([^()]{0,40})\))?(?: L#(\d{1,10}))?(?: P#(\d{1,10}))?(?: \(([^()]{0,200})\))?/;

function objectOf(piece: Piece, text: string, from: number): HwlocObject | undefined {
  const found = objectText.exec(text);
  if (found === null) return undefined;
  const [, name = '', subtype, , physical, attributes = ''] = found;
  const known = hwlocTypeOf(name, subtype);
  if (known === undefined) return undefined;
  const index = physical ?? /(?:^| )P#(\d{1,10})(?: |$)/.exec(attributes)?.[1];
  const size = sizeIn(attributes);
  return {
    ...known,
    ...optional('subtype', subtype),
    ...optional('osIndex', knownIndex(index)),
    ...(known.type === 'cache' ? optional('sizeKiB', size?.kib) : {}),
    ...(known.type === 'node'
      ? { ...optional('memoryKiB', size?.kib), ...optional('memoryRoundedTo', size?.roundedTo) }
      : {}),
    children: [],
    span: spanIn(piece, from, from + text.length),
  };
}

/** hwloc's units are powers of 1024, whether it writes KB or KiB. */
const units: Readonly<Record<string, number>> = { K: 1, M: 2 ** 10, G: 2 ** 20, T: 2 ** 30 };

/** `(P#0 1918MB)`, `(8192KB)`; with -v `local=1963456KB` and `size=8192KB`, beside totals that are not its own. */
function sizeIn(attributes: string): { readonly kib: number; readonly roundedTo?: number } | undefined {
  const found = /(?:^| )(?:local=|size=)?(\d{1,12})([KMGT])i?B(?: |$)/.exec(attributes);
  const unit = units[found?.[2] ?? ''];
  if (found === null || unit === undefined) return undefined;
  return { kib: Number(found[1]) * unit, ...(unit > 1024 ? { roundedTo: unit } : {}) };
}
