/** The findings: filtered, in groups, one after the other by keys; what was applied and what was put aside. */
import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { Finding, RuleId } from '../../core/findings/finding.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import type { AnalysisWords, FindingSentences } from '../page-context.ts';
import { useActions, useChoice, usePage, useUi } from '../page-context.ts';
import { AppliedRepairs } from './applied-repairs.tsx';
import { applyRepair, type AppliedRepair } from './apply-repair.ts';
import { CopyMarkdown } from './copy-markdown.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FindingCard, spansOf } from './finding-card.tsx';
import { filterFindings, groupFindings, keyOf, noFilter, type FindingGroup } from './group-findings.ts';
import { MutedList } from './muted-list.tsx';
import { useStepKeys } from './use-step-keys.ts';
import type { OfferedRepair } from './use-repairs.ts';
import styles from './findings.module.css';

const RuleDialog = lazy(async () => ({ default: (await import('./rule-dialog.tsx')).RuleDialog }));

export interface FindingPanelProps {
  readonly analysis: JudgedAnalysis;
  readonly words: AnalysisWords;
  readonly sentences: FindingSentences;
  readonly panel: FindingPanelWords;
}

const firstShown = 100;

export function FindingPanel({ analysis, words, sentences, panel }: FindingPanelProps) {
  const ui = useUi();
  const { store } = usePage();
  const list = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState(noFilter);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [shownFor, setShownFor] = useState<JudgedAnalysis | undefined>(undefined);
  const [stack, setStack] = useState<readonly AppliedRepair[]>([]);
  const [rule, setRule] = useState<RuleId | undefined>(undefined);
  const { findings } = analysis;
  const filtered = useMemo(() => filterFindings(findings, filter), [findings, filter]);
  const groups = useMemo(() => groupFindings(filtered, filter.by), [filtered, filter.by]);
  const inOrder = useMemo(
    () => groups.flatMap(({ rules }) => rules.flatMap((one) => one.findings)),
    [groups],
  );
  const shown = new Set(shownFor === analysis ? inOrder : inOrder.slice(0, firstShown));
  const step = useSteps(list, inOrder, () => {
    setShownFor(analysis);
  });
  useStepKeys(step);
  const unfold = (key: string, isOpen: boolean): void => {
    setOpen((before) => {
      const next = new Set(before);
      if (isOpen) next.add(key);
      else next.delete(key);
      return next;
    });
  };
  const apply = (offered: OfferedRepair): void => {
    const applied = applyRepair(store, offered);
    if (applied !== undefined) setStack([...stack, applied]);
  };
  const card = (finding: Finding) => {
    const key = keyOf(finding);
    return (
      <FindingCard
        key={key}
        id={key}
        finding={finding}
        analysis={analysis}
        words={words}
        sentences={sentences}
        panel={panel}
        isOpen={open.has(key)}
        onOpen={(isOpen) => {
          unfold(key, isOpen);
        }}
        onApply={apply}
        onRule={() => {
          setRule(finding.rule);
        }}
      />
    );
  };
  return (
    <div ref={list} className={styles['panel']}>
      <AppliedRepairs stack={stack} analysis={analysis} words={panel} onStack={setStack} />
      {findings.length > 0 && (
        <FilterBar
          findings={findings}
          filter={filter}
          onFilter={setFilter}
          onStep={step}
          analysis={analysis}
          words={words}
          panel={panel}
        />
      )}
      {groups.map((group) => (
        <section key={group.key} className={styles['group']}>
          {groups.length > 1 && (
            <h3 className={styles['group-title']}>{titleOf(group, analysis, words, panel)}</h3>
          )}
          <ul className={styles['list']}>
            {group.rules.flatMap((one) => one.findings.filter((finding) => shown.has(finding)).map(card))}
          </ul>
        </section>
      ))}
      {shown.size < inOrder.length && (
        <button
          type="button"
          className={styles['more']}
          onClick={() => {
            setShownFor(analysis);
          }}
        >
          {ui.findings.more(inOrder.length - shown.size)}
        </button>
      )}
      {filtered.length < findings.length && (
        <p className={styles['none']}>
          {panel.nothingShown(findings.length - filtered.length)}{' '}
          <button
            type="button"
            className={styles['more']}
            onClick={() => {
              setFilter({ ...noFilter, by: filter.by });
            }}
          >
            {panel.showAll}
          </button>
        </p>
      )}
      <MutedList analysis={analysis} sentences={sentences} words={panel} />
      {findings.length > 0 && <CopyMarkdown findings={inOrder} analysis={analysis} words={panel} />}
      {rule !== undefined && (
        <Suspense>
          <RuleDialog
            rule={rule}
            words={panel}
            onClose={() => {
              setRule(undefined);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function titleOf(
  { severity, domain }: FindingGroup,
  analysis: JudgedAnalysis,
  words: AnalysisWords,
  panel: FindingPanelWords,
): string {
  if (severity !== undefined) return words.severity(severity);
  if (domain === 'several') return panel.severalDomains;
  return domain === undefined || domain === 'none' ? panel.noDomain : words.entity(domain, analysis);
}

/** To the next finding, or the one before: shown in picture and text, with the focus on its title. */
function useSteps(
  list: React.RefObject<HTMLDivElement | null>,
  inOrder: readonly Finding[],
  showAll: () => void,
): (by: 1 | -1) => void {
  const { pointAt } = useActions();
  const current = useChoice((state) => state.pointed?.key);
  const wanted = useRef<string | undefined>(undefined);
  useEffect(() => {
    const key = wanted.current;
    if (key === undefined) return;
    const title = [...(list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])].find(
      (one) => one.dataset['finding'] === key,
    );
    if (title === undefined) return;
    wanted.current = undefined;
    title.focus({ preventScroll: true });
    title.closest('li')?.scrollIntoView({ block: 'nearest' });
  });
  return (by) => {
    const at = inOrder.findIndex((finding) => keyOf(finding) === current);
    const next =
      inOrder[at < 0 ? (by > 0 ? 0 : inOrder.length - 1) : (at + by + inOrder.length) % inOrder.length];
    if (next === undefined) return;
    const key = keyOf(next);
    wanted.current = key;
    if (inOrder.indexOf(next) >= firstShown) showAll();
    pointAt({ key, entities: next.entities }, spansOf(next));
  };
}
