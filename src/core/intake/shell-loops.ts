/**
 * Loops of a shell that set pins (`for i in {0..3}; do virsh vcpupin VM $i $((i+4)); done`), done as bash would do them as
 * far as nothing but the text is needed: literal words, ranges, `seq`, whole-number arithmetic, variables and arrays that
 * the text itself sets. What needs a machine (`$(virsh list --name)`, a condition) is left as it is written.
 */
import { evaluate } from './shell-arithmetic.ts';
import { mostWords, substitute, wordsOf, type Variables } from './shell-expansion.ts';
import { splitStatements, type Statement } from './shell-statements.ts';

export interface LoopCommand {
  /** With its variables put in, as far as they are known. */
  readonly text: string;
  /** Where it stands in the loop. */
  readonly from: number;
  readonly to: number;
  /** It is run under a condition that nobody here can judge. */
  readonly isConditional: boolean;
}

const mostRounds = 100_000;
const deepest = 8;

/** The commands that a text of loops and commands runs, in their order. */
export function unrollLoops(text: string): readonly LoopCommand[] {
  const run = new Run();
  run.all(splitStatements(text), new Map(), false, 0);
  return run.commands;
}

class Run {
  readonly commands: LoopCommand[] = [];
  #rounds = 0;

  all(statements: readonly Statement[], variables: Variables, isConditional: boolean, depth: number): void {
    for (let i = 0; i < statements.length; i++) {
      const statement = statements[i];
      if (statement === undefined || this.commands.length >= mostWords) return;
      const { text } = statement;
      const opens = /^(for|while|until|if|case|select)\b/.exec(text)?.[1];
      if (opens === undefined) {
        this.#one(statement, variables, isConditional);
        continue;
      }
      const end = endOf(statements, i);
      const body = bodyOf(statements.slice(i + 1, end));
      if (depth < deepest) this.#block(opens, text, body, variables, isConditional, depth + 1);
      i = end;
    }
  }

  #block(
    opens: string,
    text: string,
    body: readonly Statement[],
    variables: Variables,
    isConditional: boolean,
    depth: number,
  ): void {
    const loop = opens === 'for' ? readLoop(text, variables) : undefined;
    if (loop === undefined) {
      // Once, with what changes in it left as it is written.
      const inner = new Map(variables);
      for (const name of namesSetIn(text, body)) inner.delete(name);
      this.all(body, inner, isConditional || opens === 'if' || opens === 'case', depth);
      return;
    }
    for (const value of loop.values) {
      if (this.#rounds++ > mostRounds || this.commands.length >= mostWords) return;
      variables.set(loop.name, [value]);
      this.all(body, variables, isConditional, depth);
    }
  }

  #one({ text, from, to }: Statement, variables: Variables, isConditional: boolean): void {
    const array = /^(?:declare -a |local |export )?([A-Za-z_]\w*)=\(([^()]*)\)$/.exec(text);
    const plain = /^(?:local |export |declare )?([A-Za-z_]\w*)=(\S*|"[^"]*"|'[^']*')$/.exec(text);
    const counted =
      /^(?:\(\(\s*|let\s+["']?)([A-Za-z_]\w*)\s*(\+\+|--|[-+*/%]?=)\s*([^()"']*)["']?(?:\s*\)\))?$/.exec(
        text,
      );
    if (array?.[1] !== undefined) setOr(variables, array[1], wordsOf(array[2] ?? '', variables));
    else if (counted?.[1] !== undefined) {
      const [, name, operator = '', operand = ''] = counted;
      const step = operator === '++' || operator === '--' ? '1' : operand;
      const sum = operator === '=' ? step : `${name}${operator.charAt(0)}(${step})`;
      const value = evaluate(sum, (one) => variables.get(one)?.[0]);
      setOr(variables, name, value === undefined ? undefined : [String(value)]);
    } else if (plain?.[1] !== undefined) {
      const value = substitute(plain[2] ?? '', variables);
      setOr(variables, plain[1], /[$`]/.test(value) ? undefined : [value.replace(/^(["'])(.*)\1$/, '$2')]);
    } else this.commands.push({ text: substitute(text, variables), from, to, isConditional });
  }
}

function setOr(variables: Variables, name: string, value: readonly string[] | undefined): void {
  if (value === undefined) variables.delete(name);
  else variables.set(name, value);
}

/** The index of the statement that closes the block which opens at `at`; the last one where it is never closed. */
function endOf(statements: readonly Statement[], at: number): number {
  let depth = 0;
  for (let i = at; i < statements.length; i++) {
    const text = statements[i]?.text ?? '';
    if (/^(?:(?:do|then|else)\s+)*(?:for|while|until|if|case|select)\b/.test(text)) depth++;
    else if (/^(?:done|fi|esac)\b/.test(text) && --depth === 0) return i;
  }
  return statements.length;
}

/** Without the words between which it stands. */
function bodyOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((one): readonly Statement[] => {
    const word = /^(?:(?:do|then|else|elif)(?:\s+|$))+/.exec(one.text)?.[0] ?? '';
    const text = one.text.slice(word.length);
    return text === '' ? [] : [{ text, from: one.from + word.length, to: one.to }];
  });
}

function namesSetIn(text: string, body: readonly Statement[]): readonly string[] {
  const all = [text, ...body.map((one) => one.text)].join('\n');
  return [
    ...all.matchAll(/\b(?:for|read|let)\s+(?:-r\s+)?([A-Za-z_]\w*)|\b([A-Za-z_]\w*)(?:\+\+|--|[-+*/%]?=)/g),
  ].map(([, a, b]) => a ?? b ?? '');
}

/** How far a loop is followed. */
const longestLoop = 20_000;
const mark = /(?:^|[;&|(\n#$%>"']|\bdo\b|\bthen\b)[ \t]*(for|while|until|done)\b/g;

/** Just behind the `done` of a loop that begins on the line at `from`; undefined where none begins or it has no end. */
export function endOfLoop(text: string, from: number): number | undefined {
  const end = text.indexOf('\n', from);
  if (!/\b(?:for|while|until)\b/.test(text.slice(from, end < 0 ? text.length : Math.min(end, from + 400))))
    return undefined;
  let depth = 0;
  for (const { 0: whole, 1: word, index } of text.slice(from, from + longestLoop).matchAll(mark)) {
    if (word !== 'done') depth++;
    else if (--depth <= 0) return depth < 0 ? undefined : from + index + whole.length;
  }
  return undefined;
}

/** With blanks where prompts, the marks of lines that go on, and the quotes of a remote shell's text stand. */
export function withoutPrompts(text: string): string {
  const bare = text
    .split('\n')
    .map((line) => {
      const prompt =
        /^\s*(?:(?:\S[^\n]{0,120}?)?[#$%>]|\+)(?=\s+(?:for|while|until|do|done|if|then|fi|let|sudo|ssh|virsh|[A-Za-z_]\w*=|\(\())/.exec(
          line,
        )?.[0] ?? '';
      return ' '.repeat(prompt.length) + line.slice(prompt.length);
    })
    .join('\n');
  const remote = /^\s*(?:sudo\s+)?(?:ssh\s+(?:-\S+\s+)*[\w.@-]+|(?:ba|da|z)?sh\s+-l?c)\s+(["'])/.exec(bare);
  if (remote === null) return bare;
  const [before, quote = ''] = remote;
  const inner = bare.slice(before.length).replace(new RegExp(`${quote}(?=[^${quote}]*$)`), ' ');
  return ' '.repeat(before.length) + (quote === '"' ? inner.replace(/\\([$`"])/g, ' $1') : inner);
}

interface Loop {
  readonly name: string;
  readonly values: readonly string[];
}

/** `for i in …`, `for ((i=0; i<4; i++))`; undefined where its words are not in the text. */
function readLoop(text: string, variables: Variables): Loop | undefined {
  const counted =
    /^for\s*\(\(\s*([A-Za-z_]\w*)\s*=\s*([^;]+?)\s*;\s*\1\s*(<=?|>=?|!=)\s*([^;]+?)\s*;\s*(?:\1\s*(\+\+|--)|(\+\+|--)\1|\1\s*([-+])=\s*([^;()]+?))\s*\)\)$/.exec(
      text,
    );
  const number = (written: string | undefined): number | undefined =>
    evaluate(written ?? '', (one) => variables.get(one)?.[0]);
  if (counted !== null) {
    const [, name = '', start, operator = '', limit, after, before, sign, by] = counted;
    const [first, last] = [number(start), number(limit)];
    const size = by === undefined ? 1 : number(by);
    if (first === undefined || last === undefined || size === undefined) return undefined;
    const step = (after ?? before ?? sign ?? '+').startsWith('-') ? -size : size;
    const goesOn = (i: number): boolean =>
      operator === '<'
        ? i < last
        : operator === '<='
          ? i <= last
          : operator === '>'
            ? i > last
            : operator === '>='
              ? i >= last
              : i !== last;
    const values: string[] = [];
    for (let i = first; step !== 0 && goesOn(i) && values.length < mostWords; i += step)
      values.push(String(i));
    return { name, values };
  }
  const listed = /^for\s+([A-Za-z_]\w*)\s+in\s+([^]*)$/.exec(text);
  const values = listed === null ? undefined : wordsOf(listed[2] ?? '', variables);
  return values === undefined ? undefined : { name: listed?.[1] ?? '', values };
}
