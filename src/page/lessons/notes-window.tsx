/** The presenter's own window: notes, the answer, what comes next, the time. It shows what the presentation tells it and steers it. */
import { StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { setDocumentLanguage, setDocumentTitle } from '../../browser/document-root.ts';
import { plainProse } from '../../lessons/prose.ts';
import type { Step } from '../../lessons/lesson.ts';
import { readOwnLesson } from '../../lessons/own/read-own-lesson.ts';
import type { LessonWords } from '../../words/en/lesson.ts';
import { preferredLanguage } from '../../words/language.ts';
import { lessonWords } from '../../words/lesson.ts';
import { useElapsed } from './clock.ts';
import { headingOf } from './heading.ts';
import { talkToPresentation } from './notes-channel.ts';
import type { Command, NotesChannel, Shown } from './notes-channel.ts';
import { PlainProse } from './plain-prose.tsx';
import { StaticPicture } from './static-picture.tsx';
import { taughtOf } from './own-lesson.ts';
import { loadTaught, ownLessonId, textOfStep } from './taught.ts';
import type { Taught } from './taught.ts';
import styles from './notes.module.css';
import '../global.css';

export function showNotes(root: HTMLElement, languages: readonly string[]): void {
  createRoot(root).render(
    <StrictMode>
      <NotesWindow languages={languages} />
    </StrictMode>,
  );
}

function NotesWindow({ languages }: { readonly languages: readonly string[] }) {
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  const channel = useRef<NotesChannel<Command> | undefined>(undefined);
  const language = shown?.language ?? preferredLanguage(languages);
  const words = lessonWords(language);
  const taught = useTaughtOf(shown);
  const send = (command: Command): void => {
    channel.current?.send(command);
  };
  useEffect(() => {
    const opened = talkToPresentation(setShown);
    channel.current = opened;
    return () => {
      channel.current = undefined;
      opened.close();
    };
  }, []);
  useEffect(() => {
    setDocumentLanguage(language);
    setDocumentTitle(words.notes.title);
  }, [language, words]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const command = commandOfKey[event.key];
      // On a button the blank presses the button.
      if (command === undefined || (event.key === ' ' && event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      channel.current?.send(command);
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onKeyDown);
    };
  }, []);
  const step = shown === undefined ? undefined : taught?.lesson.steps[shown.step];
  if (shown === undefined || taught === undefined || step === undefined)
    return <main className={styles['waiting']}>{words.notes.waiting}</main>;
  return <Notes shown={shown} taught={taught} step={step} words={words} onCommand={send} />;
}

const commandOfKey: Readonly<Record<string, Command | undefined>> = {
  PageDown: 'advance',
  ArrowRight: 'advance',
  ' ': 'advance',
  PageUp: 'back',
  ArrowLeft: 'back',
  b: 'black',
  '.': 'black',
};

/** What the presentation shows, loaded here as well. */
function useTaughtOf(shown: Shown | undefined): Taught | undefined {
  const [taught, setTaught] = useState<Taught | undefined>(undefined);
  const { lesson, own, language } = shown ?? {};
  useEffect(() => {
    let isWanted = true;
    if (lesson === undefined || language === undefined) return undefined;
    if (lesson === ownLessonId) {
      const reading = readOwnLesson(own ?? '');
      void Promise.resolve(reading.ok ? taughtOf(reading.own)(language) : undefined).then((read) => {
        if (isWanted) setTaught(read);
      });
    } else
      void loadTaught(lesson, language).then((loaded) => {
        if (isWanted) setTaught(loaded);
      });
    return () => {
      isWanted = false;
    };
  }, [lesson, own, language]);
  return taught;
}

interface Props {
  readonly shown: Shown;
  readonly taught: Taught;
  readonly step: Step;
  readonly words: LessonWords;
  onCommand(command: Command): void;
}

function Notes({ shown, taught, step, words, onCommand }: Props) {
  const text = textOfStep(taught, step);
  const next = taught.lesson.steps[shown.step + 1];
  const { notes } = words;
  return (
    <main className={styles['desk']}>
      <header className={styles['head']}>
        <p>{headingOf(taught, words)}</p>
        <h1>
          {shown.step + 1}. {text.title}
        </h1>
        <p className={styles['state']} role="status">
          {shown.isBlack ? notes.black : shown.isOpen ? notes.hidden : notes.revealed}
        </p>
      </header>
      <section className={styles['notes']} aria-label={notes.notes}>
        <h2>{notes.notes}</h2>
        <PlainProse text={text.notes} />
        {text.ask !== undefined && (
          <p className={styles['ask']}>
            <PlainProse text={text.ask} inline />
          </p>
        )}
        <h2>{words.answer}</h2>
        <PlainProse text={text.answer} />
        <div className={styles['why']}>
          <PlainProse text={text.why} />
        </div>
      </section>
      <section className={styles['next']} aria-label={notes.upNext}>
        <h2>{notes.upNext}</h2>
        {next === undefined ? (
          <p>{notes.lastStep}</p>
        ) : (
          <>
            <p className={styles['nextTitle']}>{textOfStep(taught, next).title}</p>
            <p>{plainProse(textOfStep(taught, next).ask ?? '')}</p>
            {next.board === undefined && (
              <StaticPicture
                key={next.id}
                taught={taught}
                step={next}
                isVeiled
                language={shown.language}
                label={textOfStep(taught, next).title}
              />
            )}
          </>
        )}
        <details className={styles['keys']}>
          <summary>{words.keysTitle}</summary>
          <dl>
            {words.keys.map(([keys, says]) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </details>
      </section>
      <footer className={styles['foot']}>
        <Time shown={shown} taught={taught} words={words} onCommand={onCommand} />
        <button
          type="button"
          aria-pressed={shown.isBlack}
          onClick={() => {
            onCommand('black');
          }}
        >
          {words.black}
        </button>
        <button
          type="button"
          disabled={shown.step === 0}
          onClick={() => {
            onCommand('back');
          }}
        >
          {words.back}
        </button>
        <button
          type="button"
          className={styles['primary']}
          disabled={next === undefined && !shown.isOpen}
          onClick={() => {
            onCommand('advance');
          }}
        >
          {shown.isOpen ? words.reveal : words.next}
        </button>
      </footer>
    </main>
  );
}

function Time({ shown, taught, words, onCommand }: Omit<Props, 'step'>) {
  const { notes } = words;
  const elapsed = useElapsed(shown.clock);
  const isRunning = shown.clock.runningSince !== undefined;
  return (
    <div className={styles['time']}>
      <strong role="timer" aria-label={notes.time}>
        {elapsed}
      </strong>
      <span>{notes.planned(taught.lesson.minutes)}</span>
      <button
        type="button"
        onClick={() => {
          onCommand(isRunning ? 'pause' : 'start');
        }}
      >
        {isRunning ? notes.pause : notes.start}
      </button>
      <button
        type="button"
        onClick={() => {
          onCommand('reset');
        }}
      >
        {notes.reset}
      </button>
    </div>
  );
}
