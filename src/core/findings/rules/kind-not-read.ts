import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('kind-not-read', 'note');
