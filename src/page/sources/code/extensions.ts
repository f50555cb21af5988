/** What the editor can do, put together once; what differs by text and language stands in compartments. */
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { hasFiles } from '../../../browser/files.ts';
import type { UiWords } from '../../../words/ui.ts';
import { findingTips } from './finding-tips.ts';
import { xmlMode } from './xml-mode.ts';

export const languageOfText = new Compartment();
export const wordsOfPage = new Compartment();

export function languageFor(isXml: boolean): Extension {
  return isXml ? xmlMode : [];
}

/** `label`: the accessible name of the text. */
export function wordsFor(ui: UiWords, label: string): Extension {
  return [
    EditorState.phrases.of(ui.editor.phrases),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    placeholder(ui.sources.placeholder),
  ];
}

/**
 * Everything else. The keys are those of any text field, with undo and folding: more would not fit into the budget of
 * the chunk. The selection is the browser's own. Tab is not bound: it moves the focus on, as everywhere on the page. Files that are dropped are the
 * page's, which gives each a tab of its own.
 */
export const everyText: Extension = [
  findingTips,
  lineNumbers(),
  codeFolding({ placeholderText: '…' }),
  foldGutter({ openText: '⌄', closedText: '›' }),
  history(),
  highlightSpecialChars(),
  EditorState.tabSize.of(4),
  EditorView.contentAttributes.of({
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    // It can have the focus without; said for what looks for the attribute (axe).
    tabindex: '0',
  }),
  EditorView.domEventHandlers({ drop: (event) => hasFiles(event.dataTransfer) }),
  keymap.of([...standardKeymap, ...historyKeymap, ...foldKeymap]),
];
