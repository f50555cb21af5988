/**
 * Which readers are asked about a line. Nearly all lines of a long text begin nothing, and there are forty formats:
 * they are told apart by a line's first character, and by a few words that may stand anywhere in it.
 */
import type { LineShape, Reader } from './reading.ts';

export interface ShapedReader extends Reader {
  readonly lines: LineShape;
}

/** Readers whose lines may begin with one character, and all these lines' shapes at one go. */
interface Group {
  readonly readers: readonly ShapedReader[];
  /** It may say yes too often. */
  readonly any: RegExp | undefined;
}

const none: readonly ShapedReader[] = [];
/** Characters beyond have one group. */
const lastAscii = 127;

export class LineStarts {
  readonly #readers: readonly ShapedReader[];
  readonly #groups = new Map<number, Group>();
  /** Words by which readers are known whatever the line begins with. */
  readonly #words: RegExp | undefined;

  constructor(readers: readonly Reader[]) {
    this.#readers = readers.filter((reader): reader is ShapedReader => reader.lines !== undefined);
    this.#words = anyOf(this.#readers.flatMap(({ lines }) => lines.within ?? []));
  }

  /** The readers whose format the line may begin, in the order in which readers are asked. */
  of(line: string): readonly ShapedReader[] {
    if (this.#words?.test(line) === true) return this.#readers.filter((reader) => mayStart(reader, line));
    const at = line.search(/\S/);
    if (at < 0) return none;
    const { readers, any } = this.#groupOf(line.charCodeAt(at));
    return any?.test(line) === true ? readers.filter((reader) => mayStart(reader, line)) : none;
  }

  #groupOf(first: number): Group {
    const code = Math.min(first, lastAscii + 1);
    const known = this.#groups.get(code);
    if (known !== undefined) return known;
    const char = String.fromCharCode(code);
    const readers = this.#readers.filter(({ lines }) => new RegExp(`[${lines.first}]`).test(char));
    const group = {
      readers,
      any: anyOf(readers.flatMap(({ lines }) => [lines.starts, lines.mayStart ?? []].flat())),
    };
    this.#groups.set(code, group);
    return group;
  }
}

function mayStart({ lines }: ShapedReader, line: string): boolean {
  return lines.starts.test(line) || lines.mayStart?.test(line) === true;
}

function anyOf(shapes: readonly RegExp[]): RegExp | undefined {
  if (shapes.length === 0) return undefined;
  return new RegExp(shapes.map(({ source }) => `(?:${source})`).join('|'), 'i');
}
