/** A lesson on paper: questions and pictures first, the answers on sheets of their own. */
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { printPage } from '../../browser/printing.ts';
import type { Step } from '../../lessons/lesson.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import { useChoice, useUi } from '../page-context.ts';
import { ExcerptLines } from './excerpt-lines.tsx';
import { LessonProse } from './lesson-prose.tsx';
import { headingOf } from './heading.ts';
import { letterOf } from './question.tsx';
import { StaticPicture } from './static-picture.tsx';
import { textOfStep } from './taught.ts';
import type { Taught } from './taught.ts';
import styles from './handout.module.css';

interface Props {
  readonly taught: Taught;
  readonly words: LessonWords;
  onClose(): void;
}

export function Handout({ taught, words, onClose }: Props) {
  const ui = useUi();
  const { sheet } = words;
  const title = headingOf(taught, words);
  useEffect(() => {
    // The page itself is not printed meanwhile (the style sheet says so), and does not scroll.
    document.documentElement.dataset['sheet'] = 'true';
    return () => {
      delete document.documentElement.dataset['sheet'];
    };
  }, []);
  return createPortal(
    <div
      className={styles['desk']}
      role="dialog"
      aria-modal="true"
      aria-label={ui.labelled(words.handout, title)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles['tools']}>
        <button type="button" autoFocus className={styles['primary']} onClick={printPage}>
          {sheet.print}
        </button>
        <button type="button" onClick={onClose}>
          {sheet.back}
        </button>
      </div>
      <article className={styles['sheet']}>
        <header className={styles['title']}>
          <h1>{title}</h1>
          <p>
            <LessonProse text={taught.text.goal} inline />
          </p>
          <p className={styles['lines']}>
            <span>{sheet.name}</span>
            <span>{sheet.date}</span>
          </p>
        </header>
        <h2>{sheet.questions}</h2>
        {taught.lesson.steps.map((step, i) => (
          <Question key={step.id} taught={taught} step={step} number={i + 1} words={words} />
        ))}
      </article>
      <article className={styles['sheet']}>
        <h2>
          {sheet.answers} · {title}
        </h2>
        {taught.lesson.steps.map((step, i) => (
          <Answer key={step.id} taught={taught} step={step} number={i + 1} words={words} />
        ))}
        <footer>{sheet.from}</footer>
      </article>
    </div>,
    document.body,
  );
}

interface PartProps {
  readonly taught: Taught;
  readonly step: Step;
  readonly number: number;
  readonly words: LessonWords;
}

function Question({ taught, step, number, words }: PartProps) {
  const language = useChoice((state) => state.language);
  const text = textOfStep(taught, step);
  const { predict } = step;
  return (
    <section className={styles['question']} data-sheet-step={step.id}>
      <div className={styles['said']}>
        <h3>
          {number} · {text.title}
        </h3>
        <LessonProse text={text.say} />
        <ExcerptLines taught={taught} step={step} words={words} />
        {text.ask !== undefined && (
          <p className={styles['ask']}>
            <LessonProse text={text.ask} inline />
          </p>
        )}
        {predict !== undefined && 'options' in predict ? (
          <ul className={styles['options']} aria-label={words.sheet.tick}>
            {predict.options.map((option, i) => (
              <li key={option}>
                <span aria-hidden="true">☐</span> {letterOf(i)}{' '}
                <LessonProse text={text.options?.[option] ?? option} inline />
              </li>
            ))}
          </ul>
        ) : (
          predict !== undefined && <p className={styles['hint']}>{words.sheet.mark}</p>
        )}
      </div>
      {step.board === undefined && (
        <StaticPicture taught={taught} step={step} isVeiled language={language} label={text.title} />
      )}
    </section>
  );
}

function Answer({ taught, step, number, words }: PartProps) {
  const text = textOfStep(taught, step);
  return (
    <section className={styles['answer']}>
      <h3>
        {number} · {text.title}
      </h3>
      <LessonProse text={text.answer} />
      <LessonProse text={text.why} />
      {(step.checks ?? []).map(({ run }) => (
        <p key={run} className={styles['command']}>
          {words.sheet.command} <code>{run}</code>
        </p>
      ))}
    </section>
  );
}
