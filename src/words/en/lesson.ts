/** Words around lessons: the menu, the player, presenting, the handout. English; fetched with the lessons. */

export interface LessonWords {
  readonly menu: {
    readonly lessons: string;
    readonly intro: string;
    readonly progress: (done: number, all: number) => string;
    readonly finished: string;
    readonly goOn: (step: number) => string;
    readonly more: string;
    readonly own: string;
    readonly unknown: (id: string) => string;
  };
  readonly lesson: (n: number, title: string) => string;
  readonly ownLesson: string;
  readonly steps: string;
  readonly stepOf: (step: number, all: number) => string;
  readonly stepNamed: (step: number, title: string) => string;
  /** After the step's name, for a screen reader. */
  readonly stepState: Readonly<Record<'right' | 'seen', string>>;
  readonly back: string;
  readonly next: string;
  readonly finish: string;
  readonly close: string;
  readonly loading: string;
  readonly changed: string;
  readonly restore: string;
  readonly lines: (name: string) => string;
  readonly question: string;
  readonly check: string;
  readonly show: string;
  readonly again: string;
  readonly veiled: string;
  readonly pickCpus: string;
  readonly cpusField: string;
  readonly notCpus: string;
  readonly beyondHost: (cpus: string) => string;
  readonly pickThreads: string;
  readonly chooseOne: string;
  readonly chooseSeveral: string;
  readonly all: string;
  readonly none: string;
  readonly right: string;
  readonly notQuite: string;
  readonly shown: string;
  readonly missing: (items: string) => string;
  readonly extra: (items: string) => string;
  readonly yours: (answer: string) => string;
  readonly nothingChosen: string;
  readonly marks: Readonly<Record<'right' | 'missing' | 'extra', string>>;
  readonly answer: string;
  readonly why: string;
  readonly evidence: string;
  readonly onHost: string;
  readonly onGuest: string;
  readonly copy: (command: string) => string;
  readonly copied: string;
  readonly prints: string;
  readonly notTold: string;
  readonly hideAnswers: string;
  readonly present: string;
  readonly stopPresenting: string;
  readonly reveal: string;
  readonly handout: string;
  readonly link: string;
  readonly linkCopied: string;
  readonly linkNotCopied: string;
  readonly notes: {
    readonly open: string;
    readonly title: string;
    readonly blocked: string;
    readonly waiting: string;
    readonly notes: string;
    readonly now: string;
    readonly upNext: string;
    readonly lastStep: string;
    readonly time: string;
    readonly planned: (minutes: number) => string;
    readonly start: string;
    readonly pause: string;
    readonly reset: string;
    readonly revealed: string;
    readonly hidden: string;
    readonly black: string;
  };
  readonly black: string;
  readonly blackOn: string;
  readonly keysTitle: string;
  readonly keys: readonly (readonly [keys: string, says: string])[];
  readonly sheet: {
    readonly print: string;
    readonly back: string;
    readonly questions: string;
    readonly answers: string;
    readonly name: string;
    readonly date: string;
    readonly mark: string;
    readonly tick: string;
    readonly command: string;
    readonly from: string;
  };
  readonly pair: (other: string) => string;
}

export const lesson: LessonWords = {
  menu: {
    lessons: 'Lessons',
    intro: 'Look, predict, then see why. Twelve lessons, from the thread to hot-plug.',
    progress: (done, all) => `${String(done)} of ${String(all)}`,
    finished: 'done',
    goOn: (step) => `continue at step ${String(step)}`,
    more: 'Tools to explain with',
    own: 'A lesson of your own: drop its file on the page.',
    unknown: (id) => `There is no lesson “${id}”. These are the lessons:`,
  },
  lesson: (n, title) => `Lesson ${String(n)} · ${title}`,
  ownLesson: 'Your own lesson',
  steps: 'Steps',
  stepOf: (step, all) => `Step ${String(step)} of ${String(all)}`,
  stepNamed: (step, title) => `Step ${String(step)}: ${title}`,
  stepState: { right: 'answered', seen: 'seen' },
  back: 'Back',
  next: 'Next',
  finish: 'Finish',
  close: 'Leave the lesson',
  loading: 'Fetching the lesson…',
  changed: 'The texts or rules are no longer those of this step.',
  restore: 'Put them back',
  lines: (name) => `Lines of ${name}`,
  question: 'Your prediction',
  check: 'Check',
  show: 'Show the answer',
  again: 'Answer again',
  veiled: 'hidden until you answer',
  pickCpus: 'Click CPUs in the picture, or write them here.',
  cpusField: 'CPUs',
  notCpus: 'Write CPUs as libvirt does: 0-2,5',
  beyondHost: (cpus) => `This host has no CPU ${cpus}.`,
  pickThreads: 'Click threads in the picture, or choose them here.',
  chooseOne: 'Choose one.',
  chooseSeveral: 'Choose all that apply.',
  all: 'All',
  none: 'None',
  right: 'Right.',
  notQuite: 'Not quite.',
  shown: 'The answer:',
  missing: (items) => `Missing: ${items}.`,
  extra: (items) => `Too many: ${items}.`,
  yours: (answer) => `Your answer: ${answer}.`,
  nothingChosen: 'nothing',
  marks: { right: 'right', missing: 'missing', extra: 'too many' },
  answer: 'Answer',
  why: 'Why',
  evidence: 'What libvirt considered',
  onHost: 'Check it on a real host',
  onGuest: 'in the guest',
  copy: (command) => `Copy ${command}`,
  copied: 'Copied',
  prints: 'prints',
  notTold: 'These texts do not tell the answer.',
  hideAnswers: 'Hide answers',
  present: 'Present',
  stopPresenting: 'End the presentation',
  reveal: 'Reveal',
  handout: 'Handout',
  link: 'Copy a link to this step',
  linkCopied: 'Link copied: it opens here with the answer hidden.',
  linkNotCopied: 'The browser does not allow copying here. The address bar has the link.',
  notes: {
    open: 'Notes in a second window',
    title: 'Presenter’s notes',
    blocked: 'The browser did not open a second window. Allow pop-ups for this page and try again.',
    waiting: 'Waiting for the presentation. Open a lesson and press Present.',
    notes: 'Notes',
    now: 'On the screen',
    upNext: 'Next',
    lastStep: 'This is the last step.',
    time: 'Time',
    planned: (minutes) => `of ${String(minutes)} min`,
    start: 'Start',
    pause: 'Pause',
    reset: 'From zero',
    revealed: 'answer shown',
    hidden: 'answer hidden',
    black: 'the screen is black',
  },
  black: 'Black screen',
  blackOn: 'The screen is black. Press B or . to go on.',
  keysTitle: 'Keys of the presentation',
  keys: [
    ['PageDown → Space', 'reveal the answer, then the next step (any clicker)'],
    ['PageUp ←', 'the step before'],
    ['B .', 'black screen'],
    ['P', 'pointer, spotlight, none'],
    ['N', 'notes in a second window'],
    ['F', 'full screen'],
    ['Esc', 'end the presentation'],
  ],
  sheet: {
    print: 'Print',
    back: 'Back to the lesson',
    questions: 'Questions',
    answers: 'Answers',
    name: 'Name',
    date: 'Date',
    mark: 'Mark them in the picture.',
    tick: 'Tick what is right.',
    command: 'On a real host:',
    from: 'Pinscope',
  },
  pair: (other) => `Chinese: ${other}`,
};
