/**
 * One editor for all texts: each keeps its own state (text, history, selection, folds) and scroll position while
 * another one is on show. What is typed is told after a short pause, and at the latest when the text leaves.
 *
 * Editors end every line by one unit, whatever the text has; places come in and go out as lines and columns. A text
 * with other line ends is written anew only when somebody types in it.
 */
import { isolateHistory } from '@codemirror/commands';
import { Annotation, EditorSelection, EditorState } from '@codemirror/state';
import type { StateEffect, Text, TransactionSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Source } from '../../../core/text/source.ts';
import type { UiWords } from '../../../words/ui.ts';
import type { Handover } from '../handover.ts';
import { isXmlText } from '../xml-text.ts';
import { adoptEditorStyles } from './adopt-styles.ts';
import { changesBetween } from './changes-between.ts';
import { everyText, languageFor, languageOfText, wordsFor, wordsOfPage } from './extensions.ts';

/** First and last line of the selection, from 0. */
export interface CaretLines {
  readonly first: number;
  readonly last: number;
}

export interface DeskHandlers {
  /** Somebody began to type. */
  readonly onBegin: () => void;
  /** `id` undefined: typed where no text was. */
  readonly onText: (id: string | undefined, text: string) => void;
  /** Undefined: the editor has not the focus. */
  readonly onCaret: (lines: CaretLines | undefined) => void;
}

/** `label`: the accessible name of the text. */
type Words = readonly [ui: UiWords, label: string];

interface KeptText {
  readonly state: EditorState;
  readonly scroll: StateEffect<unknown>;
  readonly text: string;
  readonly isXml: boolean;
  readonly words: Words;
}

const typingPauseMs = 120;
/** At least the room above the first line's letters (code-editor.css): with less, the first line is cut. */
const topPx = 24;
const fromPage = Annotation.define<true>();
/** Not typed, so not to be told to the page again; one step of the history by itself, so that it can be undone here too. */
const ofPage = [fromPage.of(true), isolateHistory.of('full')];

export class CodeDesk {
  readonly #kept = new Map<string, KeptText>();
  #view: EditorView | undefined;
  #handlers: DeskHandlers | undefined;
  #id: string | undefined;
  /** The text as the page has it, which the editor's lines are those of. */
  #text = '';
  #isXml = false;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #caret: CaretLines | undefined;
  /** What the state on show says. */
  #words: Words | undefined;

  mount(
    parent: HTMLElement,
    source: Source | undefined,
    words: Words,
    handlers: DeskHandlers,
    left?: Handover,
  ): void {
    adoptEditorStyles(document);
    this.#handlers = handlers;
    this.#id = source?.id;
    this.#text = source?.text ?? '';
    const kept = this.#keptOf(source);
    this.#isXml = kept?.isXml ?? isXmlText(this.#text);
    const state = kept?.state ?? this.#stateOf(this.#text, words);
    this.#words = kept?.words ?? words;
    const isLeft = left !== undefined && left.source === source?.id;
    const top = isLeft ? state.doc.line(Math.min(left.firstLine + 1, state.doc.lines)).from : 0;
    const view = new EditorView({
      state,
      parent,
      scrollTo: kept?.scroll ?? atTop(top),
    });
    this.#view = view;
    this.#setWords(words);
    if (!isLeft) return;
    const inside = (offset: number): number => Math.min(offset, state.doc.length);
    view.dispatch({ selection: EditorSelection.single(inside(left.anchor), inside(left.head)) });
    if (left.hadFocus) view.focus();
  }

  /** Tells what is still untold, and what the next editor may take up. */
  unmount(): Handover | undefined {
    const view = this.#view;
    if (view === undefined) return undefined;
    this.flush();
    this.#keep();
    const { anchor, head } = view.state.selection.main;
    const block = view.lineBlockAtHeight(view.scrollDOM.scrollTop);
    const firstLine = view.state.doc.lineAt(block.from).number - 1;
    const left: Handover = { source: this.#id, hadFocus: view.hasFocus, anchor, head, firstLine };
    this.#tellCaret(undefined);
    view.destroy();
    this.#view = undefined;
    this.#handlers = undefined;
    return left;
  }

  /** Shows a text, with what was done in it before; of the text on show, what changed outside of the editor. */
  show(source: Source | undefined, all: readonly Source[], words: Words): void {
    const view = this.#view;
    if (view === undefined) return;
    const given = source?.text ?? '';
    if (source !== undefined && this.#id === undefined && given === this.#text) {
      // What was typed where no text was is a text now.
      this.#id = source.id;
    } else if (source?.id !== this.#id) {
      this.flush();
      this.#keep();
      this.#id = source?.id;
      this.#text = given;
      const kept = this.#keptOf(source);
      this.#isXml = kept?.isXml ?? isXmlText(given);
      view.setState(kept?.state ?? this.#stateOf(given, words));
      view.dispatch({ effects: kept?.scroll ?? atTop(0) });
      this.#words = kept?.words ?? words;
      this.#followLanguage();
      this.#tellCaret(view.hasFocus ? caretOf(view.state) : undefined);
    } else if (given !== this.#text) {
      this.#text = given;
      const changes = changesBetween(view.state.doc, view.state.toText(given));
      if (changes !== undefined) view.dispatch({ changes, annotations: ofPage });
      this.#followLanguage();
    }
    this.#setWords(words);
    for (const id of this.#kept.keys()) if (!all.some((one) => one.id === id)) this.#kept.delete(id);
  }

  /** Effects, such as marks, for the text on show. */
  apply(spec: Pick<TransactionSpec, 'effects'>): void {
    this.#view?.dispatch(spec);
  }

  /** Brings a line, from 0, into sight if it is not. */
  reveal(line: number): void {
    const view = this.#view;
    if (view === undefined) return;
    const { from } = lineOf(view.state.doc, line);
    const block = view.lineBlockAt(from);
    const { scrollTop, clientHeight } = view.scrollDOM;
    const isVisible =
      block.top >= scrollTop && block.bottom + view.documentPadding.top <= scrollTop + clientHeight;
    if (!isVisible) view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  }

  /** Tells what was typed, if anything. */
  flush(): void {
    if (this.#typing === undefined || this.#view === undefined) return;
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#text = this.#view.state.doc.toString();
    this.#followLanguage();
    this.#handlers?.onText(this.#id, this.#text);
  }

  /** What was done in a text so far; what the page did to it since, while another was on show, comes as one more step. */
  #keptOf(source: Source | undefined): KeptText | undefined {
    const kept = source === undefined ? undefined : this.#kept.get(source.id);
    if (kept === undefined || source === undefined || kept.text === source.text) return kept;
    const changes = changesBetween(kept.state.doc, kept.state.toText(source.text));
    const state =
      changes === undefined ? kept.state : kept.state.update({ changes, annotations: ofPage }).state;
    return { ...kept, state, text: source.text };
  }

  #keep(): void {
    if (this.#view === undefined || this.#id === undefined || this.#words === undefined) return;
    const { state } = this.#view;
    const scroll = this.#view.scrollSnapshot();
    this.#kept.set(this.#id, { state, scroll, text: this.#text, isXml: this.#isXml, words: this.#words });
  }

  #stateOf(text: string, words: Words): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        everyText,
        wordsOfPage.of(wordsFor(...words)),
        languageOfText.of(languageFor(this.#isXml)),
        EditorView.updateListener.of(
          ({ docChanged, focusChanged, selectionSet, state, transactions, view }) => {
            if (docChanged && !transactions.every((one) => one.annotation(fromPage) === true)) this.#typed();
            if (focusChanged && !view.hasFocus) this.flush();
            if (docChanged || focusChanged || selectionSet)
              this.#tellCaret(view.hasFocus ? caretOf(state) : undefined);
          },
        ),
      ],
    });
  }

  #typed(): void {
    if (this.#typing === undefined) this.#handlers?.onBegin();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.flush();
    }, typingPauseMs);
  }

  #tellCaret(caret: CaretLines | undefined): void {
    if (caret?.first === this.#caret?.first && caret?.last === this.#caret?.last) return;
    this.#caret = caret;
    this.#handlers?.onCaret(caret);
  }

  #followLanguage(): void {
    const isXml = isXmlText(this.#text);
    if (isXml === this.#isXml) return;
    this.#isXml = isXml;
    this.#view?.dispatch({ effects: languageOfText.reconfigure(languageFor(isXml)) });
  }

  /** To put in the words that are there already would cost as much as a change of the language. */
  #setWords(words: Words): void {
    if (this.#words?.every((one, at) => one === words[at]) === true) return;
    this.#words = words;
    this.#view?.dispatch({ effects: wordsOfPage.reconfigure(wordsFor(...words)) });
  }
}

/** Scrolls a place to the top; of the first line the room above it is seen too. */
function atTop(pos: number): StateEffect<unknown> {
  return EditorView.scrollIntoView(pos, { y: 'start', yMargin: pos === 0 ? topPx : 0 });
}

function lineOf(doc: Text, line: number): { readonly from: number; readonly to: number } {
  return doc.line(Math.max(1, Math.min(line + 1, doc.lines)));
}

function caretOf({ doc, selection: { main } }: EditorState): CaretLines {
  return { first: doc.lineAt(main.from).number - 1, last: doc.lineAt(main.to).number - 1 };
}
