/** All lessons with how far one got. */
import { catalog } from '../../lessons/catalog.ts';
import type { LessonEntry } from '../../lessons/catalog.ts';
import { lessonWords } from '../../words/lesson.ts';
import { useChoice, usePage } from '../page-context.ts';
import { useProgress } from './progress.ts';
import styles from './lesson.module.css';

export function LessonList() {
  const language = useChoice((state) => state.language);
  const words = lessonWords(language);
  return (
    <>
      <p className={styles['intro']}>{words.menu.intro}</p>
      <ol className={styles['list']}>
        {catalog.map((entry, i) => (
          <li key={entry.id}>
            <LessonButton entry={entry} number={i + 1} />
          </li>
        ))}
      </ol>
      <p className={styles['quiet']}>{words.menu.own}</p>
    </>
  );
}

function LessonButton({ entry, number }: { readonly entry: LessonEntry; readonly number: number }) {
  const { stage } = usePage();
  const language = useChoice((state) => state.language);
  const { menu } = lessonWords(language);
  const progress = useProgress(entry.id);
  const done = Object.keys(progress?.done ?? {}).length;
  const isFinished = done >= entry.steps;
  const isBegun = progress !== undefined && progress.step > 0 && !isFinished;
  return (
    <button
      type="button"
      data-lesson={entry.id}
      onClick={() => {
        const step = isBegun ? progress.step + 1 : 1;
        stage.setState({ side: 'lesson', asked: { kind: 'lesson', id: entry.id, step } });
      }}
    >
      <span className={styles['number']}>{number}</span>
      <span className={styles['name']}>{entry.title[language]}</span>
      {done > 0 && (
        <span className={styles['progress']} data-finished={isFinished}>
          {isFinished ? menu.finished : menu.progress(done, entry.steps)}
          {isBegun && <span className="visually-hidden">, {menu.goOn(progress.step + 1)}</span>}
        </span>
      )}
    </button>
  );
}
