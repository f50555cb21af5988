/**
 * A machine in hwloc's synthetic notation, as `lstopo --of synthetic` prints it and people type it:
 * `pack:2 node:1 core:4 pu:2`. The notation is read in `hwloc/synthetic.ts`; here its objects are made.
 */
import { spanIn, type Piece } from '../../text/source.ts';
import { factsOfObjects, optional } from '../hwloc/facts-of-objects.ts';
import type { HwlocObject } from '../hwloc/objects.ts';
import { readIndexes, readSynthetic, type Attributes, type SyntheticLevel } from '../hwloc/synthetic.ts';
import { problem, type LineShape, type Problem, type Reader, type Reading } from '../reading.ts';

const lines: LineShape = {
  first: `"'(\\[A-Za-z`,
  starts:
    /^\s*(?:["']\s*)?(?:\([^()]*\)\s*)?(?:(?:\[[A-Za-z]+(?:\([^()]*\))?\]|[A-Za-z]\w*:\d+(?:\([^()]*\))?)\s+)+pu:\d+(?:\([^()]*\))?["']?\s*$/i,
  // One line is one machine.
  fits: /(?!)/,
};

export const hwlocSynthetic: Reader = {
  id: 'hwloc-synthetic',
  use: 'read',
  lines,
  detect: (piece) => {
    const text = piece.text.slice(0, 4000).trim();
    const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
    return lines.starts.test(line) && typesKnown(line);
  },
  read,
};

/** A wrong count is a fault of a synthetic string; a wrong name makes it another kind of text. */
function typesKnown(line: string): boolean {
  const names = line.replace(/\([^()]*\)/g, '').match(/[A-Za-z]\w*(?=:)/g) ?? [];
  return names.every((name) => /^(?:ma|nu|no|pa|so|di|co|pu|ti|mo|gr|l[1-5])/i.test(name));
}

function read(piece: Piece): Reading {
  const text = piece.text;
  const reading = readSynthetic(text);
  if (!reading.ok) {
    const wrong = text.slice(reading.from, reading.to).trim();
    return {
      problems: [
        problem(
          'host-value-unreadable',
          { what: 'hwloc synthetic', text: wrong },
          spanIn(piece, reading.from, reading.to),
        ),
      ],
    };
  }
  const problems: Problem[] = [];
  const root = new Builder(piece, reading.levels, reading.rootAttached, problems).build();
  const facts = factsOfObjects(root, problems);
  return {
    host: {
      from: 'hwloc-synthetic',
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

/** Objects in hwloc's order: a level counts from left to right, an attached node after what stands inside. */
class Builder {
  readonly #piece: Piece;
  readonly #levels: readonly SyntheticLevel[];
  readonly #rootAttached: readonly Attributes[];
  readonly #next: number[];
  readonly #numbers: readonly (readonly number[] | undefined)[];
  readonly #attachedNumbers: readonly number[] | undefined;
  #attached = 0;

  constructor(
    piece: Piece,
    levels: readonly SyntheticLevel[],
    rootAttached: readonly Attributes[],
    problems: Problem[],
  ) {
    this.#piece = piece;
    this.#levels = levels;
    // Without any node hwloc takes the whole machine for one.
    const hasNode = levels.some(({ type, attached }) => type === 'node' || attached.length > 0);
    this.#rootAttached = hasNode || rootAttached.length > 0 ? rootAttached : [{}];
    this.#next = levels.map(() => 0);
    let width = 1;
    let nodes = rootAttached.length;
    this.#numbers = levels.map(({ count, attributes, attached, from, to }) => {
      width *= count;
      nodes += width * attached.length;
      return this.#indexes(attributes.indexes, width, from, to, problems);
    });
    const given = [...rootAttached, ...levels.flatMap(({ attached }) => attached)];
    const indexes = given.findLast((one) => one.indexes !== undefined)?.indexes;
    this.#attachedNumbers = this.#indexes(indexes, nodes, 0, piece.text.length, problems);
  }

  build(): HwlocObject {
    const span = spanIn(this.#piece);
    const count = this.#levels[0]?.count ?? 0;
    const children = Array.from({ length: count }, () => this.#object(0));
    return { type: 'box', children: [...children, ...this.#nodes(this.#rootAttached, span)], span };
  }

  #object(depth: number): HwlocObject {
    const level = this.#levels[depth];
    const span = spanIn(this.#piece, level?.from, level?.to);
    if (level === undefined) return { type: 'box', children: [], span };
    const order = this.#next[depth] ?? 0;
    this.#next[depth] = order + 1;
    const count = this.#levels[depth + 1]?.count ?? 0;
    const inside = Array.from({ length: count }, () => this.#object(depth + 1));
    const kib = kibOf(level.attributes);
    return {
      type: level.type,
      osIndex: this.#numbers[depth]?.[order] ?? order,
      ...optional('level', level.cacheLevel),
      ...(level.type === 'node' ? optional('memoryKiB', kib) : optional('sizeKiB', kib)),
      children: [...inside, ...this.#nodes(level.attached, span)],
      span,
    };
  }

  #nodes(attached: readonly Attributes[], span: HwlocObject['span']): readonly HwlocObject[] {
    return attached.map((attributes) => {
      const order = this.#attached++;
      return {
        type: 'node',
        osIndex: this.#attachedNumbers?.[order] ?? order,
        ...optional('memoryKiB', kibOf(attributes)),
        children: [],
        span,
      };
    });
  }

  #indexes(
    text: string | undefined,
    total: number,
    from: number,
    to: number,
    problems: Problem[],
  ): readonly number[] | undefined {
    if (text === undefined) return undefined;
    const numbers = readIndexes(text, total, this.#levels);
    if (numbers === undefined) {
      problems.push(
        problem('host-value-unreadable', { what: 'indexes', text }, spanIn(this.#piece, from, to)),
      );
    }
    return numbers;
  }
}

/** Sizes that nobody gave are not hwloc's defaults here: they would be invented. */
function kibOf({ bytes }: Attributes): number | undefined {
  return bytes === undefined ? undefined : Math.floor(bytes / 1024);
}
