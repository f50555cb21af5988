/** What is said and asked of the view on the page, before it becomes a step. */
import { useId, useState } from 'react';
import type { EntityId } from '../../core/identity.ts';
import type { RecordedQuestion } from '../../lessons/own/write-own-lesson.ts';
import type { RecorderWords } from '../../words/en/recorder.ts';
import { useAnalysisWords, useChoice, usePage, useReading } from '../page-context.ts';
import { threadsOf } from '../selection.ts';
import { addRecorded } from './recorded.ts';
import styles from './recorder.module.css';

type QuestionKind = 'none' | RecordedQuestion['kind'];
const kinds: readonly QuestionKind[] = ['none', 'cpus', 'threads', 'one'];
const blank = { title: '', say: '', ask: '', options: '', answer: '', why: '', notes: '' };
type Said = typeof blank;

export function StepForm({ words }: { readonly words: RecorderWords }) {
  const { store } = usePage();
  const [said, setSaid] = useState<Said>(blank);
  const [kind, setKind] = useState<QuestionKind>('none');
  const [news, setNews] = useState('');
  const selection = useChoice((state) => state.selection);
  const also = useChoice((state) => state.alsoSelected);
  const hasTexts = useChoice((state) => state.sources.some(({ text }) => text.trim() !== ''));
  const lights = selection === undefined ? [] : [selection, ...also];
  const question = useQuestion(kind, selection, said);
  const problem = !hasTexts
    ? words.noTexts
    : kind === 'cpus' && question === undefined
      ? words.needsThread
      : kind === 'threads' && question === undefined
        ? words.needsCpu
        : undefined;
  const isReady =
    problem === undefined && said.title.trim() !== '' && (kind === 'none' || said.ask.trim() !== '');
  const field = (name: keyof Said, label: string, isLong: boolean): React.ReactNode => (
    <Field
      label={label}
      value={said[name]}
      isLong={isLong}
      onChange={(value) => {
        setNews('');
        setSaid({ ...said, [name]: value });
      }}
    />
  );
  return (
    <form
      className={styles['form']}
      aria-label={words.newStep}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        const { sources, choices, lens } = store.getState();
        addRecorded({
          ...said,
          sources: sources.filter(({ text }) => text.trim() !== '').map(({ name, text }) => ({ name, text })),
          choices,
          lens,
          lights,
          question,
        });
        setSaid(blank);
        setKind('none');
        setNews(words.added);
      }}
    >
      <h3>{words.newStep}</h3>
      {field('title', words.stepTitle, false)}
      {field('say', words.say, true)}
      <Lit lights={lights} words={words} />
      <label className={styles['row']}>
        {words.question}
        <select
          value={kind}
          onChange={({ target: { value } }) => {
            setKind(kinds.find((known) => known === value) ?? 'none');
          }}
        >
          {kinds.map((known) => (
            <option key={known} value={known}>
              {words.questions[known]}
            </option>
          ))}
        </select>
      </label>
      {kind !== 'none' && field('ask', words.ask, false)}
      {kind === 'one' && (
        <>
          {field('options', words.options, true)}
          <p className={styles['quiet']}>{words.optionsHint}</p>
        </>
      )}
      {field('answer', words.answer, true)}
      {field('why', words.why, true)}
      {field('notes', words.notes, true)}
      {problem !== undefined && <p className={styles['problem']}>{problem}</p>}
      <button type="submit" className={styles['primary']} disabled={!isReady}>
        {words.add}
      </button>
      <p role="status">{news}</p>
    </form>
  );
}

/** Undefined: what it would be about is not selected. */
function useQuestion(
  kind: QuestionKind,
  selection: EntityId | undefined,
  said: Said,
): RecordedQuestion | undefined {
  const { analysis } = useReading();
  if (kind === 'one') {
    const options = said.options
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => ({ text: line.replace(/^\*\s*/, ''), isRight: line.startsWith('*') }));
    return { kind, options };
  }
  if (selection === undefined || analysis === undefined) return undefined;
  if (kind === 'cpus') return threadsOf(analysis).has(selection) ? { kind, thread: selection } : undefined;
  const cpu = /^pcpu:(\d+)$/.exec(selection)?.[1];
  return kind === 'threads' && cpu !== undefined ? { kind, cpu: Number(cpu) } : undefined;
}

function Lit({ lights, words }: { readonly lights: readonly EntityId[]; readonly words: RecorderWords }) {
  const { analysis, core } = useReading();
  const names = useAnalysisWords(core);
  if (lights.length === 0 || analysis === undefined || names === undefined)
    return <p className={styles['quiet']}>{words.nothingLit}</p>;
  return (
    <p className={styles['quiet']}>{words.lit(names.list(lights.map((id) => names.entity(id, analysis))))}</p>
  );
}

function Field({
  label,
  value,
  isLong,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly isLong: boolean;
  onChange(value: string): void;
}) {
  const id = useId();
  return (
    <div className={styles['row']}>
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea
          id={id}
          rows={2}
          maxLength={4000}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      ) : (
        <input
          id={id}
          type="text"
          maxLength={200}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </div>
  );
}
