/**
 * Lists of texts. Each is a stem with, as names often end in, a number behind it: `vm-07` is the stem `vm-`, two
 * digits, 7; `VM-A` the stem `VM-`, letters, 0. A list is three sequences: the stems by their place in the list of all
 * stems of the link; how the number is written (0: there is none, 1–9: with so many digits, 10: in letters A–Z,
 * AA–ZZ …); the numbers, of those that have one. Between the first and the second stand the stems that are new: they
 * have the next places, in the order of their first use.
 */
import { LinkDamage, type ByteReader, type ByteWriter } from './bytes.ts';
import { readSequence, writeSequence } from './sequence.ts';

/** Never change or reorder them: places in it stand in links. */
const firstStems: readonly string[] = ['', 'vm', 'vm-', 'VM-'];

const inLetters = 10;

interface Parts {
  readonly stem: string;
  readonly style: number;
  readonly number: number;
}

export class StringWriter {
  readonly #writer: ByteWriter;
  readonly #places = new Map(firstStems.map((stem, place) => [stem, place]));

  constructor(writer: ByteWriter) {
    this.#writer = writer;
  }

  write(texts: readonly string[]): void {
    const parts = texts.map(partsOf);
    const fresh: string[] = [];
    const places = parts.map(({ stem }) => {
      const known = this.#places.get(stem);
      if (known !== undefined) return known;
      const place = this.#places.size;
      this.#places.set(stem, place);
      fresh.push(stem);
      return place;
    });
    writeSequence(this.#writer, places);
    for (const stem of fresh) this.#writer.text(stem);
    writeSequence(
      this.#writer,
      parts.map(({ style }) => style),
    );
    writeSequence(
      this.#writer,
      parts.flatMap(({ style, number }) => (style === 0 ? [] : [number])),
    );
  }
}

function partsOf(text: string): Parts {
  const digits = /[0-9]{1,9}$/.exec(text)?.[0];
  if (digits !== undefined)
    return { stem: text.slice(0, -digits.length), style: digits.length, number: Number(digits) };
  const letters = /^(.*-)([A-Z]{1,4})$/s.exec(text);
  if (letters === null) return { stem: text, style: 0, number: 0 };
  return { stem: letters[1] ?? '', style: inLetters, number: numberOfLetters(letters[2] ?? '') };
}

/** A is 0, Z 25, AA 26. */
function numberOfLetters(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export function lettersOf(number: number): string {
  let letters = '';
  for (let rest = number + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

export class StringReader {
  readonly #reader: ByteReader;
  readonly #stems: string[] = [...firstStems];

  constructor(reader: ByteReader) {
    this.#reader = reader;
  }

  read(count: number): readonly string[] {
    const places = readSequence(this.#reader, count);
    for (const place of places) {
      if (place < 0 || place > this.#stems.length) throw new LinkDamage('damaged');
      if (place === this.#stems.length) this.#stems.push(this.#reader.text());
    }
    const styles = readSequence(this.#reader, count);
    const numbers = readSequence(this.#reader, styles.filter((style) => style !== 0).length);
    let at = 0;
    return places.map((place, i) => {
      const style = styles[i] ?? 0;
      return `${this.#stems[place] ?? ''}${style === 0 ? '' : numberText(style, numbers[at++] ?? 0)}`;
    });
  }
}

function numberText(style: number, number: number): string {
  if (style < 1 || style > inLetters || number < 0 || number > 999_999_999) throw new LinkDamage('damaged');
  return style === inLetters ? lettersOf(number) : String(number).padStart(style, '0');
}
