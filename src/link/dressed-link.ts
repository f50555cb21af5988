/**
 * A link as other programs hand it on: in Markdown, in HTML, between a chat's brackets, behind a mail gateway's own address, in
 * a mail's lines. Where its check is right it is a link, whatever stands around it.
 */
import { crc32 } from './crc32.ts';

/** Beside the link: a mail with what it quotes, not a document. */
const mostAround = 20_000;
/** More of them than a text has that is about one. */
const mostLinks = 16;

/** The link in such a text (not quoted-printable any more), from `#` on: the one that there is. Undefined where it is no such text, or holds several. */
export function undressLink(text: string): string | undefined {
  const plain = undressed(text);
  const found = new Map(rightLinksIn(plain).map((one) => [one.body, one]));
  const [only, ...others] = found.values();
  if (only !== undefined)
    return others.length === 0 && text.length - only.length <= mostAround && !isForReaders(plain)
      ? `#${only.link}`
      : undefined;
  return wrappedWhole(text.trim(), plain);
}

/** Entities of HTML and percent-encoding undone, where they are seen. */
function undressed(text: string): string {
  let plain = text.replaceAll('&#35;', '#').replaceAll('&amp;', '&');
  // Only what may stand in an address, so that nothing else of the text changes; some encode what is encoded.
  for (let round = 0; round < 3 && /%(?:25)*23/.test(plain); round++)
    plain = plain.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return plain;
}

interface Found {
  readonly link: string;
  /** By which two copies of a link are known. */
  readonly body: string;
  /** Characters that it takes in the text. */
  readonly length: number;
}

/** Those whose check is right. Some gateways write `*` for `#`. */
function rightLinksIn(text: string): readonly Found[] {
  const found: Found[] = [];
  const head = /[#*](1\.[mdt]|lesson\.1)\./g;
  for (let at = head.exec(text), seen = 0; at !== null && seen < mostLinks; at = head.exec(text), seen++) {
    const one = readLink(text, head.lastIndex, at[1] ?? '');
    if (one !== undefined) found.push({ ...one, length: one.length + head.lastIndex - at.index });
  }
  return found;
}

/** From the payload on, with the breaks and marks that mail puts into it. */
function readLink(text: string, from: number, head: string): Found | undefined {
  const isLesson = head.startsWith('lesson');
  const payload = takeCharacters(text, from, /[\w-]/, Number.POSITIVE_INFINITY);
  if (text[payload.to] !== '.') return undefined;
  const check = takeCharacters(text, payload.to + 1, /[0-9a-z]/, isLesson ? 8 : 7);
  const right = isLesson
    ? crc32(payload.taken).toString(16).padStart(8, '0')
    : crc32(`${head}.${payload.taken}`).toString(36).padStart(7, '0');
  if (check.taken !== right) return undefined;
  const view = isLesson ? '' : (/^[&\w=/:,;.-]*/.exec(text.slice(check.to, check.to + 4000))?.[0] ?? '');
  const body = `${head}.${payload.taken}.${check.taken}`;
  return { link: `${body}${view}`, body, length: check.to + view.length - from };
}

const betweenLines = /[\s>\u00ad\u200b-\u200f\u2060\ufeff]/;

function takeCharacters(
  text: string,
  from: number,
  wanted: RegExp,
  most: number,
): { readonly taken: string; readonly to: number } {
  const pieces: string[] = [];
  let at = from;
  for (; at < text.length && pieces.length < most; at++) {
    const character = text.charAt(at);
    if (wanted.test(character)) pieces.push(character);
    else if (!betweenLines.test(character)) break;
  }
  return { taken: pieces.join(''), to: at };
}

/** Elements and lines that our readers are for: of such a text a link is only a part. */
function isForReaders(text: string): boolean {
  return (
    /<(?!\/|https?:|(?:a|abbr|article|b|blockquote|body|br|center|code|div|em|font|head|html|h[1-6]|hr|i|iframe|img|li|main|meta|o:p|ol|p|pre|section|small|span|strong|style|sub|sup|table|tbody|td|th|thead|title|tr|u|ul)[\s/>])[a-z][\w:-]*[\s/>]/i.test(
      text,
    ) ||
    /^[ \t]*(?:available:|node\s+\d|processor\s*:|CPU\(s\):|Architecture:|Machine\b|VCPU:|pid \d|Cpus_allowed|\S*[#$]\s+\S)|\b(?:virsh|numactl|taskset|lscpu|qemu-system-\w+|qemu-kvm) +-?[\w-]/m.test(
      text,
    )
  );
}

/**
 * Nothing but a frame around one address, whose link may be damaged or of a later version: it is for `decodeLink` to say what
 * is wrong with it.
 */
function wrappedWhole(text: string, plain: string): string | undefined {
  const isWrapped =
    /^(?:!?\[[^\n]*\]\([^()\s]+(?: "[^"\n]*")?\)|<a\s[^<>]*>[^<>]*<\/a>|<iframe\s[^<>]*>\s*(?:<\/iframe>)?|<https?:[^<>|]*\|[^<>]*>|https?:\/\/[\w.-]+\.safelinks\.protection\.[^\s]*)$/i.test(
      text,
    );
  if (!isWrapped) return undefined;
  const links = plain.match(/#(?:\d+\.[a-z]|lesson\.\d+\.)[\w.&=/:,;-]*/gi) ?? [];
  const [only, ...others] = new Set(links);
  return others.length === 0 ? only : undefined;
}
