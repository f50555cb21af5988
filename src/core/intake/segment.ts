/**
 * Cuts one pasted text into pieces, each for one reader: first the XML islands, then the lines between them.
 * Nothing is dropped silently: what nobody knows becomes a piece of its own.
 */
import { isDomainFragment, isDomainWrapper } from '../domain/vocabulary.ts';
import { partOf, pieceOf, spanIn, type Piece, type Source } from '../text/source.ts';
import { readers } from './readers.ts';
import { problem, type Reader, type ReaderId, type Reading, type SegmentReading } from './reading.ts';
import { classifyShellLine } from './shell.ts';
import { findXmlIslands } from './xml-islands.ts';

/** As much text as is read of one source; libxml2's own limit for one document. */
const longestText = 10_000_000;

const hostRoots: ReadonlySet<string> = new Set(['capabilities', 'host', 'topology', 'cells', 'cell']);

function isKnownRoot(name: string): boolean {
  return name === 'domain' || isDomainWrapper(name) || isDomainFragment(name) || hostRoots.has(name);
}

/** More pieces than anybody pastes; beyond them the rest is kept and not read. */
const mostPieces = 20_000;

/** All pieces of a source in order, read. Never throws; linear in the text's length. */
export function readSource(source: Source): readonly SegmentReading[] {
  const whole = pieceOf(source);
  const piece = source.text.length > longestText ? partOf(whole, 0, longestText) : whole;
  const readings: SegmentReading[] = [];
  if (piece !== whole) {
    readings.push(unread(partOf(whole, longestText, source.text.length), source.text.length, longestText));
  }
  let at = 0;
  for (const island of findXmlIslands(piece.text, isKnownRoot)) {
    if (readings.length >= mostPieces) break;
    readings.push(...readLines(partOf(piece, at, island.from)));
    readings.push(readPiece(partOf(piece, island.from, island.to)));
    at = island.to;
  }
  const rest = partOf(piece, at, piece.text.length);
  if (readings.length < mostPieces) readings.push(...readLines(rest));
  else readings.push(unread(rest, source.text.length, at));
  return readings.sort((a, b) => a.segment.span.from - b.segment.span.from);
}

/** Text beyond what is read at once: named, with its place. */
function unread(piece: Piece, length: number, limit: number): SegmentReading {
  const problems = [problem('text-too-long', { length, limit }, spanIn(piece))];
  return given(piece, 'unrecognised', 'useless', { problems });
}

function given(piece: Piece, reader: ReaderId, use: Reader['use'], reading: Reading): SegmentReading {
  return { segment: { piece, span: spanIn(piece), reader, use }, reading };
}

function readPiece(piece: Piece, reader = readers.find((one) => one.detect(piece))): SegmentReading {
  if (reader === undefined) return given(piece, 'unrecognised', 'useless', { problems: [] });
  const reading = reader.read(piece, {});
  if (reader.use !== 'later') return given(piece, reader.id, reader.use, reading);
  return given(piece, reader.id, 'later', {
    ...reading,
    problems: [...reading.problems, problem('kind-not-read', { kind: reader.id }, spanIn(piece))],
  });
}

interface Block {
  readonly from: number;
  to: number;
  readonly reader: Reader | 'command' | 'other';
}

/** The text between the islands: tables by the shape of their lines, commands, and the rest. */
function readLines(piece: Piece): readonly SegmentReading[] {
  const blocks = cutBlocks(piece.text);
  return blocks.flatMap((block, i): readonly SegmentReading[] => {
    const part = partOf(piece, block.from, block.to);
    if (block.reader === 'other') return [readPiece(part)];
    if (block.reader !== 'command') return [readPiece(part, block.reader)];
    // A command followed by its output is only the output's prompt.
    const next = blocks[i + 1];
    const answered = next === undefined ? isAnsweredLater(piece, block.to) : next.reader !== 'command';
    return readCommands(part, answered);
  });
}

/** A command at the very end of the lines before an island is answered by the island. */
function isAnsweredLater(piece: Piece, to: number): boolean {
  return (
    piece.text.slice(to).trim() === '' &&
    /\bvirsh(?:\s+(?:\S+\s+)*?|\s*#\s*)(?:capabilities|dumpxml)\b[^\n]*$|\bcat\s+\S+\.xml\s*$/.test(
      // The last line; more of it than this is no command.
      piece.text.slice(Math.max(to - 2000, piece.text.lastIndexOf('\n', to - 1) + 1), to),
    )
  );
}

function readCommands(piece: Piece, answered: boolean): readonly SegmentReading[] {
  // A command that changes a domain says something by itself.
  const change = readers.find((reader) => reader.id === 'virsh-command');
  if (change?.detect(piece) === true) return [readPiece(piece, change)];
  if (answered) return [];
  const usage = readers.find((reader) => reader.id === 'usage-line');
  if (usage?.detect(piece) === true) return [readPiece(piece, usage)];
  return [
    given(piece, 'bare-command', 'useless', {
      problems: [problem('nothing-to-read', { kind: 'bare-command' }, spanIn(piece))],
    }),
  ];
}

/** Runs of lines that belong together; blank lines, dots and lone prompts belong to nobody. */
function cutBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let current: Block | undefined;
  let from = 0;
  while (from < text.length) {
    const end = lineEnd(text, from);
    const line = text.slice(from, end);
    const kind = classifyShellLine(line);
    const continues =
      current !== undefined &&
      typeof current.reader !== 'string' &&
      current.reader.lines?.fits.test(line) === true;
    const starter = kind === 'neutral' ? undefined : findStarter(text, from, line);
    if (
      current !== undefined &&
      continues &&
      (starter === undefined || starter === current.reader || starter.lines?.yields === true) &&
      kind !== 'command'
    ) {
      current.to = end;
    } else if (starter !== undefined && (kind !== 'command' || starter.id === 'qemu-command-line')) {
      current = { from, to: end, reader: starter };
      blocks.push(current);
    } else if (kind === 'neutral') {
      // A comment or a blank line ends nothing.
    } else {
      const reader = kind === 'command' ? 'command' : 'other';
      if (current?.reader === reader) current.to = end;
      else {
        current = { from, to: end, reader };
        blocks.push(current);
      }
    }
    from = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return blocks;
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || unit === 13) return i;
  }
  return text.length;
}

/** What a format shows in its first lines is enough to know it by. */
const sightLength = 400;

function findStarter(text: string, from: number, line: string): Reader | undefined {
  return lineReaders.find(
    (reader) =>
      reader.lines?.starts.test(line) === true &&
      reader.detect({ source: '', at: 0, text: text.slice(from, from + sightLength) }),
  );
}

const lineReaders: readonly Reader[] = readers.filter((reader) => reader.lines !== undefined);
