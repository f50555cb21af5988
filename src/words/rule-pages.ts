/**
 * What can be said of a rule whatever the finding: why it matters, when it does not, how to check on a real host. Loaded when
 * somebody asks for it, or for the names in a list of rules; no finding waits for it.
 */
import type { RuleId } from '../core/findings/finding.ts';
import { crowdPages as crowd } from './en/rule-pages/crowd.ts';
import { elementPages as elements } from './en/rule-pages/elements.ts';
import { memoryPages as memory } from './en/rule-pages/memory.ts';
import { observedPages as observed } from './en/rule-pages/observed.ts';
import type { RulePage } from './en/rule-pages/rule-page.ts';
import { shapePages as shape } from './en/rule-pages/shape.ts';
import { textPages as texts } from './en/rule-pages/texts.ts';
import type { Language } from './language.ts';
import type { RuleCheck } from './rule-checks/rule-check.ts';
import { ruleChecks } from './rule-checks/rule-checks.ts';
import { crowdPages as crowdZh } from './zh-CN/rule-pages/crowd.ts';
import { elementPages as elementsZh } from './zh-CN/rule-pages/elements.ts';
import { memoryPages as memoryZh } from './zh-CN/rule-pages/memory.ts';
import { observedPages as observedZh } from './zh-CN/rule-pages/observed.ts';
import { shapePages as shapeZh } from './zh-CN/rule-pages/shape.ts';
import { textPages as textsZh } from './zh-CN/rule-pages/texts.ts';

export interface RuleExplanation extends RulePage {
  readonly checks: readonly RuleCheck[];
}

type Pages = Readonly<Record<RuleId, RulePage>>;

const pages: Readonly<Record<Language, Pages>> = {
  en: { ...texts, ...elements, ...crowd, ...shape, ...memory, ...observed },
  'zh-CN': { ...textsZh, ...elementsZh, ...crowdZh, ...shapeZh, ...memoryZh, ...observedZh },
};

export function explainRule(rule: RuleId, language: Language): RuleExplanation {
  return { ...pages[language][rule], checks: ruleChecks[rule] };
}
