/** The texts of the lessons: their own, and those that the examples have already. One lazy chunk. */
import { displayName } from '../examples/display-name.ts';
import { texts as exampleTexts } from '../examples/texts.ts';

const modules = import.meta.glob<string>('./texts/*', { query: '?raw', import: 'default', eager: true });

export const ownTexts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(modules).map(([path, text]) => [path.slice('./texts/'.length), text]),
);

/** A text of a scene with the name it is shown under. A name that there is no text for gives an empty one. */
export function lessonSource(key: string): { readonly name: string; readonly text: string } {
  return { name: displayName(key), text: ownTexts[key] ?? exampleTexts[key] ?? '' };
}
