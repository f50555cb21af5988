/** The threads that may run on some CPUs, as buttons, grouped by nothing but their order in the text. */
import { useState } from 'react';
import type { Analysis } from '../../core/analysis.ts';
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import type { ReadingCore } from '../load-core.ts';
import type { AnalysisWords } from '../page-context.ts';
import { useUi } from '../page-context.ts';
import { EntityButton } from '../parts/entity-button.tsx';
import { SourceBadge } from '../parts/source-badge.tsx';
import styles from './inspector.module.css';

const shownLimit = 40;

/** Threads whose set meets these CPUs. Nobody knows where numad's threads will be: they are not among them. */
export function threadsOn(cpus: CpuSet, analysis: Analysis, core: ReadingCore): readonly ThreadPlacement[] {
  return core.placementsHere(analysis).flatMap(({ threads }) =>
    threads.filter(({ asked, runs }) => {
      if (runs !== undefined) return core.overlaps(runs, cpus);
      return asked === 'all' || (asked !== 'unknown' && core.overlaps(asked, cpus));
    }),
  );
}

interface Props {
  readonly threads: readonly ThreadPlacement[];
  readonly analysis: Analysis;
  readonly words: AnalysisWords;
  readonly title: string;
}

export function WhoRuns({ threads, analysis, words, title }: Props) {
  const ui = useUi();
  const [all, setAll] = useState(false);
  const shown = all ? threads : threads.slice(0, shownLimit);
  return (
    <>
      <h3>{title}</h3>
      {threads.length === 0 && <p className={styles['quiet']}>{ui.inspector.cpu.nobody}</p>}
      {threads.length > 0 && (
        <ul className={styles['who']}>
          {shown.map((thread) => (
            <li key={thread.thread}>
              <EntityButton id={thread.thread} name={words.entity(thread.thread, analysis)}>
                <SourceBadge source={thread.source} />
              </EntityButton>
              <span className={styles['quiet']}>
                {words.source(thread.source)}
                {!thread.online && ` · ${ui.table.offline}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {shown.length < threads.length && (
        <button
          type="button"
          className={styles['more']}
          onClick={() => {
            setAll(true);
          }}
        >
          {ui.table.more(threads.length - shown.length)}
        </button>
      )}
    </>
  );
}
