/**
 * The permalink: everything that is needed to see the same picture, in the fragment of the address, so that no
 * server ever sees it. Another program can write one from this description.
 *
 *     link     =  "#" version "." codec "." payload "." check [view] [tail]
 *     version  =  "1"                          a higher number is answered with 'newer'
 *     codec    =  a letter and up to 7 letters or digits, lower case; an unknown one is 'newer', too
 *     payload  =  base64url without padding (RFC 4648 §5)
 *     check    =  7 digits of base 36 (0-9 a-z, left-padded with 0): CRC-32 (the one of zip, gzip and PNG)
 *                 of the ASCII text `version "." codec "." payload`
 *     view     =  {"&" key "=" value}          what is looked at; values of [A-Za-z0-9_:/.,-], what is as usual left out
 *     tail     =  ignored: what a chat tool hung on, or what a later version adds
 *
 * Keys of the view: `sel` an entity (`d0/vcpu:1`), `tab` map | matrix | table, `lens` domain | load | memory | distance |
 * findings | isolation, `hide` pinning sources and classes of lenses with commas between them, `lang` a language tag,
 * `lesson` and `step` where a lesson is open; `embed` without a value asks for the picture alone. Other keys, and values that are
 * none of these, are passed over: they only change what is looked at.
 *
 * **Codec `m`, the model**: what Pinscope reads of the texts, as it was written, and nothing else of them. payload = one
 * byte 0 and the model's bytes, or one byte 1 and their raw deflate (RFC 1951), the shorter; at most 2 MiB of model. The
 * model's bytes are described, from the inside out, at the heads of
 *
 *     model/bytes.ts         numbers and texts                 model/sequence.ts      lists of numbers
 *     model/sets.ts          sets of CPUs                      model/strings.ts       lists of names
 *     model/columns.ts       numbers that not all have         model/values.ts        attributes
 *     model/host/            what is kept of hosts             model/hosts.ts         hosts
 *     model/domain-rows.ts   what is kept of domain XML        model/domains.ts       domains
 *     model/choices.ts       the user's choices                model/write-model.ts   the whole
 *
 * Equal models give equal bytes. `texts/` writes the texts that a model stands for; they read back to the same model.
 *
 * **Codec `d`, the original texts**: payload = raw deflate, with the preset dictionary of `dictionary.ts` (RFC 1950's, without its
 * header), of the UTF-8 of this JSON, at most 2 MiB of it. **Codec `t`** is the same without a dictionary: it is read for
 * ever and not written any more.
 *
 *     { "sources": [[name, text], …],                               at most 64; names up to 200 UTF-16 units
 *       "choices": { "dropped": [assumption id, …],                 at most 1,000; ids up to 200 units
 *                    "asLibvirt": true,
 *                    "numad": node list,                            up to 200 units
 *                    "machine": n,                                  which of several hosts, from 0, below 64
 *                    "libvirt": "X.Y.Z",                            each number up to 9,999
 *                    "cgroup": "v2" | "v1" | "none",                default v2
 *                    "era": "2011" | "before-2012" | "after-2012" | "now",     default now
 *                    "droppedChanges": [what-if id, …],             at most 1,000; ids up to 200 units
 *                    "muted": [[rule, reason], [rule, reason, [entity, …]], …] } }        at most 1,000
 *
 * Links made before there were "machine", "libvirt", "cgroup", "era", "droppedChanges" and "muted" open to what these are
 * by default. A kind of cgroup or an era that is none of these is 'newer', a release that is none is 'damaged'. Before
 * the view stood behind the check it was a third member, which is still read:
 *
 *       "view":    { "selection": entity id, "hidden": [pinning source, …], "language": language tag,
 *                    "tab": as above, "lens": as above, "hiddenClasses": [class key, …] }
 *
 * Canonical form: members in this order, no blanks; what is absent or at its default (nothing dropped, false) is left
 * out, and so is "choices" when nothing is left in it. A reader that meets an unknown member at the top or in "choices"
 * says 'newer', because it would change the answer.
 *
 * A link of version 1 opens for ever: `links.v1.txt` holds examples with what they open to.
 */
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import { crc32 } from './crc32.ts';
import { deflateText, inflateText } from './deflate.ts';
import { dictionaryOf, textsDictionary } from './dictionary.ts';
import { readLinkState, writeLinkState, type LinkState, type LinkStateReading } from './link-state.ts';
import type { LinkModel } from './model/link-model.ts';
import { packModel, unpackModel } from './model/pack.ts';
import { readModel, writeModel } from './model/write-model.ts';
import { recover } from './recover.ts';
import { modelTexts } from './texts/model-texts.ts';
import { tidyLink } from './tidy-link.ts';
import { readViewTail, writeViewTail, type LinkView } from './view-tail.ts';

/** `m`: the model; `d`: the original texts; `t`: those, as they were written first. */
const codecs = ['m', 'd', 't'] as const;
type LinkCodec = (typeof codecs)[number];

/**
 * `truncated`: the end is missing. `damaged`: characters were changed; `case-lost`: all are upper or lower case now.
 * `newer`: made by a later Pinscope. `too-large`: more than 2 MiB inside, or an address no browser would take.
 */
export type LinkFault = 'not-a-link' | 'truncated' | 'damaged' | 'case-lost' | 'newer' | 'too-large';

export type LinkReading =
  | { readonly ok: true; readonly state: LinkState; readonly codec: LinkCodec }
  | {
      readonly ok: false;
      readonly reason: LinkFault;
      readonly raw: string;
      /** What it still tells, unchecked. */
      readonly recovered?: LinkState;
    };

/** Bytes of JSON or model in one link. A deflate bomb can promise a thousand times its length. */
export const inflatedLimit = 2 * 1024 * 1024;
/** Longer than any browser's address (Chromium refuses 2 MiB, Firefox 1 MiB). */
const fragmentLimit = 4 * 1024 * 1024;
const checkLength = 7;
const version = '1';

/** The fragment with the original texts, `#` included. */
export function encodeLink(state: LinkState): string {
  return seal('d', deflateText(writeLinkState(state), textsDictionary), state.view);
}

/** The fragment with the model, `#` included. */
export function encodeModelLink(model: LinkModel, view: LinkView): string {
  return seal('m', packModel(writeModel(model)), view);
}

function seal(codec: LinkCodec, packed: Uint8Array, view: LinkView): string {
  const body = `${version}.${codec}.${encodeBase64Url(packed)}`;
  return `#${body}.${checkOf(body)}${writeViewTail(view)}`;
}

/** In UTF-16 units, each of which is a byte at least. */
export function lengthOfTexts({ sources }: LinkState): number {
  return sources.reduce((sum, { text }) => sum + text.length, 0);
}

/** Why {@link decodeLink} would refuse the texts' link of this state; undefined when it opens. Ask before offering it. */
export function findLinkProblem(state: LinkState): 'too-large' | undefined {
  if (lengthOfTexts(state) > inflatedLimit) return 'too-large';
  const json = writeLinkState(state);
  // A UTF-16 unit is at most 3 bytes of UTF-8: only texts near the limit need counting.
  const bytes = json.length * 3 <= inflatedLimit ? json.length : new TextEncoder().encode(json).length;
  return bytes > inflatedLimit || !readLinkState(json).ok ? 'too-large' : undefined;
}

/** Opens a fragment, or a whole address, or what a chat tool made of it. Never throws. */
export function decodeLink(fragment: string): LinkReading {
  const fail = (reason: LinkFault, state?: LinkState): LinkReading => ({
    ok: false,
    reason,
    raw: fragment,
    ...(state === undefined ? {} : { recovered: state }),
  });
  if (fragment.length > fragmentLimit) return fail('too-large');
  const opened = openEnvelope(tidyLink(fragment));
  if (typeof opened === 'string') return fail(opened);
  const { codec, payload, isWhole, fault, tail } = opened;
  if (fault !== undefined) return fail(fault, recover(codec, payload, isWhole, inflatedLimit));

  const packed = decodeBase64Url(payload);
  if (packed === undefined) return fail('damaged');
  const reading = codec === 'm' ? openModel(packed) : openTexts(codec, packed);
  if (!reading.ok) return fail(reading.reason);
  const view = readViewTail(tail);
  return { ok: true, codec, state: view === undefined ? reading.state : { ...reading.state, view } };
}

function openTexts(codec: 'd' | 't', packed: Uint8Array): LinkStateReading {
  const json = inflateText(packed, inflatedLimit, dictionaryOf(codec));
  return typeof json === 'string' ? { ok: false, reason: json } : readLinkState(json.text);
}

function openModel(packed: Uint8Array): LinkStateReading {
  const { bytes, fault } = unpackModel(packed, inflatedLimit);
  if (fault !== undefined) return { ok: false, reason: fault };
  const model = readModel(bytes);
  if (typeof model === 'string') return { ok: false, reason: model };
  const sources = modelTexts(model);
  if (sources === undefined) return { ok: false, reason: 'too-large' };
  return { ok: true, state: { sources, choices: model.choices, view: { hiddenSources: [] } } };
}

interface Envelope {
  readonly codec: LinkCodec;
  readonly payload: string;
  /** A check follows, or its beginning. */
  readonly isWhole: boolean;
  /** What stands behind the check. */
  readonly tail: string;
  readonly fault?: 'truncated' | 'damaged';
}

/** Takes the envelope apart and compares the checksum; `link` is tidy, without `#`. */
function openEnvelope(link: string): Envelope | LinkFault {
  const head = /^([1-9][0-9]{0,8})(?:\.(?![0-9])(?:([a-z][a-z0-9]{0,7})(\.)?)?)?/i.exec(link);
  if (head === null) return 'not-a-link';
  const [text, number, name, dot] = head;
  const rest = link.slice(text.length);
  if (number !== version) return name !== undefined || text.endsWith('.') ? 'newer' : 'not-a-link';
  // `#1`, `#1.` and `#1.t` are what is left of a link; `#1foo` and `#1.5` are somebody else's.
  if (name === undefined || dot === undefined) return isOnlyPunctuation(rest) ? 'truncated' : 'not-a-link';
  const codec = codecs.find((one) => one === name);
  if (codec === undefined) {
    if (name === name.toLowerCase()) return 'newer';
    return hasOneCase(rest) ? 'case-lost' : 'damaged';
  }

  const [body = '', payload = '', check] = /^([A-Za-z0-9_-]*)(?:\.([0-9A-Za-z]*))?/.exec(rest) ?? [];
  const tail = rest.slice(body.length);
  const isWhole = body.length > payload.length;
  if (check === undefined || check.length < checkLength) {
    const fault = isOnlyPunctuation(tail) ? 'truncated' : 'damaged';
    return { codec, payload, isWhole, tail, fault };
  }
  if (check.slice(0, checkLength) === checkOf(`${version}.${codec}.${payload}`))
    return { codec, payload, isWhole, tail: `${check.slice(checkLength)}${tail}` };
  if (payload.length >= longPayload && hasOneCase(payload)) return 'case-lost';
  return { codec, payload, isWhole, tail, fault: 'damaged' };
}

/** Of so many letters of base64 some are of the other case. */
const longPayload = 24;

function hasOneCase(text: string): boolean {
  return text === text.toUpperCase() || text === text.toLowerCase();
}

function checkOf(body: string): string {
  return crc32(body).toString(36).padStart(checkLength, '0');
}

function isOnlyPunctuation(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
