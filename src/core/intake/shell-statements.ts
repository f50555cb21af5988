/** A shell's text in statements: at the ends of lines, `;`, `&&`, `||`, outside of quotes and brackets. */

export interface Statement {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const mostStatements = 10_000;

/** Comments are left out; a backslash at a line's end joins it with the next. Linear in the text. */
export function splitStatements(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let from = 0;
  let depth = 0;
  const end = (to: number, next: number): void => {
    const written = text.slice(from, to);
    const blank = written.length - written.trimStart().length;
    const inner = written.trim().replace(/\\\n/g, '  ');
    if (inner !== '' && statements.length < mostStatements)
      statements.push({ text: inner, from: from + blank, to: from + blank + inner.length });
    from = next;
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
    } else if (depth === 0 && (char === '&' || char === '|') && text.charAt(i + 1) === char) end(i, i++ + 2);
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
