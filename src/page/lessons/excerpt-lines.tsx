/** The lines of a text that a step is about, with what matters in them marked. */
import { findExcerpt } from '../../lessons/excerpts.ts';
import type { Step } from '../../lessons/lesson.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import type { Taught } from './taught.ts';
import styles from './lesson.module.css';

interface Props {
  readonly taught: Taught;
  readonly step: Step;
  readonly words: LessonWords;
}

export function ExcerptLines({ taught, step, words }: Props) {
  return (step.excerpts ?? []).map((excerpt) => {
    const { name, text } = taught.sourceOf(excerpt.text);
    const lines = findExcerpt(text, excerpt) ?? [];
    if (lines.length === 0) return undefined;
    return (
      <figure
        key={`${excerpt.text} ${excerpt.from}`}
        className={styles['excerpt']}
        aria-label={words.lines(name)}
      >
        <figcaption>{name}</figcaption>
        <pre>
          {lines.map(({ number, parts }) => (
            <span key={number} className={styles['line']} data-number={number}>
              {parts.map(({ text: part, isMarked }, i) =>
                isMarked ? <mark key={i}>{part}</mark> : <span key={i}>{part}</span>,
              )}
              {'\n'}
            </span>
          ))}
        </pre>
      </figure>
    );
  });
}
