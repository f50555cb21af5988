/** The lanes with the nineteen steps, the way between them, the files that come to be, and the thread as a token. */
import { hasId, idsOf } from '../../../core/cpuset/cpuset.ts';
import type { CpuSet } from '../../../core/cpuset/cpuset.ts';
import {
  lastLifeStep,
  lifeFiles,
  lifeLanes,
  lifeSteps,
  pinningLifeStep,
} from '../../../core/life-of-a-vcpu.ts';
import type { LifeLane } from '../../../core/life-of-a-vcpu.ts';
import type { LifecycleWords } from '../../../words/en/lifecycle.ts';
import { useReading } from '../../page-context.ts';
import { filesBy } from './life-state.ts';
import type { Life } from './life-state.ts';
import styles from './lifecycle.module.css';

interface Props {
  readonly life: Life;
  readonly isVeiled: boolean;
  readonly vcpu: number;
  readonly set: CpuSet | undefined;
  readonly cpu: number | undefined;
  readonly words: LifecycleWords;
  onStep(number: number): void;
}

const width = 1120;
const left = 172;
const pitch = 49;
const laneHeight = 66;
const top = 14;
const radius = 15;
const filesY = top + lifeLanes.length * laneHeight + 34;
const cpusShown = 16;

const xOf = (number: number): number => left + 30 + (number - 1) * pitch;
const yOf = (lane: LifeLane): number => top + lifeLanes.indexOf(lane) * laneHeight + laneHeight / 2;
const at = (number: number): readonly [number, number] => {
  const lane = lifeSteps[number - 1]?.lane ?? 'main';
  return [xOf(number), yOf(lane)];
};

export function Lanes({ life, isVeiled, vcpu, set, cpu, words, onStep }: Props) {
  const last = isVeiled ? life.step : lastLifeStep;
  const [tokenX, tokenY] = at(life.step);
  const ways = [
    ...Array.from({ length: 17 }, (_, i) => [i + 1, i + 2] as const).filter(([from]) => from !== 17),
    [17, 18] as const,
    [18, 19] as const,
  ].filter(([, to]) => to <= last);
  return (
    <div className={styles['scroller']}>
      <svg
        className={styles['lanes']}
        viewBox={`0 0 ${String(width)} ${String(filesY + 34)}`}
        role="group"
        aria-label={words.stepsLabel}
      >
        {lifeLanes.map((lane, i) => (
          <g key={lane} data-lane={lane}>
            <rect
              className={styles['band']}
              x={0}
              y={top + i * laneHeight}
              width={width}
              height={laneHeight}
              data-even={i % 2 === 0}
              data-now={lifeSteps[life.step - 1]?.lane === lane}
            />
            <text className={styles['laneName']} x={14} y={top + i * laneHeight + laneHeight / 2 + 4}>
              {words.lanes[lane](vcpu)}
            </text>
          </g>
        ))}
        <path className={styles['way']} d={ways.map(([from, to]) => wayOf(from, to)).join('')} />
        {last >= 18 && <path className={styles['loop']} d={loopOf(17, 14, -1) + loopOf(18, 13, -1)} />}
        {last >= pinningLifeStep && <Mask set={set} cpu={cpu} isPinned={life.step >= pinningLifeStep} />}
        {lifeSteps
          .filter(({ number }) => number <= last)
          .map(({ number }) => {
            const [x, y] = at(number);
            const name = words.step(number, words.steps[number - 1]?.name ?? '');
            return (
              <g
                key={number}
                className={styles['step']}
                role="button"
                tabIndex={0}
                aria-label={name}
                aria-current={number === life.step ? 'step' : undefined}
                data-done={number < life.step}
                data-pins={number === pinningLifeStep}
                onClick={() => {
                  onStep(number);
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return;
                  event.preventDefault();
                  onStep(number);
                }}
              >
                <title>{name}</title>
                <circle cx={x} cy={y} r={radius} />
                <text x={x} y={y + 4.5} textAnchor="middle">
                  {number}
                </text>
              </g>
            );
          })}
        <circle
          className={styles['token']}
          cx={0}
          cy={0}
          r={radius + 5}
          style={{ transform: `translate(${String(tokenX)}px, ${String(tokenY)}px)` }}
        />
        <Files count={filesBy(life.step)} vcpu={vcpu} words={words} />
      </svg>
    </div>
  );
}

/** Straight within a lane; between lanes down or up halfway. */
function wayOf(from: number, to: number): string {
  const [x1, y1] = at(from);
  const [x2, y2] = at(to);
  const middle = (x1 + x2) / 2;
  return `M${String(x1)} ${String(y1)}H${String(middle)}V${String(y2)}H${String(x2)}`;
}

function loopOf(from: number, to: number, side: 1 | -1): string {
  const [x1, y1] = at(from);
  const [x2, y2] = at(to);
  const lift = side * (radius + 12);
  return `M${String(x1)} ${String(y1)}v${String(lift)}H${String(x2)}V${String(y2 - radius - 4)}`;
}

/** The CPUs of the host under the last lane: those of the mask, and the one it runs on. */
function Mask({
  set,
  cpu,
  isPinned,
}: {
  readonly set: CpuSet | undefined;
  readonly cpu: number | undefined;
  readonly isPinned: boolean;
}) {
  const { analysis } = useReading();
  const host = analysis?.host?.cpus ?? set ?? [];
  const ids = [...idsOf(host)].slice(0, cpusShown);
  const y = yOf('cpu') + 20;
  const size = 15;
  const x0 = xOf(10) - (ids.length * (size + 2)) / 2 - 60;
  return (
    <g className={styles['mask']} data-pinned={isPinned} aria-hidden="true">
      {ids.map((id, i) => (
        <g key={id} data-in={isPinned && set !== undefined && hasId(set, id)} data-here={id === cpu}>
          <rect x={x0 + i * (size + 2)} y={y - size - 12} width={size} height={size} rx={3} />
          <text x={x0 + i * (size + 2) + size / 2} y={y - size - 1} textAnchor="middle">
            {id}
          </text>
        </g>
      ))}
    </g>
  );
}

function Files({
  count,
  vcpu,
  words,
}: {
  readonly count: number;
  readonly vcpu: number;
  readonly words: LifecycleWords;
}) {
  return (
    <g className={styles['files']} role="list" aria-label={words.filesLabel}>
      <text className={styles['laneName']} x={14} y={filesY + 4}>
        {words.filesLabel}
      </text>
      {lifeFiles.slice(0, count).map((file, i) => {
        const x = left + i * 218;
        return (
          <g key={file} role="listitem">
            <rect x={x} y={filesY - 16} width={178} height={32} rx={6} />
            <text x={x + 89} y={filesY + 5} textAnchor="middle">
              {words.files[file](vcpu)}
            </text>
            {i + 1 < count && <path d={`M${String(x + 180)} ${String(filesY)}h34m-7 -5 7 5 -7 5`} />}
          </g>
        );
      })}
    </g>
  );
}
