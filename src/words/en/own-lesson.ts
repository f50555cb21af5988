/** What can be wrong with somebody's own lesson. English; the parameters of each sentence are declared here. */
const list = (items: readonly string[]): string => items.map((item) => `“${item}”`).join(', ');

/** No parameters. */
type Nothing = Readonly<Record<string, never>>;
interface Value {
  readonly value: string;
}
interface Most {
  readonly most: number;
}

const wanted = {
  text: 'a text',
  number: 'a whole number',
  list: 'a list […]',
  object: 'an object {…}',
  true: 'true',
};

const ownProblems = {
  'too-large': ({ most }: Most) =>
    `The file is too large: a lesson has ${most.toLocaleString('en')} characters at most.`,
  syntax: (_: Nothing) => 'This is not JSON from here on: a quote, a comma or a bracket is wrong or missing.',
  'too-deep': (_: Nothing) => 'Too many brackets within brackets.',
  'too-many-values': (_: Nothing) => 'The file has too many values.',
  'not-a-lesson': (_: Nothing) => 'The first field must be "format": "pinscope-lesson".',
  newer: ({ version }: { readonly version: string }) =>
    `Version ${version} of the format is not known here; version 1 is.`,
  missing: ({ field }: { readonly field: string }) => `The field “${field}” is missing.`,
  'wrong-type': ({ wanted: type }: { readonly wanted: keyof typeof wanted }) =>
    `This should be ${wanted[type]}.`,
  unknown: ({ field }: { readonly field: string }) => `There is no field “${field}” here. Is it misspelt?`,
  'too-long': ({ most }: Most) => `This text is too long: ${most.toLocaleString('en')} characters at most.`,
  'too-many': ({ most }: Most) => `Too many entries: ${String(most)} at most.`,
  'too-few': ({ least }: { readonly least: number }) => `Too few entries: at least ${String(least)}.`,
  'not-one-of': ({ value, known }: Value & { readonly known: readonly string[] }) =>
    `“${value}” is not known here. Known are ${list(known)}.`,
  'out-of-range': ({ first, last }: { readonly first: number; readonly last: number }) =>
    `A number from ${String(first)} to ${String(last)}.`,
  'bad-id': ({ value }: Value) => `“${value}”: an id is made of a–z, 0–9 and -.`,
  twice: ({ value }: Value) => `Another step has the id “${value}” already.`,
  'no-such-scene': ({ value }: Value) => `There is no scene “${value}” under “scenes”.`,
  'no-such-text': ({ value }: Value) =>
    `There is no text “${value}” here; it must be under “texts” and in the scene.`,
  'no-such-step': ({ value }: Value) => `There is no step “${value}”.`,
  'no-such-entity': ({ value }: Value) =>
    `“${value}” is not in this picture. Threads are called d0/vcpu:1, d0/emulator or d0/iothread:1, CPUs pcpu:3, nodes node:0.`,
  'no-such-line': ({ value }: Value) =>
    `No line of the text holds “${value}”, followed by the end of the excerpt.`,
  'not-a-cpuset': ({ value }: Value) => `“${value}” is no list of CPUs that libvirt would take.`,
  'one-right': ({ count }: { readonly count: number }) =>
    `Exactly one option must have "right": true; here it is ${String(count)}.`,
  'no-answer': (_: Nothing) => 'The texts of this scene do not tell the answer.',
  'no-picture': (_: Nothing) => 'Nothing can be drawn from the texts of this scene.',
} as const;

type Widen<T> = {
  readonly [K in keyof T]: T[K] extends (params: infer P) => string ? (params: P) => string : never;
};
export type OwnProblemWords = Widen<typeof ownProblems>;

export interface OwnLessonWords {
  readonly problems: OwnProblemWords;
  readonly title: string;
  readonly note: string;
  readonly place: (line: number, column: number, path: string) => string;
  readonly more: (n: number) => string;
}

export const ownLesson: OwnLessonWords = {
  problems: ownProblems,
  title: 'This lesson cannot be opened',
  note: 'Nothing of it was used. Mend the file and drop it again; the format is described in docs/lesson-format.md.',
  place: (line, column, path) =>
    `line ${String(line)}, column ${String(column)}${path === '' ? '' : ` · ${path}`}`,
  more: (n) => `Only the first ${String(n)} are listed.`,
};
