/**
 * Loops of a shell that set pins (`for i in {0..3}; do virsh vcpupin VM $i $((i+4)); done`), done as bash would do them as
 * far as nothing but the text is needed: literal words, ranges, `seq`, whole-number arithmetic, variables and arrays that
 * the text itself sets. What needs a machine (`$(virsh list --name)`, a condition) is left as it is written: what runs
 * under it is in doubt, and what it sets is not known from there on. What is cut short because it is too much is in doubt,
 * too.
 */
import type { LoopBudget } from './loop-budget.ts';
import { evaluate } from './shell-arithmetic.ts';
import { CommandList, isGranted, type Doubt } from './shell-chain.ts';
import { mostWords, substitute, Variables, wordsOf } from './shell-expansion.ts';
import { namesSetIn, settingsOf } from './shell-names.ts';
import { readBlock, withoutWords, type Block } from './shell-blocks.ts';
import { splitStatements, type Statement } from './shell-statements.ts';

export interface LoopCommand {
  /** With its variables put in, as far as they are known. */
  readonly text: string;
  /** Where the statement stands in the text that is unrolled. */
  readonly from: number;
  readonly to: number;
  /** Absent: it runs. */
  readonly doubt?: Doubt;
}

const deepest = 8;
/** More is no name, number or list of CPUs (a thousand take 3,900); a value may be made of itself twice. */
const longestValue = 5000;
/** What a statement or a round costs beside its characters. */
const stepCost = 20;

/**
 * The commands that a text of loops and commands runs, in their order, and what that costs is taken from `budget`. Where
 * it is used up, or a loop has more than 10,000 rounds, what is not run to its end stands once at the end, as it is
 * written and in doubt.
 */
export function unrollLoops(text: string, budget: LoopBudget): readonly LoopCommand[] {
  const run = new Run(budget);
  const statements = splitStatements(text);
  run.all(statements, new Variables(), undefined, 0);
  const cut = run.cutAt === undefined ? [] : statements.slice(run.cutAt);
  return [
    ...run.commands,
    ...cut.map((one): LoopCommand => ({ ...one, text: withoutWords(one.text), doubt: 'too-many' })),
  ];
}

class Run {
  readonly commands: LoopCommand[] = [];
  /** Of the statements of the whole text the first that was not run to its end. */
  cutAt: number | undefined;
  readonly #budget: LoopBudget;
  #isCut = false;
  /** Behind a `break` or `continue` that may have been met: up to the end of the loop, or of this round of it. */
  #left: 'break' | 'continue' | undefined;
  /** By their first statements: rounds of a loop meet the same ones again. */
  readonly #blocks = new Map<Statement, Block | undefined>();
  readonly #names = new Map<Statement, ReadonlySet<string>>();

  constructor(budget: LoopBudget) {
    this.#budget = budget;
  }

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
      if (statement === undefined) break;
      if (!this.#goesOn(statement.text.length)) {
        if (depth === 0) this.cutAt ??= i;
        break;
      }
      const { operator } = statement;
      const own = list.doubtAfter(operator) ?? (this.#left === undefined ? undefined : 'condition');
      const block = this.#blockAt(statements, i);
      if (block === undefined) {
        list.add(operator, this.#one(statement, variables, doubt, own));
        continue;
      }
      // What may not run at all sets nothing for certain.
      const inner = own === undefined ? variables : new Variables(variables);
      list.add(operator, depth >= deepest || this.#block(block, inner, doubt ?? own, depth + 1));
      if (own !== undefined || depth >= deepest) this.#forget(variables, block);
      if (depth === 0 && this.#isCut) this.cutAt ??= i;
      i = block.end;
    }
    return list.succeeds;
  }

  #goesOn(cost: number): boolean {
    if (this.#budget.left <= 0 || this.commands.length >= mostWords) this.#isCut = true;
    else this.#budget.left -= stepCost + cost;
    return !this.#isCut;
  }

  /** It may have run or not, so what it sets has one value or another. */
  #forget(variables: Variables, { names }: Block): void {
    this.#budget.left -= names.size;
    for (const name of names) variables.set(name, undefined);
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
    const loop = kind === 'for' ? readLoop(block, variables) : undefined;
    if (loop === undefined) this.#once(block, variables, doubt, depth);
    for (const [i, value] of (loop?.values ?? []).entries()) {
      if (i >= mostWords) this.#isCut = true;
      if (!this.#goesOn(value.length)) break;
      variables.set(loop?.name ?? '', [value]);
      for (const { statements } of branches) this.all(statements, variables, doubt, depth);
      if (this.#left === 'continue') this.#left = before;
    }
    if (kind === 'for' || kind === 'while') {
      // Nobody knows in which round it was left.
      if (this.#left !== before) this.#forget(variables, block);
      this.#left = before;
    }
    return true;
  }

  /** What nobody here can follow: each branch by itself, as if it ran. */
  #once(block: Block, variables: Variables, doubt: Doubt | undefined, depth: number): void {
    const { kind, branches } = block;
    let succeeds = false;
    for (const [i, branch] of branches.entries()) {
      const inner = new Variables(variables);
      // What changes from round to round is not known in any.
      if (kind === 'for' || kind === 'while') this.#forget(inner, block);
      const isSure = branch.kind === 'surely' || i === 0 || (kind === 'if' && i === 1 && succeeds);
      succeeds = this.all(branch.statements, inner, doubt ?? (isSure ? undefined : 'condition'), depth);
    }
    this.#forget(variables, block);
  }

  /** Whether it is taken to succeed. `own`: the doubt that is not that of all around it. */
  #one(
    statement: Statement,
    variables: Variables,
    outer: Doubt | undefined,
    own: Doubt | undefined,
  ): boolean {
    const { text, from, to } = statement;
    const set = (name: string, value: readonly string[] | undefined): void => {
      // What making it took, whether it is kept or not.
      for (const one of value ?? []) this.#budget.left -= 1 + one.length;
      const isKnown = own === undefined && value?.every((one) => one.length <= longestValue) === true;
      variables.set(name, isKnown ? value : undefined);
    };
    const settings = settingsOf(text);
    for (const { name, value } of settings ?? [])
      set(name, value === undefined ? undefined : valueOf(value, variables));
    if (settings !== undefined) return true;
    const counted = counting.exec(text);
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
      this.#budget.left -= run.length;
      this.commands.push({ text: run, from, to, ...(doubt === undefined ? {} : { doubt }) });
    }
    for (const name of this.#namesIn(statement)) variables.set(name, undefined);
    return isGranted(text) && !text.includes('|');
  }

  #namesIn(statement: Statement): ReadonlySet<string> {
    const names = this.#names.get(statement) ?? namesSetIn([statement.text]);
    this.#names.set(statement, names);
    return names;
  }
}

/** `((c++))`, `let c+=2`. */
const counting =
  /^(?:\(\(\s*|let\s+(?:["']\s*)?)([A-Za-z_]\w*)\s*(\+\+|--|[-+*/%]?=(?!=))([^()"']*)["']?(?:\)\))?$/;

/** Commands that only ask, and print nothing. */
const asking = /^(?:!\s+)?(?:\[|test\s|\(\(|(?:true|:)(?:\s|$)|(?:\w+=\S*\s+)*read\b)/;

function valueOf(written: string, variables: Variables): readonly string[] | undefined {
  if (written.startsWith('(')) return wordsOf(written.slice(1, -1), variables);
  const value = substitute(written, variables);
  return /[$`]/.test(value) ? undefined : [value.replace(/^(["'])(.*)\1$/, '$2')];
}

interface Loop {
  readonly name: string;
  readonly values: readonly string[];
}

/** `for i in …`, `for ((i=0; i<4; i++))`; undefined where its words are not in the text. */
function readLoop({ head, innerNames }: Block, variables: Variables): Loop | undefined {
  const [, start, limit = '', next = ''] = /^for\s*\(\(([^;]*);([^;]*);([^;]*)\)\)$/.exec(head) ?? [];
  if (start !== undefined) {
    // What is set within decides as well how often it goes round.
    const asked = `${limit} ${next}`.match(/[A-Za-z_]\w*/g) ?? [];
    return asked.some((name) => innerNames.has(name))
      ? undefined
      : countLoop([start, limit, next], variables);
  }
  const listed = /^for\s+([A-Za-z_]\w*)\s+in\s+([^]*)$/.exec(head);
  const values = listed === null ? undefined : wordsOf(listed[2] ?? '', variables);
  return values === undefined ? undefined : { name: listed?.[1] ?? '', values };
}

/** The three parts of `((i=0; i<4; i++))`. */
function countLoop(parts: readonly [string, string, string], variables: Variables): Loop | undefined {
  const [start, limit, next] = parts.map((one) => one.trim());
  const [, name, from] = /^([A-Za-z_]\w*)\s*=([^]*)$/.exec(start ?? '') ?? [];
  const [, asked, operator, to] = /^([A-Za-z_]\w*)\s*(<=?|>=?|!=)([^]*)$/.exec(limit ?? '') ?? [];
  const [, before, counted, sign, by] =
    /^(\+\+|--)?\s*([A-Za-z_]\w*)\s*(?:(\+\+|--|[-+]=)([^]*))?$/.exec(next ?? '') ?? [];
  const isAssigned = sign?.endsWith('=') === true;
  const isStep = (before === undefined) !== (sign === undefined) && (isAssigned || (by ?? '') === '');
  if (name === undefined || asked !== name || counted !== name || !isStep) return undefined;
  const [first, last, size] = [from, to, isAssigned ? by : '1'].map((written) =>
    evaluate(written ?? '', (one) => variables.get(one)?.[0]),
  );
  if (first === undefined || last === undefined || size === undefined) return undefined;
  const step = (before ?? sign ?? '').startsWith('-') ? -size : size;
  const goesOn = (i: number): boolean => {
    switch (operator) {
      case '<':
        return i < last;
      case '<=':
        return i <= last;
      case '>':
        return i > last;
      case '>=':
        return i >= last;
      default:
        return i !== last;
    }
  };
  const values: string[] = [];
  for (let i = first; step !== 0 && goesOn(i) && values.length <= mostWords; i += step)
    values.push(String(i));
  return { name, values };
}
