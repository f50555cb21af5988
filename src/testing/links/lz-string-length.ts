/**
 * How long a text is in lz-string's `compressToEncodedURIComponent`, which most tools' links are made with: its bits
 * are counted and not written. It is LZ78 with codes that grow by one bit at a time, six bits a character.
 */
export function lzStringLength(text: string): number {
  const dictionary = new Set<string>();
  /** Letters that stand in full the first time. */
  const fresh = new Set<string>();
  let word = '';
  let bits = 0;
  let width = 2;
  let left = 2;
  const widen = (): void => {
    if (--left > 0) return;
    left = 2 ** width;
    width++;
  };
  const write = (): void => {
    if (fresh.delete(word)) {
      bits += width + (word.charCodeAt(0) < 256 ? 8 : 16);
      widen();
    } else bits += width;
    widen();
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (!dictionary.has(letter)) {
      dictionary.add(letter);
      fresh.add(letter);
    }
    const longer = word + letter;
    if (dictionary.has(longer)) word = longer;
    else {
      write();
      dictionary.add(longer);
      word = letter;
    }
  }
  if (word !== '') write();
  return Math.floor((bits + width) / 6) + 1;
}
