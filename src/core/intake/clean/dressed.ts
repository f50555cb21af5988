/**
 * Whether a text may wear one of the rarer dresses (`later-cleaning.ts`): then it is not read before the steps are there
 * that take them off. It may say yes too often, which costs a reader's time, and never no too often. What every guest
 * and every host has (`<target …>`, `/usr/bin/qemu-system-x86_64`) is no sign. It stands before the first picture, so
 * nothing is tried at every character.
 */
import { longestSight } from './lines-of.ts';

const marks: readonly RegExp[] = [
  // entities, a web page
  /&(?:amp;)*(?:lt|#60|#x3c);/i,
  /<\/?(?:html|head|body|div|span|pre|code|p|br|hr|table|tbody|thead|t[rdh]|[uo]l|li|blockquote|[abi]|em|strong|h[1-6]|section|article|main|font|tt|samp)[\s/>]/i,
  // quoted-printable, strings, base64, the border of panes, the mark of a pager, a long line of QEMU's
  /=(?:3D|20|C2)/,
  /\\(?:n|u003c|x3c)/i,
  /PGRvbWFpbi/,
  /PD94bWwg/,
  /\u2502/,
  /--More--/,
  /qemu-(?:system-\w+|kvm)\s+-/,
  // machines as titles
  /salt\s/,
];

/**
 * Differences; times; containers; the rest of a list that a terminal broke; machines before XML, whose dotted names would
 * else pass for those of files. What is no XML behind such a name no first reader takes.
 */
const beginning =
  /^(?:@@ -|\+\+\+ |\d+(?:,\d+)?[acd]\d|\[?(?:\d{4}-\d\d-\d\d[T ]|[A-Z][a-z]{2} [ \d]\d )?\d\d:\d\d:\d\d|[\w./-]+ *\||\[[\w.-]+\/|[\d,:()-]+$|(?!\S*\.xml|\d+:)[A-Za-z\d][\w.-]{0,80}: +<)/;
/** The first characters of such lines. */
const first = /[\w@+[./,:()-]/;
/** Strings, one a line. */
const quoted = /^[ \t]*["'].*["'],?[ \t]*$/;

export function mayBeDressed(text: string): boolean {
  if (marks.some((mark) => mark.test(text))) return true;
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const next = end < 0 ? text.length : end;
    const to = text.charAt(next - 1) === '\r' ? next - 1 : next;
    const last = text.charAt(to - 1);
    // `cat -A`, quoted-printable
    if (last === '$' || last === '=') return true;
    if (first.test(text.charAt(from)) && beginning.test(text.slice(from, Math.min(to, from + longestSight))))
      return true;
    if (/["', \t]/.test(last) && quoted.test(text.slice(from, to))) return true;
    from = next + 1;
  }
  return false;
}
