/**
 * How wide a text is, without a browser: for the command line, the goldens and tests. The widths are near those
 * of DejaVu Sans, the widest of the common system fonts, so that what fits here fits with Segoe UI, Roboto or SF.
 */
import { fontPx } from '../core/scene/metrics.ts';
import type { TextRole } from '../core/scene/scene.ts';

const boldRoles: ReadonlySet<TextRole> = new Set([
  'panel-title',
  'thread',
  'badge',
  'badge-small',
  'hint-title',
]);

/** In thousandths of an em; what is not listed is a lower-case letter of common width. */
const emWidths: readonly (readonly [characters: string, width: number])[] = [
  ["iIlj.,:;'|!", 310],
  [' ftr()[]-/`', 380],
  ['0123456789', 636],
  ['sJckvxyz', 560],
  ['ABEFKLPSTVXYZ', 660],
  ['CDGHNOQRUw', 760],
  ['mMW', 960],
  ['…', 1000],
];

const widthOf = new Map(
  emWidths.flatMap(([characters, width]) => Array.from(characters, (one): [string, number] => [one, width])),
);

/** Of ASCII, by its code: nearly all there is, and measured thousands of times. */
const asciiWidths = Float64Array.from(
  { length: 128 },
  (_, code) => widthOf.get(String.fromCharCode(code)) ?? otherWidth(String.fromCharCode(code)),
);

export function approximateTextWidth(text: string, role: TextRole): number {
  let thousandths = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) thousandths += asciiWidths[code] ?? 0;
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? code);
      at += character.length - 1;
      thousandths += widthOf.get(character) ?? otherWidth(character);
    }
  }
  return (thousandths / 1000) * fontPx[role] * (boldRoles.has(role) ? 1.1 : 1);
}

/** CJK, full-width forms and emoji fill the em. */
function otherWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x1100 && (code >= 0x2e80 || code <= 0x11ff) ? 1000 : 615;
}
