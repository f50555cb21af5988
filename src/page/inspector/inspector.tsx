/** The right side: why the selected thread runs where it runs, or who may run on the selected CPU; then the findings. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { AnalysisWords } from '../page-context.ts';
import {
  useActions,
  useAnalysisWords,
  useChoice,
  useReading,
  useRunTimeWords,
  useUi,
} from '../page-context.ts';
import { FindingList } from '../findings/finding-list.tsx';
import { EntityButton } from '../parts/entity-button.tsx';
import { CloseIcon, DetailsIcon } from '../parts/icons.tsx';
import { PaneDivider } from '../parts/pane-divider.tsx';
import { threadsOf, useSelect } from '../selection.ts';
import { useNarrow } from '../use-narrow.ts';
import styles from './inspector.module.css';

const domainsOffered = 8;

export function Inspector({ open }: { readonly open: boolean }) {
  const ui = useUi();
  const isNarrow = useNarrow();
  const { setDetailsOpen } = useActions();
  const toggle = open ? ui.panes.hideDetails : ui.panes.showDetails;
  return (
    <aside className={styles['frame']} aria-label={ui.inspector.label} data-open={open}>
      {open && <PaneDivider pane="details" />}
      <div className={styles['inspector']} hidden={!open}>
        <Selected />
        <FindingList />
      </div>
      {!isNarrow && (
        <button
          type="button"
          className={styles['toggle']}
          aria-expanded={open}
          aria-label={toggle}
          title={toggle}
          onClick={() => {
            setDetailsOpen(!open);
          }}
        >
          <DetailsIcon />
        </button>
      )}
    </aside>
  );
}

function Selected() {
  const ui = useUi();
  const { analysis, core } = useReading();
  const words = useAnalysisWords(core);
  const runTime = useRunTimeWords(core);
  const id = useChoice((state) => state.selection);
  const select = useSelect();
  if (
    id === undefined ||
    analysis === undefined ||
    core === undefined ||
    words === undefined ||
    runTime === undefined
  ) {
    return (
      <section className={styles['section']}>
        <h2>{ui.inspector.why}</h2>
        <p className={styles['quiet']}>{ui.inspector.empty}</p>
        {analysis !== undefined && words !== undefined && <WholeDomains analysis={analysis} words={words} />}
      </section>
    );
  }
  return (
    <section className={styles['section']} data-selected={id}>
      <div className={styles['title']}>
        <h2>{headingOf(id, analysis, words, ui.inspector.whyOf)}</h2>
        <button
          type="button"
          className={styles['close']}
          aria-label={ui.inspector.clear}
          title={ui.inspector.clear}
          onClick={() => {
            select(undefined);
          }}
        >
          <CloseIcon />
        </button>
      </div>
      <core.Facts id={id} analysis={analysis} core={core} words={words} runTime={runTime} />
    </section>
  );
}

/** A panel of the picture is no stop of the arrow keys: this is the way to a whole domain without a pointer. */
function WholeDomains({ analysis, words }: { readonly analysis: Analysis; readonly words: AnalysisWords }) {
  const ui = useUi();
  const count = analysis.domains.length;
  if (count === 0) return undefined;
  return (
    <>
      <p className={styles['quiet']}>{ui.inspector.whole}</p>
      <div className={styles['met-by']}>
        {analysis.domains.slice(0, domainsOffered).map(({ id }) => (
          <EntityButton key={id} id={id} name={words.entity(id, analysis)} />
        ))}
        {count > domainsOffered && <span>{ui.findings.moreEntities(count - domainsOffered)}</span>}
      </div>
    </>
  );
}

function headingOf(
  id: EntityId,
  analysis: Analysis,
  words: AnalysisWords,
  why: (thread: string) => string,
): string {
  const name = words.entity(id, analysis);
  return threadsOf(analysis).has(id) ? why(name) : name;
}
