/** Text for terminals: what users wrote is made harmless, and columns line up in any script. */

/**
 * C0 and C1 controls can drive the terminal (colours, titles, the clipboard); directional overrides and
 * isolates can make a line read differently from what it says; separators break lines.
 */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const harmful = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Blanks for line ends and tabs; a visible � for every other control character. */
export function makeHarmless(text: string): string {
  return text.replace(/\r\n|[\t\n\r\u0085\u2028\u2029]/g, ' ').replace(harmful, '\ufffd');
}

/** The same for JSON, whose value must not change: what JSON.stringify leaves as it is becomes an escape. */
export function escapeForTerminal(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** First and last code points that take two columns (Unicode's East Asian Wide and Fullwidth, in large blocks). */
const wideRanges: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** How many columns a terminal gives to the text. */
export function measureColumns(text: string): number {
  let columns = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300) columns += 1;
    else if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) continue;
    else columns += wideRanges.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
  }
  return columns;
}

export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - measureColumns(text)));
}
