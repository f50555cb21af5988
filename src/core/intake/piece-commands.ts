/** The commands that were typed in a piece of text, as the shell would run them one after the other. */
import { spanIn, type Located, type Piece, type Span } from '../text/source.ts';
import { filledLines } from './piece-lines.ts';
import { BlockEnds, withoutPrompts } from './find-blocks.ts';
import type { Doubt } from './shell-chain.ts';
import type { LoopBudget } from './loop-budget.ts';
import { unrollLoops } from './shell-loops.ts';
import { readShellLine } from './shell.ts';

export interface PieceCommand {
  readonly words: readonly string[];
  readonly span: Span;
  /** Why nobody here can tell whether it runs. */
  readonly doubt?: Doubt;
  /** Where one of its words stands; the whole command where quotes, escapes or variables are in it. */
  readonly located: (word: string) => Located<string>;
}

/** All commands in the order in which they run: `a && b; c # why` are three and a comment. `budget`: what its loops may cost. */
export function commandsOfPiece(piece: Piece, budget: LoopBudget): readonly PieceCommand[] {
  const commands: PieceCommand[] = [];
  let blocked = 0;
  const blocks = new BlockEnds(piece.text);
  /** Where the lines above begin that only set variables. */
  let setFrom: number | undefined;
  for (const line of filledLines(piece)) {
    if (line.from < blocked || !isTyped(line.text)) continue;
    const to = blocks.endFrom(line.from);
    if (to === undefined) {
      const shell = readShellLine(line.text);
      for (const { words, from, to: end, doubt } of shell.commands)
        commands.push(typed(piece, words, line.from + from, line.from + end, doubt));
      // Comments stand between.
      if (shell.kind === 'neutral') continue;
      const isSetting =
        (shell.kind === 'command' && shell.commands.length === 0) || blocks.isSetting(line.text);
      setFrom = isSetting ? (setFrom ?? line.from) : undefined;
      continue;
    }
    blocked = to;
    const start = setFrom ?? line.from;
    setFrom = undefined;
    const text = withoutPrompts(piece.text.slice(start, to));
    for (const { text: run, from, to: end, doubt } of unrollLoops(text, budget)) {
      const span = spanIn(piece, start + from, start + end);
      for (const { words, doubt: own = doubt } of readShellLine(run).commands)
        commands.push({
          words,
          span,
          ...(own === undefined ? {} : { doubt: own }),
          located: (value) => ({ value, span }),
        });
    }
  }
  return commands;
}

function typed(
  piece: Piece,
  words: readonly string[],
  from: number,
  to: number,
  doubt?: Doubt,
): PieceCommand {
  const span = spanIn(piece, from, to);
  const located = (value: string): Located<string> => {
    const within = value === '' ? -1 : piece.text.slice(from, to).lastIndexOf(value);
    const at = from + within;
    return { value, span: within >= 0 ? spanIn(piece, at, at + value.length) : span };
  };
  return { words, span, ...(doubt === undefined ? {} : { doubt }), located };
}

/** A usage line is none: its words in brackets are to be replaced. */
function isTyped(line: string): boolean {
  const text = line.trimEnd();
  const isUsage = /[>\]]/.test(text.slice(-1)) && /[<[][\w-]/.test(text.slice(0, -1));
  return !isUsage || line.includes('$[');
}
