/** The rules over what the first readers tell, loaded beside the reading core. */
export { firstRules } from '../core/findings/first-rules.ts';
