/**
 * The permalink: everything that is needed to see the same picture, in the fragment of the address, so that no
 * server ever sees it. Another program can write one from this description.
 *
 *     link     =  "#" version "." codec "." payload "." check [tail]
 *     version  =  "1"                          a higher number is answered with 'newer'
 *     codec    =  a letter and up to 7 letters or digits, lower case; an unknown one is 'newer', too
 *     payload  =  base64url without padding (RFC 4648 §5)
 *     check    =  7 digits of base 36 (0-9 a-z, left-padded with 0): CRC-32 (the one of zip, gzip and PNG)
 *                 of the ASCII text `version "." codec "." payload`
 *     tail     =  ignored: what a chat tool hung on, or what a later version adds (`&embed`)
 *
 * Codec `t`, the original texts: payload = raw deflate (RFC 1951) of the UTF-8 of this JSON, at most 2 MiB of it:
 *
 *     { "sources": [[name, text], …],                               at most 64; names up to 200 UTF-16 units
 *       "choices": { "dropped": [assumption id, …],                 at most 1,000; ids up to 200 units
 *                    "asLibvirt": true,
 *                    "numad": node list,                            up to 200 units
 *                    "machine": n,                                  which of several hosts, from 0, below 64
 *                    "libvirt": "X.Y.Z",                            each number up to 9,999
 *                    "cgroup": "v2" | "v1" | "none",                default v2
 *                    "era": "2011" | "before-2012" | "after-2012" | "now",     default now
 *                    "droppedChanges": [what-if id, …] },          at most 1,000; ids up to 200 units
 *       "view":    { "selection": entity id,                        [a-z0-9:/]{1,64}
 *                    "hidden": [pinning source, …],
 *                    "language": language tag,
 *                    "tab": "map" | "matrix" | "table",
 *                    "lens": "domain" | "load" | "memory" | "findings" | "isolation",
 *                    "hiddenClasses": [class key, …] } }           [a-z0-9:-]{1,40}, at most 64, sorted
 *
 * Links made before there were "machine", "libvirt", "cgroup", "era" and "droppedChanges" open to what these are
 * by default. A kind of cgroup
 * or an era that is none of these is 'newer', a release that is none is 'damaged'.
 *
 * Canonical form: members in this order, no blanks; what is absent or at its default (nothing dropped, false,
 * nothing hidden) is left out, and so are "choices" and "view" when nothing is left in them. A reader that meets
 * an unknown member at the top or in "choices" says 'newer', because it would change the answer; unknown
 * members and values of "view" are passed over, because they only change what is looked at.
 *
 * A link of version 1 opens for ever: `links.v1.txt` holds examples with what they open to.
 */
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import { crc32 } from './crc32.ts';
import { deflateText, inflateText } from './deflate.ts';
import { readLinkState, writeLinkState } from './link-state.ts';
import type { LinkState } from './link-state.ts';
import { tidyLink } from './tidy-link.ts';

/**
 * `truncated`: the end is missing. `damaged`: characters were changed. `newer`: made by a later Pinscope.
 * `too-large`: more than 2 MiB inside, or an address no browser would take.
 */
type LinkFault = 'not-a-link' | 'truncated' | 'damaged' | 'newer' | 'too-large';

export type LinkReading =
  | { readonly ok: true; readonly state: LinkState }
  | { readonly ok: false; readonly reason: LinkFault; readonly raw: string };

/** Bytes of JSON in one link. A deflate bomb can promise a thousand times its length. */
const inflatedLimit = 2 * 1024 * 1024;
/** Longer than any browser's address (Chromium refuses 2 MiB, Firefox 1 MiB). */
const fragmentLimit = 4 * 1024 * 1024;
const checkLength = 7;
const version = '1';
const codec = 't';

/** The fragment, `#` included. */
export function encodeLink(state: LinkState): string {
  const body = `${version}.${codec}.${encodeBase64Url(deflateText(writeLinkState(state)))}`;
  return `#${body}.${checkOf(body)}`;
}

/** Why {@link decodeLink} would refuse the link of this state; undefined when it opens. Ask before offering it. */
export function findLinkProblem(state: LinkState): 'too-large' | undefined {
  const json = writeLinkState(state);
  // A UTF-16 unit is at most 3 bytes of UTF-8: only texts near the limit need counting.
  const bytes = json.length * 3 <= inflatedLimit ? json.length : new TextEncoder().encode(json).length;
  return bytes > inflatedLimit || !readLinkState(json).ok ? 'too-large' : undefined;
}

/** Opens a fragment, or a whole address, or what a chat tool made of it. Never throws. */
export function decodeLink(fragment: string): LinkReading {
  const fail = (reason: LinkFault): LinkReading => ({ ok: false, reason, raw: fragment });
  if (fragment.length > fragmentLimit) return fail('too-large');
  const opened = openEnvelope(tidyLink(fragment));
  if (typeof opened === 'string') return fail(opened);

  const packed = decodeBase64Url(opened.payload);
  if (packed === undefined) return fail('damaged');
  const json = inflateText(packed, inflatedLimit);
  if (json === 'damaged' || json === 'too-large') return fail(json);
  const reading = readLinkState(json.text);
  return reading.ok ? reading : fail(reading.reason);
}

/** Takes the envelope apart and compares the checksum; `link` is tidy, without `#`. */
function openEnvelope(link: string): { readonly payload: string } | LinkFault {
  const head = /^([1-9][0-9]{0,8})(?:\.(?![0-9])(?:([a-z][a-z0-9]{0,7})(\.)?)?)?/i.exec(link);
  if (head === null) return 'not-a-link';
  const [text, number, name, dot] = head;
  const rest = link.slice(text.length);
  if (number !== version) return name !== undefined || text.endsWith('.') ? 'newer' : 'not-a-link';
  // `#1`, `#1.` and `#1.t` are what is left of a link; `#1foo` and `#1.5` are somebody else's.
  if (name === undefined || dot === undefined) return isOnlyPunctuation(rest) ? 'truncated' : 'not-a-link';
  if (name !== codec) return name === name.toLowerCase() ? 'newer' : 'damaged';

  const [body = '', payload = '', check] = /^([A-Za-z0-9_-]*)(?:\.([0-9A-Za-z]*))?/.exec(rest) ?? [];
  if (check === undefined || check.length < checkLength) {
    return isOnlyPunctuation(rest.slice(body.length)) ? 'truncated' : 'damaged';
  }
  return check.slice(0, checkLength) === checkOf(`${version}.${codec}.${payload}`) ? { payload } : 'damaged';
}

function checkOf(body: string): string {
  return crc32(body).toString(36).padStart(checkLength, '0');
}

function isOnlyPunctuation(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
