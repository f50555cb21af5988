/**
 * What collectors of logs put before every line: a time, a machine and a program, a container. Taken off only where a
 * line becomes the beginning of something that Pinscope knows.
 */
import type { KnownText } from './clean-text.ts';
import { mostEdits } from './characters.ts';
import { hasLineWithPrefix, linesOf, type Line } from './lines-of.ts';
import type { KindEdit } from './repair.ts';

const time = String.raw`\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`;
const date = String.raw`\d{4}-\d\d-\d\d[T ]${time}(?:Z|[+-]\d\d:?\d\d)?`;
const month = String.raw`[A-Z][a-z]{2} [ \d]\d ${time}`;
/** `kvm02 collect.sh[1234]:` */
const program = String.raw`\S{1,80} [^\s:\[]{1,80}(?:\[\d+\])?: ?`;
const prefix = new RegExp(
  [
    String.raw`(?:${date}|${month}) ${program}`,
    String.raw`\[(?:${date}|${time})\] `,
    String.raw`(?:${date}|${month}|${time}) `,
    // docker compose, kubectl logs --prefix
    String.raw`[\w./-]{1,80} *\| ?`,
    String.raw`\[[\w.-]{1,80}/[\w./-]{1,160}\] `,
  ]
    .map((one) => `^(?:${one})`)
    .join('|'),
);
const quick = new RegExp(prefix.source, 'm');

const leastMarked = 0.6;
const longestGap = 2;

export function findLogPrefixes(text: string, known: KnownText): readonly KindEdit[] {
  const edits: KindEdit[] = [];
  if (!hasLineWithPrefix(text) || !quick.test(text)) return edits;
  let block: Line[] = [];
  let size = 0;
  let gap = 0;
  const close = (): void => {
    if (
      block.length >= 3 &&
      block.length >= leastMarked * size &&
      block.some((mark) => shows(text, mark, known))
    )
      for (const { from, to } of block) edits.push({ from, to, text: '', kind: 'line-prefix' });
    block = [];
    size = gap = 0;
  };
  for (const { from, to } of linesOf(text)) {
    if (block.length > mostEdits) break;
    const length = prefix.exec(text.slice(from, Math.min(to, from + 400)))?.[0].length;
    if (length !== undefined) {
      size += gap + 1;
      gap = 0;
      block.push({ from, to: from + length });
    } else if (block.length > 0 && ++gap > longestGap) close();
  }
  close();
  return edits;
}

/** Without its prefix the line begins something, and with it nothing. */
function shows(text: string, { from, to }: Line, { isRoot, isStart }: KnownText): boolean {
  const end = text.indexOf('\n', to);
  const line = text.slice(to, Math.min(end < 0 ? text.length : end, to + 400));
  const root = /^\s*<([A-Za-z][\w-]*)[\s/>]/.exec(line)?.[1];
  if (root !== undefined) return isRoot(root);
  return isStart(line) && !isStart(text.slice(from, to) + line);
}
