import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('host-nodes-missing', 'note');
