/**
 * A pasted text without what copying did to it. The source is never rewritten: each step gives edits, and the piece
 * that comes of them knows where each of its characters stands in the source. The steps keep the order of formats.md
 * §0.5, but for quoted-printable, which is the outermost dress of a mail. A text with nothing to clean comes back as
 * it is, after a few searches.
 */
import type { Edit } from '../../text/offset-map.ts';
import { editPiece, partOf, spanIn, type Piece } from '../../text/source.ts';
import type { RootTest } from '../xml-islands.ts';
import { findByteMarks, findEscapes, findLineEnds, findOverstrikes, mostEdits } from './characters.ts';
import { findPage } from './html.ts';
import { findFences, findIndentation, findLineNumbers, findQuoting, type IsStart } from './line-prefixes.ts';
import type { RepairKind } from './look-alikes.ts';
import { findQuotedPrintable } from './quoted-printable.ts';
import { countRepairs, type KindEdit, type Repair } from './repair.ts';
import { findTerminalWraps } from './unwrap.ts';

export interface CleanedText {
  readonly piece: Piece;
  /** What was changed that can be seen, for notes: not colours, line ends and the like. */
  readonly repairs: readonly Repair[];
  /** How far the text was cleaned, which is how far the piece goes: an offset in the source. */
  readonly to: number;
}

export interface KnownText {
  readonly isRoot: RootTest;
  readonly isStart: IsStart;
}

interface Step {
  readonly find: (text: string, known: KnownText) => readonly (Edit | KindEdit)[];
  /** What all its edits are. Absent: the edits say it themselves, or nobody needs to be told. */
  readonly kind?: RepairKind;
}

const characterSteps: readonly Step[] = [
  { find: findByteMarks },
  { find: findLineEnds },
  { find: findEscapes },
  { find: findOverstrikes },
  { find: findQuotedPrintable, kind: 'quoted-printable' },
];

const prefixSteps: readonly Step[] = [
  { find: findQuoting, kind: 'line-prefix' },
  { find: findFences },
  { find: (text, { isStart }) => findLineNumbers(text, isStart), kind: 'line-prefix' },
  { find: (text, { isStart }) => findIndentation(text, isStart) },
];

const textSteps: readonly Step[] = [
  { find: (text, { isRoot }) => findPage(text, isRoot) },
  { find: findTerminalWraps, kind: 'line-wrap' },
];

/** Prefixes stand one behind the other, in any order: a quoted listing with line numbers, indented in a list. */
const mostPrefixes = 6;

export function cleanText(piece: Piece, known: KnownText): CleanedText {
  let cleaned = piece;
  const repairs: Repair[] = [];
  let { to } = spanIn(piece);
  const take = (steps: readonly Step[]): boolean => {
    const before = cleaned;
    for (const { find, kind } of steps) {
      let edits = find(cleaned.text, known);
      const beyond = edits[mostEdits];
      if (beyond !== undefined) {
        to = spanIn(cleaned, beyond.from, beyond.from).from;
        cleaned = partOf(cleaned, 0, beyond.from);
        edits = edits.slice(0, mostEdits);
      }
      const told = edits.flatMap((edit): readonly KindEdit[] =>
        kind !== undefined ? [{ ...edit, kind }] : 'kind' in edit ? [edit] : [],
      );
      repairs.push(...countRepairs(cleaned, told));
      cleaned = editPiece(cleaned, edits);
    }
    return cleaned !== before;
  };
  take(characterSteps);
  for (let i = 0; i < mostPrefixes && take(prefixSteps); i++);
  take(textSteps);
  return { piece: cleaned, repairs, to };
}
