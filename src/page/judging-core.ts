/** The rules, and the words for what they find: loaded after the first picture is painted, which does not wait for them. */
export { judge } from '../core/findings/judge.ts';
export { findingWords } from '../words/findings.ts';
