/** The middle of the page: one sentence over the picture, then the picture, the table, or what to do when neither is possible. */
import { useMemo } from 'react';
import { Legend } from '../legend/legend.tsx';
import { useAnalysisWords, useChoice, useReading, useStage, useUi } from '../page-context.ts';
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
const loadBoard = loadOnce(async () => (await import('../boards/board.tsx')).Board);

/** `bare`: the picture alone, as it stands in another page. */
export function Centre({ bare = false }: { readonly bare?: boolean }) {
  const ui = useUi();
  const { analysis, judged, core, pending, failure, sources } = useReading();
  const veil = useStage((stage) => stage.veil);
  const board = useStage((stage) => stage.board);
  const stageHeading = useStage((stage) => stage.heading);
  const findings = veil === undefined ? judged?.findings : undefined;
  const told = useMemo(
    () => (analysis === undefined || veil === undefined ? analysis : veil.hide(analysis)),
    [analysis, veil],
  );
  const words = useAnalysisWords(core);
  const tab = useChoice((state) => state.tab);
  const lensId = useChoice((state) => state.lens);
  // Only one of them changes with the findings.
  const lensFindings = lensId === 'findings' ? findings : undefined;
  // What is selected changes the colours of one lens only.
  const from = useChoice((state) => (state.lens === 'distance' ? state.selection : undefined));
  const lens = useMemo(() => {
    if (told === undefined || core === undefined) return undefined;
    return core.veilLens(core.lookThrough(lensId, told, lensFindings, from), veil);
  }, [told, core, veil, lensId, lensFindings, from]);
  const given = useChoice((state) => state.sources);
  const example = useChoice((state) => state.example);
  // The header has no room for it there.
  const isNarrow = useNarrow();
  const isBlank = given.every((source) => source.text.trim() === '');
  const isBeginning = analysis === undefined && pending && given.length === 0;
  const hasPicture = analysis !== undefined && (analysis.host !== undefined || analysis.domains.length > 0);

  let content;
  if (failure !== undefined) content = <FailedState failure={failure} />;
  else if (board !== undefined) content = <LaterView load={loadBoard} props={{ board }} />;
  else if (isBlank && !isBeginning)
    content = bare ? <p className={styles['loading']}>{ui.embed.waiting}</p> : <EmptyState />;
  else if (
    core === undefined ||
    words === undefined ||
    analysis === undefined ||
    told === undefined ||
    lens === undefined
  )
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
          <core.PicturePane
            analysis={analysis}
            told={told}
            findings={findings}
            core={core}
            words={words}
            lens={lens}
          />
        ) : tab === 'matrix' ? (
          <LaterView load={loadMatrix} props={{ analysis: told, findings, words, lens }} />
        ) : (
          <LaterView load={loadTable} props={{ analysis: told, findings, core, words, lens }} />
        )}
        {!bare && <Legend analysis={told} lens={lens} words={words} />}
      </>
    );

  // A lesson has a title of its own, and what the sentence tells may be the answer.
  const isStaged = stageHeading !== undefined;
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
    heading === undefined || example !== undefined || analysis?.host === undefined || core === undefined
      ? undefined
      : words?.trust.numbering(core.findNumbering(analysis.host));
  return (
    <main className={styles['centre']} id="picture" tabIndex={-1} aria-busy={pending}>
      <div className={bare ? 'visually-hidden' : styles['head']} data-staged={isStaged}>
        <div className={styles['title']}>
          <h1 className={heading === undefined || isStaged ? 'visually-hidden' : undefined}>
            {stageHeading ?? heading ?? ui.documentTitle(undefined)}
            {verdictRoom !== undefined && !isStaged && (
              <span className={styles['coming-verdict']} aria-hidden="true">
                {verdictRoom}
              </span>
            )}
          </h1>
          {heading === undefined && isComing && !isStaged && <div className={styles['coming']} />}
          {pending && hasPicture && (
            <p className={styles['pending']} role="status">
              {ui.picture.reading}
            </p>
          )}
          {isNarrow && !bare && hasPicture && !isBlank && !isStaged && <Search />}
          {isNarrow && !bare && !isStaged && core !== undefined && heading !== undefined && (
            <core.RulesMenu core={core} />
          )}
        </div>
        {!bare && <StartLine isBeginning={isBeginning} />}
        {!isStaged && numbering !== undefined && <p className={styles['numbering']}>{numbering}</p>}
        {!bare && heading !== undefined && analysis !== undefined && core !== undefined && (
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
