/**
 * Look-alike characters outside of XML, in tables and listings. Blanks are made blanks everywhere; anything else only
 * in lines without Chinese, Japanese or Korean words, where it is punctuation of its own right, and never in a
 * command, whose text a shell would have taken as it is.
 */
import type { Edit } from '../../text/offset-map.ts';
import { mostEdits } from './characters.ts';
import { lookAlike, type RepairKind } from './look-alikes.ts';

export interface TableEdits {
  readonly edits: readonly Edit[];
  /** What of it is worth a note: how many of each kind, and where the first one is. */
  readonly repairs: ReadonlyMap<RepairKind, { readonly count: number; readonly at: number }>;
}

const odd = /[\u00a0-\uffff]/;
const suspects =
  /[\u00a0\u00ad\u02c6\u1680\u2000-\u201f\u202a-\u202f\u2032\u2033\u205f-\u2064\u2212\u2303\u3000\u3001\u301c\ufeff\uff01-\uff5e]/g;
const words = /[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

export function findTableLookAlikes(text: string, isCommand: (line: string) => boolean): TableEdits {
  const edits: Edit[] = [];
  const repairs = new Map<RepairKind, { count: number; at: number }>();
  if (!odd.test(text)) return { edits, repairs };
  let lineTo = -1;
  let isPlain = false;
  suspects.lastIndex = 0;
  for (
    let found = suspects.exec(text);
    found !== null && edits.length <= mostEdits;
    found = suspects.exec(text)
  ) {
    const at = found.index;
    if (at > lineTo) {
      const lineFrom = text.lastIndexOf('\n', at) + 1;
      const end = text.indexOf('\n', at);
      lineTo = end < 0 ? text.length : end;
      const line = text.slice(lineFrom, lineTo);
      // Digits show that it is a table's line and not somebody's sentence.
      isPlain = /[\d\uff10-\uff19]/.test(line) && !words.test(line) && !isCommand(line);
    }
    const meant = lookAlike(found[0]);
    if (meant === undefined) continue;
    const isSpace = meant.kind === 'blank' || meant.kind === 'invisible';
    if (!isSpace && !isPlain) continue;
    edits.push({ from: at, to: at + 1, text: meant.ascii });
    // `CPU：  16`: virsh's and lscpu's own, in Chinese.
    const isLabel = found[0] === '\uff1a' && /^[ \t]{2}/.test(text.slice(at + 1, at + 3));
    if (isSpace || isLabel) continue;
    const known = repairs.get(meant.kind);
    if (known === undefined) repairs.set(meant.kind, { count: 1, at });
    else known.count++;
  }
  return { edits, repairs };
}
