/**
 * Undoes what mail, chat and text tools do to a link. The checksum decides whether the result is right, so a
 * wrong guess here costs nothing.
 */

/** Blanks, soft hyphens, zero-width characters, directional marks: none of them is ever part of a link. */
const invisible = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** The part after `#` of a fragment, of a whole address, or of a sentence that holds one. */
export function tidyLink(text: string): string {
  return chooseFragment(undoTransport(text));
}

/** Without blanks, line breaks, encodings and what else was put into it on its way. */
export function undoTransport(text: string): string {
  return (
    undoPercentEncoding(undoQuotedPrintable(text))
      // The mark of a quoted mail at the start of a continued line.
      .replace(/[\r\n]+[> \t]+/g, '')
      .replace(invisible, '')
      // Smart punctuation makes one dash of two hyphens.
      .replace(/[\u2013\u2014]/g, '--')
  );
}

/** An address may hold several `#`: the last one that starts like ours. Without any, the text itself may be it. */
function chooseFragment(text: string): string {
  const parts = text.split('#');
  if (parts.length === 1) return text.replace(/^[^0-9A-Za-z]+/, '');
  const ours = parts.slice(1).reverse();
  return ours.find((part) => /^[0-9]+\.[a-z]/i.test(part)) ?? ours.find((part) => /^[0-9]/.test(part)) ?? '';
}

/** Mail's own writing (RFC 2045), where a line that goes on or an equals sign shows it. A link's view never holds `=3D`. */
export function undoQuotedPrintable(text: string): string {
  if (!/=[ \t]*\r?\n|=3D/.test(text)) return text;
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([2-7][0-9A-F])/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Some tools encode what is already encoded (`%2523`), hence up to three rounds. */
function undoPercentEncoding(text: string): string {
  let out = text;
  for (let round = 0; round < 3 && out.includes('%'); round++) {
    try {
      out = decodeURIComponent(out);
    } catch {
      // Cut inside an escape, or not UTF-8: what is plain ASCII can still be undone.
      out = out.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    }
  }
  return out;
}
