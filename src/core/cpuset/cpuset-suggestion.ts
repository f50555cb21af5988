/** What was probably meant by a list that libvirt refuses. */
import { isEmpty } from './cpuset.ts';
import { resolveItems, scanCpuset } from './libvirt-scan.ts';

/** Longer lists are not typed by hand, and nobody compares them with a suggestion. */
const longestText = 1000;
/** How many ids a range may be written out to (`^0-63`, `0-62:2`). */
const longestExpansion = 64;

/**
 * A text that libvirt takes, guessed from `text`: look-alike characters made ASCII, `;` and blanks made commas,
 * missing and doubled commas mended, ranges turned round, `^a-b` and strides (lscpu 2.42 prints `0-6:2`) written
 * out. Undefined when one item cannot be understood (`0x3` may be a mask or a number; `1-` may go anywhere), or
 * when libvirt would refuse the guess too; the guess is read to know.
 */
export function suggestCpuset(text: string, limit: number): string | undefined {
  if (text.length > longestText) return undefined;
  const items = splitItems(makeAscii(text)).map(mendItem);
  if (items.includes(undefined)) return undefined;
  const guess = items.join(',');
  const scan = scanCpuset(guess, limit);
  return scan.ok && !isEmpty(resolveItems(scan.items)) ? guess : undefined;
}

function makeAscii(text: string): string {
  return text
    .replace(/[\uff01-\uff5d]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u3001;]/g, ',')
    .replace(/[\u2010-\u2015\u2212\u301c\uff5e]/g, '-')
    .replace(/[\u02c6\u2303]/g, '^')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '');
}

function splitItems(text: string): readonly string[] {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ?- ?/g, '-')
    .replace(/\^ /g, '^')
    .replace(/(\d)\^/g, '$1,^')
    .split(/[ ,]+/)
    .filter((item) => item !== '');
}

function mendItem(item: string): string | undefined {
  const [, caret, from, , to, , stride] = /^(\^?)\+?(\d+)(-+\+?(\d+))?(:(\d+))?$/.exec(item) ?? [];
  if (caret === undefined || from === undefined) return undefined;
  if (to === undefined) return stride === undefined ? caret + from : undefined;
  const [first, last] = Number(from) <= Number(to) ? [from, to] : [to, from];
  if (caret === '' && stride === undefined) return `${first}-${last}`;
  const step = Number(stride ?? 1);
  if (step === 0 || (Number(last) - Number(first)) / step >= longestExpansion) return undefined;
  const out: string[] = [];
  for (let id = Number(first); id <= Number(last); id += step) out.push(caret + String(id));
  return out.join(',');
}
