/** Whole-number arithmetic of a shell: `2*i+1`, `(i%4)*8`, with the precedence and the rounding of C. */

const longest = 200;
const deepest = 32;
/** No CPU has a number beyond; a shell counts to 2^63. */
const largest = 2 ** 31;

/** Undefined: a name is not known, or it is no arithmetic. */
export function evaluate(text: string, lookUp: (name: string) => string | undefined): number | undefined {
  const tokens = text.slice(0, longest + 1).match(/\d+|[A-Za-z_]\w*|<<|>>|[-+*/%()]|\S/g) ?? [];
  if (text.length > longest) return undefined;
  let at = 0;
  const operand = (depth: number): number | undefined => {
    const token = tokens[at++] ?? '';
    if (depth > deepest) return undefined;
    if (token === '(') {
      const value = sum(depth + 1);
      return tokens[at++] === ')' ? value : undefined;
    }
    if (token === '-' || token === '+') {
      const value = operand(depth + 1);
      return value === undefined ? undefined : token === '-' ? -value : value;
    }
    // `010` is octal to a shell, and nobody means it so: not judged.
    const written = /^[A-Za-z_]/.test(token) ? (lookUp(token) ?? '') : token;
    return /^-?(?:0|[1-9]\d{0,9})$/.test(written) ? Number(written) : undefined;
  };
  const chain = (
    operators: readonly string[],
    next: (depth: number) => number | undefined,
    depth: number,
  ): number | undefined => {
    let value = next(depth);
    while (value !== undefined && operators.includes(tokens[at] ?? '')) {
      const operator = tokens[at++] ?? '';
      const other = next(depth);
      value = other === undefined ? undefined : apply(operator, value, other);
    }
    return value;
  };
  const product = (depth: number): number | undefined => chain(['*', '/', '%'], operand, depth);
  const terms = (depth: number): number | undefined => chain(['+', '-'], product, depth);
  const sum = (depth: number): number | undefined => chain(['<<', '>>'], terms, depth);
  const value = sum(0);
  return at === tokens.length ? value : undefined;
}

function apply(operator: string, a: number, b: number): number | undefined {
  const value = calculate(operator, a, b);
  return value !== undefined && Math.abs(value) <= largest ? value : undefined;
}

function calculate(operator: string, a: number, b: number): number | undefined {
  if ((operator === '/' || operator === '%') && b === 0) return undefined;
  if ((operator === '<<' || operator === '>>') && (b < 0 || b > 31)) return undefined;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return Math.trunc(a / b);
    case '%':
      return a % b;
    case '<<':
      return a * 2 ** b;
    default:
      return Math.floor(a / 2 ** b);
  }
}
