/** A command line in words, as a POSIX shell splits it; nothing is expanded. */
import type { Operator } from './shell-chain.ts';

export interface SplitCommand {
  readonly words: readonly string[];
  readonly from: number;
  readonly to: number;
  /** What joins it with the command before. */
  readonly operator?: Operator;
  /** A pipe takes its output, and what is behind that decides whether the whole succeeds. */
  readonly isFiltered: boolean;
}

const mostWords = 1000;

/**
 * The commands of a line, at `;`, `&&` and `||`. Filters behind a pipe and redirections are left out: they change what
 * is seen of an output and not what it is about.
 */
export function splitCommands(line: string): readonly SplitCommand[] {
  const commands: SplitCommand[] = [];
  let words: string[] = [];
  let word: string | undefined;
  let from = -1;
  let to = 0;
  let isFilter = false;
  let skipsWord = false;
  let operator: Operator | undefined;
  const endWord = (): void => {
    if (word === undefined) return;
    if (!isFilter && !skipsWord && words.length < mostWords) words.push(word);
    skipsWord = false;
    word = undefined;
  };
  const endCommand = (next?: Operator): void => {
    endWord();
    const joined = operator === undefined ? {} : { operator };
    if (words.length > 0) commands.push({ words, from, to, isFiltered: isFilter, ...joined });
    operator = next;
    words = [];
    from = -1;
    isFilter = skipsWord = false;
  };
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (/\s/.test(char)) endWord();
    else if (char === '#' && word === undefined && words.length > 0) break;
    else if (char === ';' || char === '&' || char === '|') {
      const isDouble = line.charAt(i + 1) === char;
      const isPipe = char === '|' && !isDouble;
      if (isDouble) i++;
      if (char === '&' && line.charAt(i + 1) === '>') continue;
      if (isPipe) {
        endWord();
        isFilter = true;
      } else endCommand(!isDouble || char === ';' ? undefined : char === '&' ? '&&' : '||');
    } else if ((char === '>' || char === '<') && (word === undefined || /^\d$/.test(word))) {
      word = undefined;
      while (/[>&]/.test(line.charAt(i + 1))) i++;
      skipsWord = true;
    } else {
      if (from < 0) from = i;
      const end = endOfPart(line, i, char);
      word = (word ?? '') + unquote(line.slice(i, end), char);
      i = end - 1;
      if (!isFilter && !skipsWord) to = end;
    }
  }
  endCommand();
  return commands;
}

function endOfPart(line: string, at: number, char: string): number {
  if (char === '\\') return Math.min(line.length, at + 2);
  if (char !== '"' && char !== "'") return at + 1;
  const close = line.indexOf(char, at + 1);
  return close < 0 ? line.length : close + 1;
}

function unquote(part: string, char: string): string {
  if (char === '\\') return part.slice(1);
  return char === '"' || char === "'" ? part.slice(1).replace(new RegExp(`${char}$`), '') : part;
}
