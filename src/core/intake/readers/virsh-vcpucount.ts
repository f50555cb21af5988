/**
 * `virsh vcpucount VM` (virsh-domain.c, cmdVcpucount; formats.md §11): up to four rows, in a fixed order. Where the
 * words are translated all four have to be there, as their order alone tells which is which. With an option it is
 * one number, which only the command before it makes known.
 */
import { spanIn, type Piece, type Span } from '../../text/source.ts';
import type { Observation } from '../facts/observation.ts';
import { domainOfCommand, hasOption, virshWords } from '../named-domain.ts';
import { filledLines, spanOfLine } from '../piece-lines.ts';
import { anyLetter, type ReadContext, type Reader, type Reading } from '../reading.ts';

type Counts = NonNullable<Observation['counts']>;
type Count = keyof Counts;

const order: readonly Count[] = ['maximumConfig', 'maximumLive', 'currentConfig', 'currentLive'];
const fourRows =
  /^\s*([^\s\d]+)[ \t]+(\S+)[ \t]+\d+[ \t]*\r?\n\s*\1[ \t]+(\S+)[ \t]+\d+[ \t]*\r?\n\s*([^\s\d]+)[ \t]+\2[ \t]+\d+[ \t]*\r?\n\s*\4[ \t]+\3[ \t]+\d+[ \t]*(?:\r?\n|$)/u;

export const virshVcpucount: Reader = {
  id: 'virsh-vcpucount',
  use: 'read',
  lines: {
    first: anyLetter,
    starts: /^\s*(?:maximum|current)\s+(?:config|live)\s+\d{1,5}\s*$/,
    mayStart: /^\s*[A-Za-z\u0080-\uffff][^\s\d]*\s+\S+\s+\d{1,5}\s*$/,
    fits: /^\s*[^\s\d]+\s+\S+\s+\d{1,5}\s*$/,
  },
  detect: (piece) =>
    /^\s*(?:maximum|current)\s+(?:config|live)\s+\d+\s*(?:\n|$)/.test(piece.text) ||
    fourRows.test(piece.text),
  answers: (command, piece) =>
    virshWords(command.words, (word) => word === 'vcpucount') !== undefined &&
    /^\s*\d{1,5}\s*$/.test(piece.text),
  read,
};

function read(piece: Piece, context: ReadContext): Reading {
  const counts: Partial<Record<Count, number>> = {};
  const places: Partial<Record<Count, Span>> = {};
  const isTranslated = fourRows.test(piece.text);
  let row = 0;
  for (const line of filledLines(piece)) {
    const { text } = line;
    const found = /^\s*([^\s\d]+)\s+(\S+)\s+(\d{1,5})\s*$/u.exec(text);
    const known = found === null ? nameByOptions(context, text) : nameOf(found[1] ?? '', found[2] ?? '');
    const name = known ?? (isTranslated ? order[row] : undefined);
    const value = Number(/(\d{1,5})\s*$/.exec(text)?.[1]);
    if (name !== undefined && Number.isSafeInteger(value)) {
      counts[name] ??= value;
      places[name] ??= spanOfLine(piece, line);
    }
    row++;
  }
  return {
    observations: [
      {
        from: 'virsh-vcpucount',
        kind: 'setting',
        span: spanIn(piece),
        ...domainOfCommand(context, 'vcpucount'),
        threads: [],
        counts,
        places,
      },
    ],
    problems: [],
  };
}

function nameOf(what: string, where: string): Count | undefined {
  const known = order.find((name) => name.toLowerCase() === what.toLowerCase() + where.toLowerCase());
  return known;
}

/** `virsh vcpucount VM --live` prints one number. */
function nameByOptions(context: ReadContext, text: string): Count | undefined {
  if (!/^\s*\d{1,5}\s*$/.test(text)) return undefined;
  const maximum = hasOption(context, '--maximum');
  if (hasOption(context, '--live')) return maximum ? 'maximumLive' : 'currentLive';
  if (hasOption(context, '--config')) return maximum ? 'maximumConfig' : 'currentConfig';
  return undefined;
}
