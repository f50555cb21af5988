/** Links of ours in what is pasted, dropped or piped. */
import { undressLink } from './dressed-link.ts';
import { mayHoldLink } from './may-hold-link.ts';
import { namedPlaceIn } from './named-place.ts';
import { undoQuotedPrintable } from './tidy-link.ts';

/**
 * A text that is about nothing but a link: the link from `#` on or with the address before it, as chat and mail hand it on (in
 * quotes or brackets, percent-encoded, broken into lines, within markup or a few words); or a lesson's link, the name of a
 * lesson or example, or an SVG picture of ours that carries a link. What is returned is for `decodeLink`, `decodeLessonLink` or
 * `named-place.ts`, which undo the rest. Undefined: the text is
 * something else.
 */
export function linkInText(text: string): string | undefined {
  if (!mayHoldLink(text)) return undefined;
  const carried = linkInSvg(text);
  if (carried !== undefined) return carried;
  const named = namedPlaceIn(text);
  if (named !== undefined) return named;
  const plain = undoQuotedPrintable(text);
  const bare = bareLink(plain);
  if (bare !== undefined && (!/\s/.test(bare) || isWrapped(plain))) return bare;
  return undressLink(plain) ?? bare;
}

/** A text of nothing but a link, and marks around it. */
function bareLink(text: string): string | undefined {
  const found =
    /^[\s<("'“‘«>]*(?:(?:https?|file):[^\s#]*?)?(?:#|%(?:25)*23)((?:\d+\.[a-z]|lesson\.\d+\.[\w-])[\s\S]*)$/i.exec(
      text,
    );
  const link = found?.[1]?.trimEnd();
  if (link === undefined) return undefined;
  // Words follow.
  if (/[^\s>][ \t]+[^\s>]/.test(link)) return undefined;
  // With line breaks in it, or what other programs put behind it, it must have a link's form; without, a link of a later
  // version may have another.
  if (!/[\s|<]/.test(link)) return `#${link}`;
  return /^\d+\.[a-z][a-z0-9]{0,7}\.[\w-]*\.[0-9a-z]{7}(?![0-9a-z])[&\w=/:,;.%)\]"'”’»!?-]*$/i.test(
    link.replace(/[\s>]+/g, ''),
  )
    ? `#${link}`
    : undefined;
}

/** Less than any mail program makes of a line that it breaks. */
const leastWrapped = 50;

/** Whether the lines end because they are full, and not where a sentence does: then what follows goes on with the link. */
function isWrapped(text: string): boolean {
  return text
    .trim()
    .split(/\n/)
    .slice(0, -1)
    .every(({ length }) => length >= leastWrapped);
}

/** The picture's first element carries the link (`render/standalone.ts`). */
function linkInSvg(text: string): string | undefined {
  const head = text.trimStart();
  if (!head.startsWith('<svg ')) return undefined;
  const link = /^<svg [^>]*>\s*<metadata class="pinscope-link">(#\d+\.[^<\s]*)<\/metadata>/.exec(head)?.[1];
  return link?.replaceAll('&amp;', '&');
}
