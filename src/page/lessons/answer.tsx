/** What became of an answer: the verdict, where it differs, the explanation, what libvirt considered, and the proof on a real host. */
import { compareAnswers, cpusIn, slipIn } from '../../lessons/answers.ts';
import type { Chosen } from '../../lessons/answers.ts';
import type { Predict, Step } from '../../lessons/lesson.ts';
import { plainProse } from '../../lessons/prose.ts';
import type { StepText } from '../../lessons/lesson-text.ts';
import type { GivenAnswer } from '../../state/lesson.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import { Chain, ChainItem } from '../inspector/chain.tsx';
import { Gauges } from '../limits/gauges.tsx';
import { useAnalysisWords, useReading, useUi } from '../page-context.ts';
import { SourceBadge } from '../parts/source-badge.tsx';
import { threadsOf } from '../selection.ts';
import { Checks } from './checks.tsx';
import { LessonProse } from './lesson-prose.tsx';
import styles from './lesson.module.css';

interface Props {
  readonly step: Step;
  readonly text: StepText;
  readonly words: LessonWords;
  readonly answer: GivenAnswer;
  readonly right: Chosen | undefined;
  readonly verdictRef: React.Ref<HTMLDivElement>;
}

export function AnswerPart({ step, text, words, answer, right, verdictRef }: Props) {
  const { predict } = step;
  const { analysis } = useReading();
  return (
    <section className={styles['answer']} aria-label={words.answer}>
      <div
        ref={verdictRef}
        tabIndex={-1}
        className={styles['verdict']}
        data-verdict={answer.state !== 'checked' ? 'shown' : answer.isRight === true ? 'right' : 'wrong'}
      >
        {predict !== undefined && answer.state === 'checked' && (
          <Verdict predict={predict} text={text} words={words} answer={answer} right={right} />
        )}
        <div className={styles['truth']}>
          <LessonProse text={text.answer} />
        </div>
      </div>
      <div className={styles['why']}>
        <LessonProse text={text.why} />
      </div>
      {predict?.kind === 'cpus' && 'thread' in predict.of && (
        <Considered thread={predict.of.thread} words={words} />
      )}
      {isAboutTime(step) && analysis !== undefined && <Gauges analysis={analysis} brief={cappedIn(step)} />}
      <Checks step={step} text={text} words={words} />
    </section>
  );
}

/** What it says of caps and weights can be seen: beside the threads, whose lines stay where they are. */
function isAboutTime({ claims }: Step): boolean {
  return claims.some((claim) => 'cap' in claim || 'ratio' in claim);
}

/** Of whose caps the step speaks: the next one may ask for the others. */
function cappedIn({ claims }: Step): readonly ('vcpu' | 'emulator')[] {
  return claims.flatMap((claim) => ('cap' in claim ? [claim.of] : []));
}

function Verdict({
  predict,
  text,
  words,
  answer,
  right,
}: {
  readonly predict: Predict;
  readonly text: StepText;
  readonly words: LessonWords;
  readonly answer: GivenAnswer;
  readonly right: Chosen | undefined;
}) {
  const describe = useDescribe(predict, text, words);
  if (right === undefined) return <p>{words.notTold}</p>;
  if (answer.isRight === true)
    return (
      <p className={styles['call']}>
        <span aria-hidden="true">✓</span> {words.right}
      </p>
    );
  const { missing, extra } = compareAnswers(answer.chosen, right);
  const slip = slipIn(predict, answer.chosen);
  const [only] = answer.chosen;
  const reply =
    slip !== undefined ? text.slips?.[slip.id] : only === undefined ? undefined : text.replies?.[only];
  return (
    <>
      <p className={styles['call']}>
        <span aria-hidden="true">✕</span> {words.notQuite}{' '}
        <span className={styles['differs']}>
          {predict.kind === 'one' ? (
            words.yours(describe(answer.chosen))
          ) : (
            <>
              {missing.length > 0 && words.missing(describe(missing))}{' '}
              {extra.length > 0 && words.extra(describe(extra))}
            </>
          )}
        </span>
      </p>
      {reply !== undefined && (
        <div className={styles['reply']}>
          <LessonProse text={reply} />
        </div>
      )}
    </>
  );
}

/** An answer in words: a list of CPUs, names of threads, the options' own texts. */
function useDescribe(predict: Predict, text: StepText, words: LessonWords): (chosen: Chosen) => string {
  const { analysis, core } = useReading();
  const names = useAnalysisWords(core);
  return (chosen) => {
    if (chosen.length === 0) return words.nothingChosen;
    if (predict.kind === 'cpus') return core?.formatCpuSet(cpusIn(chosen)) ?? '';
    const items = chosen.map((id) =>
      predict.kind === 'threads' && analysis !== undefined
        ? (names?.entity(id, analysis) ?? id)
        : plainProse(text.options?.[id] ?? id),
    );
    return names?.list(items) ?? items.join(', ');
  };
}

/** The chain of settings for the thread that was asked for: the core's own answer beside the lesson's words. */
function Considered({ thread: id, words }: { readonly thread: string; readonly words: LessonWords }) {
  const ui = useUi();
  const { analysis, core } = useReading();
  const names = useAnalysisWords(core);
  const thread = analysis === undefined ? undefined : threadsOf(analysis).get(id);
  if (thread === undefined || names === undefined) return undefined;
  return (
    <details className={styles['considered']}>
      <summary>{words.evidence}</summary>
      <Chain label={ui.inspector.chain}>
        {thread.reasons.map((reason, i) => {
          const { title, state, detail } = names.reason(reason);
          return (
            <ChainItem
              key={`${reason.source}${String(i)}`}
              state={reason.state}
              source={reason.source}
              name={title}
              said={state}
              detail={detail}
              badge={reason.state === 'applied' && <SourceBadge source={reason.source} />}
            />
          );
        })}
      </Chain>
    </details>
  );
}
