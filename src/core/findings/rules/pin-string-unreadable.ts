import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('pin-string-unreadable', 'warning');
