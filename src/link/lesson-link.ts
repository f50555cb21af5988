/**
 * A link that carries somebody's own lesson: `#lesson.1.<payload>.<check>`, and behind it `&step=N` where it does
 * not begin with the first step. The payload is its JSON, deflated (raw) and written in
 * base64url; the check is the CRC-32 of the payload in eight hexadecimal digits. What it holds is not trusted: it is read as a file would be
 * (`lessons/own`), and inflated no further than a lesson may be long.
 */
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import { crc32 } from './crc32.ts';
import { deflateText, inflateText } from './deflate.ts';
import { undoTransport } from './tidy-link.ts';

const mostBytes = 4_000_000;
/** Longer addresses are cut by too many programs to be of use. */
const mostCharacters = 60_000;

/** `step` from 1. Undefined: too long for an address. */
export function encodeLessonLink(json: string, step = 1): string | undefined {
  const payload = encodeBase64Url(deflateText(json));
  const link = `#lesson.1.${payload}.${checkOf(payload)}${step > 1 ? `&step=${String(step)}` : ''}`;
  return link.length > mostCharacters ? undefined : link;
}

export type LessonLinkReading =
  | {
      readonly ok: true;
      readonly json: string;
      /** To begin with, from 1; the first where none is named. */
      readonly step?: number;
    }
  | { readonly ok: false; readonly reason: 'not-a-link' | 'truncated' | 'damaged' | 'newer' | 'too-large' };

export function isLessonLink(fragment: string): boolean {
  return /^#?lesson\.\d/.test(fragment);
}

/** Opens a fragment, or what mail and chat made of it. Never throws. */
export function decodeLessonLink(fragment: string): LessonLinkReading {
  const [, version, payload, check, step] =
    /^[^#]*#?lesson\.(\d+)\.([\w-]*)(?:\.([0-9a-f]{0,8}))?(?:&(?:amp;)?step=(\d{1,3}))?/.exec(
      undoTransport(fragment),
    ) ?? [];
  if (version === undefined || payload === undefined) return { ok: false, reason: 'not-a-link' };
  if (version !== '1') return { ok: false, reason: 'newer' };
  if (check === undefined || check.length < 8) return { ok: false, reason: 'truncated' };
  if (check !== checkOf(payload)) return { ok: false, reason: 'damaged' };
  const packed = decodeBase64Url(payload);
  if (packed === undefined) return { ok: false, reason: 'damaged' };
  const inflated = inflateText(packed, mostBytes);
  return typeof inflated === 'string'
    ? { ok: false, reason: inflated }
    : { ok: true, json: inflated.text, ...(step === undefined ? {} : { step: Number(step) }) };
}

function checkOf(payload: string): string {
  return crc32(payload).toString(16).padStart(8, '0');
}
