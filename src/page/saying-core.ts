/** The sentences of the analysis in both languages, loaded beside the reading core. */
export { analysisWords } from '../words/analysis.ts';
export { rulesWords } from '../words/rules.ts';
