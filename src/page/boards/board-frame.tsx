/** What the boards in place of the picture have in common: a title, a way back to the picture, steps that can be played. */
import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';
import { PauseIcon, PlayIcon } from '../parts/lesson-icons.tsx';
import styles from './board-frame.module.css';

interface BoardFrameProps {
  readonly words: { readonly title: string; readonly intro: string; readonly close: string };
  readonly testId: string;
  readonly step?: number;
  /** A board of a lesson goes with its step and has no way out of its own. */
  readonly isOfLesson: boolean;
  readonly onPointerLeave?: () => void;
  readonly children: ReactNode;
}

export function BoardFrame({ words, testId, step, isOfLesson, onPointerLeave, children }: BoardFrameProps) {
  const { stage } = usePage();
  return (
    <section
      className={styles['board']}
      aria-label={words.title}
      data-testid={testId}
      data-step={step}
      onPointerLeave={onPointerLeave}
    >
      <header className={styles['head']}>
        <div>
          <h2>{words.title}</h2>
          <p>{words.intro}</p>
        </div>
        {!isOfLesson && (
          <button
            type="button"
            className={styles['action']}
            onClick={() => {
              stage.setState({ board: undefined });
            }}
          >
            {words.close}
          </button>
        )}
      </header>
      {children}
    </section>
  );
}

interface TransportProps {
  readonly words: Readonly<Record<'back' | 'play' | 'pause' | 'next', string>>;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isPlaying: boolean;
  readonly onBack: () => void;
  readonly onPlay: () => void;
  readonly onNext: () => void;
  /** What else can be done from here. */
  readonly children?: ReactNode;
}

export function Transport(props: TransportProps) {
  const { words, isFirst, isLast, isPlaying, onBack, onPlay, onNext, children } = props;
  return (
    <div className={styles['transport']}>
      <button type="button" disabled={isFirst} onClick={onBack}>
        {words.back}
      </button>
      <button type="button" aria-pressed={isPlaying} onClick={onPlay}>
        {isPlaying ? <PauseIcon /> : <PlayIcon />}
        {isPlaying ? words.pause : words.play}
      </button>
      <button type="button" disabled={isLast} onClick={onNext}>
        {words.next}
      </button>
      {children}
    </div>
  );
}
