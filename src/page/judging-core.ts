/** The rules, what all domains take of the host, and the words for both: loaded after the first picture is painted, which does not wait for them. */
export { findContention } from '../core/contention/find-contention.ts';
export { judge } from '../core/findings/judge.ts';
export { contentionWords } from '../words/contention.ts';
export { findingWords } from '../words/findings.ts';
