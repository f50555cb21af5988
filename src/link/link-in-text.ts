/** Links of ours in what is pasted, dropped or piped. */

/** Longer than any link that opens. */
const mostUnits = 4_000_000;

/**
 * A text that is nothing but a link, from `#` on or with the address before it, as chat and mail hand it on: in quotes or
 * brackets, percent-encoded, broken into lines; or a lesson's link, or an SVG picture of ours that carries one. What is returned is for
 * `decodeLink`, which undoes the rest. Undefined: the text is something else.
 */
export function linkInText(text: string): string | undefined {
  if (text.length > mostUnits) return undefined;
  const carried = linkInSvg(text);
  if (carried !== undefined) return carried;
  const found =
    /^[\s<("'“‘«>]*(?:(?:https?|file):[^\s#%]*)?(?:#|%(?:25)?23)((?:\d+\.[a-z]|lesson\.\d+\.[\w-])[\s\S]*)$/i.exec(
      text,
    );
  const link = found?.[1]?.trimEnd();
  if (link === undefined) return undefined;
  // With blanks in it, it must have a link's form; without, a link of a later version may have another.
  if (!/\s/.test(link)) return `#${link}`;
  const joined = link.replace(/=\r?\n/g, '').replace(/[\s>]+/g, '');
  return /^\d+\.[a-z][a-z0-9]{0,7}\.[\w-]*\.[0-9a-z]{7}(?![0-9a-z])[&\w=/:,;.%)\]"'”’»!?-]*$/i.test(joined)
    ? `#${link}`
    : undefined;
}

/** The picture's first element carries the link (`render/standalone.ts`). */
function linkInSvg(text: string): string | undefined {
  const head = text.trimStart();
  if (!head.startsWith('<svg ')) return undefined;
  const link = /^<svg [^>]*>\s*<metadata class="pinscope-link">(#\d+\.[^<\s]*)<\/metadata>/.exec(head)?.[1];
  return link?.replaceAll('&amp;', '&');
}
