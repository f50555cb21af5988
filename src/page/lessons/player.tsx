/** One step: what is said, what is asked, the answer; and the way to the next one. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { compareAnswers } from '../../lessons/answers.ts';
import type { Step } from '../../lessons/lesson.ts';
import { noAnswer } from '../../state/lesson.ts';
import { lessonWords } from '../../words/lesson.ts';
import { useChoice, usePage, useUi } from '../page-context.ts';
import { AnswerPart } from './answer.tsx';
import { applyStep, isApplied } from './apply-step.ts';
import { useRightAnswer } from './evidence.ts';
import { ExcerptLines } from './excerpt-lines.tsx';
import { useFit } from './fit.ts';
import { headingOf } from './heading.ts';
import { LessonBar } from './lesson-bar.tsx';
import { lessonStore, useLesson } from './lesson-choices.ts';
import { LessonProse } from './lesson-prose.tsx';
import { useLessonKeys } from './lesson-keys.ts';
import { Presenting } from './presenting.tsx';
import { keepDone } from './progress.ts';
import { AnswerControls, toggled } from './question.tsx';
import { ownLessonId, textOfStep } from './taught.ts';
import type { Taught } from './taught.ts';
import { useStepLink } from './use-step-link.ts';
import { useStageOfStep } from './use-stage-of-step.ts';
import styles from './lesson.module.css';

interface Props {
  readonly taught: Taught;
  readonly step: Step;
  readonly at: number;
  onClose(): void;
}

export function Player({ taught, step, at, onClose }: Props) {
  const ui = useUi();
  const page = usePage();
  const language = useChoice((state) => state.language);
  const words = lessonWords(language);
  const text = textOfStep(taught, step);
  const answer = useLesson((state) => state.answers[step.id]) ?? noAnswer;
  const hidesAnswers = useLesson((state) => state.hidesAnswers);
  const isPresenting = useLesson((state) => state.isPresenting);
  const right = useRightAnswer(taught, step);
  const isOpen = step.predict !== undefined && hidesAnswers && answer.state === 'open';
  const isMine = useChoice((state) => isApplied(state, taught, step));
  const heading = useRef<HTMLHeadingElement>(null);
  const verdict = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  /** An answer was given before it was known what is right: that follows from another step's texts, or from the rules. */
  const isToBeChecked = useRef(false);
  const count = taught.lesson.steps.length;

  const choose = useCallback(
    (chosen: readonly string[]) => {
      isToBeChecked.current = false;
      lessonStore.getState().answer(step.id, { chosen, state: 'open' });
    },
    [step.id],
  );
  const onPick = useCallback(
    (ids: readonly string[]) => {
      choose(toggled(lessonStore.getState().answers[step.id]?.chosen ?? [], ids));
    },
    [choose, step.id],
  );
  const following = taught.lesson.steps[at + 1];
  const next =
    hidesAnswers && following?.scene === step.scene && following.era === step.era ? following : undefined;
  const title = useMemo(() => headingOf(taught, words), [taught, words]);
  useStepLink(taught, at, isMine);
  useStageOfStep({
    step,
    heading: ui.labelled(title, text.title),
    veilLabel: words.veiled,
    answer,
    isOpen,
    next,
    right,
    onPick,
  });

  const reveal = (isChecked: boolean): void => {
    const { chosen } = answer;
    if (isChecked && right !== undefined) {
      const { isRight } = compareAnswers(chosen, right);
      lessonStore.getState().answer(step.id, { chosen, state: 'checked', isRight });
      if (taught.id !== ownLessonId) keepDone(taught.id, step.id, isRight ? 'right' : 'seen');
    } else {
      lessonStore.getState().answer(step.id, { chosen: [], state: 'shown' });
      if (taught.id !== ownLessonId) keepDone(taught.id, step.id, 'seen');
    }
    requestAnimationFrame(() => verdict.current?.focus({ preventScroll: isPresenting }));
  };
  const check = (): void => {
    isToBeChecked.current = right === undefined || !isMine;
    if (!isToBeChecked.current) reveal(true);
  };
  useEffect(() => {
    if (isToBeChecked.current && isOpen) check();
  });
  const goTo = (to: number): void => {
    if (to < 0) return;
    if (to >= count) onClose();
    else lessonStore.getState().goTo(to);
  };
  /** What a clicker's one button means. */
  const advance = (): void => {
    if (!isOpen) {
      if (at + 1 < count) goTo(at + 1);
    } else if (answer.chosen.length > 0 && right !== undefined) reveal(true);
    else if (isPresenting) reveal(false);
    else if (at + 1 < count) goTo(at + 1);
  };
  useLessonKeys({ advance, back: () => goTo(at - 1), step: at });
  // With the step itself: whoever answers at once must not lose the focus again.
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  useEffect(() => {
    if (step.predict === undefined && taught.id !== ownLessonId) keepDone(taught.id, step.id, 'seen');
  }, [step, taught.id]);
  useFit(body, isPresenting);

  return (
    <aside className={styles['side']} aria-label={title} data-presenting={isPresenting} data-open={isOpen}>
      <LessonBar
        taught={taught}
        step={step}
        at={at}
        title={title}
        words={words}
        onGoTo={goTo}
        onClose={onClose}
      />
      <div className={styles['body']} ref={body} data-testid="lesson-step" data-step={step.id}>
        <h2 ref={heading} tabIndex={-1}>
          {text.title}
        </h2>
        {!isMine && (
          <p className={styles['notice']} role="alert">
            {words.changed}{' '}
            <button
              type="button"
              onClick={() => {
                applyStep(page, taught, step);
              }}
            >
              {words.restore}
            </button>
          </p>
        )}
        <div className={styles['say']}>
          <LessonProse text={text.say} />
        </div>
        <ExcerptLines taught={taught} step={step} words={words} />
        {text.ask !== undefined && (
          <section className={styles['question']} aria-label={words.question}>
            <p className={styles['ask']}>
              <LessonProse text={text.ask} inline />
            </p>
            {isOpen && (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  check();
                }}
              >
                <AnswerControls
                  predict={step.predict}
                  text={text}
                  words={words}
                  chosen={answer.chosen}
                  onChoose={choose}
                />
                <div className={styles['buttons']}>
                  <button
                    type="submit"
                    className={styles['primary']}
                    aria-disabled={right === undefined || !isMine}
                  >
                    {words.check}
                  </button>
                  <button
                    type="button"
                    onClick={() => {
                      reveal(false);
                    }}
                  >
                    {words.show}
                  </button>
                </div>
              </form>
            )}
          </section>
        )}
        {!isOpen && (
          <>
            <AnswerPart
              step={step}
              text={text}
              words={words}
              answer={answer}
              right={right}
              verdictRef={verdict}
            />
            {answer.state !== 'open' && !isPresenting && (
              <button
                type="button"
                className={styles['again']}
                onClick={() => {
                  choose([]);
                  heading.current?.focus();
                }}
              >
                {words.again}
              </button>
            )}
          </>
        )}
      </div>
      <nav className={styles['way']} aria-label={words.steps}>
        <button
          type="button"
          disabled={at === 0}
          onClick={() => {
            goTo(at - 1);
          }}
        >
          <span aria-hidden="true">←</span> {words.back}
        </button>
        <span className={styles['where']}>{words.stepOf(at + 1, count)}</span>
        <button
          type="button"
          className={isOpen ? undefined : styles['primary']}
          onClick={() => {
            goTo(at + 1);
          }}
        >
          {at + 1 === count ? words.finish : words.next} <span aria-hidden="true">→</span>
        </button>
      </nav>
      {isPresenting && (
        <Presenting taught={taught} step={step} at={at} isOpen={isOpen} words={words} onAdvance={advance} />
      )}
    </aside>
  );
}
