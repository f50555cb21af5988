/** One case for each rule. */
import { crowdCases } from './crowd.ts';
import { elementCases } from './elements.ts';
import { liveCases } from './live.ts';
import { memoryCases } from './memory.ts';
import { placementCases } from './placement.ts';
import { qemuCases } from './qemu.ts';
import type { RuleCase } from './rule-case.ts';
import { shapeCases } from './shape.ts';
import { textCases } from './texts.ts';

export const ruleCases: readonly RuleCase[] = [
  ...textCases,
  ...elementCases,
  ...placementCases,
  ...crowdCases,
  ...shapeCases,
  ...memoryCases,
  ...liveCases,
  ...qemuCases,
];
