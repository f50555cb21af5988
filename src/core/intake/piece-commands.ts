/** The commands that were typed in a piece of text, as the shell would run them one after the other. */
import { spanIn, type Located, type Piece, type Span } from '../text/source.ts';
import { filledLines } from './piece-lines.ts';
import { endOfLoop, unrollLoops, withoutPrompts } from './shell-loops.ts';
import { readShellLine } from './shell.ts';

export interface PieceCommand {
  readonly words: readonly string[];
  readonly span: Span;
  /** Nobody here can tell whether it runs. */
  readonly isConditional: boolean;
  /** Where one of its words stands; the whole command where quotes, escapes or variables are in it. */
  readonly located: (word: string) => Located<string>;
}

/** All commands in the order in which they run: `a && b; c # why` are three and a comment. */
export function commandsOfPiece(piece: Piece): readonly PieceCommand[] {
  const commands: PieceCommand[] = [];
  let looped = 0;
  /** Where the lines above begin that only set variables. */
  let setFrom: number | undefined;
  for (const line of filledLines(piece)) {
    if (line.from < looped || !isTyped(line.text)) continue;
    const to = endOfLoop(piece.text, line.from);
    if (to === undefined) {
      const shell = readShellLine(line.text);
      for (const { words, from, to: end } of shell.commands)
        commands.push(typed(piece, words, line.from + from, line.from + end));
      setFrom = shell.kind === 'command' && shell.commands.length === 0 ? (setFrom ?? line.from) : undefined;
      continue;
    }
    looped = to;
    const start = setFrom ?? line.from;
    setFrom = undefined;
    const text = withoutPrompts(piece.text.slice(start, to));
    for (const { text: run, from, to: end, isConditional } of unrollLoops(text)) {
      const span = spanIn(piece, start + from, start + end);
      for (const { words } of readShellLine(run).commands)
        commands.push({ words, span, isConditional, located: (value) => ({ value, span }) });
    }
  }
  return commands;
}

function typed(piece: Piece, words: readonly string[], from: number, to: number): PieceCommand {
  const span = spanIn(piece, from, to);
  const located = (value: string): Located<string> => {
    const at = piece.text.lastIndexOf(value, to - value.length);
    const isThere = value !== '' && at >= from;
    return { value, span: isThere ? spanIn(piece, at, at + value.length) : span };
  };
  return { words, span, isConditional: false, located };
}

/** A usage line is none: its words in brackets are to be replaced. */
function isTyped(line: string): boolean {
  return !/[<[][\w-].*[>\]]\s*$/.test(line) || line.includes('$[');
}
