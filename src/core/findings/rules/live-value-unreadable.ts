import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('live-value-unreadable', 'note');
