/**
 * Cuts one pasted text into pieces, each for one reader: it is cleaned, the XML islands are found, then the lines
 * between them. Nothing is dropped silently: what nobody knows becomes a piece of its own.
 */
import { editPiece, partOf, pieceOf, spanIn, type Piece, type Source } from '../text/source.ts';
import { mendXml } from './clean/mend-xml.ts';
import type { Repair } from './clean/repair.ts';
import { findTableLookAlikes } from './clean/tables.ts';
import { opensBlock, type Block, type CommandLine } from './cut-lines.ts';
import { commandOfFileName } from './file-command.ts';
import type { BlockEnds } from './find-blocks.ts';
import { filePrefixBefore } from './file-prefix.ts';
import { openSource } from './open-source.ts';
import { given, readPiece, unread } from './read-piece.ts';
import type { ReaderSet } from './reader-set.ts';
import { problem, type ReadContext, type Reader, type SegmentReading, type ShellCommand } from './reading.ts';
import { newLoopBudget } from './loop-budget.ts';
import { isLooped, titleIn, withTitle } from './title.ts';
import { isAsking, isVirshChange, printsXml, readShellLine, type TypedCommand } from './shell.ts';

/** More pieces than anybody pastes; beyond them the rest is kept and not read. */
const mostPieces = 20_000;

/** `asLibvirt`: XML is read as it is written, with nothing mended. Never throws; linear in the text's length. */
export function cutSource(source: Source, set: ReaderSet, asLibvirt: boolean): readonly SegmentReading[] {
  return new Session(set, asLibvirt).read(source);
}

/** What one paste has said so far: the pieces read, and what was typed last. */
class Session {
  readonly #readings: SegmentReading[] = [];
  readonly #set: ReaderSet;
  readonly #mends: boolean;
  /** Commands that nobody may miss when the paste holds anything else: `cd`, `clear`, `virsh`. */
  readonly #idle = new Set<SegmentReading>();
  /** What was typed last, each command of the line for one output: those whose outputs are to come. */
  #commands: readonly ShellCommand[] = [];
  /** All that was typed there: every machine that answers begins with the first. */
  #asked: readonly ShellCommand[] = [];
  /** What is left of that, by machines that have answered. */
  readonly #unanswered = new Map<string, readonly ShellCommand[]>();
  #machine: string | undefined;
  /** What the line above the outputs calls them: `== web ==`. */
  #title: string | undefined;
  /** The reader of what-if commands. The first readers are without it: the page sees them unread and fetches the others. */
  readonly #changer: Reader | undefined;
  /** Of the whole text, however many loops are in it. */
  readonly #loops = newLoopBudget();

  constructor(set: ReaderSet, asLibvirt: boolean) {
    this.#set = set;
    this.#changer = set.readers.find(({ id }) => id === 'virsh-command');
    this.#mends = !asLibvirt;
  }

  read(source: Source): readonly SegmentReading[] {
    const whole = pieceOf(source);
    const { length } = source.text;
    const { piece, repairs, to, islands, scannedTo } = openSource(source, this.#set);
    const written = commandOfFileName(source.name);
    // Of a file that is named after its command: as if it had been typed before the first character.
    if (written !== undefined) this.#ask([{ words: written, span: spanIn(piece, 0, 0) }]);
    let at = 0;
    for (const island of islands) {
      if (this.#readings.length >= mostPieces) break;
      const prefix = filePrefixBefore(piece.text, island.from);
      this.#readLines(partOf(piece, at, Math.max(at, prefix?.from ?? island.from)), true);
      this.#add(withPlace(this.#readXml(partOf(piece, island.from, island.to)), prefix?.file));
      at = island.to;
    }
    if (this.#readings.length < mostPieces) {
      this.#readLines(partOf(piece, at, scannedTo), false);
      at = scannedTo;
    }
    const readTo = at < piece.text.length ? spanIn(piece, at, at).from : to;
    if (readTo < length) this.#add(unread(partOf(whole, readTo, length), readTo));
    this.#note(repairs);
    const readings = this.#readings.sort((a, b) => a.segment.span.from - b.segment.span.from);
    return readings.length > this.#idle.size ? readings.filter((one) => !this.#idle.has(one)) : readings;
  }

  #add(reading: SegmentReading): void {
    this.#readings.push(reading);
  }

  #ask(commands: readonly ShellCommand[]): void {
    this.#commands = this.#asked = commands;
    this.#unanswered.clear();
  }

  /** What was typed before the output that comes next. */
  #context(): ReadContext {
    const [command, ...rest] = this.#commands;
    if (rest.length > 0) this.#commands = rest;
    if (this.#machine !== undefined) this.#unanswered.set(this.#machine, this.#commands);
    return {
      loops: this.#loops,
      ...(command === undefined ? {} : { command }),
      ...(this.#machine === undefined ? {} : { machine: this.#machine }),
    };
  }

  #readXml(piece: Piece): SegmentReading {
    const context = this.#context();
    if (!this.#mends) return readPiece(piece, context, false, this.#set.readers);
    // A root in full-width brackets is none to a reader before it is mended.
    const isFullWidth = /^\s*\uff1c/.test(piece.text);
    const seen = isFullWidth ? mendXml(piece).piece : piece;
    return readPiece(
      piece,
      context,
      true,
      this.#set.readers,
      isFullWidth ? this.#set.readers.find((one) => one.detect(seen)) : undefined,
    );
  }

  /** The text between the islands; whether one follows. */
  #readLines(dressed: Piece, isBeforeXml: boolean): void {
    const { edits, repairs } = findTableLookAlikes(
      dressed.text,
      (line) => readShellLine(line).kind === 'command',
    );
    const piece = editPiece(dressed, edits);
    const blocks = this.#set.cutter.cut(piece.text);
    const ends = this.#changer?.blocksIn?.(piece.text);
    const first = this.#readings.length;
    for (const [i, block] of blocks.entries()) {
      if (this.#readings.length >= mostPieces) {
        this.#add(unread(partOf(piece, block.from, piece.text.length), spanIn(piece, block.from).from));
        break;
      }
      this.#readBlock({ piece, ends }, block, blocks[i + 1], isBeforeXml);
    }
    const told = [...repairs].map(([kind, { count, at }]): Repair => ({
      kind,
      count,
      span: spanIn(dressed, at, at + 1),
    }));
    this.#note(told, first);
  }

  #readBlock(lines: Lines, block: Block, next: Block | undefined, isBeforeXml: boolean): void {
    const { piece } = lines;
    const part = partOf(piece, block.from, block.to);
    switch (block.kind) {
      case 'prompt':
        this.#title = undefined;
        this.#machine = block.machine ?? this.#machine;
        if (block.isAnswer) this.#commands = this.#unanswered.get(this.#machine ?? '') ?? this.#asked;
        else this.#ask([]);
        break;
      case 'command':
        this.#title = undefined;
        this.#machine = block.machine ?? this.#machine;
        this.#readCommands(lines, block.lines, next, isBeforeXml);
        break;
      case 'table':
        this.#add(
          withTitle(readPiece(part, this.#context(), false, this.#set.readers, block.reader), this.#title),
        );
        break;
      case 'other': {
        if (next?.kind === 'table') {
          this.#title = titleIn(
            part.text,
            this.#commands.some(({ words }) => isLooped(words)),
          );
          if (this.#title !== undefined) break;
        }
        const context = this.#context();
        const { command } = context;
        const answering =
          command === undefined
            ? undefined
            : this.#set.readers.find((reader) => reader.answers?.(command, part) === true);
        this.#add(readPiece(part, context, false, this.#set.readers, answering));
      }
    }
  }

  /** Lines of commands without an output between them: the last is answered by what follows. */
  #readCommands(
    { piece, ends }: Lines,
    lines: readonly CommandLine[],
    next: Block | undefined,
    isBeforeXml: boolean,
  ): void {
    let missed: CommandLine[] = [];
    const flush = (): void => {
      if (missed.length > 0) this.#addMissed(piece, missed);
      missed = [];
    };
    /** Where the block ends that was read in one go. */
    let readTo = 0;
    /** Where the block ends that was looked through, and in which nothing changes a guest. */
    let askedTo = 0;
    for (const [i, line] of lines.entries()) {
      if (line.from < readTo) continue;
      if (this.#readings.length >= mostPieces) {
        const rest = partOf(piece, line.from, lines.at(-1)?.to ?? line.to);
        this.#add(unread(rest, spanIn(rest).from));
        return;
      }
      const isOpening = opensBlock(piece.text.slice(line.from, line.to), line.commands);
      this.#ask(
        line.commands
          // `for`, `if` and what they ask print nothing.
          .filter(({ words }) => !isOpening || isAsking(words))
          .map(({ words, from, to }) => ({ words, span: spanIn(piece, from, to) })),
      );
      const last = line.commands.at(-1);
      const isAnswered =
        i === lines.length - 1 &&
        (next === undefined
          ? isBeforeXml && last !== undefined && printsXml(last.words)
          : next.kind !== 'prompt' || next.isAnswer);
      const isNew = line.from >= askedTo;
      const to = isOpening && isNew ? endOfBlock(line, ends, next?.from ?? piece.text.length) : line.to;
      const change =
        (isNew ? commandsUpTo(lines, i, to).find(({ words }) => isVirshChange(words)) : undefined) ??
        // What stands behind the pattern of a case, or in a variable, only the reader sees.
        (to > line.to && this.#changer?.detect(partOf(piece, line.from, to)) === true ? last : undefined);
      askedTo = Math.max(askedTo, to);
      if (change !== undefined) {
        let from = line.from;
        // Lines above that only set variables are read with the block, which may use them.
        while (isOpening && missed.at(-1)?.commands.length === 0) from = missed.pop()?.from ?? from;
        flush();
        this.#addChange(partOf(piece, from, to), change);
        readTo = to;
      } else if (!isAnswered) missed.push(line);
    }
    flush();
  }

  #addChange(piece: Piece, { words, from, to }: TypedCommand): void {
    const context = { ...this.#context(), command: { words, span: spanIn(piece, from, to) } };
    const reader = this.#changer;
    this.#add(
      reader === undefined
        ? given(piece, 'virsh-command', 'useless', { problems: [] }, context)
        : readPiece(piece, context, false, this.#set.readers, reader),
    );
  }

  #addMissed(piece: Piece, lines: readonly CommandLine[]): void {
    const part = partOf(piece, lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0);
    // A change without the guest's name is a question to virsh.
    const told = [this.#changer, this.#set.readers.find(({ id }) => id === 'usage-line')];
    const known = told.find((reader) => reader?.detect(part) === true);
    if (known !== undefined) {
      this.#add(readPiece(part, { loops: this.#loops }, false, this.#set.readers, known));
      return;
    }
    const problems = [problem('nothing-to-read', { kind: 'bare-command' }, spanIn(part))];
    const reading = given(part, 'bare-command', 'useless', { problems }, {});
    this.#add(reading);
    if (!lines.some(({ commands }) => commands.some(({ words }) => isAsking(words)))) this.#idle.add(reading);
  }

  /** Notes of what was repaired, with the piece in which it was; repairs of text that holds nothing are no news. */
  #note(repairs: readonly Repair[], first = 0): void {
    for (const { kind, count, span } of repairs) {
      for (let i = first; i < this.#readings.length; i++) {
        const one = this.#readings[i];
        if (one === undefined || one.segment.use === 'useless') continue;
        const { from, to } = one.segment.span;
        if (from >= span.to + nearby || to <= span.from) continue;
        const problems = [
          ...one.reading.problems,
          problem('text-repaired', { kind, count, libvirt: undefined }, span),
        ];
        this.#readings[i] = { ...one, reading: { ...one.reading, problems } };
        break;
      }
    }
  }
}

/** Roots carry where they were found: only those of one place belong together. */
function withPlace(one: SegmentReading, file: string | undefined): SegmentReading {
  const { domainRoots } = one.reading;
  const { machine } = one.context;
  if (domainRoots === undefined || (file === undefined && machine === undefined)) return one;
  const place = { ...(file === undefined ? {} : { file }), ...(machine === undefined ? {} : { machine }) };
  const placed = domainRoots.map((root) => ({ ...root, ...place }));
  return { ...one, reading: { ...one.reading, domainRoots: placed } };
}

/** The text between two islands, as its tables are written in ASCII, and where the blocks of a shell end in it. */
interface Lines {
  readonly piece: Piece;
  readonly ends: BlockEnds | undefined;
}

/**
 * Where the block ends that a line opens; the end of the line where outputs come in between, since its lines were then
 * typed one by one.
 */
function endOfBlock(line: CommandLine, ends: BlockEnds | undefined, outputFrom: number): number {
  const to = ends?.endFrom(line.from) ?? line.to;
  return to <= outputFrom ? Math.max(line.to, to) : line.to;
}

/** All commands from the line at an index on to the lines that begin before `to`. */
function commandsUpTo(lines: readonly CommandLine[], at: number, to: number): readonly TypedCommand[] {
  const commands: TypedCommand[] = [];
  for (let i = at; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || (i > at && line.from >= to)) break;
    commands.push(...line.commands);
  }
  return commands;
}

/** A quoted text may begin with lines that are not read: its first mark stands a little before the piece. */
const nearby = 2000;
