/** The middle of the page: one sentence over the picture, then the picture, the table, or what to do when neither is possible. */
import { useMemo } from 'react';
import { Legend } from '../legend/legend.tsx';
import { useAnalysisWords, useChoice, useReading, useUi } from '../page-context.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { plainText } from '../parts/prose.tsx';
import { useNarrow } from '../use-narrow.ts';
import { Search } from '../search/search.tsx';
import { Asked } from './asked.tsx';
import { LaterView, loadOnce } from './later-view.tsx';
import { EmptyState, FailedState, NothingState } from './states.tsx';
import { StartLine } from './start-line.tsx';
import styles from './centre.module.css';

const loadMatrix = loadOnce(async () => (await import('../matrix/matrix-pane.tsx')).MatrixPane);
const loadTable = loadOnce(async () => (await import('../table/thread-table.tsx')).ThreadTable);

export function Centre() {
  const ui = useUi();
  const { analysis, judged, core, pending, failure, sources } = useReading();
  const findings = judged?.findings;
  const words = useAnalysisWords(core);
  const tab = useChoice((state) => state.tab);
  const lensId = useChoice((state) => state.lens);
  // Only one of them changes with the findings.
  const lensFindings = lensId === 'findings' ? findings : undefined;
  const lens = useMemo(
    () => (analysis === undefined ? undefined : core?.lookThrough(lensId, analysis, lensFindings)),
    [analysis, core, lensId, lensFindings],
  );
  const given = useChoice((state) => state.sources);
  const example = useChoice((state) => state.example);
  // The header has no room for it there.
  const isNarrow = useNarrow();
  const isBlank = given.every((source) => source.text.trim() === '');
  const isBeginning = analysis === undefined && pending && given.length === 0;
  const hasPicture = analysis !== undefined && (analysis.host !== undefined || analysis.domains.length > 0);

  let content;
  if (failure !== undefined) content = <FailedState failure={failure} />;
  else if (isBlank && !isBeginning) content = <EmptyState />;
  else if (core === undefined || words === undefined || analysis === undefined || lens === undefined)
    content = <p className={styles['loading']}>{ui.picture.reading}</p>;
  else if (!hasPicture)
    content = pending ? (
      <p className={styles['loading']}>{ui.picture.reading}</p>
    ) : (
      <NothingState analysis={analysis} words={words} />
    );
  else
    content = (
      <>
        {tab === 'map' ? (
          <core.PicturePane analysis={analysis} findings={findings} core={core} words={words} lens={lens} />
        ) : tab === 'matrix' ? (
          <LaterView load={loadMatrix} props={{ analysis, findings, words, lens }} />
        ) : (
          <LaterView load={loadTable} props={{ analysis, findings, core, words, lens }} />
        )}
        <Legend analysis={analysis} lens={lens} words={words} />
      </>
    );

  // Room for the sentence that will stand here, so that nothing moves when it comes.
  const isComing = pending && (isBeginning || !isBlank);
  const heading =
    analysis !== undefined && words !== undefined && hasPicture && !isBlank
      ? plainText(words.summary(analysis, findings))
      : undefined;
  // Room for the verdict, so that the sentence does not grow a line when it comes.
  const verdictRoom =
    heading === undefined || analysis === undefined || findings !== undefined
      ? undefined
      : plainText(words?.summary(analysis, []) ?? '').slice(heading.length);
  const numbering =
    heading === undefined || example !== undefined || analysis === undefined
      ? undefined
      : words?.trust.numbering(analysis.numbering);
  return (
    <main className={styles['centre']} id="picture" tabIndex={-1} aria-busy={pending}>
      <div className={styles['head']}>
        <div className={styles['title']}>
          <h1 className={heading === undefined ? 'visually-hidden' : undefined}>
            {heading ?? ui.documentTitle(undefined)}
            {verdictRoom !== undefined && (
              <span className={styles['coming-verdict']} aria-hidden="true">
                {verdictRoom}
              </span>
            )}
          </h1>
          {heading === undefined && isComing && <div className={styles['coming']} />}
          {pending && hasPicture && (
            <p className={styles['pending']} role="status">
              {ui.picture.reading}
            </p>
          )}
          {isNarrow && hasPicture && !isBlank && <Search />}
          {isNarrow && core !== undefined && heading !== undefined && <core.RulesMenu core={core} />}
        </div>
        <StartLine isBeginning={isBeginning} />
        {numbering !== undefined && <p className={styles['numbering']}>{numbering}</p>}
        {heading !== undefined && analysis !== undefined && core !== undefined && (
          <Asked analysis={analysis} core={core} />
        )}
      </div>
      <ErrorBoundary
        resetKey={sources}
        fallback={(detail) => <FailedState failure={{ kind: 'analysis', detail }} />}
      >
        {content}
      </ErrorBoundary>
    </main>
  );
}
