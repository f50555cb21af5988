/** What rules are called, whatever their findings say: with the rules' pages, fetched when a list of rules is shown. */
import { useEffect, useState } from 'react';
import type { RuleId } from '../../core/findings/finding.ts';
import { useChoice } from '../page-context.ts';

type RulePages = typeof import('../../words/rule-pages.ts');

/** The rule's id until its name is here, and where it cannot be fetched. */
export function useRuleNames(): (rule: RuleId) => string {
  const language = useChoice((state) => state.language);
  const [pages, setPages] = useState<RulePages | undefined>(undefined);
  useEffect(() => {
    let isThere = true;
    import('../../words/rule-pages.ts').then(
      (loaded) => {
        if (isThere) setPages(loaded);
      },
      () => undefined,
    );
    return () => {
      isThere = false;
    };
  }, []);
  return (rule) => pages?.explainRule(rule, language).name.replaceAll('`', '') ?? rule;
}
