/** The sources with colour, dash, letter and count; each is a switch for its lines. */
import { useMemo } from 'react';
import type { Analysis } from '../../core/analysis.ts';
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
  if (analysis.domains.length === 0) return undefined;
  return (
    <div className={styles['legend']} role="group" aria-label={ui.picture.legend}>
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
    </div>
  );
}
