/** What there is to learn with: the lessons and how far one got, and the boards that stand by themselves. */
import { catalog } from '../../lessons/catalog.ts';
import { bitmapWords, lifecycleWords } from '../../words/boards.ts';
import { lessonWords } from '../../words/lesson.ts';
import { teachWords } from '../../words/teach.ts';
import { useChoice, usePage } from '../page-context.ts';
import type { Stage } from '../stage.ts';
import styles from '../header/header.module.css';
import { useProgress } from './progress.ts';
import type { LessonEntry } from '../../lessons/catalog.ts';
import own from './learn-menu.module.css';

export function LearnMenu() {
  const { stage } = usePage();
  const language = useChoice((state) => state.language);
  const { menu } = lessonWords(language);
  const { eras, limits, verify, board, recorder } = teachWords(language);
  const tools: readonly (readonly [name: string, open: Partial<Stage>])[] = [
    [eras.title, { side: 'eras', board: undefined }],
    [bitmapWords(language).title, { board: { kind: 'bitmap', cpuset: '1-4,^2', cpus: 8 } }],
    [lifecycleWords(language).title, { board: { kind: 'lifecycle', from: 1, to: 19 } }],
    [limits.title, { side: 'limits', board: undefined }],
    [board.title, { board: { kind: 'glossary' } }],
    [verify.title, { side: 'verify', board: undefined }],
    [recorder.title, { side: 'recorder', board: undefined }],
  ];
  return (
    <>
      <section className={styles['group']} aria-label={menu.lessons}>
        <h3>{menu.lessons}</h3>
        {catalog.map((entry, i) => (
          <LessonChoice key={entry.id} entry={entry} number={i + 1} />
        ))}
      </section>
      <section className={styles['group']} aria-label={menu.more}>
        <h3>{menu.more}</h3>
        {tools.map(([name, open]) => (
          <button
            key={name}
            type="button"
            onClick={() => {
              stage.setState(open);
            }}
          >
            {name}
          </button>
        ))}
      </section>
    </>
  );
}

function LessonChoice({ entry, number }: { readonly entry: LessonEntry; readonly number: number }) {
  const { stage } = usePage();
  const language = useChoice((state) => state.language);
  const { menu } = lessonWords(language);
  const progress = useProgress(entry.id);
  const done = Object.keys(progress?.done ?? {}).length;
  const isFinished = done >= entry.steps;
  const goesOn = progress !== undefined && progress.step > 0 && !isFinished;
  return (
    <button
      type="button"
      className={own['lesson']}
      data-lesson={entry.id}
      onClick={() => {
        const step = goesOn ? progress.step + 1 : 1;
        stage.setState({ side: 'lesson', board: undefined, asked: { kind: 'lesson', id: entry.id, step } });
      }}
    >
      <span className={own['number']}>{number}</span>
      <span>{entry.title[language]}</span>
      {done > 0 && (
        <span className={own['progress']} data-finished={isFinished}>
          {isFinished ? menu.finished : menu.progress(done, entry.steps)}
          {goesOn && <span className="visually-hidden">, {menu.goOn(progress.step + 1)}</span>}
        </span>
      )}
    </button>
  );
}
