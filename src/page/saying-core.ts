/** The sentences of the analysis in both languages, and what they are gathered with; loaded beside the reading core. */
export { emulatorGroup } from '../core/placement/emulator-group.ts';
export { groupVerdicts } from '../core/placement/start-groups.ts';
export { listKnownReleases } from '../core/placement/known-releases.ts';
export { limitsInForce, memoryOf, previewHotplug, schedulerOf } from '../core/placement/thread-facts.ts';
export { collectorLine } from '../core/collector.ts';
export { findEntities } from '../core/search/find-entities.ts';
export { describeSet } from '../core/host/describe-set.ts';
export { findNumbering } from '../core/host/numbering.ts';
export { setWords } from '../words/sets.ts';
export { analysisWords } from '../words/analysis.ts';
export { rulesWords } from '../words/rules.ts';
export { runTimeWords } from '../words/run-time.ts';
