/** Which variables a statement of a shell gives another value, or may: `c=4`, `read a b`, `((c++))`, `unset c`. */

const name = String.raw`[A-Za-z_]\w*`;
const declaring = String.raw`(?:(?:local|export|declare|typeset|readonly)\s+(?:-\w+\s+)*)?`;
const value = String.raw`(?:\((?:\$\(\([^()]*\)\)|\$\([^()]*\)|[^()])*\)|(?:"[^"]*"|'[^']*'|\$\(\([^()]*\)\)|\$\([^()]*\)|[^\s"'()])*)`;
const setting = new RegExp(String.raw`\s*(${name})(\[[^\]\s]*\])?([+]?)=(${value})(?=\s|$)`, 'y');

export interface Setting {
  readonly name: string;
  /** As it is written; an array in its brackets. Absent: only a part of the value is changed. */
  readonly value?: string;
}

/** Of a statement that does nothing but set variables (`a=1 b=2`, `declare -i c=4`, `cpus=(2 4)`), each in its order. */
export function settingsOf(statement: string): readonly Setting[] | undefined {
  const found: Setting[] = [];
  setting.lastIndex = new RegExp(`^${declaring}`).exec(statement)?.[0].length ?? 0;
  for (let one = setting.exec(statement); one !== null; one = setting.exec(statement)) {
    const [, variable = '', index, plus, written = ''] = one;
    found.push({ name: variable, ...(index === undefined && plus === '' ? { value: written } : {}) });
    if (setting.lastIndex === statement.length) return found;
  }
  return undefined;
}

const first = new RegExp(`^${declaring}(${name})(?:\\[[^\\]\\s]*\\])?[-+]?=`);
/** A loop's own, and what reads or drops the names behind it. */
const named = new RegExp(
  String.raw`\b(?:for|select|read|mapfile|readarray|getopts|unset|printf\s+-v)\s([^|;<"']*)`,
  'g',
);
const counted = new RegExp(
  String.raw`\b(${name})\s*(?:\+\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))|(?:\+\+|--)\s*(${name})|\{(${name}):?=`,
  'g',
);

const word = new RegExp(name, 'g');
/** Where a statement counts; nearly none does. */
const counting = /\(\(|^let\s|\$\[|\$\{\w+:?=/;

/** May name more than are set: what is not known is not guessed. */
export function namesSetIn(statements: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of statements) {
    for (const one of settingsOf(text) ?? []) names.add(one.name);
    const own = first.exec(text)?.[1];
    if (own !== undefined) names.add(own);
    for (const [, list = ''] of text.matchAll(named))
      for (const [one] of list.replace(/\sin\s[^]*/, '').matchAll(word)) names.add(one);
    if (!counting.test(text)) continue;
    for (const [, a, b, c] of text.matchAll(counted)) names.add(a ?? b ?? c ?? '');
  }
  return names;
}
