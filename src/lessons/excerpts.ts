/** Lines of a text that a step shows, with what is to be marked in them. Pure. */
import type { Excerpt } from './lesson.ts';

interface ExcerptPart {
  readonly text: string;
  readonly isMarked: boolean;
}

export interface ExcerptLine {
  /** 1-based, in the text. */
  readonly number: number;
  readonly parts: readonly ExcerptPart[];
}

/** The lines, without the indentation they have in common; undefined: they are not there. */
export function findExcerpt(
  text: string,
  { from, to, mark = [] }: Excerpt,
): readonly ExcerptLine[] | undefined {
  const lines = text.replace(/\n$/, '').split('\n');
  const first = lines.findIndex((line) => line.includes(from));
  if (first < 0) return undefined;
  const end = to === undefined ? first : lines.findIndex((line, i) => i >= first && line.includes(to));
  if (end < 0) return undefined;
  const shown = lines.slice(first, end + 1);
  const indent = Math.min(
    ...shown.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  return shown.map((line, i) => ({ number: first + i + 1, parts: partsOf(line.slice(indent), mark) }));
}

function partsOf(line: string, mark: readonly string[]): readonly ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let rest = line;
  for (;;) {
    const next = mark
      .map((text) => ({ text, at: rest.indexOf(text) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.text.length - a.text.length)[0];
    if (next === undefined) break;
    if (next.at > 0) parts.push({ text: rest.slice(0, next.at), isMarked: false });
    parts.push({ text: next.text, isMarked: true });
    rest = rest.slice(next.at + next.text.length);
  }
  if (rest !== '' || parts.length === 0) parts.push({ text: rest, isMarked: false });
  return parts;
}
