/** XML as the editor knows it: colours by role (code-editor.css), folding of elements. No completion, no indentation of its own. */
import {
  LRLanguage,
  LanguageSupport,
  foldNodeProp,
  indentNodeProp,
  syntaxHighlighting,
} from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/xml';

const xmlLanguage = LRLanguage.define({
  name: 'xml',
  parser: parser.configure({
    props: [
      foldNodeProp.add({
        Element(tree) {
          const first = tree.firstChild;
          const last = tree.lastChild;
          if (first?.name !== 'OpenTag') return null;
          return { from: first.to, to: last?.name === 'CloseTag' ? last.from : tree.to };
        },
        Comment: (tree) => ({ from: tree.from + 4, to: Math.max(tree.from + 4, tree.to - 3) }),
      }),
      indentNodeProp.add({
        Element(context) {
          const closes = /^\s*<\//.test(context.textAfter);
          return context.lineIndent(context.node.from) + (closes ? 0 : context.unit);
        },
      }),
    ],
  }),
  languageData: { commentTokens: { block: { open: '<!--', close: '-->' } } },
});

const roles = tagHighlighter([
  { tag: tags.tagName, class: 'tok-tag' },
  { tag: tags.attributeName, class: 'tok-attribute' },
  { tag: tags.attributeValue, class: 'tok-value' },
  { tag: tags.comment, class: 'tok-comment' },
  { tag: [tags.angleBracket, tags.definitionOperator], class: 'tok-punctuation' },
  {
    tag: [tags.character, tags.processingInstruction, tags.documentMeta, tags.special(tags.string)],
    class: 'tok-special',
  },
  { tag: tags.invalid, class: 'tok-invalid' },
]);

export const xmlMode: Extension = [new LanguageSupport(xmlLanguage), syntaxHighlighting(roles)];
