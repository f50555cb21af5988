/** What the command line names, to texts and choices: files, folders, archives, standard input, and links among them. */
import { defaultChoices, type Choices } from '../core/analysis.ts';
import { choicesBehind } from '../core/recounted-choices.ts';
import { isOwnLesson } from '../lessons/own/is-own-lesson.ts';
import { decodeLink } from '../link/link.ts';
import { linkInText } from '../link/link-in-text.ts';
import type { LinkView } from '../link/view-tail.ts';
import { makeHarmless } from '../report/terminal-text.ts';
import { archiveWords } from '../words/archive.ts';
import type { Language } from '../words/language.ts';
import { uiWords } from '../words/ui.ts';
import type { InputText } from './explain.ts';
import { openNamed, openOwnLesson, type NamedInputs } from './named-inputs.ts';
import { readInputs, type InputFailure } from './read-input.ts';

export type Loading =
  | {
      readonly ok: true;
      readonly inputs: readonly InputText[];
      /** Those of the first link; the usual ones where there is none. Behind other texts it says nothing of guests by their number. */
      readonly choices: Choices;
      /** Of the link that comes first; what a later one looks at may be called otherwise here. */
      readonly view: LinkView;
      /** The fragment that names all of it: a lesson's step, or an example. */
      readonly named?: string;
      /** A link was not as it was made. */
      readonly isDamaged: boolean;
      readonly notes: readonly string[];
    }
  | InputFailure;

/** In the given order; a damaged link still gives what can be read of it, with a note. */
export async function loadInputs(
  files: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  language: Language,
): Promise<Loading> {
  const inputs: InputText[] = [];
  const notes: string[] = [];
  let choices: Choices | undefined;
  let view: LinkView | undefined;
  let named: string | undefined;
  let isDamaged = false;
  /** Of the first that has any. */
  const choose = (own: Choices): void => {
    choices ??= inputs.length === 0 ? own : choicesBehind(own);
  };
  const take = (own: NamedInputs): string | undefined => {
    if (!own.ok) return own.message;
    if (own.note !== undefined) notes.push(own.note);
    if (inputs.length === 0) named = own.fragment;
    choose(own.choices);
    inputs.push(...own.inputs);
    return undefined;
  };
  const open = async (link: string): Promise<string | undefined> => {
    const words = uiWords(language).link;
    const own = await openNamed(link, language);
    if (own !== undefined) return take(own);
    const reading = decodeLink(link);
    const state = reading.ok ? reading.state : reading.recovered;
    const fault = reading.ok ? undefined : words.reasons[reading.reason];
    if (state === undefined) return fault;
    if (fault !== undefined) {
      notes.push(words.recovered(fault));
      isDamaged = true;
    }
    if (inputs.length === 0) view = state.view;
    choose(state.choices);
    inputs.push(...state.sources);
    return undefined;
  };

  for (const [i, file] of files.entries()) {
    const link = linkInText(file);
    if (link !== undefined) {
      const fault = await open(link);
      if (fault !== undefined) return { ok: false, message: fault };
      continue;
    }
    // Files that follow each other are read together: they share the limits.
    if (i > 0 && linkInText(files[i - 1] ?? '') === undefined) continue;
    const rest = files.slice(i);
    const end = rest.findIndex((one) => linkInText(one) !== undefined);
    const reading = await readInputs(end === -1 ? rest : rest.slice(0, end), stdin, archiveWords(language));
    if (!reading.ok) return reading;
    notes.push(...reading.notes);
    for (const input of reading.inputs) {
      const inside = linkInText(input.text);
      if (inside === undefined && !isOwnLesson(input.text)) {
        inputs.push(input);
        continue;
      }
      const fault = inside === undefined ? take(openOwnLesson(input.text, language)) : await open(inside);
      if (fault !== undefined)
        return { ok: false, message: `${makeHarmless(input.name)}: ${fault}`, file: input.name };
    }
  }
  return {
    ok: true,
    inputs,
    choices: choices ?? defaultChoices,
    view: view ?? { hiddenSources: [] },
    ...(named === undefined || files.length > 1 ? {} : { named }),
    isDamaged,
    notes,
  };
}
