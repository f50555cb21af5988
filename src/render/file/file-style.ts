/** Of `picture.css` what one picture needs, with the colours of its theme written out. */
import css from '../picture.css?raw';
import type { Shape } from '../shape.ts';
import type { Theme } from '../standalone.ts';

interface Rule {
  readonly selector: string;
  readonly declarations: readonly (readonly [property: string, value: string])[];
  /** Classes, and states by their attribute (`data-state="offline"`), that all must be in the picture. */
  readonly needs: readonly string[];
}

interface Sheet {
  /** The root's own declarations but custom properties. */
  readonly root: Rule['declarations'];
  readonly values: ReadonlyMap<string, string>;
  readonly rules: readonly Rule[];
}

/** The class of the root, short: it stands before every rule, so that the rules stay within the picture. */
export const rootClass = 'psc';

const sheets = new Map<Theme, Sheet>();

/**
 * `present`: what the picture's elements wear, as {@link Rule.needs} names it; `own`: what stamps declare themselves, as
 * the selectors of a picture do not reach into them.
 */
export function styleFor(theme: Theme, present: ReadonlySet<string>, own: string): string {
  let sheet = sheets.get(theme);
  if (sheet === undefined) {
    sheet = readSheet(theme);
    sheets.set(theme, sheet);
  }
  const rules = sheet.rules.filter(({ needs }) => needs.every((need) => present.has(need)));
  const body = joinAlike(rules)
    .map(({ selector, text }) => `${selector}{${text}}`)
    .join('\n');
  const { values } = sheet;
  const named = new Set<string>();
  const findNames = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/var\((--[\w-]+)\)/g)) {
      const value = values.get(name);
      if (value === undefined || named.has(name)) continue;
      named.add(name);
      findNames(value);
    }
  };
  const root = sheet.root.map(written).join(';');
  findNames(root + body + own);
  const custom = [...named].map((name) => `${name}:${values.get(name) ?? ''};`).join('');
  return `\n.${rootClass}{${custom}${root}}\n${body}\n${onPaper(theme)}\n`;
}

/** No grey sheet on a white one, and ink that is seen on it. */
function onPaper(theme: Theme): string {
  const light = theme === 'auto' ? `.${rootClass}{color-scheme:light}` : '';
  return `@media print{${light}.${rootClass} .paper{fill:none}}`;
}

/** Those of the classes that any rule of the style sheet speaks of: others say nothing in a file. */
export function styledClasses({ class: className }: Shape['attributes']): string {
  if (typeof className !== 'string') return '';
  let own = worn.get(className);
  if (own === undefined) {
    styled ??= new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));
    const known = styled;
    own = className
      .split(' ')
      .filter((name) => known.has(name))
      .join(' ');
    worn.set(className, own);
  }
  return own;
}

let styled: ReadonlySet<string> | undefined;
/** As many as there are looks. */
const worn = new Map<string, string>();

/** Neighbours that say the same are one rule. */
function joinAlike(rules: readonly Rule[]): readonly { readonly selector: string; readonly text: string }[] {
  const out: { selector: string; text: string }[] = [];
  for (const { selector, declarations } of rules) {
    const text = declarations.map(written).join(';');
    const last = out.at(-1);
    if (last?.text === text) last.selector += `,${selector}`;
    else out.push({ selector, text });
  }
  return out;
}

function written([property, value]: readonly [string, string]): string {
  return `${property}:${value}`;
}

/** What the page alone toggles or needs: pointer, focus, selection, light, filters, paper. */
const ofPage = /:focus|\.selected|\.lights|\.has-focus|\.filtered|\.focused|\[role|\[data-theme|@|:is\(/;
const onlyOnPage = new Set(['pointer-events', 'cursor', 'outline', 'background', 'color-scheme']);

function readSheet(theme: Theme): Sheet {
  const values = new Map<string, string>();
  const root: (readonly [string, string])[] = [];
  const rules: Rule[] = [];
  const resolve = (value: string): string => (theme === 'auto' ? value : ofTheme(value, theme));
  for (const { selectors, declarations } of rulesIn(css)) {
    if (
      selectors.every((selector) => selector === '.pinscope-map' || selector.startsWith(':is(.pinscope-map,'))
    ) {
      for (const [property, value] of declarations) {
        if (property.startsWith('--')) values.set(property, resolve(value));
        else if (!onlyOnPage.has(property) || (theme === 'auto' && property === 'color-scheme'))
          root.push([property, value]);
      }
      continue;
    }
    const kept = declarations
      .filter(([property]) => !onlyOnPage.has(property))
      .map(([property, value]) => [property, resolve(value)] as const);
    if (kept.length === 0) continue;
    for (const selector of selectors) {
      if (ofPage.test(selector)) continue;
      const own = selector.replace(/^\.pinscope-map(?=[\s>])/, `.${rootClass}`).replace(/\s*>\s*/g, '>');
      rules.push({ selector: own, declarations: kept, needs: needsOf(own) });
    }
  }
  // A colour of one theme that is the same everywhere in the picture needs no name.
  const changing = new Set(rules.flatMap(({ declarations }) => declarations.map(([property]) => property)));
  const inlined = (value: string): string =>
    theme === 'auto'
      ? value
      : value.replace(/var\((--[\w-]+)\)/g, (whole, name: string) =>
          changing.has(name) ? whole : (values.get(name) ?? whole),
        );
  const inline = (declarations: Rule['declarations']): Rule['declarations'] =>
    declarations.map(([property, value]) => [property, inlined(value)] as const);
  return {
    root: inline(root),
    values,
    rules: rules.map((rule) => ({ ...rule, declarations: inline(rule.declarations) })),
  };
}

function needsOf(selector: string): readonly string[] {
  const plain = selector.replace(/:not\([^)]*\)/g, '').replace(`.${rootClass}`, '');
  const classes = [...plain.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
  const states = [...plain.matchAll(/\[([\w-]+)(?:='([^']*)')?\]/g)].map(
    ([, name = '', value]) => name + (value === undefined ? '' : `=${value}`),
  );
  return [...classes, ...states];
}

/** The rules outside of `@media`, one by one, without comments. */
function* rulesIn(
  text: string,
): Generator<{ readonly selectors: readonly string[]; readonly declarations: Rule['declarations'] }> {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '');
  for (let at = 0; at < bare.length;) {
    const open = bare.indexOf('{', at);
    if (open < 0) return;
    const head = bare.slice(at, open).trim();
    let depth = 1;
    let end = open + 1;
    for (; depth > 0 && end < bare.length; end++) depth += bare[end] === '{' ? 1 : bare[end] === '}' ? -1 : 0;
    if (!head.startsWith('@')) {
      const declarations = bare
        .slice(open + 1, end - 1)
        .split(';')
        .map((one) => one.trim().replace(/\s+/g, ' '))
        .filter((one) => one !== '')
        .map((one) => {
          const colon = one.indexOf(':');
          return [one.slice(0, colon), tightened(one.slice(colon + 1).trim())] as const;
        });
      yield {
        selectors: splitOutside(head, ',').map((one) => one.trim().replace(/\s+/g, ' ')),
        declarations,
      };
    }
    at = end;
  }
}

/** Without what says nothing: `#ffffff` → `#fff`. */
function tightened(value: string): string {
  return value
    .replace(/\s*,\s*/g, ',')
    .replace(/\(\s+/g, '(')
    .replace(/\s+\)/g, ')')
    .replace(/#(\w)\1(\w)\2(\w)\3\b/g, '#$1$2$3');
}

/** `light-dark(a, b)` → one of them, wherever it stands. */
function ofTheme(value: string, theme: 'light' | 'dark'): string {
  const begin = value.indexOf('light-dark(');
  if (begin < 0) return value;
  const inside = begin + 'light-dark('.length;
  let depth = 1;
  let end = inside;
  for (; depth > 0 && end < value.length; end++)
    depth += value[end] === '(' ? 1 : value[end] === ')' ? -1 : 0;
  const [light = '', dark = ''] = splitOutside(value.slice(inside, end - 1), ',').map((one) => one.trim());
  return ofTheme(value.slice(0, begin) + (theme === 'light' ? light : dark) + value.slice(end), theme);
}

/** Not within parentheses. */
function splitOutside(text: string, separator: string): readonly string[] {
  const out: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (depth === 0 && text[at] === separator) {
      out.push(text.slice(begin, at));
      begin = at + 1;
    }
  }
  out.push(text.slice(begin));
  return out;
}
