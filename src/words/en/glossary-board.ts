/** Words around the glossary and the misconceptions. English. */
export interface GlossaryBoardWords {
  readonly title: string;
  readonly intro: string;
  readonly find: string;
  readonly terms: string;
  readonly misconceptions: string;
  readonly misconceptionsIntro: string;
  readonly said: string;
  readonly correct: string;
  readonly source: string;
  readonly none: string;
  readonly close: string;
}

export const glossaryBoard: GlossaryBoardWords = {
  title: 'Glossary and misconceptions',
  intro: 'The words of the lessons, with their Chinese pairs.',
  find: 'Find a word',
  terms: 'Terms',
  misconceptions: 'Often said, and not so',
  misconceptionsIntro: 'Each was met in a tutorial, a lecture or a comment in code.',
  said: 'Said',
  correct: 'In fact',
  source: 'Source',
  none: 'Nothing with this word.',
  close: 'Back to the picture',
};
