/** What was applied last: undone with one press, taken away as XML, compared with what was pasted. */
import { useState } from 'react';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import { useChoice, usePage, useUi, useSettledReading, useAnalysisWords } from '../page-context.ts';
import { Prose } from '../parts/prose.tsx';
import { titleOfSource } from '../source-lines.ts';
import { CopyButton } from './copy-button.tsx';
import { DiffView } from './diff-view.tsx';
import { standingOf, undoRepair, type AppliedRepair } from './apply-repair.ts';
import { XmlTools } from './repair-view.tsx';
import { loadRepairCore, type RepairCore } from './use-repairs.ts';
import styles from './repairs.module.css';

interface Props {
  readonly stack: readonly AppliedRepair[];
  readonly analysis: JudgedAnalysis;
  readonly words: FindingPanelWords;
  readonly onStack: (stack: readonly AppliedRepair[]) => void;
}

export function AppliedRepairs({ stack, analysis, words, onStack }: Props) {
  const { store } = usePage();
  const last = stack.at(-1);
  const standing = useChoice(({ sources }) => (last === undefined ? 'gone' : standingOf(sources, last)));
  if (last === undefined || standing === 'gone' || standing === 'undone') return undefined;
  const isAsLeft = standing === 'applied';
  const undo = (): void => {
    undoRepair(store, last);
    onStack(stack.slice(0, -1));
  };
  return (
    <div className={styles['applied']} role="status" data-testid="applied-repair">
      <p>
        <Prose text={words.applied(last.title)} />
      </p>
      {!isAsLeft && <p>{words.edited}</p>}
      <div className={styles['tools']}>
        {isAsLeft && (
          <>
            <button type="button" className={styles['apply']} onClick={undo}>
              {words.undo}
            </button>
            <XmlTools xml={last.xml} analysis={analysis} words={words} />
          </>
        )}
        <button
          type="button"
          className={styles['tool']}
          onClick={() => {
            onStack([]);
          }}
        >
          {words.dismiss}
        </button>
      </div>
      <SincePasted ids={stack.flatMap(({ texts }) => texts.map(({ id }) => id))} words={words} />
    </div>
  );
}

/** Everything that became of the repaired texts since they came, by repairs and by hand. */
function SincePasted({ ids, words }: { readonly ids: readonly string[]; readonly words: FindingPanelWords }) {
  const ui = useUi();
  const pasted = useChoice((state) => state.pasted);
  const sources = useChoice((state) => state.sources);
  const reading = useSettledReading();
  const analysisWords = useAnalysisWords(reading.core);
  const [core, setCore] = useState<RepairCore | undefined>(undefined);
  const changed = sources.filter(({ id, text }) => ids.includes(id) && (pasted[id] ?? text) !== text);
  if (changed.length === 0) return undefined;
  const diffs =
    core === undefined
      ? []
      : changed.map((source) => ({
          source,
          name: titleOfSource(source, sources.indexOf(source), reading, analysisWords, ui),
          hunks: core.diffOfTexts(pasted[source.id] ?? '', source.text),
        }));
  return (
    <details
      className={styles['since']}
      onToggle={(event) => {
        if (event.currentTarget.open) void loadRepairCore().then(setCore, () => undefined);
      }}
    >
      <summary>{words.sincePasted}</summary>
      {diffs.map(({ source, name, hunks }) => (
        <DiffView key={source.id} hunks={hunks} label={name} />
      ))}
      {core !== undefined && (
        <CopyButton
          name={words.copyDiff}
          said={words}
          text={() => diffs.map(({ name, hunks }) => core.formatDiff(hunks, name)).join('')}
        />
      )}
    </details>
  );
}
