import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('xml-limit', 'warning');
