import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('command-not-applied', 'note');
