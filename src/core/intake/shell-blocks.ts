/** Blocks among a shell's statements: loops, conditions, groups in braces; what stands between their words. */
import { namesSetIn } from './shell-names.ts';
import type { Statement } from './shell-statements.ts';

/** `for`: `select`, too; `while`: `until`, too; `group`: between braces, perhaps with a function's name before it. */
type BlockKind = 'for' | 'while' | 'if' | 'case' | 'group';

export interface Block {
  readonly kind: BlockKind;
  /** The words of a `for`: `for i in 0 1`. */
  readonly head: string;
  readonly branches: readonly Branch[];
  /** All variables that it may set, and those of them that its head does not. */
  readonly names: ReadonlySet<string>;
  readonly innerNames: ReadonlySet<string>;
  /** The index of the statement that closes it, or how many there are where it is never closed. */
  readonly end: number;
}

interface Branch {
  /** `test`: what is asked; `body`: what runs or not; `surely`: a body that is run in any case. */
  readonly kind: 'test' | 'body' | 'surely';
  readonly statements: readonly Statement[];
}

const opening = /^(?:(for|while|until|if|case|select)\b|(?:function\s+\w+\s*|\w+\s*\(\)\s*)?\{(?=\s|$))/;
const between = /^(?:(?:do|then|else|elif)(?:\s+|$))+/;
/** Of a `case`. */
const pattern = /^\(?[^\s()|]{1,80}(?:\s*\|\s*[^\s()|]{1,80}){0,20}\)\s*/;
/** Nobody writes it to be passed over. */
const endless = /^while\s+(?:true|:|(?:\w+=\S*\s+)*read\b)/;

const closing: Readonly<Record<BlockKind, RegExp>> = {
  for: /^done\b/,
  while: /^done\b/,
  if: /^fi\b/,
  case: /^esac\b/,
  group: /^\}/,
};

/** The block that begins with the statement at `at`, if one does. */
export function readBlock(statements: readonly Statement[], at: number): Block | undefined {
  const first = statements[at];
  const kind = first === undefined ? undefined : kindOf(first.text);
  if (first === undefined || kind === undefined) return undefined;
  const end = endOf(statements, at);
  const inner = statements.slice(at + 1, end);
  const head = kind === 'for' ? first.text : headOf(first.text);
  const rest = shorten(first, head.length);
  const innerNames = namesSetIn(inner.map(({ text }) => withoutWords(text)));
  const names = new Set([...namesSetIn([withoutWords(first.text)]), ...innerNames]);
  const branches = branchesOf(kind, rest === undefined ? inner : [rest, ...inner], endless.test(first.text));
  return { kind, head, branches, names, innerNames, end };
}

function kindOf(text: string): BlockKind | undefined {
  const found = opening.exec(text);
  if (found === null) return undefined;
  switch (found[1]) {
    case 'for':
    case 'select':
      return 'for';
    case 'while':
    case 'until':
      return 'while';
    case 'if':
    case 'case':
      return found[1];
    default:
      return 'group';
  }
}

function headOf(text: string): string {
  return (/^case\s+\S+\s+in\b/.exec(text) ?? opening.exec(text))?.[0] ?? '';
}

/** Without its first characters and the blanks behind them; undefined where nothing is left. */
function shorten(statement: Statement, by: number): Statement | undefined {
  const text = statement.text.slice(by);
  const blank = text.length - text.trimStart().length;
  if (blank === text.length) return undefined;
  const { from, to } = statement;
  return { text: text.slice(blank), from: from + by + blank, to };
}

/** What a block's words stand before; only the first of a statement counts. */
export function withoutWords(text: string): string {
  const inner = text.replace(between, '').replace(/^(?:(?:while|until|if)\s+|case\s+\S+\s+in\b\s*)/, '');
  return inner.replace(pattern, '').replace(/^\{\s+/, '');
}

/** More cases on one line are nobody's. */
const mostOnLine = 4;

/** The blocks that open in a statement: several where what a branch of a case begins with stands on the line of the case. */
function kindsIn(text: string): readonly BlockKind[] {
  const kinds: BlockKind[] = [];
  for (let rest = text; kinds.length < mostOnLine;) {
    let bare = rest;
    let kind = kindOf(bare);
    for (const word of [between, pattern]) kind ??= kindOf((bare = rest.replace(word, '')));
    if (kind === undefined) break;
    kinds.push(kind);
    if (kind !== 'case') break;
    rest = bare.slice(headOf(bare).length).trimStart();
  }
  return kinds;
}

/** The index of the statement that closes the block which opens at `at`. */
function endOf(statements: readonly Statement[], at: number): number {
  const open: BlockKind[] = [];
  for (let i = at; i < statements.length; i++) {
    const text = statements[i]?.text ?? '';
    const inner = kindsIn(text);
    const last = open.at(-1);
    if (inner.length > 0) open.push(...inner);
    else if (last !== undefined && closing[last].test(text)) {
      open.pop();
      if (open.length === 0) return i;
    }
  }
  return statements.length;
}

function branchesOf(
  kind: BlockKind,
  statements: readonly Statement[],
  isEndless: boolean,
): readonly Branch[] {
  const asks = kind === 'if' || kind === 'while';
  const body = kind === 'for' || kind === 'group' || isEndless ? 'surely' : 'body';
  let current: Statement[] = [];
  const branches: Branch[] = [{ kind: asks ? 'test' : body, statements: current }];
  const mark = kind === 'case' ? pattern : between;
  for (let i = 0; i < statements.length; i++) {
    const whole = statements[i];
    if (whole === undefined) break;
    const word = mark.exec(whole.text)?.[0] ?? '';
    if (word !== '' && kind !== 'group') {
      current = [];
      branches.push({ kind: kind === 'if' && /elif\s*$/.test(word) ? 'test' : body, statements: current });
    }
    const statement = word === '' ? whole : shorten(whole, word.length);
    if (statement === undefined) continue;
    const end = kindOf(statement.text) === undefined ? i : endOf(statements, i);
    current.push(statement);
    for (const inner of statements.slice(i + 1, end + 1)) current.push(inner);
    i = end;
  }
  return branches;
}
