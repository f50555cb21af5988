/** How many there are of each severity, each a switch; which domain, which rule; one after the other. */
import { useId } from 'react';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { Finding, RuleId } from '../../core/findings/finding.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import type { AnalysisWords } from '../page-context.ts';
import { NextIcon, PreviousIcon, SeverityIcon } from '../parts/icons.tsx';
import { domainsOf, filterFindings, severities, type FindingFilter } from './group-findings.ts';
import { useRuleNames } from './use-rule-names.ts';
import styles from './findings.module.css';

interface Props {
  readonly findings: readonly Finding[];
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly analysis: JudgedAnalysis;
  readonly words: AnalysisWords;
  readonly panel: FindingPanelWords;
}

/** With fewer there is nothing to choose among. */
const fewFindings = 4;

export function FilterBar(props: Props) {
  const { findings, filter, onFilter, onStep, words, panel } = props;
  const counted = filterFindings(findings, filter, 'hidden');
  return (
    <div className={styles['filter']} role="group" aria-label={panel.filter}>
      <div className={styles['switches']}>
        {severities.map((severity) => {
          const count = counted.filter((one) => one.severity === severity).length;
          const isHidden = filter.hidden.includes(severity);
          if (count === 0 && !isHidden) return undefined;
          return (
            <button
              key={severity}
              type="button"
              className={styles['switch']}
              data-severity={severity}
              aria-pressed={!isHidden}
              onClick={() => {
                const hidden = isHidden
                  ? filter.hidden.filter((one) => one !== severity)
                  : [...filter.hidden, severity];
                onFilter({ ...filter, hidden });
              }}
            >
              <SeverityIcon severity={severity} />
              {words.severity(severity)}
              <span className={styles['badge']}>{count}</span>
            </button>
          );
        })}
        <span className={styles['steps']}>
          <button
            type="button"
            aria-label={panel.previous}
            title={panel.previous}
            onClick={() => {
              onStep(-1);
            }}
          >
            <PreviousIcon />
          </button>
          <button
            type="button"
            aria-label={panel.next}
            title={panel.next}
            onClick={() => {
              onStep(1);
            }}
          >
            <NextIcon />
          </button>
        </span>
      </div>
      {findings.length >= fewFindings && <Choices {...props} />}
    </div>
  );
}

function Choices({ findings, filter, onFilter, analysis, words, panel }: Props) {
  const ruleName = useRuleNames();
  const [domainId, ruleId, byId] = [useId(), useId(), useId()];
  const domains = analysis.domains.filter(({ id }) => findings.some((one) => domainsOf(one).includes(id)));
  const rules = [...new Set(filterFindings(findings, filter, 'rule').map(({ rule }) => rule))];
  const isChosen = filter.rule !== undefined && !rules.includes(filter.rule);
  const byRule = (rule: RuleId): number =>
    filterFindings(findings, filter, 'rule').filter((one) => one.rule === rule).length;
  return (
    <div className={styles['choices']}>
      {domains.length > 1 && (
        <>
          <label className="visually-hidden" htmlFor={domainId}>
            {panel.domain}
          </label>
          <select
            id={domainId}
            value={filter.domain ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onFilter({ ...filter, domain: value === '' ? undefined : value });
            }}
          >
            <option value="">{panel.allDomains}</option>
            {domains.slice(0, mostOffered).map(({ id }) => (
              <option key={id} value={id}>
                {words.entity(id, analysis)}
              </option>
            ))}
          </select>
        </>
      )}
      {(rules.length > 1 || filter.rule !== undefined) && (
        <>
          <label className="visually-hidden" htmlFor={ruleId}>
            {panel.rule}
          </label>
          <select
            id={ruleId}
            value={filter.rule ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              onFilter({ ...filter, rule: value === '' ? undefined : (value as RuleId) });
            }}
          >
            <option value="">{panel.allRules}</option>
            {[...rules, ...(isChosen ? [filter.rule] : [])].map((rule) => (
              <option key={rule} value={rule}>
                {`${ruleName(rule)} (${String(byRule(rule))})`}
              </option>
            ))}
          </select>
        </>
      )}
      {domains.length > 1 && (
        <span className={styles['by']}>
          <label htmlFor={byId}>{panel.groupBy}</label>
          <select
            id={byId}
            value={filter.by}
            onChange={(event) => {
              onFilter({ ...filter, by: event.currentTarget.value === 'domain' ? 'domain' : 'severity' });
            }}
          >
            <option value="severity">{panel.bySeverity}</option>
            <option value="domain">{panel.byDomain}</option>
          </select>
        </span>
      )}
    </div>
  );
}

const mostOffered = 500;
