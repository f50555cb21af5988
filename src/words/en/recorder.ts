/** Words of the recorder: a lesson made of the views on the page. English. */
export interface RecorderWords {
  readonly title: string;
  readonly intro: string;
  readonly close: string;
  readonly lessonTitle: string;
  readonly untitled: string;
  readonly steps: string;
  readonly noSteps: string;
  readonly stepNamed: (n: number, title: string) => string;
  readonly up: (title: string) => string;
  readonly down: (title: string) => string;
  readonly remove: (title: string) => string;
  readonly newStep: string;
  readonly stepTitle: string;
  readonly say: string;
  readonly lit: (names: string) => string;
  readonly nothingLit: string;
  readonly question: string;
  readonly questions: Readonly<Record<'none' | 'cpus' | 'threads' | 'one', string>>;
  readonly needsThread: string;
  readonly needsCpu: string;
  readonly ask: string;
  readonly options: string;
  readonly optionsHint: string;
  readonly answer: string;
  readonly why: string;
  readonly notes: string;
  readonly add: string;
  readonly added: string;
  readonly noTexts: string;
  readonly download: string;
  readonly play: string;
  readonly copyLink: string;
  readonly linkCopied: (characters: number) => string;
  readonly linkTooLong: string;
  readonly notCopied: string;
  readonly carries: string;
}

export const recorderWords: RecorderWords = {
  title: 'Make a lesson',
  intro:
    'Set the page as a step should show it: texts, rules, colours, and what is selected. Then add this view as a step.',
  close: 'Close',
  lessonTitle: 'Title of the lesson',
  untitled: 'A lesson of my own',
  steps: 'Steps so far',
  noSteps: 'None yet.',
  stepNamed: (n, title) => `${String(n)}. ${title}`,
  up: (title) => `Move up: ${title}`,
  down: (title) => `Move down: ${title}`,
  remove: (title) => `Remove: ${title}`,
  newStep: 'This view as a step',
  stepTitle: 'Title of the step',
  say: 'What is seen',
  lit: (names) => `Lit: ${names} (what is selected now)`,
  nothingLit: 'Nothing is selected: nothing will be lit.',
  question: 'Question',
  questions: {
    none: 'None, just show it',
    cpus: 'Where may the selected thread run?',
    threads: 'Who may run on the selected CPU?',
    one: 'Choose one of several answers',
  },
  needsThread: 'Select the thread first.',
  needsCpu: 'Select the CPU first.',
  ask: 'The question, in your words',
  options: 'Answers, one a line',
  optionsHint: 'Begin the right one with *',
  answer: 'The answer',
  why: 'Why',
  notes: 'Notes for yourself',
  add: 'Add this view as a step',
  added: 'Added.',
  noTexts: 'There is nothing on the page to show.',
  download: 'Download the lesson',
  play: 'Play it',
  copyLink: 'Copy a link to it',
  linkCopied: (characters) => `Link copied: ${characters.toLocaleString('en')} characters.`,
  linkTooLong: 'The lesson is too large for a link. Download it and send the file.',
  notCopied: 'The browser does not allow copying here.',
  carries: 'File and link carry the texts in full: passwords, UUIDs and paths in them too.',
};
