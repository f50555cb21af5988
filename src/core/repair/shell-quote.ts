/** Words for a POSIX shell. */

/** The word as it is where a shell takes it as it is, otherwise in single quotes, in which nothing is special but the quote. */
export function quoteWord(word: string): string {
  return /^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
