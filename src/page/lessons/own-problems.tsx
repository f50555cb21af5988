/** What is wrong with a lesson that was dropped, each with its place in the file. */
import { mostProblems } from '../../lessons/own/own-problem.ts';
import type { OwnProblem } from '../../lessons/own/own-problem.ts';
import type { OwnProblemWords } from '../../words/en/own-lesson.ts';
import { ownLessonWords } from '../../words/lesson.ts';
import { useChoice } from '../page-context.ts';
import styles from './lesson.module.css';

export function OwnProblems({
  file,
  problems,
}: {
  readonly file: string;
  readonly problems: readonly OwnProblem[];
}) {
  const words = ownLessonWords(useChoice((state) => state.language));
  return (
    <div role="alert" className={styles['wrong']}>
      <h3>{words.title}</h3>
      <ol>
        {problems.map((problem, i) => {
          const { line, column } = lineOf(file, problem.at);
          return (
            <li key={i}>
              <span className={styles['place']}>{words.place(line, column, problem.path)}</span>
              {sentence(words.problems, problem)}
            </li>
          );
        })}
      </ol>
      {problems.length >= mostProblems && <p>{words.more(mostProblems)}</p>}
      <p>{words.note}</p>
    </div>
  );
}

function sentence(words: OwnProblemWords, { kind, params }: OwnProblem): string {
  // Kind and parameters belong together, which the compiler cannot follow through a union.
  return (words[kind] as (params: OwnProblem['params']) => string)(params);
}

function lineOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  const last = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: at - last };
}
