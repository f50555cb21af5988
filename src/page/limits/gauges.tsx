/** How much time each thread may get, as gauges beside its name: what limits say, and nothing about where it runs. */
import type { Analysis } from '../../core/analysis.ts';
import type { CapLimit } from '../../core/placement/limits.ts';
import type { DomainPlacement, ThreadPlacement } from '../../core/placement/placement.ts';
import { limitsInForce } from '../../core/placement/thread-facts.ts';
import type { LimitsWords } from '../../words/en/limits.ts';
import { teachWords } from '../../words/teach.ts';
import { useAnalysisWords, useChoice, useReading, useRunTimeWords } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { EntityButton } from '../parts/entity-button.tsx';
import styles from './limits.module.css';

/** More threads than anybody compares; the sentences under them hold for all. */
const threadsShown = 64;

interface Given {
  readonly analysis: Analysis;
  /** Only these kinds of threads, as far as they are limited, and no sentences: where others say what it means. */
  readonly brief?: readonly ThreadPlacement['kind'][];
}

export function Gauges({ analysis, brief }: Given) {
  const language = useChoice((state) => state.language);
  const { core } = useReading();
  const names = useAnalysisWords(core);
  if (names === undefined) return undefined;
  return analysis.placements.map((placement) => (
    <DomainGauges
      key={placement.domain}
      placement={placement}
      words={teachWords(language).limits}
      name={names.entity(placement.domain, analysis)}
      percent={new Intl.NumberFormat(language, { style: 'percent' })}
      {...{ analysis, names, brief }}
    />
  ));
}

interface Props {
  readonly brief: Given['brief'];
  readonly placement: DomainPlacement;
  readonly analysis: Analysis;
  readonly names: AnalysisWords;
  readonly words: LimitsWords;
  readonly name: string;
  readonly percent: Intl.NumberFormat;
}

function DomainGauges({ placement, words, name, percent, analysis, names, brief }: Props) {
  const { core } = useReading();
  const runTime = useRunTimeWords(core);
  const { limits } = placement;
  const isCapped = placement.threads.some(({ kind }) => limits[kind].cpus !== undefined);
  const isBrief = brief !== undefined;
  const threads = !isBrief
    ? placement.threads
    : isCapped
      ? placement.threads.filter(({ kind }) => brief.includes(kind))
      : [];
  const ratio = limits.weight.ratio ?? 1;
  const said = limitsInForce(limits).flatMap(({ of, cap, traps }) => [
    ...(of === 'shares'
      ? [runTime?.weight(limits.weight)]
      : cap?.cpus === undefined
        ? []
        : [runTime?.cap(of, cap.cpus)]),
    ...traps.map(({ id }) => runTime?.trap[id]),
  ]);
  if (isBrief && !isCapped && limits.weight.shares === undefined) return undefined;
  return (
    <section className={styles['domain']} data-testid="gauges">
      <h3>{name}</h3>
      <ul>
        {(!isBrief || limits.weight.shares !== undefined) && (
          <li>
            <span>{words.weight}</span>
            <Bar part={ratio / (1 + ratio)} mark={0.5} />
            <span className={styles['said']}>{words.against(percent.format(ratio / (1 + ratio)))}</span>
          </li>
        )}
        {threads.slice(0, threadsShown).map(({ thread, kind }) => (
          <li key={thread}>
            <EntityButton id={thread} name={names.entity(thread, analysis)} />
            <Bar part={partOf(limits[kind])} />
            <span className={styles['said']}>
              {limits[kind].cpus === undefined ? words.uncapped : words.cap(limits[kind].cpus)}
            </span>
          </li>
        ))}
      </ul>
      {!isBrief && [...new Set(said)].map((sentence) => <p key={sentence}>{sentence}</p>)}
    </section>
  );
}

/** Of the one CPU that a thread can use at a time. */
function partOf({ cpus }: CapLimit): number {
  return Math.min(1, cpus ?? 1);
}

/** The words beside it say the same. */
function Bar({ part, mark }: { readonly part: number; readonly mark?: number }) {
  return (
    <svg className={styles['bar']} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles['whole']} width="100" height="10" />
      <rect className={styles['part']} width={Math.max(1, part * 100)} height="10" />
      {mark !== undefined && <rect className={styles['mark']} x={mark * 100 - 0.5} width="1" height="10" />}
    </svg>
  );
}
