/**
 * Loops of a shell that set pins (`for i in {0..3}; do virsh vcpupin VM $i $((i+4)); done`), done as bash would do them as
 * far as nothing but the text is needed: literal words, ranges, `seq`, whole-number arithmetic, variables and arrays that
 * the text itself sets. What needs a machine (`$(virsh list --name)`, a condition) is left as it is written: what runs
 * under it is in doubt, and what it sets is not known from there on.
 */
import { evaluate } from './shell-arithmetic.ts';
import { CommandList, isGranted, type Doubt } from './shell-chain.ts';
import { mostWords, substitute, wordsOf, type Variables } from './shell-expansion.ts';
import { namesSetIn, settingsOf } from './shell-names.ts';
import { readBlock, type Block } from './shell-blocks.ts';
import { splitStatements, type Statement } from './shell-statements.ts';

export interface LoopCommand {
  /** With its variables put in, as far as they are known. */
  readonly text: string;
  /** Where it stands in the loop. */
  readonly from: number;
  readonly to: number;
  /** Absent: it runs. */
  readonly doubt?: Doubt;
}

/** Statements and rounds. */
const mostSteps = 200_000;
const deepest = 8;

/** The commands that a text of loops and commands runs, in their order. */
export function unrollLoops(text: string): readonly LoopCommand[] {
  const run = new Run();
  run.all(splitStatements(text), new Map(), undefined, 0);
  return run.commands;
}

class Run {
  readonly commands: LoopCommand[] = [];
  #steps = 0;
  /** Behind a `break` or `continue` that may have been met: up to the end of the loop, or of this round of it. */
  #left: 'break' | 'continue' | undefined;
  /** By their first statements: rounds of a loop meet the same ones again. */
  readonly #blocks = new Map<Statement, Block | undefined>();

  /** Whether they are taken to succeed. `doubt`: of all of them, from outside. */
  all(
    statements: readonly Statement[],
    variables: Variables,
    doubt: Doubt | undefined,
    depth: number,
  ): boolean {
    const list = new CommandList();
    for (let i = 0; i < statements.length; i++) {
      const statement = statements[i];
      if (statement === undefined || this.#isDone()) break;
      const { operator } = statement;
      const own = list.doubtAfter(operator) ?? (this.#left === undefined ? undefined : 'condition');
      const block = this.#blockAt(statements, i);
      if (block === undefined) {
        list.add(operator, this.#one(statement, variables, doubt, own));
        continue;
      }
      i = block.end;
      // What may not run at all sets nothing for certain.
      const inner = own === undefined ? variables : new Map(variables);
      list.add(operator, depth >= deepest || this.#block(block, inner, doubt ?? own, depth + 1));
      if (own !== undefined || depth >= deepest) forget(variables, block);
    }
    return list.succeeds;
  }

  #isDone(): boolean {
    return this.#steps++ > mostSteps || this.commands.length >= mostWords;
  }

  #blockAt(statements: readonly Statement[], at: number): Block | undefined {
    const first = statements[at];
    if (first === undefined) return undefined;
    if (!this.#blocks.has(first)) this.#blocks.set(first, readBlock(statements, at));
    return this.#blocks.get(first);
  }

  #block(block: Block, variables: Variables, doubt: Doubt | undefined, depth: number): boolean {
    const { kind, branches } = block;
    if (kind === 'group') return branches.every((one) => this.all(one.statements, variables, doubt, depth));
    const before = this.#left;
    const loop = kind === 'for' ? readLoop(block.head, variables) : undefined;
    if (loop === undefined) this.#once(block, variables, doubt, depth);
    for (const value of loop?.values ?? []) {
      if (this.#isDone()) break;
      variables.set(loop?.name ?? '', [value]);
      for (const { statements } of branches) this.all(statements, variables, doubt, depth);
      if (this.#left === 'continue') this.#left = before;
    }
    if (kind === 'for' || kind === 'while') this.#left = before;
    return true;
  }

  /** What nobody here can follow: each branch by itself, as if it ran. */
  #once(block: Block, variables: Variables, doubt: Doubt | undefined, depth: number): void {
    const { kind, branches } = block;
    let succeeds = false;
    for (const [i, branch] of branches.entries()) {
      const inner = new Map(variables);
      // What changes from round to round is not known in any.
      if (kind === 'for' || kind === 'while') forget(inner, block);
      const isSure = branch.kind === 'surely' || i === 0 || (kind === 'if' && i === 1 && succeeds);
      succeeds = this.all(branch.statements, inner, doubt ?? (isSure ? undefined : 'condition'), depth);
    }
    forget(variables, block);
  }

  /** Whether it is taken to succeed. `own`: the doubt that is not that of all around it. */
  #one(
    { text, from, to }: Statement,
    variables: Variables,
    outer: Doubt | undefined,
    own: Doubt | undefined,
  ): boolean {
    const set = (name: string, value: readonly string[] | undefined): void => {
      if (value === undefined || own !== undefined) variables.delete(name);
      else variables.set(name, value);
    };
    const settings = settingsOf(text);
    for (const { name, value } of settings ?? [])
      set(name, value === undefined ? undefined : valueOf(value, variables));
    if (settings !== undefined) return true;
    const counted =
      /^(?:\(\(\s*|let\s+["']?)([A-Za-z_]\w*)\s*(\+\+|--|[-+*/%]?=(?!=))\s*([^()"']*)["']?(?:\s*\)\))?$/.exec(
        text,
      );
    if (counted?.[1] !== undefined) {
      const [, name, operator = '', operand = ''] = counted;
      const step = operator === '++' || operator === '--' ? '1' : operand;
      const sum = operator === '=' ? step : `${name}${operator.charAt(0)}(${step})`;
      const value = evaluate(sum, (one) => variables.get(one)?.[0]);
      set(name, value === undefined ? undefined : [String(value)]);
      return true;
    }
    const leaves = /^(?:break|continue)\b/.exec(text)?.[0];
    if (leaves !== undefined)
      this.#left = leaves === 'break' || this.#left === 'break' ? 'break' : 'continue';
    else if (!asking.test(text)) {
      const doubt = outer ?? own;
      const run = substitute(text.replace(/^!\s+/, ''), variables);
      this.commands.push({ text: run, from, to, ...(doubt === undefined ? {} : { doubt }) });
    }
    for (const name of namesSetIn([text])) variables.delete(name);
    return isGranted(text) && !text.includes('|');
  }
}

/** Commands that only ask, and print nothing. */
const asking = /^(?:!\s+)?(?:\[|test\s|\(\(|(?:true|:)(?:\s|$)|(?:\w+=\S*\s+)*read\b)/;

function valueOf(written: string, variables: Variables): readonly string[] | undefined {
  if (written.startsWith('(')) return wordsOf(written.slice(1, -1), variables);
  const value = substitute(written, variables);
  return /[$`]/.test(value) ? undefined : [value.replace(/^(["'])(.*)\1$/, '$2')];
}

/** It may have run or not, so what it sets has one value or another. */
function forget(variables: Variables, { names }: Block): void {
  for (const name of names) variables.delete(name);
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
