/**
 * The rules, what all domains take of the host, the words for both, and the panel of findings: loaded after the first picture
 * is painted, which does not wait for them.
 */
export { findContention } from '../core/contention/find-contention.ts';
export { judge } from '../core/findings/judge.ts';
export { contentionWords } from '../words/contention.ts';
export { findingWords } from '../words/findings.ts';
export { muteOf } from '../core/muting.ts';
export { findingPanelWords } from '../words/repairs.ts';
export { FindingPanel } from './findings/finding-panel.tsx';
