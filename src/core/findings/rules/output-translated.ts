import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('output-translated', 'note');
