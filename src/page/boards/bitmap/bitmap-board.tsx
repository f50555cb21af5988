/** A set of CPUs in its five forms, one below the other, to be stepped through, played and rewritten. */
import { useEffect, useId, useState } from 'react';
import { formIds, mostFormCpus, readForms } from '../../../core/cpuset/forms.ts';
import type { Board } from '../../../lessons/lesson.ts';
import { bitmapWords } from '../../../words/boards.ts';
import { useChoice, useStage } from '../../page-context.ts';
import { BoardFrame, Transport } from '../board-frame.tsx';
import { Fault } from './fault.tsx';
import { Form } from './form.tsx';
import styles from './bitmap.module.css';

type BitmapInput = Extract<Board, { readonly kind: 'bitmap' }>;

const beatMs = 1600;
const examples = ['1-4,^2', '^2,1-4', '1-4,^3,6', '0,1', '1-4,^2-3', '1，2'];

export function BitmapBoard({ board }: { readonly board: BitmapInput }) {
  // Another input is another board.
  return <Bitmap key={`${board.cpuset} ${String(board.cpus)}`} {...board} />;
}

function Bitmap({ cpuset, cpus, stage = 'text' }: BitmapInput) {
  const field = useId();
  const words = bitmapWords(useChoice((state) => state.language));
  const isVeiled = useStage((state) => state.veil !== undefined);
  const isOfLesson = useStage((state) => state.side === 'lesson');
  const [text, setText] = useState(cpuset);
  const [cpuCount, setCpuCount] = useState(cpus);
  const [at, setAt] = useState(formIds.indexOf(stage));
  const [isPlaying, setPlaying] = useState(false);
  const [pointed, setPointed] = useState<number | undefined>(undefined);
  const reading = readForms(text, cpuCount);
  const last = isVeiled ? 0 : at;
  const isLast = at === formIds.length - 1;

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      if (at + 1 < formIds.length) setAt(at + 1);
      if (at + 2 >= formIds.length) setPlaying(false);
    }, beatMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isPlaying, at]);

  const step = (to: number): void => {
    setPlaying(false);
    setAt(Math.max(0, Math.min(formIds.length - 1, to)));
  };
  return (
    <BoardFrame
      words={words}
      testId="bitmap"
      isOfLesson={isOfLesson}
      onPointerLeave={() => {
        setPointed(undefined);
      }}
    >
      <div className={styles['input']}>
        <label htmlFor={field}>{words.field}</label>
        <input
          id={field}
          className={styles['text']}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={text}
          disabled={isVeiled}
          onChange={({ target: { value } }) => {
            setText(value.slice(0, 400));
          }}
        />
        <label htmlFor={`${field}n`}>{words.cpus}</label>
        <input
          id={`${field}n`}
          className={styles['count']}
          type="number"
          min={1}
          max={mostFormCpus}
          value={cpuCount}
          title={words.tooManyCpus(mostFormCpus)}
          disabled={isVeiled}
          onChange={({ target: { valueAsNumber } }) => {
            if (Number.isFinite(valueAsNumber))
              setCpuCount(Math.max(1, Math.min(mostFormCpus, Math.round(valueAsNumber))));
          }}
        />
      </div>
      {!isVeiled && (
        <div className={styles['examples']} role="group" aria-label={words.examples}>
          {examples.map((example) => (
            <button
              key={example}
              type="button"
              aria-pressed={example === text}
              onClick={() => {
                setText(example);
              }}
            >
              <code>{example}</code>
            </button>
          ))}
        </div>
      )}
      {isVeiled ? (
        <p className={styles['veiled']}>{words.veiled}</p>
      ) : (
        <>
          <Transport
            words={words}
            isFirst={at === 0}
            isLast={isLast}
            isPlaying={isPlaying}
            onBack={() => {
              step(at - 1);
            }}
            onPlay={() => {
              if (isLast) setAt(0);
              setPlaying(!isPlaying);
            }}
            onNext={() => {
              step(at + 1);
            }}
          >
            <button
              type="button"
              disabled={isLast}
              onClick={() => {
                step(formIds.length - 1);
              }}
            >
              {words.all}
            </button>
            <span role="status">{words.stepOf(at + 1, formIds.length)}</span>
          </Transport>
          <ol className={styles['forms']} aria-label={words.steps}>
            {formIds.slice(0, last + 1).map((id, i) => (
              <li key={id} data-form={id} data-now={i === last}>
                <Form
                  id={id}
                  text={text}
                  reading={reading}
                  cpuCount={cpuCount}
                  words={words}
                  pointed={pointed}
                  onPoint={setPointed}
                />
              </li>
            ))}
          </ol>
          {!reading.ok && <Fault text={text} fault={reading.fault} words={words} onTake={setText} />}
        </>
      )}
    </BoardFrame>
  );
}
