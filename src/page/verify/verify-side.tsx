/** What a real host should say of the loaded domains, as commands to copy; and what it said, once its output is pasted. */
import { useId, useMemo, useState } from 'react';
import { copyText } from '../../browser/clipboard.ts';
import { agreementOf } from '../../core/live/agreement.ts';
import type { Analysis } from '../../core/analysis.ts';
import { expectationsOf } from '../../core/verify/expectations.ts';
import type { Expectation } from '../../core/verify/expectations.ts';
import { verifyScript } from '../../core/verify/verify-script.ts';
import { teachWords } from '../../words/teach.ts';
import type { VerifyWords } from '../../words/en/verify.ts';
import { useAnalysisWords, useChoice, usePage, useReading } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { EntityButton } from '../parts/entity-button.tsx';
import { threadsOf } from '../selection.ts';
import { SideFrame } from '../sides/side-frame.tsx';
import styles from './verify.module.css';

const rowsShown = 64;

export function VerifySide() {
  const { intake } = usePage();
  const language = useChoice((state) => state.language);
  const words = teachWords(language).verify;
  const { analysis, core } = useReading();
  const names = useAnalysisWords(core);
  const field = useId();
  const [pasted, setPasted] = useState('');
  const [said, setSaid] = useState('');
  const all = useMemo(() => (analysis === undefined ? [] : expectationsOf(analysis)), [analysis]);
  return (
    <SideFrame words={words} testId="verify" className={styles['body']}>
      <p>{words.intro}</p>
      {all.length === 0 || analysis === undefined || names === undefined ? (
        <p>{words.noDomain}</p>
      ) : (
        <>
          <button
            type="button"
            className={styles['primary']}
            onClick={() => {
              void copyText(verifyScript(all)).then((isCopied) => {
                setSaid(isCopied ? words.copied : words.notCopied);
              });
            }}
          >
            {words.copyScript}
          </button>
          <p role="status">{said}</p>
          {all.map(({ domain, expectations }) => (
            <section key={domain}>
              {all.length > 1 && <h3>{words.domain(names.entity(domain, analysis))}</h3>}
              {expectations.map((expectation) => (
                <Expected key={expectation.id} {...{ expectation, analysis, names, words }} />
              ))}
            </section>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (pasted.trim() === '') return;
              void intake.takeText(pasted);
              setPasted('');
            }}
          >
            <label htmlFor={field}>{words.pasteLabel}</label>
            <p className={styles['quiet']}>{words.pasteNote}</p>
            <textarea
              id={field}
              rows={4}
              spellCheck={false}
              value={pasted}
              onChange={({ target: { value } }) => {
                setPasted(value);
              }}
            />
            <button type="submit" disabled={pasted.trim() === ''}>
              {words.compare}
            </button>
          </form>
          <Observed analysis={analysis} names={names} words={words} />
        </>
      )}
    </SideFrame>
  );
}

interface Shared {
  readonly analysis: Analysis;
  readonly names: AnalysisWords;
  readonly words: VerifyWords;
}

function Expected({
  expectation: { id, command, rows },
  analysis,
  names,
  words,
}: Shared & { readonly expectation: Expectation }) {
  // Behind the mode, where it is memory's: `strict all`.
  const value = (text: string): string =>
    text.replace(/\b(?:unknown|all)$/, (word) => (word === 'all' ? words.all : words.unknown));
  return (
    <div className={styles['expected']}>
      <h4>{words.asks[id]}</h4>
      <code>{command}</code>
      {rows.length === 0 ? (
        <p className={styles['quiet']}>{words.whoIsWho}</p>
      ) : (
        <dl aria-label={words.expected}>
          {rows.slice(0, rowsShown).map(({ thread, value: text }, i) => (
            <div key={thread ?? i}>
              {thread !== undefined && <dt>{names.entity(thread, analysis)}</dt>}
              <dd>{value(text)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Of threads that are known; the same observation twice counts twice, as it was made twice. */
function Observed({ analysis, names, words }: Shared) {
  const threads = threadsOf(analysis);
  const judged = analysis.observations.flatMap((observation) => {
    const placed = observation.thread === undefined ? undefined : threads.get(observation.thread);
    const verdict = placed === undefined ? undefined : agreementOf(observation, placed);
    return verdict === undefined ? [] : [{ observation, verdict }];
  });
  const differing = judged.filter(({ verdict }) => verdict === 'differs');
  return (
    <section aria-live="polite" className={styles['observed']} data-testid="verify-result">
      <h3>{words.result}</h3>
      {judged.length === 0 ? (
        <p className={styles['quiet']}>{words.observedNothing}</p>
      ) : (
        <>
          <p>
            <span data-verdict="same">✓ {words.agree(judged.length - differing.length)}</span>{' '}
            <span data-verdict={differing.length === 0 ? 'none' : 'differs'}>
              ✕ {words.differ(differing.length)}
            </span>
          </p>
          <ul>
            {differing.slice(0, rowsShown).map(({ observation }, i) => (
              <li key={i}>
                <EntityButton
                  id={observation.thread ?? ''}
                  name={names.entity(observation.thread ?? '', analysis)}
                />{' '}
                {names.observation(observation, analysis).said}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
