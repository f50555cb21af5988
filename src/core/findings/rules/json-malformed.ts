import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('json-malformed', 'warning');
