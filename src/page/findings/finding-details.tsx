/** A finding unfolded: why it matters and when it does not, how to see it on a real host, its places, its repairs. */
import { useState } from 'react';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { Finding, RuleId } from '../../core/findings/finding.ts';
import type { Span } from '../../core/text/source.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import { useChoice } from '../page-context.ts';
import { LineButtons } from '../parts/line-button.tsx';
import { Prose } from '../parts/prose.tsx';
import { Checks } from './checks.tsx';
import { MuteForm } from './mute-form.tsx';
import { RepairView } from './repair-view.tsx';
import { useRepairCore, useRepairs, type OfferedRepair, type RepairCore } from './use-repairs.ts';
import styles from './repairs.module.css';

interface Props {
  readonly id: string;
  readonly finding: Finding;
  readonly title: string;
  readonly analysis: JudgedAnalysis;
  readonly words: FindingPanelWords;
  readonly onApply: (offered: OfferedRepair) => void;
  readonly onRule: () => void;
}

export function FindingDetails({ id, finding, title, analysis, words, onApply, onRule }: Props) {
  const core = useRepairCore();
  const [isMuting, setMuting] = useState(false);
  const spans: readonly Span[] =
    finding.span === undefined ? finding.related : [finding.span, ...finding.related];
  return (
    <div className={styles['details']} id={id}>
      {core === 'failed' ? (
        <p role="alert">{words.failed}</p>
      ) : core === undefined ? (
        <p className={styles['quiet']}>{words.working}</p>
      ) : (
        <Explanation rule={finding.rule} core={core} words={words} />
      )}
      {spans.length > 1 && (
        <div className={styles['places']}>
          <h4>{words.places}</h4>
          <LineButtons spans={spans} named most={mostPlaces} />
        </div>
      )}
      {core !== undefined && core !== 'failed' && (
        <Repairs finding={finding} core={core} analysis={analysis} words={words} onApply={onApply} />
      )}
      {isMuting ? (
        <MuteForm
          finding={finding}
          title={title}
          words={words}
          onDone={() => {
            setMuting(false);
          }}
        />
      ) : (
        <div className={styles['tools']}>
          <button
            type="button"
            className={styles['tool']}
            onClick={() => {
              setMuting(true);
            }}
          >
            {words.mute}
          </button>
          <button type="button" className={styles['tool']} onClick={onRule}>
            {words.aboutRule}
          </button>
        </div>
      )}
    </div>
  );
}

const mostPlaces = 24;

/** What holds of the rule, whatever the finding; below a heading of the level above `Heading`. */
export function Explanation({
  rule,
  core,
  words,
  Heading = 'h4',
}: {
  readonly Heading?: 'h3' | 'h4';
  readonly rule: RuleId;
  readonly core: RepairCore;
  readonly words: FindingPanelWords;
}) {
  const language = useChoice((state) => state.language);
  const { why, fine, check, checks } = core.explainRule(rule, language);
  const heads = core.repairWordsOf(language);
  return (
    <>
      <Fact Heading={Heading} name={heads.why} text={why} />
      <Fact Heading={Heading} name={heads.harmless} text={fine} />
      {(check !== '' || checks.length > 0) && (
        <details className={styles['checks']}>
          <summary>{heads.howToCheck}</summary>
          <p>
            <Prose text={check} />
          </p>
          <Checks checks={checks} words={words} />
        </details>
      )}
    </>
  );
}

function Fact({
  Heading,
  name,
  text,
}: {
  readonly Heading: 'h3' | 'h4';
  readonly name: string;
  readonly text: string;
}) {
  if (text === '') return undefined;
  return (
    <div>
      <Heading>{name}</Heading>
      <p>
        <Prose text={text} />
      </p>
    </div>
  );
}

function Repairs({
  finding,
  core,
  analysis,
  words,
  onApply,
}: Pick<Props, 'finding' | 'analysis' | 'words' | 'onApply'> & { readonly core: RepairCore }) {
  const language = useChoice((state) => state.language);
  const repairs = useRepairs(finding, core);
  if (repairs === undefined) return <p className={styles['quiet']}>{words.working}</p>;
  if (repairs.length === 0) return <p className={styles['quiet']}>{words.noRepair}</p>;
  const repairWords = core.repairWordsOf(language);
  return (
    <div>
      <h4>{repairWords.repair}</h4>
      <ol className={styles['repairs']}>
        {repairs.map((offered, i) => (
          <RepairView
            key={`${offered.repair.remedy} ${String(i)}`}
            offered={offered}
            analysis={analysis}
            words={words}
            repairWords={repairWords}
            onApply={onApply}
          />
        ))}
      </ol>
    </div>
  );
}
