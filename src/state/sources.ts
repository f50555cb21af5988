/** The texts: what was pasted, dropped, opened or typed, and which of them the editor shows. */
import type { StateCreator } from 'zustand/vanilla';
import { choicesAfterRecount } from '../core/recounted-choices.ts';
import { usualFolding } from '../core/scene/folding.ts';
import type { Source } from '../core/text/source.ts';
import { choicesForNewTexts } from './choices.ts';
import type { State } from './store.ts';

export interface GivenText {
  readonly name: string;
  readonly text: string;
}

export interface SourcesSlice {
  readonly sources: readonly Source[];
  readonly activeSource: string | undefined;
  /** Texts as they came, by the id of their source, to compare with what became of them. */
  readonly pasted: Readonly<Record<string, string>>;
  /** The built-in example on show, as long as nobody has changed its texts. */
  readonly example: string | undefined;
  /** Replaces everything by an example. */
  showExample(id: string, texts: readonly GivenText[]): void;
  /** Replaces everything by what a link holds. */
  replaceTexts(texts: readonly GivenText[]): void;
  /** Adds texts in tabs of their own; the first ones given take the place of an untouched example. */
  addTexts(texts: readonly GivenText[]): void;
  editText(id: string, text: string): void;
  /** Several at once; texts that are gone are passed over. */
  editTexts(texts: readonly { readonly id: string; readonly text: string }[]): void;
  closeSource(id: string): void;
  activateSource(id: string): void;
}

/** As far as can be told without reading: a domain that is not whole yet counts too. */
function countDomains(text: string): number {
  return text.match(/<domain[\s/>]/g)?.length ?? 0;
}

let lastId = 0;

function sourceOf({ name, text }: GivenText): Source {
  lastId += 1;
  return { id: `s${String(lastId)}`, name, text };
}

function textsOf(sources: readonly Source[]): Readonly<Record<string, string>> {
  return Object.fromEntries(sources.map(({ id, text }) => [id, text]));
}

export const createSourcesSlice: StateCreator<State, [], [], SourcesSlice> = (set) => {
  const replace = (texts: readonly GivenText[], example: string | undefined): void => {
    const sources = texts.map(sourceOf);
    set((state) => ({
      sources,
      pasted: textsOf(sources),
      activeSource: sources[0]?.id,
      example,
      ...(example === undefined ? {} : { choices: choicesForNewTexts(state) }),
      selection: undefined,
      alsoSelected: [],
      pointed: undefined,
      mark: undefined,
      folding: usualFolding,
    }));
  };
  const edit: SourcesSlice['editTexts'] = (texts) => {
    set((state) => {
      const textOf = new Map(texts.map(({ id, text }) => [id, text]));
      const sources = state.sources.map((source) => {
        const text = textOf.get(source.id);
        return text === undefined ? source : { ...source, text };
      });
      // Not on every key: a choice must outlive the repair of a typing error.
      const isRecounted = sources.some(({ text }, i) => {
        const before = state.sources[i]?.text ?? '';
        return text !== before && countDomains(text) !== countDomains(before);
      });
      return {
        sources,
        example: undefined,
        pointed: undefined,
        mark: undefined,
        ...(isRecounted ? { choices: choicesAfterRecount(state.choices) } : {}),
      };
    });
  };
  return {
    sources: [],
    pasted: {},
    activeSource: undefined,
    example: undefined,

    showExample: (id, texts) => {
      replace(texts, id);
    },
    replaceTexts: (texts) => {
      replace(texts, undefined);
    },
    addTexts: (texts) => {
      const added = texts.map(sourceOf);
      set((state) => {
        const kept =
          state.example === undefined ? state.sources.filter((source) => source.text.trim() !== '') : [];
        const startsOver = kept.length === 0;
        return {
          sources: [...kept, ...added],
          pasted: { ...(startsOver ? {} : state.pasted), ...textsOf(added) },
          activeSource: added[0]?.id ?? state.activeSource,
          example: undefined,
          pointed: undefined,
          mark: undefined,
          ...(startsOver
            ? {
                selection: undefined,
                alsoSelected: [],
                folding: usualFolding,
                choices: choicesForNewTexts(state),
              }
            : {}),
        };
      });
    },
    editText: (id, text) => {
      edit([{ id, text }]);
    },
    editTexts: edit,
    closeSource: (id) => {
      set((state) => {
        const at = state.sources.findIndex((source) => source.id === id);
        const sources = state.sources.filter((source) => source.id !== id);
        const isBlank = (state.sources[at]?.text ?? '').trim() === '';
        const next = sources[Math.min(at, sources.length - 1)];
        return {
          sources,
          activeSource: state.activeSource === id ? next?.id : state.activeSource,
          example: undefined,
          pointed: undefined,
          mark: undefined,
          ...(isBlank ? {} : { choices: choicesAfterRecount(state.choices) }),
        };
      });
    },
    activateSource: (id) => {
      set({ activeSource: id });
    },
  };
};
