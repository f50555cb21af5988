/** The middle of the page: one sentence over the picture, then the picture, the table, or what to do when neither is possible. */
import { useMemo } from 'react';
import { Legend } from '../legend/legend.tsx';
import { useAnalysisWords, useChoice, useReading, useUi } from '../page-context.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { plainText } from '../parts/prose.tsx';
import { useNarrow } from '../use-narrow.ts';
import { Search } from '../search/search.tsx';
import { ThreadTable } from '../table/thread-table.tsx';
import { EmptyState, FailedState, NothingState } from './states.tsx';
import { StartLine } from './start-line.tsx';
import styles from './centre.module.css';

export function Centre() {
  const ui = useUi();
  const { analysis, core, pending, failure, sources } = useReading();
  const words = useAnalysisWords(core);
  const tab = useChoice((state) => state.tab);
  const lensId = useChoice((state) => state.lens);
  const lens = useMemo(
    () => (analysis === undefined ? undefined : core?.lookThrough(lensId, analysis)),
    [analysis, core, lensId],
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
        {tab === 'table' ? (
          <ThreadTable />
        ) : (
          <core.PicturePane analysis={analysis} core={core} words={words} lens={lens} />
        )}
        <Legend analysis={analysis} lens={lens} words={words} />
      </>
    );

  // Room for the sentence that will stand here, so that nothing moves when it comes.
  const isComing = pending && (isBeginning || !isBlank);
  const heading =
    analysis !== undefined && words !== undefined && hasPicture && !isBlank
      ? plainText(words.summary(analysis))
      : undefined;
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
