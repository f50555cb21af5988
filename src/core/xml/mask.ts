/**
 * Two things saxes cannot take without losing what follows are replaced, at the same length, before it reads: a `&`
 * that starts no reference (it would swallow the text up to the next `;`, perhaps a hundred lines on) and half of a
 * surrogate pair (it would swallow the next character, be it `<`). Both stay faults.
 */
export interface MaskedText {
  readonly text: string;
  /** Stands for a stray `&`; it occurs nowhere else in `text`. Undefined when there is no stray. */
  readonly mark?: string;
}

/** A non-character: saxes reports it as disallowed wherever it stands. */
const notACharacter = '\ufffe';

const strayAmpersand = /&(?!(?:#[0-9]+|#x[0-9A-Fa-f]+|[A-Za-z_:][\w:.-]*);)/g;
const halfPair = /[\ud800-\udbff](?![\udc00-\udfff])/g;

export function maskText(source: string): MaskedText {
  const whole = source.replace(halfPair, notACharacter);
  if (whole.search(strayAmpersand) < 0) return { text: whole };
  const mark = unusedCharacter(whole);
  return { text: whole.replace(strayAmpersand, mark), mark };
}

/** A private-use character; should a text use all of them, the last is taken and its own uses read as `&`. */
function unusedCharacter(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const char = String.fromCharCode(code);
    if (!text.includes(char)) return char;
  }
  return '\uf8ff';
}
