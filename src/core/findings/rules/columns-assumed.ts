import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('columns-assumed', 'note');
