/** The lens, and what it tells apart with sign, dash and count; each class is a switch, for all three views. */
import { useId } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import { changedThreads } from '../../core/change/applied-change.ts';
import { lensIds } from '../../core/lens/lens.ts';
import type { Lens, LensClass, LensId } from '../../core/lens/lens.ts';
import { useActions, useChoice, usePage, useStage, useUi } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { ToneBadge, ToneLine } from '../parts/source-badge.tsx';
import styles from './legend.module.css';

interface Props {
  readonly analysis: Analysis;
  readonly lens: Lens;
  readonly words: AnalysisWords;
}

export function Legend({ analysis, lens, words }: Props) {
  const ui = useUi();
  const hidden = useChoice((state) => state.hiddenClasses);
  const { setLens, toggleClass } = useActions();
  const select = useId();
  const changed = changedThreads(analysis.changes).size;
  const limited = lens.veiled === true ? 0 : countLimited(analysis);
  const present = lens.classes.filter(({ threads, cpus }) => threads + cpus > 0).length;
  if (analysis.domains.length === 0 && analysis.host === undefined) return undefined;
  return (
    <div className={styles['legend']} data-testid="legend">
      <label className={styles['lens']} htmlFor={select} title={words.lens.hint[lens.id]}>
        <span>{words.lens.heading}</span>
        <select
          id={select}
          value={lens.id}
          onChange={(event) => {
            setLens(event.currentTarget.value as LensId);
          }}
        >
          {lensIds.map((id) => (
            <option key={id} value={id}>
              {words.lens.title[id]}
            </option>
          ))}
        </select>
        <span className={styles['printed']} aria-hidden="true">
          {words.lens.title[lens.id]}
        </span>
      </label>
      {lens.from !== undefined && (
        <span className={styles['from']} data-testid="lens-from">
          {words.lens.from(words.entity(lens.from, analysis))}
        </span>
      )}
      <div
        className={styles['classes']}
        role="group"
        aria-label={ui.picture.legend}
        data-crowded={changed > 0 || limited > 0 || present > 3}
      >
        {lens.classes.map((entry) => (
          <ClassSwitch
            key={entry.key}
            entry={entry}
            isHidden={hidden.includes(entry.key)}
            name={words.lensClass(entry, analysis)}
            count={words.lens.count(entry.threads, entry.cpus)}
            onToggle={() => {
              toggleClass(entry.key);
            }}
          />
        ))}
        {changed > 0 && (
          <span className={styles['revised']} title={ui.changes.legend(changed)}>
            <svg width="12" height="11" viewBox="0 0 12 11" aria-hidden="true">
              <path d="M0.5 10h11l-5.5 -9z" fill="currentColor" />
            </svg>
            <span>{ui.changes.changed}</span>
            <span className={styles['count']}>{changed}</span>
          </span>
        )}
        {limited > 0 && <Limited count={limited} />}
      </div>
    </div>
  );
}

/** What the bars on chips mean; their pane has the sentences, unless a lesson stands there. */
function Limited({ count }: { readonly count: number }) {
  const ui = useUi();
  const { stage } = usePage();
  const isTaught = useStage(({ side }) => side === 'lesson');
  const said = (
    <>
      <svg width="20" height="11" viewBox="0 0 20 11" aria-hidden="true">
        <path d="M0.5 3.5h19v4h-19z" fill="none" stroke="currentColor" opacity="0.6" />
        <path d="M0.5 3.5h9v4h-9z" fill="currentColor" />
      </svg>
      <span>{ui.picture.limits}</span>
      <span className={styles['count']}>{count}</span>
    </>
  );
  return isTaught ? (
    <span className={styles['revised']} title={ui.picture.limitsHint}>
      {said}
    </span>
  ) : (
    <button
      type="button"
      title={ui.picture.limitsHint}
      onClick={() => {
        stage.setState({ side: 'limits' });
      }}
    >
      {said}
    </button>
  );
}

/** Threads with a gauge, and domains with one. */
function countLimited({ placements }: Analysis): number {
  return placements.reduce((sum, { threads, limits }) => {
    const capped = threads.filter(({ kind }) => limits[kind].cpus !== undefined).length;
    return sum + capped + (limits.weight.shares === undefined ? 0 : 1);
  }, 0);
}

interface ClassSwitchProps {
  readonly entry: LensClass;
  readonly isHidden: boolean;
  readonly name: string;
  readonly count: string;
  readonly onToggle: () => void;
}

function ClassSwitch({ entry, isHidden, name, count, onToggle }: ClassSwitchProps) {
  const ui = useUi();
  const { key, tone, sign, threads, cpus } = entry;
  const total = threads > 0 ? threads : cpus;
  // No libvirt domain has it: it is there when something was started by hand.
  if (key === 'launcher' && total === 0) return undefined;
  return (
    <button
      type="button"
      aria-pressed={!isHidden}
      aria-label={ui.picture.legendItem(name, count)}
      title={ui.picture.legendItem(name, count)}
      data-key={key}
      data-empty={total === 0}
      onClick={onToggle}
    >
      <ToneBadge tone={tone} sign={sign} />
      {threads > 0 && <ToneLine tone={tone} sign={sign} />}
      <span>{name}</span>
      <span className={styles['count']}>{total}</span>
    </button>
  );
}
