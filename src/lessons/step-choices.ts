/** What a step chooses for the analysis. */
import { defaultChoices } from '../core/analysis.ts';
import type { Choices } from '../core/analysis.ts';
import type { StepView } from './lesson.ts';

/** As on the first visit, apart from what the step names. */
export function choicesOf({ era, cgroup, numad, asLibvirt }: StepView): Choices {
  return {
    ...defaultChoices,
    ...(era === undefined ? {} : { era }),
    ...(cgroup === undefined || cgroup === 'v2' ? {} : { cgroup }),
    numad,
    asLibvirt: asLibvirt ?? false,
  };
}
