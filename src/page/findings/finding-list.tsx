/** What the rules found: severity in sign and word, what, why, where. Pressing one shows it in picture and text. */
import { useState } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import type { Finding, Severity } from '../../core/findings/finding.ts';
import type { Span } from '../../core/text/source.ts';
import type { AnalysisWords, FindingSentences } from '../page-context.ts';
import {
  useActions,
  useAnalysisWords,
  useChoice,
  useFindingWords,
  usePage,
  useSettledReading,
  useUi,
} from '../page-context.ts';
import { EntityButton } from '../parts/entity-button.tsx';
import { SeverityIcon } from '../parts/icons.tsx';
import { LineButtons } from '../parts/line-button.tsx';
import { Prose, plainText } from '../parts/prose.tsx';
import styles from './findings.module.css';

const firstShown = 100;
const order: readonly Severity[] = ['error', 'warning', 'note'];

export function FindingList() {
  const ui = useUi();
  const { judged: analysis, core, judging } = useSettledReading();
  const words = useAnalysisWords(core);
  const sentences = useFindingWords(judging);
  const [shownFor, setShownFor] = useState<Analysis | undefined>(undefined);
  const findings = analysis?.findings ?? [];
  const sorted = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const shown = shownFor === analysis ? sorted : sorted.slice(0, firstShown);
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return (
    <section className={styles['findings']} aria-labelledby="findings-heading">
      <div className={styles['head']}>
        <h2 id="findings-heading">{ui.findings.heading}</h2>
        <span>{ui.findings.count(count('error'), count('warning'), count('note'))}</span>
      </div>
      {analysis === undefined && <Unjudged />}
      {analysis !== undefined && findings.length === 0 && (
        <p className={styles['none']}>
          {analysis.domains.length === 0 ? ui.findings.notYet : `${ui.findings.none} ${ui.findings.noneNote}`}
        </p>
      )}
      {analysis !== undefined && words !== undefined && sentences !== undefined && (
        <ul className={styles['list']}>
          {shown.map((finding) => {
            const key = keyOf(finding);
            const props = { id: key, finding, analysis, words, sentences };
            return <FindingItem key={key} {...props} />;
          })}
        </ul>
      )}
      {shown.length < sorted.length && (
        <button
          type="button"
          className={styles['more']}
          onClick={() => {
            setShownFor(analysis);
          }}
        >
          {ui.findings.more(sorted.length - shown.length)}
        </button>
      )}
    </section>
  );
}

/** While the rules have not looked yet, or cannot be fetched. */
function Unjudged() {
  const ui = useUi();
  const { runner } = usePage();
  const { analysis, judgingFailed } = useSettledReading();
  if (analysis === undefined) return undefined;
  if (!judgingFailed) return <p className={styles['none']}>{ui.findings.judging}</p>;
  return (
    <div className={styles['none']} role="alert">
      <p>{ui.findings.judgingFailed}</p>
      <button
        type="button"
        onClick={() => {
          runner.run();
        }}
      >
        {ui.start.retry}
      </button>
    </div>
  );
}

/** The same finding keeps its key from one analysis to the next, as far as its place and entities stay. */
function keyOf({ rule, span, entities, params }: Finding): string {
  return `${rule} ${span === undefined ? '' : `${span.source}:${String(span.from)}`} ${entities.join(' ')} ${JSON.stringify(params)}`;
}

interface ItemProps {
  readonly id: string;
  readonly finding: Finding;
  readonly analysis: Analysis;
  readonly words: AnalysisWords;
  readonly sentences: FindingSentences;
}

const entitiesShown = 8;

function FindingItem({ id, finding, analysis, words, sentences }: ItemProps) {
  const ui = useUi();
  const isShown = useChoice((state) => state.pointed?.key === id);
  const { pointAt } = useActions();
  const { title, message } = sentences.finding(finding, analysis);
  const spans: readonly Span[] =
    finding.span === undefined ? finding.related : [finding.span, ...finding.related];
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
        <h3>
          <button
            type="button"
            aria-pressed={isShown}
            title={ui.findings.show(plainText(title))}
            onClick={() => {
              pointAt(isShown ? undefined : { key: id, entities }, isShown ? [] : spans);
            }}
          >
            <Prose text={title} />
          </button>
        </h3>
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
              <LineButtons spans={spans} />
            </span>
          </div>
        )}
      </div>
    </li>
  );
}
