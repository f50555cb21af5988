/** The life of a vCPU's thread in lanes, to be stepped through or played, for a vCPU of the domain that is loaded. */
import { useEffect, useId, useState } from 'react';
import { formatCpuSet } from '../../../core/cpuset/cpuset.ts';
import { lastLifeStep, lifeSteps } from '../../../core/life-of-a-vcpu.ts';
import type { ThreadPlacement } from '../../../core/placement/placement.ts';
import type { Board } from '../../../lessons/lesson.ts';
import { bitmapWords, lifecycleWords } from '../../../words/boards.ts';
import { useAnalysisWords, useChoice, useReading, useStage } from '../../page-context.ts';
import { BoardFrame, Transport } from '../board-frame.tsx';
import { advance, cpuOf, go, goBack, waysAfter } from './life-state.ts';
import type { Life } from './life-state.ts';
import { Lanes } from './lanes.tsx';
import { StepCard } from './step-card.tsx';
import styles from './lifecycle.module.css';

type LifeInput = Extract<Board, { readonly kind: 'lifecycle' }>;

const beatMs = 1400;
const mostVcpus = 64;

export function LifecycleBoard({ board }: { readonly board: LifeInput }) {
  return <LifeOfThread key={`${String(board.from)}-${String(board.to)}`} {...board} />;
}

function LifeOfThread({ from, to, vcpu: number }: LifeInput) {
  const language = useChoice((state) => state.language);
  const words = lifecycleWords(language);
  const common = bitmapWords(language);
  const isVeiled = useStage((state) => state.veil !== undefined);
  const isOfLesson = useStage((state) => state.side === 'lesson');
  const { vcpus, vcpu, choose } = useVcpu(number);
  const [life, setLife] = useState<Life>({ step: from, exits: 0, cpuAt: 0 });
  const [isPlaying, setPlaying] = useState(false);
  const shown: Life = isVeiled ? { step: from, exits: 0, cpuAt: 0 } : life;
  const set =
    vcpu === undefined ? undefined : (vcpu.runs ?? (typeof vcpu.asked === 'string' ? undefined : vcpu.asked));

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      // A part of the life is played up to its end; the loop goes on.
      if (life.step === to && to < 16) setPlaying(false);
      else setLife(advance(life));
    }, beatMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isPlaying, life, to]);

  const step = (next: Life): void => {
    setPlaying(false);
    setLife(next);
  };
  return (
    <BoardFrame
      words={{ ...words, close: common.close }}
      testId="lifecycle"
      step={shown.step}
      isOfLesson={isOfLesson}
    >
      <VcpuChoice vcpus={vcpus} vcpu={vcpu} onChoose={choose} />
      <Lanes
        life={shown}
        isVeiled={isVeiled}
        vcpu={vcpu?.number ?? 0}
        set={set}
        cpu={cpuOf(shown, set)}
        words={words}
        onStep={(number) => {
          step({ ...life, step: number });
        }}
      />
      {isVeiled ? (
        <p className={styles['veiled']}>{words.veiled}</p>
      ) : (
        <Transport
          words={common}
          isFirst={life.step === 1}
          isLast={life.step === lastLifeStep}
          isPlaying={isPlaying}
          onBack={() => {
            step(goBack(life));
          }}
          onPlay={() => {
            if (life.step === lastLifeStep || (life.step === to && to < 16)) setLife({ ...life, step: from });
            setPlaying(!isPlaying);
          }}
          onNext={() => {
            step(advance(life));
          }}
        >
          {waysAfter(life.step).length > 0 && (
            <div role="group" aria-label={words.ways} className={styles['ways']}>
              {waysAfter(life.step).map((way) => (
                <button
                  key={way}
                  type="button"
                  onClick={() => {
                    step(go(life, way));
                  }}
                >
                  {words.way[way]}
                </button>
              ))}
            </div>
          )}
          {life.exits > 0 && <span>{words.rounds(life.exits)}</span>}
        </Transport>
      )}
      <StepCard step={lifeSteps[shown.step - 1]} vcpu={vcpu?.number ?? 0} words={words} />
      <p className={styles['names']}>{words.oldNames}</p>
    </BoardFrame>
  );
}

/** The one that is chosen here, the one that the lesson speaks of, the selected one, or the first. */
function useVcpu(number: number | undefined) {
  const { analysis } = useReading();
  const selection = useChoice((state) => state.selection);
  const [chosen, choose] = useState<string | undefined>(undefined);
  const vcpus = (analysis?.placements ?? [])
    .flatMap(({ threads }) => threads.filter(({ kind }) => kind === 'vcpu'))
    .slice(0, mostVcpus);
  const wanted = chosen ?? (number === undefined ? selection : `d0/vcpu:${String(number)}`);
  return { vcpus, vcpu: vcpus.find(({ thread }) => thread === wanted) ?? vcpus[0], choose };
}

function VcpuChoice({
  vcpus,
  vcpu,
  onChoose,
}: {
  readonly vcpus: readonly ThreadPlacement[];
  readonly vcpu: ThreadPlacement | undefined;
  onChoose(thread: string): void;
}) {
  const id = useId();
  const language = useChoice((state) => state.language);
  const words = lifecycleWords(language);
  const { analysis, core } = useReading();
  const names = useAnalysisWords(core);
  const isVeiled = useStage((state) => state.veil !== undefined);
  if (vcpu === undefined || analysis === undefined) return <p className={styles['names']}>{words.noVcpu}</p>;
  return (
    <div className={styles['which']}>
      <label htmlFor={id}>{words.whichVcpu}</label>
      <select
        id={id}
        value={vcpu.thread}
        onChange={({ target: { value } }) => {
          onChoose(value);
        }}
      >
        {vcpus.map((one) => (
          <option key={one.thread} value={one.thread}>
            {names?.entity(one.thread, analysis)}
          </option>
        ))}
      </select>
      {!isVeiled && <Pinned vcpu={vcpu} />}
    </div>
  );
}

function Pinned({ vcpu }: { readonly vcpu: ThreadPlacement | undefined }) {
  const language = useChoice((state) => state.language);
  const words = lifecycleWords(language);
  const { core } = useReading();
  const names = useAnalysisWords(core);
  if (vcpu === undefined || names === undefined) return undefined;
  const set = vcpu.runs ?? (typeof vcpu.asked === 'string' ? undefined : vcpu.asked);
  return (
    <span className={styles['pinned']} data-source={vcpu.source}>
      {words.pinned(set === undefined ? words.unknownSet : formatCpuSet(set), names.source(vcpu.source))}
    </span>
  );
}
