/** Characters that look like an ASCII one and come of input methods, word processors and web pages. */

/** What a repair is called in notes and sentences. */
export type RepairKind =
  | 'full-width'
  | 'smart-quotes'
  | 'dash'
  | 'caret'
  | 'blank'
  | 'invisible'
  | 'elision'
  | 'line-wrap'
  | 'string-escapes'
  | 'base64'
  | 'diff-side'
  | 'panes'
  | 'earlier-starts'
  | 'line-prefix'
  | 'machine-prefix'
  | 'quoted-printable'
  | 'html-escaped'
  | 'page-tags';

export interface LookAlike {
  readonly kind: RepairKind;
  /** The ASCII meant; empty for what cannot be seen. */
  readonly ascii: string;
}

export const smartDouble = /[\u201c-\u201f\u2033\uff02]/;
export const smartSingle = /[\u2018-\u201b\u2032\uff07\u00b4`]/;

/** What stands for an ASCII character, or undefined for a character that stands for itself. */
export function lookAlike(char: string): LookAlike | undefined {
  const code = char.charCodeAt(0);
  if (code < 0xa0) return undefined;
  if (isOddBlank(code)) return { kind: 'blank', ascii: ' ' };
  if (isInvisible(code)) return { kind: 'invisible', ascii: '' };
  if (code === 0x02c6 || code === 0x2303) return { kind: 'caret', ascii: '^' };
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212) return { kind: 'dash', ascii: '-' };
  if (smartDouble.test(char)) return { kind: 'smart-quotes', ascii: '"' };
  if (smartSingle.test(char)) return { kind: 'smart-quotes', ascii: "'" };
  if (code >= 0xff01 && code <= 0xff5e)
    return { kind: 'full-width', ascii: code === 0xff5e ? '-' : String.fromCharCode(code - 0xfee0) };
  if (code === 0x3001) return { kind: 'full-width', ascii: ',' };
  if (code === 0x301c) return { kind: 'full-width', ascii: '-' };
  return undefined;
}

/** No-break space and its kin, and the full-width one. */
export function isOddBlank(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Zero width, soft hyphen, direction marks. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    code === 0xfeff
  );
}
