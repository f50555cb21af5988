import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('qemu-value-unreadable', 'warning');
