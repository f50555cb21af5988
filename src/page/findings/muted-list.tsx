/** What was put aside, with the reasons, to be taken back. */
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import type { FindingSentences } from '../page-context.ts';
import { useActions, useSettledReading } from '../page-context.ts';
import { SeverityIcon } from '../parts/icons.tsx';
import { Prose } from '../parts/prose.tsx';
import { keyOf } from './group-findings.ts';
import styles from './repairs.module.css';

interface Props {
  readonly analysis: JudgedAnalysis;
  readonly sentences: FindingSentences;
  readonly words: FindingPanelWords;
}

const mostShown = 100;

export function MutedList({ analysis, sentences, words }: Props) {
  const { muted } = useSettledReading();
  const { unmute } = useActions();
  if (muted.length === 0) return undefined;
  return (
    <details className={styles['muted']} data-testid="muted-findings">
      <summary>{words.muted(muted.length)}</summary>
      <ul>
        {muted.slice(0, mostShown).map(({ finding, mute }) => (
          <li key={keyOf(finding)} data-rule={finding.rule}>
            <SeverityIcon severity={finding.severity} />
            <div>
              <p>
                <Prose text={sentences.finding(finding, analysis).title} />
              </p>
              <p className={styles['quiet']}>
                {mute.entities === undefined && `${words.wholeRule} · `}
                {mute.reason === '' ? words.withoutReason : mute.reason}
              </p>
            </div>
            <button
              type="button"
              className={styles['tool']}
              onClick={() => {
                unmute(mute);
              }}
            >
              {words.unmute}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
