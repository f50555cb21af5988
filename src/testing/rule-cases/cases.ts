/** One case for each rule. */
import { elementCases } from './elements.ts';
import { liveCases } from './live.ts';
import { placementCases } from './placement.ts';
import { qemuCases } from './qemu.ts';
import type { RuleCase } from './rule-case.ts';
import { textCases } from './texts.ts';

export const ruleCases: readonly RuleCase[] = [
  ...textCases,
  ...elementCases,
  ...placementCases,
  ...liveCases,
  ...qemuCases,
];
