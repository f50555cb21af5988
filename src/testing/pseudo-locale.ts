/**
 * A language for tests: English with every word of `src/words` between ⟦ and ⟧. What is read between no such marks was not
 * translated. No build holds it: tests wrap the words that they have loaded, and e2e a build of its own.
 */

const opening = '⟦';
const closing = '⟧';

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value) as object);

/** Wraps strings and what functions give, in the very objects, since they have been handed on. @returns puts back what was */
export function wrapWords(words: unknown): () => void {
  const undo: (() => void)[] = [];
  wrapInside(words, undo);
  return () => {
    for (const put of undo.reverse()) put();
  };
}

const wrapped = new WeakSet<object>();

function wrapInside(value: unknown, undo: (() => void)[]): void {
  if (!isPlain(value) || wrapped.has(value)) return;
  wrapped.add(value);
  undo.push(() => wrapped.delete(value));
  for (const [key, old] of Object.entries(value)) {
    const now = typeof old === 'object' ? old : wrap(old);
    if (now === old) wrapInside(old, undo);
    else {
      value[key] = now;
      undo.push(() => {
        value[key] = old;
      });
    }
  }
}

/** A copy with marks; what is no word stays as it is, and so does an empty one. */
function wrap(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : opening + value + closing;
  if (typeof value === 'function') {
    if (wrapped.has(value)) return value;
    const say = (...given: unknown[]): unknown => wrap((value as (...all: unknown[]) => unknown)(...given));
    wrapped.add(say);
    return say;
  }
  if (Array.isArray(value)) return value.map(wrap);
  if (isPlain(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wrap(inner)]));
  return value;
}

/**
 * The words of two letters and more that stand outside of all marks, apart from those that are the same in every language.
 * A text that was cut may end before its marks do.
 */
export function findUntranslated(text: string, everywhere: RegExp): readonly string[] {
  let depth = 0;
  let outside = '';
  for (const sign of text) {
    if (sign === opening) depth++;
    else if (sign === closing) depth = Math.max(0, depth - 1);
    else if (depth === 0) outside += sign;
    if (sign === closing && depth === 0) outside += ' ';
  }
  return (outside.match(/[\p{L}_][\p{L}\p{N}_.:/-]*/gu) ?? []).filter(
    (word) => /\p{L}{2}/u.test(word) && !everywhere.test(word),
  );
}
