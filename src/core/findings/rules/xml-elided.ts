/** Somebody left elements out and put dots there: what was left out counts as not set, which may be wrong. */
import { fromProblems } from '../from-problems.ts';

export const rule = fromProblems('xml-elided', 'note');
