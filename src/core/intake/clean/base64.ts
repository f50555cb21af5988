/**
 * Domain XML in base64, as KubeVirt's virt-launcher logs it (`Domain XML generated. Base64 dump PGRvbWFpbi…`). Its places
 * are those of the whole run: nobody edits base64 by hand.
 */
import type { KindEdit } from './repair.ts';

/** `<domain`, `<?xml ver`, and no shorter than a guest can be. */
const run = /(?:PGRvbWFpbi|PD94bWwgdmVy)[A-Za-z0-9+/]{100,}={0,2}/g;
/** More of them in one paste are not decoded. */
const mostRuns = 1000;

export function findBase64(text: string): readonly KindEdit[] {
  const edits: KindEdit[] = [];
  run.lastIndex = 0;
  for (let found = run.exec(text); found !== null && edits.length < mostRuns; found = run.exec(text)) {
    const decoded = decodeBase64(found[0]);
    if (!/<domain[\s>]/.test(decoded)) continue;
    edits.push({
      from: found.index,
      to: found.index + found[0].length,
      text: `\n${decoded}\n`,
      kind: 'base64',
    });
  }
  return edits;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOf: ReadonlyMap<string, number> = new Map(Array.from(alphabet, (char, i) => [char, i]));

/** As UTF-8; bytes that are none stay as they are. */
function decodeBase64(text: string): string {
  const bytes: string[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const value = valueOf.get(char);
    if (value === undefined) break;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(String.fromCharCode((held >> bits) & 0xff));
  }
  const plain = bytes.join('');
  try {
    return decodeURIComponent(
      plain.replace(/[%\u0080-\u00ff]/g, (char) => `%${char.charCodeAt(0).toString(16)}`),
    );
  } catch {
    return plain;
  }
}
