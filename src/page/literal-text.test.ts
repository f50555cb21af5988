/** No component says anything in a language of its own: every word comes from `words`, read over the components' syntax trees. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.tsx'),
);

/** What a browser shows or a screen reader says. */
const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
]);

/** The same in every language: what is typed (keys, commands, lists of CPUs), and the product's name. */
const everywhere = new Set(['Pinscope', 'virsh', 'JSON', 'SVG', 'PNG', 'TSV', 'Markdown', '0-2,5']);

function literalsIn(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const note = (said: string): void => {
    const words = said.replace(/\s+/g, ' ').trim();
    if (/\p{L}{2}/u.test(words) && !everywhere.has(words)) found.push(`${file}: ${words}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && /^(?:code|kbd)$/.test(node.openingElement.tagName.getText())) return;
    if (ts.isJsxText(node)) note(node.text);
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer !== undefined) {
      const { initializer } = node;
      if (ts.isStringLiteral(initializer)) note(initializer.text);
      else if (ts.isJsxExpression(initializer) && initializer.expression !== undefined)
        noteLiterals(initializer.expression);
    }
    // {'text'}, {isA ? 'text' : 'other'}
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression !== undefined)
      noteLiterals(node.expression);
    ts.forEachChild(node, visit);
  };
  const noteLiterals = (node: ts.Expression): void => {
    if (ts.isStringLiteralLike(node)) note(node.text);
    else if (ts.isTemplateExpression(node)) {
      note(node.head.text);
      for (const { literal } of node.templateSpans) note(literal.text);
    } else if (ts.isConditionalExpression(node)) {
      noteLiterals(node.whenTrue);
      noteLiterals(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) noteLiterals(node.right);
    else if (ts.isParenthesizedExpression(node)) noteLiterals(node.expression);
  };
  visit(source);
  return found;
}

describe('components', () => {
  it('hold no words of their own', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => literalsIn(file, readFileSync(path.join(folder, file), 'utf8')))).toEqual(
      [],
    );
  });

  it('would be found out', () => {
    const component = `const A = (p) => <p title="Hello there" aria-label={p.x ? 'yes it is' : p.y}>Some words {p.n > 1 && \`\${p.n} vCPUs\`}<code>virsh list</code></p>;`;
    expect(literalsIn('a.tsx', component)).toEqual([
      'a.tsx: Hello there',
      'a.tsx: yes it is',
      'a.tsx: Some words',
      'a.tsx: vCPUs',
    ]);
  });
});
