/** A lesson made on the page: each view of it becomes a step, and the whole a file, a link, or a lesson to play at once. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { copyText } from '../../browser/clipboard.ts';
import { saveFile } from '../../browser/download.ts';
import { writeOwnLesson } from '../../lessons/own/write-own-lesson.ts';
import type { RecorderWords } from '../../words/en/recorder.ts';
import { teachWords } from '../../words/teach.ts';
import { useChoice, usePage } from '../page-context.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { moveRecorded, recordedStore, removeRecorded } from './recorded.ts';
import { StepForm } from './step-form.tsx';
import { SideFrame } from '../sides/side-frame.tsx';
import styles from './recorder.module.css';

export function RecorderSide() {
  const { stage } = usePage();
  const words = teachWords(useChoice((state) => state.language)).recorder;
  const { title, steps } = useStore(recordedStore);
  const [said, setSaid] = useState('');
  const file = (): string => writeOwnLesson(title.trim() === '' ? words.untitled : title, steps);
  const copyLink = async (): Promise<void> => {
    const { encodeLessonLink } = await import('../link-core.ts');
    const link = encodeLessonLink(file());
    if (link === undefined) {
      setSaid(words.linkTooLong);
      return;
    }
    const address = `${location.href.replace(/#.*$/, '')}${link}`;
    setSaid((await copyText(address)) ? words.linkCopied(address.length) : words.notCopied);
  };
  return (
    <SideFrame words={words} testId="recorder" className={styles['body']}>
      <p>{words.intro}</p>
      <label className={styles['row']}>
        {words.lessonTitle}
        <input
          type="text"
          maxLength={200}
          value={title}
          placeholder={words.untitled}
          onChange={({ target: { value } }) => {
            recordedStore.setState({ title: value });
          }}
        />
      </label>
      <h3>{words.steps}</h3>
      {steps.length === 0 ? <p className={styles['quiet']}>{words.noSteps}</p> : <Steps words={words} />}
      <StepForm words={words} />
      {steps.length > 0 && (
        <div className={styles['out']}>
          <button
            type="button"
            className={styles['primary']}
            onClick={() => {
              stage.setState({ side: 'lesson', asked: { kind: 'own-lesson', text: file() } });
            }}
          >
            {words.play}
          </button>
          <button
            type="button"
            onClick={() => {
              saveFile('pinscope-lesson.json', new Blob([file()], { type: 'application/json' }));
            }}
          >
            {words.download}
          </button>
          <button type="button" onClick={() => void copyLink()}>
            {words.copyLink}
          </button>
          <p role="status">{said}</p>
          <p className={styles['quiet']}>{words.carries}</p>
        </div>
      )}
    </SideFrame>
  );
}

function Steps({ words }: { readonly words: RecorderWords }) {
  const { steps } = useStore(recordedStore);
  return (
    <ol className={styles['steps']}>
      {steps.map(({ title }, i) => (
        <li key={i}>
          <span>{words.stepNamed(i + 1, title)}</span>
          <button
            type="button"
            disabled={i === 0}
            aria-label={words.up(title)}
            onClick={() => {
              moveRecorded(i, -1);
            }}
          >
            ↑
          </button>
          <button
            type="button"
            disabled={i === steps.length - 1}
            aria-label={words.down(title)}
            onClick={() => {
              moveRecorded(i, 1);
            }}
          >
            ↓
          </button>
          <button
            type="button"
            aria-label={words.remove(title)}
            onClick={() => {
              removeRecorded(i);
            }}
          >
            <CloseIcon />
          </button>
        </li>
      ))}
    </ol>
  );
}
