/** The sources with colour, dash, letter and count; each is a switch for its lines. */
import { useMemo } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import { changedThreads } from '../../core/change/applied-change.ts';
import { pinningSources } from '../../core/placement/placement.ts';
import { useActions, useChoice, useUi } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { SourceBadge, SourceLine } from '../parts/source-badge.tsx';
import styles from './picture.module.css';

export function Legend({ analysis, words }: { readonly analysis: Analysis; readonly words: AnalysisWords }) {
  const ui = useUi();
  const hidden = useChoice((state) => state.hiddenSources);
  const { toggleSource } = useActions();
  const counts = useMemo(() => {
    const threads = analysis.placements.flatMap((placement) => placement.threads);
    return new Map(
      pinningSources.map((source) => [source, threads.filter((thread) => thread.source === source).length]),
    );
  }, [analysis]);
  const changed = changedThreads(analysis.changes).size;
  if (analysis.domains.length === 0) return undefined;
  return (
    <div
      className={styles['legend']}
      role="group"
      aria-label={ui.picture.legend}
      data-crowded={changed > 0 || [...counts.values()].filter((count) => count > 0).length > 3}
    >
      {pinningSources.map((source) => {
        const count = counts.get(source) ?? 0;
        // No libvirt domain has it: it is there when something was started by hand.
        if (source === 'launcher' && count === 0) return undefined;
        return (
          <button
            key={source}
            type="button"
            aria-pressed={!hidden.includes(source)}
            aria-label={ui.picture.legendItem(words.source(source), count)}
            data-source={source}
            data-empty={count === 0}
            onClick={() => {
              toggleSource(source);
            }}
          >
            <SourceBadge source={source} />
            <SourceLine source={source} />
            <span>{words.source(source)}</span>
            <span className={styles['count']}>{count}</span>
          </button>
        );
      })}
      {changed > 0 && (
        <span className={styles['revised']} title={ui.changes.legend(changed)}>
          <svg width="12" height="11" viewBox="0 0 12 11" aria-hidden="true">
            <path d="M0.5 10h11l-5.5 -9z" fill="currentColor" />
          </svg>
          <span>{ui.changes.changed}</span>
          <span className={styles['count']}>{changed}</span>
        </span>
      )}
    </div>
  );
}
