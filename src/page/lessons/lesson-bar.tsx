/** Over a step: which lesson, its steps as dots, and what can be done with it. */
import { useState } from 'react';
import { copyText } from '../../browser/clipboard.ts';
import { enterFullScreen, leaveFullScreen } from '../../browser/full-screen.ts';
import type { Step } from '../../lessons/lesson.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { ChainIcon, HandoutIcon, PresentIcon } from '../parts/lesson-icons.tsx';
import { Handout } from './handout.tsx';
import { lessonStore, useLesson } from './lesson-choices.ts';
import { useProgress } from './progress.ts';
import { ownLessonId, textOfStep } from './taught.ts';
import type { Taught } from './taught.ts';
import styles from './lesson.module.css';

interface Props {
  readonly taught: Taught;
  readonly step: Step;
  readonly at: number;
  readonly title: string;
  readonly words: LessonWords;
  onGoTo(step: number): void;
  onClose(): void;
}

export function LessonBar({ taught, at, title, words, onGoTo, onClose }: Props) {
  const [said, setSaid] = useState('');
  const [isPrinting, setPrinting] = useState(false);
  const isPresenting = useLesson((state) => state.isPresenting);
  const hidesAnswers = useLesson((state) => state.hidesAnswers);
  const isOwn = taught.id === ownLessonId;
  return (
    <header className={styles['bar']}>
      <div className={styles['titles']}>
        <p className={styles['lesson']}>{title}</p>
        <div className={styles['tools']}>
          <Tool
            name={isPresenting ? words.stopPresenting : words.present}
            onPress={() => {
              lessonStore.getState().setPresenting(!isPresenting);
              if (isPresenting) leaveFullScreen();
              else enterFullScreen();
            }}
            icon={<PresentIcon />}
          />
          <Tool
            name={words.handout}
            onPress={() => {
              setPrinting(true);
            }}
            icon={<HandoutIcon />}
          />
          {!isOwn && (
            <Tool
              name={words.link}
              onPress={() => {
                void copyText(location.href).then((isCopied) => {
                  setSaid(isCopied ? words.linkCopied : words.linkNotCopied);
                });
              }}
              icon={<ChainIcon />}
            />
          )}
          <Tool name={words.close} onPress={onClose} icon={<CloseIcon />} />
        </div>
      </div>
      <Dots taught={taught} at={at} words={words} onGoTo={onGoTo} />
      <label className={styles['switch']}>
        <input
          type="checkbox"
          checked={hidesAnswers}
          onChange={() => {
            lessonStore.getState().setHidesAnswers(!hidesAnswers);
          }}
        />
        {words.hideAnswers}
      </label>
      <p role="status" className={said === '' ? 'visually-hidden' : styles['said']}>
        {said}
      </p>
      {isPrinting && (
        <Handout
          taught={taught}
          words={words}
          onClose={() => {
            setPrinting(false);
          }}
        />
      )}
    </header>
  );
}

function Tool({
  name,
  icon,
  onPress,
}: {
  readonly name: string;
  readonly icon: React.ReactNode;
  onPress(): void;
}) {
  return (
    <button type="button" className={styles['tool']} aria-label={name} title={name} onClick={onPress}>
      {icon}
    </button>
  );
}

function Dots({ taught, at, words, onGoTo }: Pick<Props, 'taught' | 'at' | 'words' | 'onGoTo'>) {
  const progress = useProgress(taught.id);
  return (
    <ol className={styles['dots']} aria-label={words.steps}>
      {taught.lesson.steps.map((step, i) => {
        const how = progress?.done[step.id];
        const name = words.stepNamed(i + 1, textOfStep(taught, step).title);
        return (
          <li key={step.id}>
            <button
              type="button"
              aria-label={how === undefined ? name : `${name}, ${words.stepState[how]}`}
              title={name}
              aria-current={i === at ? 'step' : undefined}
              data-done={how}
              onClick={() => {
                onGoTo(i);
              }}
            />
          </li>
        );
      })}
    </ol>
  );
}
