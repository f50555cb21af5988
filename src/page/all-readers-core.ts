/** The pipeline with every reader, loaded when a text needs more than the commonest formats. */
export { analyzeAll } from '../core/analyze-all.ts';
