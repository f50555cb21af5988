/**
 * Edits of a cleaned text as edits of what the user pasted: `&lt;` for `<` where the paste is escaped, its line ends and
 * its marks of quoting where new lines come. Whether the paste then reads as wanted is for the caller to see.
 */
import { spanIn, type Piece, type Source } from '../text/source.ts';
import type { SourceEdit } from './repair.ts';
import type { SheetEdit } from './sheet-edit.ts';

/** Undefined: new lines would need marks that nobody can make up (the numbers of a numbered listing). */
export function toSourceEdits(
  source: Source,
  piece: Piece,
  edits: readonly SheetEdit[],
): readonly SourceEdit[] | undefined {
  if (piece.under === undefined)
    return edits.map(({ from, to, text }) => ({
      source: source.id,
      from: piece.at + from,
      to: piece.at + to,
      text,
    }));
  const dress = new Dress(source, piece);
  const out: SourceEdit[] = [];
  for (const edit of edits) {
    const text = dress.put(edit);
    if (text === undefined) return undefined;
    out.push({ source: source.id, ...placeOf(piece, edit), text });
  }
  return out;
}

/** Line ends and all that was cleaned away at the edges stays out of it, but for the line end that a removal begins with. */
function placeOf(
  piece: Piece,
  { from, to, side }: SheetEdit,
): { readonly from: number; readonly to: number } {
  const behind = (at: number): number => (at === 0 ? before(0) : spanIn(piece, at - 1, at).to);
  const before = (at: number): number =>
    at < piece.text.length ? spanIn(piece, at, at + 1).from : spanIn(piece, at - 1, at).to;
  if (from === to) {
    const at = side === 'behind' ? behind(from) : before(from);
    return { from: at, to: at };
  }
  const start = piece.text[from] === '\n' ? behind(from) : before(from);
  return { from: start, to: Math.max(start, behind(to)) };
}

/** How this paste writes the characters of markup, and what it puts at the beginnings of lines. */
class Dress {
  readonly #source: Source;
  readonly #piece: Piece;
  readonly #characters = new Map<string, string>();

  constructor(source: Source, piece: Piece) {
    this.#source = source;
    this.#piece = piece;
  }

  put({ from, text }: SheetEdit): string | undefined {
    const lineEnd = text.includes('\n') ? this.#lineEndNear(from) : '\n';
    if (lineEnd === undefined) return undefined;
    return text.replace(/[&<>="'\n]/g, (char) => (char === '\n' ? lineEnd : this.#written(char)));
  }

  /** As the text writes it where it first does; a full-width one that was mended is no such way. */
  #written(char: string): string {
    const known = this.#characters.get(char);
    if (known !== undefined) return known;
    const at = this.#piece.text.indexOf(char);
    const found = at < 0 ? undefined : this.#slice(spanIn(this.#piece, at, at + 1));
    const isEscape = found !== undefined && /^(?:&[^;]{1,6};|=[0-9A-F]{2})$/i.test(found);
    const written = isEscape ? found : char === '&' && this.#written('<').startsWith('&') ? '&amp;' : char;
    this.#characters.set(char, written);
    return written;
  }

  /** With whatever the paste puts before the next line's first character. */
  #lineEndNear(at: number): string | undefined {
    const { text } = this.#piece;
    const earlier = text.lastIndexOf('\n', Math.max(0, at - 1));
    const end = earlier >= 0 ? earlier : text.indexOf('\n');
    if (end < 0) return '\n';
    const from = end === 0 ? spanIn(this.#piece, 0, 1).from : spanIn(this.#piece, end - 1, end).to;
    const to =
      end + 1 < text.length
        ? spanIn(this.#piece, end + 1, end + 2).from
        : spanIn(this.#piece, end, end + 1).to;
    const written = this.#source.text.slice(from, to);
    return /\d/.test(written) ? undefined : written;
  }

  #slice({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#source.text.slice(from, to);
  }
}
