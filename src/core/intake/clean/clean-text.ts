/**
 * A pasted text without what copying did to it. The source is never rewritten: each step gives edits, and the piece
 * that comes of them knows where each of its characters stands in the source. The steps keep the order of formats.md
 * §0.5, but for what a mail or a log wraps the whole text in. A text with nothing to clean comes back as it is, after a
 * few searches. The rarer dresses are known by `laterCleaning` alone, which comes with the readers of the rarer formats.
 */
import type { Edit } from '../../text/offset-map.ts';
import { editPiece, partOf, spanIn, type Piece } from '../../text/source.ts';
import type { RootTest } from '../xml-islands.ts';
import { findByteMarks, findEscapes, findLineEnds, findOverstrikes, mostEdits } from './characters.ts';
import { findFences, findIndentation, findLineNumbers, findQuoting, type IsStart } from './line-prefixes.ts';
import type { RepairKind } from './look-alikes.ts';
import { countRepairs, type KindEdit, type Repair } from './repair.ts';

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

interface CleaningStep {
  readonly find: (text: string, known: KnownText) => readonly (Edit | KindEdit)[];
  /** What all its edits are. Absent: the edits say it themselves, or nobody needs to be told. */
  readonly kind?: RepairKind;
}

type Arranging = (
  piece: Piece,
  known: KnownText,
) => { readonly piece: Piece; readonly repairs: readonly Repair[] };

/** Steps for the dresses that few texts wear. */
export interface LaterCleaning {
  /** What the whole text is wrapped in: a mail's encoding, strings of a program. */
  readonly wrappings: readonly CleaningStep[];
  /** What stands in front of lines, beside quote marks, numbers and blanks. */
  readonly prefixes: readonly CleaningStep[];
  readonly texts: readonly CleaningStep[];
  /** Put lines that stand side by side, or take turns, one behind the other. */
  readonly arrangings: readonly Arranging[];
}

const characterSteps: readonly CleaningStep[] = [
  { find: findByteMarks },
  { find: findLineEnds },
  { find: findEscapes },
  { find: findOverstrikes },
];

const prefixSteps: readonly CleaningStep[] = [
  { find: findQuoting, kind: 'line-prefix' },
  { find: findFences },
  { find: (text, { isStart }) => findLineNumbers(text, isStart), kind: 'line-prefix' },
  { find: (text, { isStart }) => findIndentation(text, isStart) },
];

/** Prefixes stand one behind the other, in any order: a quoted listing with line numbers, indented in a list. */
const mostPrefixes = 6;

export function cleanText(piece: Piece, known: KnownText, later?: LaterCleaning): CleanedText {
  let cleaned = piece;
  const repairs: Repair[] = [];
  let { to } = spanIn(piece);
  const take = (steps: readonly CleaningStep[]): boolean => {
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
  if (later !== undefined) {
    take(later.wrappings);
    for (const arrange of later.arrangings) {
      const split = arrange(cleaned, known);
      cleaned = split.piece;
      repairs.push(...split.repairs);
    }
  }
  const prefixes = [...(later?.prefixes ?? []), ...prefixSteps];
  for (let i = 0; i < mostPrefixes && take(prefixes); i++);
  take(later?.texts ?? []);
  return { piece: cleaned, repairs, to };
}
