/** A shell's text in statements: at the ends of lines, `;`, `&&`, `||`, outside of quotes and brackets. */
import type { Operator } from './shell-chain.ts';

export interface Statement {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What joins it with the statement before. */
  readonly operator?: Operator;
}

/** A loop that takes what a command prints begins behind the pipe. */
const piped = /^[ \t]{0,10}(?:while|until|for)[ \t]/;

/** Comments are left out; a backslash at a line's end joins it with the next. Linear in the text. */
export function splitStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let from = 0;
  let depth = 0;
  let operator: Operator | undefined;
  const end = (to: number, next: number, joint?: Operator): void => {
    const written = text.slice(from, to);
    const blank = written.length - written.trimStart().length;
    const inner = written.trim().replace(/\\\n/g, '  ');
    from = next;
    // The end of a line behind an operator ends nothing.
    if (inner === '') {
      operator = joint ?? operator;
      return;
    }
    const at = to - written.length + blank;
    const joined = operator === undefined ? {} : { operator };
    statements.push({ text: inner, from: at, to: at + inner.length, ...joined });
    operator = joint;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === '\\') i++;
    else if (char === "'" || char === '"') {
      const close = text.indexOf(char, i + 1);
      if (close > 0) i = close;
    } else if (char === '(') depth++;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (char === '\n' || (char === ';' && depth === 0)) {
      depth = 0;
      end(i, i + 1);
    } else if (depth === 0 && (char === '&' || char === '|') && text.charAt(i + 1) === char)
      end(i, i++ + 2, char === '&' ? '&&' : '||');
    else if (depth === 0 && char === '|' && piped.test(text.slice(i + 1, i + 20))) end(i, i + 1);
    else if (char === '#' && /^\s?$/.test(text.charAt(i - 1))) {
      end(i, i);
      i = from = lineEnd(text, i);
      from++;
    }
  }
  end(text.length, text.length);
  return statements;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
