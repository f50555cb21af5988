/** One repair: what it changes, applied with one press, and the commands that do the same. */
import { useState } from 'react';
import { saveFile } from '../../browser/download.ts';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { VirshCommands, VirshScope } from '../../core/repair/repair.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import type { RepairWords } from '../../words/en/repairs.ts';
import { useChoice, useSettledReading } from '../page-context.ts';
import { Prose, plainText } from '../parts/prose.tsx';
import { CopyButton } from './copy-button.tsx';
import { DiffView } from './diff-view.tsx';
import type { OfferedRepair } from './use-repairs.ts';
import styles from './repairs.module.css';

interface Props {
  readonly offered: OfferedRepair;
  readonly analysis: JudgedAnalysis;
  readonly words: FindingPanelWords;
  readonly repairWords: RepairWords;
  readonly onApply: (offered: OfferedRepair) => void;
}

export function RepairView({ offered, analysis, words, repairWords, onApply }: Props) {
  const { sources } = useSettledReading();
  // Between an edit and its answer the repair is of another text.
  const isCurrent = useChoice((state) => state.sources) === sources;
  const { title, repair, diffs } = offered;
  const { noEdit, commands, xml } = repair;
  return (
    <li className={styles['repair']} data-remedy={repair.remedy}>
      <h5>
        <Prose text={title} />
      </h5>
      {noEdit !== undefined && <p>{repairWords.noEdit[noEdit]}</p>}
      {diffs.map(({ source, hunks }) => (
        <DiffView key={source.id} hunks={hunks} label={plainText(title)} />
      ))}
      {noEdit === undefined && (
        <div className={styles['tools']}>
          <button
            type="button"
            className={styles['apply']}
            aria-label={words.applyTo(plainText(title))}
            disabled={!isCurrent}
            title={isCurrent ? undefined : words.edited}
            onClick={() => {
              onApply(offered);
            }}
          >
            {words.apply}
          </button>
          <XmlTools xml={xml} analysis={analysis} words={words} />
        </div>
      )}
      {commands !== undefined && <Commands commands={commands} words={words} repairWords={repairWords} />}
    </li>
  );
}

/** The whole domain as it is with the repair, wherever the text came from. */
export function XmlTools({
  xml,
  analysis,
  words,
}: {
  readonly xml: OfferedRepair['repair']['xml'];
  readonly analysis: JudgedAnalysis;
  readonly words: FindingPanelWords;
}) {
  return (
    <>
      <CopyButton name={words.copyXml} said={words} text={() => xml.map(({ text }) => text).join('')} />
      <button
        type="button"
        className={styles['tool']}
        onClick={() => {
          for (const { domain, text } of xml) {
            const name = analysis.domains.find(({ id }) => id === domain)?.name ?? domain;
            saveFile(`${fileNameOf(name)}.xml`, new Blob([text], { type: 'application/xml' }));
          }
        }}
      >
        {words.download}
      </button>
    </>
  );
}

function fileNameOf(name: string): string {
  // eslint-disable-next-line no-control-regex -- what a file's name may not hold somewhere
  return name.replace(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '_').slice(0, 100);
}

const scopes: readonly VirshScope[] = ['config', 'live', 'both'];

function Commands({
  commands,
  words,
  repairWords,
}: {
  readonly commands: VirshCommands;
  readonly words: FindingPanelWords;
  readonly repairWords: RepairWords;
}) {
  const [scope, setScope] = useState<VirshScope>('config');
  const { lines, complete } = commands[scope];
  const isLeft = !complete && scope !== 'live' && !commands.config.complete;
  return (
    <div className={styles['commands']}>
      <div className={styles['scopes']} role="group" aria-label={words.commands}>
        <span>{words.commands}</span>
        {scopes.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === scope}
            onClick={() => {
              setScope(one);
            }}
          >
            {words.scope[one]}
          </button>
        ))}
      </div>
      {lines.length > 0 && (
        <pre tabIndex={0}>
          <code>{lines.join('\n')}</code>
        </pre>
      )}
      {isLeft && <p>{repairWords.rest(commands.edit.join('; '))}</p>}
      {!complete && scope !== 'config' && !commands.live.complete && <p>{repairWords.restLive}</p>}
      {commands.standIn !== undefined && <p>{repairWords.standsFor[commands.standIn]}</p>}
      {lines.length > 0 && (
        <div className={styles['tools']}>
          <CopyButton name={words.copyCommands} said={words} text={() => `${lines.join('\n')}\n`} />
        </div>
      )}
    </div>
  );
}
