/**
 * Cuts the text between XML into blocks: commands, tables and listings by the shape of their lines, JSON by its
 * braces, and what nobody knows. One pass; time is linear in the text.
 */
import { LineStarts, type ShapedReader } from './line-starts.ts';
import type { Reader } from './reading.ts';
import type { BlockEnds } from './find-blocks.ts';
import { readShellLine, type ShellLine, type TypedCommand } from './shell.ts';
import type { Piece } from '../text/source.ts';

/** A command line within the text. */
export interface CommandLine {
  readonly from: number;
  readonly to: number;
  /** Offsets are those of the text. */
  readonly commands: readonly TypedCommand[];
}

export type Block =
  | {
      readonly kind: 'command';
      readonly from: number;
      to: number;
      readonly lines: CommandLine[];
      machine?: string;
    }
  /** A prompt with nothing typed: what follows is nobody's output. */
  | {
      readonly kind: 'prompt';
      readonly from: number;
      to: number;
      readonly isAnswer: boolean;
      machine?: string;
    }
  | {
      readonly kind: 'table';
      readonly from: number;
      to: number;
      readonly reader: ShapedReader;
      /** The line that stands only once in an output has been there. */
      hasOnce: boolean;
    }
  | { readonly kind: 'other'; readonly from: number; to: number };

/** What a format shows in its first lines is enough to know it by. */
const sightLength = 400;

export class LineCutter {
  readonly #starts: LineStarts;
  readonly #blocksIn: Reader['blocksIn'];

  constructor(readers: readonly Reader[]) {
    this.#starts = new LineStarts(readers);
    this.#blocksIn = readers.find(({ blocksIn }) => blocksIn !== undefined)?.blocksIn;
  }

  /** Whether a line can only be the beginning of a format. */
  isStart(line: string): boolean {
    return this.#starts.of(line).some(({ lines }) => lines.starts.test(line));
  }

  /** Runs of lines that belong together; blank lines, dots and comments belong to nobody. */
  cut(text: string): readonly Block[] {
    const blocks: Block[] = [];
    let current: Block | undefined;
    const json = new JsonEnds(text);
    let previous = '';
    /** How far the loop or condition goes that was typed last. */
    let blockTo = 0;
    const ends = this.#blocksIn?.(text);
    for (let from = 0; from < text.length;) {
      let end = lineEnd(text, from);
      const line = text.slice(from, end);
      const before = previous;
      previous = line;
      if (current?.kind === 'table' && current.to === from - 1 && isJoined(current, before)) {
        current.to = end;
        from = end + 1;
        continue;
      }
      const shell = readShellLine(line);
      const table = current?.kind === 'table' && shell.kind !== 'command' ? current : undefined;
      const own = table?.reader.lines.fits.test(line) === true ? table.reader : undefined;
      const starter = shell.kind === 'neutral' ? undefined : this.#findStarter(text, from, line, own);
      if (table !== undefined && own !== undefined && goesOn(table, starter, line)) {
        table.to = end;
      } else if (starter !== undefined && (shell.kind !== 'command' || starter.id === 'qemu-command-line')) {
        if (/^\s*\{/.test(line)) end = json.endFrom(from) ?? end;
        const hasOnce = starter.lines.once?.test(line) === true;
        current = { kind: 'table', from, to: end, reader: starter, hasOnce };
        blocks.push(current);
        // The braces are balanced: what follows is another text.
        if (end > from + line.length) current = undefined;
      } else if (
        shell.kind !== 'neutral' &&
        !(shell.kind === 'other' && from < blockTo && isTyped(current))
      ) {
        const isOpening = from >= blockTo && shell.kind === 'command' && opensBlock(line, shell.commands);
        if (isOpening && ends !== undefined) current = takeSettings(text, ends, blocks, current);
        current = addLine(blocks, current, shell, from, end);
        if (isOpening) blockTo = ends?.endFrom(from) ?? 0;
      }
      from = end + 1;
    }
    return blocks;
  }

  /** `own`: the reader of the listing above, which this line fits; what could begin its format goes on with it. */
  #findStarter(
    text: string,
    from: number,
    line: string,
    own: ShapedReader | undefined,
  ): ShapedReader | undefined {
    let sight: Piece | undefined;
    return this.#starts.of(line).find((reader) => {
      sight ??= { source: '', at: 0, text: text.slice(from, from + sightLength) };
      return reader === own || reader.detect(sight);
    });
  }
}

function isTyped(block: Block | undefined): boolean {
  return block?.kind === 'command';
}

/** A loop, a condition or a group, which may go on on the lines below. */
export function opensBlock(line: string, commands: readonly TypedCommand[]): boolean {
  return (
    commands.some(({ words }) => /^(?:for|while|until|if|case)$/.test(words[0] ?? '')) ||
    line.trimEnd().endsWith('{')
  );
}

/**
 * Lines of nobody above a block of a shell that set variables and do nothing else (`i=0`) are typed as well. What is given
 * back is the run of lines that the next one may go on with.
 */
function takeSettings(
  text: string,
  ends: BlockEnds,
  blocks: Block[],
  last: Block | undefined,
): Block | undefined {
  if (last?.kind !== 'other') return last;
  const lines: { readonly from: number; readonly to: number }[] = [];
  for (let from = last.from; from < last.to;) {
    const to = lineEnd(text, from);
    const line = text.slice(from, to);
    if (ends.isSetting(line)) lines.push({ from, to });
    else if (readShellLine(line).kind !== 'neutral') return last;
    from = to + 1;
  }
  blocks.pop();
  let current = blocks.at(-1);
  for (const { from, to } of lines)
    current = addLine(blocks, current, { kind: 'command', commands: [] }, from, to);
  return current;
}

/** The line before ends in such a way that this one belongs to it. */
function isJoined({ reader }: Extract<Block, { kind: 'table' }>, previous: string): boolean {
  return reader.lines.joins?.test(previous) === true;
}

/** Of a line that fits the table. */
function goesOn(
  table: Extract<Block, { kind: 'table' }>,
  starter: Reader | undefined,
  line: string,
): boolean {
  const { lines } = table.reader;
  const isAnothers = starter !== undefined && starter !== table.reader && starter.lines?.yields !== true;
  if (isAnothers && lines.keeps?.test(line) !== true) return false;
  if (lines.once?.test(line) !== true) return true;
  const isNext = table.hasOnce;
  table.hasOnce = true;
  return !isNext;
}

/** A line of commands, prompts or unknown text goes on with a block of its kind, or begins one. */
function addLine(
  blocks: Block[],
  current: Block | undefined,
  shell: ShellLine,
  from: number,
  to: number,
): Block {
  const { kind, machine } = shell;
  if (kind === 'command') {
    const line: CommandLine = {
      from,
      to,
      commands: shell.commands.map((one) => ({ ...one, from: from + one.from, to: from + one.to })),
    };
    if (current?.kind === 'command' && (machine ?? current.machine) === current.machine) {
      current.to = to;
      current.lines.push(line);
      return current;
    }
    return add(blocks, { kind, from, to, lines: [line], ...(machine === undefined ? {} : { machine }) });
  }
  if (kind === 'prompt')
    return add(blocks, {
      kind,
      from,
      to,
      isAnswer: shell.isAnswer === true,
      ...(machine === undefined ? {} : { machine }),
    });
  if (current?.kind === 'other') {
    current.to = to;
    return current;
  }
  return add(blocks, { kind: 'other', from, to });
}

function add(blocks: Block[], block: Block): Block {
  blocks.push(block);
  return block;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Where JSON ends that begins at a place; a text full of braces that never close is looked through only so often. */
class JsonEnds {
  readonly #text: string;
  #left: number;

  constructor(text: string) {
    this.#text = text;
    this.#left = 4 * text.length;
  }

  endFrom(from: number): number | undefined {
    const text = this.#text;
    let depth = 0;
    let isString = false;
    for (let i = from; i < text.length && this.#left > 0; i++, this.#left--) {
      const unit = text.charCodeAt(i);
      if (unit === 34) isString = !isString;
      else if (isString) {
        if (unit === 92) i++;
        // A string does not go over the line's end: the text is cut or it is no JSON.
        else if (unit === 10) isString = false;
      } else if (unit === 123 || unit === 91) depth++;
      else if (unit === 125 || unit === 93) {
        depth--;
        if (depth <= 0) return i + 1;
      }
    }
    return undefined;
  }
}
