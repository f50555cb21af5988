/** Commands for a real host, to be copied, with what they print there. */
import { useState } from 'react';
import { copyText } from '../../browser/clipboard.ts';
import type { Check, Step } from '../../lessons/lesson.ts';
import type { StepText } from '../../lessons/lesson-text.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import { CopyIcon } from '../parts/lesson-icons.tsx';
import { LessonProse } from './lesson-prose.tsx';
import styles from './lesson.module.css';

interface Props {
  readonly step: Step;
  readonly text: StepText;
  readonly words: LessonWords;
}

export function Checks({ step, text, words }: Props) {
  const { checks = [] } = step;
  if (checks.length === 0) return undefined;
  return (
    <section className={styles['checks']} aria-label={words.onHost}>
      <h3>{words.onHost}</h3>
      <ul>
        {checks.map((check, i) => (
          <CheckItem key={check.run} check={check} says={text.checks?.[i] ?? ''} words={words} />
        ))}
      </ul>
    </section>
  );
}

function CheckItem({
  check: { run, prints, where },
  says,
  words,
}: {
  readonly check: Check;
  readonly says: string;
  readonly words: LessonWords;
}) {
  const [isCopied, setCopied] = useState(false);
  return (
    <li>
      <div className={styles['command']}>
        <code>{run}</code>
        {where === 'guest' && <span className={styles['where']}>{words.onGuest}</span>}
        <button
          type="button"
          aria-label={words.copy(run)}
          title={isCopied ? words.copied : words.copy(run)}
          data-copied={isCopied}
          onClick={() => {
            void copyText(run).then(setCopied);
          }}
        >
          <CopyIcon />
        </button>
      </div>
      {prints !== undefined && <pre aria-label={words.prints}>{prints}</pre>}
      {says !== '' && (
        <p>
          <LessonProse text={says} inline />
        </p>
      )}
    </li>
  );
}
