import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('nothing-to-read', 'note');
