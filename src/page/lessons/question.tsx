/** How a step is answered: in the picture and beside it, by pointer or by keyboard. */
import { useId, useState } from 'react';
import { chosenOf, cpusIn, readCpus } from '../../lessons/answers.ts';
import type { Predict } from '../../lessons/lesson.ts';
import type { StepText } from '../../lessons/lesson-text.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import { useAnalysisWords, useReading } from '../page-context.ts';
import { LessonProse } from './lesson-prose.tsx';
import styles from './lesson.module.css';

interface Props {
  readonly predict: Predict;
  readonly text: StepText;
  readonly words: LessonWords;
  readonly chosen: readonly string[];
  onChoose(chosen: readonly string[]): void;
}

export function AnswerControls(props: Props) {
  switch (props.predict.kind) {
    case 'one':
    case 'several':
      return <Options {...props} options={props.predict.options} isOne={props.predict.kind === 'one'} />;
    case 'cpus':
      return <CpuField {...props} />;
    case 'threads':
      return <ThreadList {...props} />;
  }
}

function Options({
  options,
  isOne,
  text,
  words,
  chosen,
  onChoose,
}: Props & { readonly options: readonly string[]; readonly isOne: boolean }) {
  const name = useId();
  return (
    <fieldset className={styles['options']}>
      <legend className={styles['how']}>{isOne ? words.chooseOne : words.chooseSeveral}</legend>
      {options.map((option, i) => (
        <label key={option} className={styles['option']} data-chosen={chosen.includes(option)}>
          <input
            type={isOne ? 'radio' : 'checkbox'}
            name={name}
            value={option}
            checked={chosen.includes(option)}
            onChange={() => {
              onChoose(isOne ? [option] : toggled(chosen, [option]));
            }}
          />
          <span className={styles['letter']} aria-hidden="true">
            {letterOf(i)}
          </span>
          <span>
            <LessonProse text={text.options?.[option] ?? option} inline />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The picture's CPUs as a list that can be typed as well. */
function CpuField({ words, chosen, onChoose }: Props) {
  const id = useId();
  const { analysis, core } = useReading();
  /** What is typed, as long as it is no list yet. */
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const host = analysis?.host?.cpus ?? [];
  const written = core?.formatCpuSet(cpusIn(chosen)) ?? '';
  const typed = draft === undefined ? undefined : readCpus(draft);
  const beyond = typed === undefined ? [] : (core?.differenceOf(typed, host) ?? []);
  const problem =
    draft === undefined
      ? undefined
      : typed === undefined
        ? words.notCpus
        : beyond.length > 0
          ? words.beyondHost(core?.formatCpuSet(beyond) ?? '')
          : undefined;
  return (
    <div className={styles['cpus']}>
      <p className={styles['how']} id={`${id}how`}>
        {words.pickCpus}
      </p>
      <div className={styles['field']}>
        <label htmlFor={id}>{words.cpusField}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder="0-2,5"
          aria-describedby={problem === undefined ? `${id}how` : `${id}problem`}
          aria-invalid={problem !== undefined}
          value={draft ?? written}
          onChange={({ target: { value } }) => {
            const set = readCpus(value);
            setDraft(value);
            if (set !== undefined) onChoose(chosenOf(set, host));
          }}
          onBlur={() => {
            setDraft(undefined);
          }}
        />
        <button
          type="button"
          onClick={() => {
            setDraft(undefined);
            onChoose(chosenOf(host, host));
          }}
        >
          {words.all}
        </button>
        <button
          type="button"
          onClick={() => {
            setDraft(undefined);
            onChoose([]);
          }}
        >
          {words.none}
        </button>
      </div>
      {problem !== undefined && (
        <p className={styles['problem']} id={`${id}problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function ThreadList({ words, chosen, onChoose }: Props) {
  const { analysis, core } = useReading();
  const names = useAnalysisWords(core);
  const threads = (analysis?.placements ?? []).flatMap((placement) => placement.threads);
  return (
    <fieldset className={styles['threads']}>
      <legend className={styles['how']}>{words.pickThreads}</legend>
      {threads.map(({ thread }) => (
        <label key={thread} className={styles['chip']} data-chosen={chosen.includes(thread)}>
          <input
            type="checkbox"
            checked={chosen.includes(thread)}
            onChange={() => {
              onChoose(toggled(chosen, [thread]));
            }}
          />
          {analysis === undefined ? thread : names?.entity(thread, analysis)}
        </label>
      ))}
    </fieldset>
  );
}

/** All of them in, or, where they are in already, out. */
export function toggled(chosen: readonly string[], ids: readonly string[]): readonly string[] {
  const isIn = ids.every((id) => chosen.includes(id));
  const others = chosen.filter((id) => !ids.includes(id));
  return isIn ? others : [...others, ...ids];
}
