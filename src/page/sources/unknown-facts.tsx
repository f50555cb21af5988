/** What the texts leave open: each fact with the command that would tell it, and one line that collects everything. */
import { useState } from 'react';
import { copyText } from '../../browser/clipboard.ts';
import type { MissingFact } from '../../core/missing-facts.ts';
import { useAnalysisWords, useSettledReading, useUi } from '../page-context.ts';
import styles from './sources.module.css';

export function UnknownFacts() {
  const ui = useUi();
  const { analysis, core } = useSettledReading();
  const words = useAnalysisWords(core);
  if (analysis === undefined || words === undefined || core === undefined) return undefined;
  const text = ui.unknown;
  const needed = analysis.missing.filter((fact) => fact.needed);
  const nice = analysis.missing.filter((fact) => !fact.needed);
  const items = (facts: readonly MissingFact[]) => (
    <ul className={styles['segments']}>
      {facts.map((fact) => (
        <li key={`${fact.id} ${fact.command}`} data-missing={fact.id}>
          <div className={styles['name']}>{words.trust.missing[fact.id]}</div>
          <Command command={fact.command} />
        </li>
      ))}
    </ul>
  );
  return (
    <section className={styles['fact']} aria-label={text.heading}>
      {needed.length > 0 && (
        <>
          <h3>{text.heading}</h3>
          {items(needed)}
        </>
      )}
      {nice.length > 0 && (
        <details className={styles['more']}>
          <summary>{text.nice(nice.length)}</summary>
          {items(nice)}
        </details>
      )}
      <details className={styles['more']}>
        <summary>{text.collector}</summary>
        <p className={styles['quiet']}>{text.collectorHint}</p>
        <Command command={core.collectorLine} long />
      </details>
    </section>
  );
}

/** A command and a button that copies it. */
function Command({ command, long = false }: { readonly command: string; readonly long?: boolean }) {
  const ui = useUi();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles['row']}>
      <code className={styles['command']} data-long={long}>
        {command}
      </code>
      <button
        type="button"
        className={styles['small']}
        aria-label={ui.unknown.copyNamed(long ? ui.unknown.collector : command)}
        onClick={() => {
          void copyText(command).then(setCopied);
        }}
        onBlur={() => {
          setCopied(false);
        }}
      >
        {copied ? ui.unknown.copied : ui.unknown.copy}
      </button>
    </div>
  );
}
