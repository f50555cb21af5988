import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('text-repaired', 'note');
