/** What works out repairs, loaded when the first finding is unfolded. */
export { allReaders } from '../../core/intake/readers.ts';
export { RepairShop } from '../../core/repair/make-repairs.ts';
export { offerRepairs } from '../../core/repair/offer-repairs.ts';
export { editSources } from '../../core/repair/reread.ts';
export { diffOfTexts } from '../../core/text/line-diff.ts';
export { diffOfEdits, formatDiff } from '../../core/text/unified-diff.ts';
export { toCheckMarkdown } from '../../report/check/check-markdown.ts';
export { makeCheckReport, whileWaiting } from '../../report/check/check-report.ts';
export { repairWordsOf } from '../../words/repairs.ts';
export { explainRule } from '../../words/rule-pages.ts';
