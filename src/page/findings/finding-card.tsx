/** One finding: severity in sign and word, what, where. Its title shows it in picture and text; unfolded it explains itself. */
import { useId } from 'react';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { Span } from '../../core/text/source.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import type { AnalysisWords, FindingSentences } from '../page-context.ts';
import { useActions, useChoice, useUi } from '../page-context.ts';
import { EntityButton } from '../parts/entity-button.tsx';
import { ChevronIcon, SeverityIcon } from '../parts/icons.tsx';
import { LineButtons } from '../parts/line-button.tsx';
import { Prose, plainText } from '../parts/prose.tsx';
import { FindingDetails } from './finding-details.tsx';
import type { OfferedRepair } from './use-repairs.ts';
import styles from './findings.module.css';

export interface CardProps {
  readonly id: string;
  readonly finding: Finding;
  readonly analysis: JudgedAnalysis;
  readonly words: AnalysisWords;
  readonly sentences: FindingSentences;
  readonly panel: FindingPanelWords;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onApply: (offered: OfferedRepair) => void;
  readonly onRule: () => void;
}

const entitiesShown = 8;

export function FindingCard(props: CardProps) {
  const { id, finding, analysis, words, sentences, panel, isOpen, onOpen, onApply, onRule } = props;
  const ui = useUi();
  const details = useId();
  const isShown = useChoice((state) => state.pointed?.key === id);
  const { pointAt } = useActions();
  const { title, message } = sentences.finding(finding, analysis);
  const plain = plainText(title);
  const spans = spansOf(finding);
  const { entities } = finding;
  return (
    <li
      className={styles['finding']}
      data-rule={finding.rule}
      data-severity={finding.severity}
      data-shown={isShown}
    >
      <span className={styles['icon']}>
        <SeverityIcon severity={finding.severity} />
      </span>
      <div className={styles['text']}>
        <div className={styles['title']}>
          <h3>
            <button
              type="button"
              data-finding={id}
              aria-pressed={isShown}
              title={ui.findings.show(plain)}
              onClick={() => {
                pointAt(isShown ? undefined : { key: id, entities }, isShown ? [] : spans);
              }}
            >
              <Prose text={title} />
            </button>
          </h3>
          <button
            type="button"
            className={styles['unfold']}
            aria-expanded={isOpen}
            aria-controls={isOpen ? details : undefined}
            aria-label={isOpen ? panel.fold(plain) : panel.explain(plain)}
            title={isOpen ? panel.fold(plain) : panel.explain(plain)}
            onClick={() => {
              onOpen(!isOpen);
            }}
          >
            <ChevronIcon />
          </button>
        </div>
        <p>
          <span className={styles['severity']}>{words.severity(finding.severity)}</span>
          <Prose text={message} />
        </p>
        {(entities.length > 0 || spans.length > 0) && (
          <div className={styles['where']}>
            {entities.slice(0, entitiesShown).map((entity) => (
              <EntityButton key={entity} id={entity} name={words.entity(entity, analysis)} />
            ))}
            {entities.length > entitiesShown && (
              <span>{ui.findings.moreEntities(entities.length - entitiesShown)}</span>
            )}
            <span className={styles['lines']}>
              <LineButtons spans={spans} named={areInSeveralTexts(spans)} />
            </span>
          </div>
        )}
        {isOpen && (
          <FindingDetails
            id={details}
            finding={finding}
            title={title}
            analysis={analysis}
            words={panel}
            onApply={onApply}
            onRule={onRule}
          />
        )}
      </div>
    </li>
  );
}

/** Then the number of a line alone does not say which line. */
function areInSeveralTexts(spans: readonly Span[]): boolean {
  return spans.some(({ source }) => source !== spans[0]?.source);
}

export function spansOf({ span, related }: Finding): readonly Span[] {
  return span === undefined ? related : [span, ...related];
}
