/** Commands for a real host, each with what it prints where the finding is right. */
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import type { RuleExplanation } from '../../words/rule-pages.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './repairs.module.css';

type RuleChecks = RuleExplanation['checks'];

export function Checks({
  checks,
  words,
}: {
  readonly checks: RuleChecks;
  readonly words: FindingPanelWords;
}) {
  return checks.map(({ run, prints }) => (
    <div key={run} className={styles['check']}>
      <pre tabIndex={0}>
        <code>{run}</code>
        {prints !== '' && <samp>{`\n${prints}`}</samp>}
      </pre>
      <CopyButton name={words.copyCommands} said={words} text={() => `${run}\n`} />
    </div>
  ));
}
