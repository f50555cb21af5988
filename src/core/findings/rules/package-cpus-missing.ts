import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('package-cpus-missing', 'note');
