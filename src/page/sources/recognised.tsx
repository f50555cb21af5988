/** Every piece that was found in the texts: what it is, where it stands, what it gave, or what to paste instead. */
import { useMemo } from 'react';
import type { Analysis, AnalysisSegment } from '../../core/analysis.ts';
import type { Span } from '../../core/text/source.ts';
import type { UiWords } from '../../words/ui.ts';
import { useAnalysisWords, useSettledReading, useUi } from '../page-context.ts';
import type { AnalysisWords } from '../page-context.ts';
import { LineButton } from '../parts/line-button.tsx';
import { plainText, Prose } from '../parts/prose.tsx';
import styles from './sources.module.css';

const shownLimit = 60;
/** What a piece gave may be cut where it is longer. */
const mostSeen = 120;

export function Recognised() {
  const ui = useUi();
  const { analysis, core, failure } = useSettledReading();
  const words = useAnalysisWords(core);
  const segments = useMemo(() => joinCommands(analysis?.segments ?? []), [analysis]);
  return (
    <section className={styles['fact']} aria-label={ui.recognised.heading}>
      <h3>{ui.recognised.heading}</h3>
      {segments.length === 0 && (
        <p className={styles['quiet']}>
          {analysis === undefined && failure === undefined ? ui.picture.reading : ui.recognised.nothingYet}
        </p>
      )}
      {analysis !== undefined && words !== undefined && core !== undefined && segments.length > 0 && (
        <ul className={styles['segments']}>
          {segments.slice(0, shownLimit).map((segment) => (
            <SegmentItem
              key={`${segment.span.source}:${String(segment.span.from)}`}
              segment={segment}
              gave={whatItGave(segment, analysis, words, ui)}
              kind={words.kind(segment.reader)}
            />
          ))}
          {segments.length > shownLimit && (
            <li className={styles['quiet']}>{ui.recognised.more(segments.length - shownLimit)}</li>
          )}
        </ul>
      )}
    </section>
  );
}

interface ItemProps {
  readonly segment: AnalysisSegment;
  readonly gave: string;
  readonly kind: ReturnType<AnalysisWords['kind']>;
}

function SegmentItem({ segment, gave, kind }: ItemProps) {
  const ui = useUi();
  return (
    <li data-reader={segment.reader} data-use={segment.use}>
      <div className={styles['row']}>
        <span className={styles['name']}>{kind.title}</span>
        <LineButton span={segment.span} range />
      </div>
      <p
        className={`${styles['quiet'] ?? ''} ${styles['gave'] ?? ''}`}
        title={gave.length > mostSeen ? plainText(gave) : undefined}
      >
        {segment.use === 'read' ? <Prose text={gave} /> : ui.recognised[segment.use]}
      </p>
      {segment.use !== 'read' && kind.instead !== undefined && (
        <p className={styles['quiet']}>
          <Prose text={kind.instead} />
        </p>
      )}
    </li>
  );
}

/** What-if commands that follow one another are one piece: each has its line among the what-ifs. */
function joinCommands(segments: readonly AnalysisSegment[]): readonly AnalysisSegment[] {
  const joined: AnalysisSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    const [had, has] = [last?.gave[0], segment.gave[0]];
    if (
      had?.what !== 'changes' ||
      has?.what !== 'changes' ||
      last?.reader !== segment.reader ||
      last.span.source !== segment.span.source
    ) {
      joined.push(segment);
      continue;
    }
    const span = { ...last.span, to: segment.span.to };
    joined[joined.length - 1] = { ...last, span, gave: [{ what: 'changes', count: had.count + has.count }] };
  }
  return joined;
}

function whatItGave(segment: AnalysisSegment, analysis: Analysis, words: AnalysisWords, ui: UiWords): string {
  if (segment.use !== 'read') return '';
  const gave = ui.recognised.gave(segment.gave.map((gift) => words.trust.gift(gift)));
  const elsewhere = analysis.machines.some(
    (machine) => !machine.chosen && machine.spans.some((span) => isWithin(span, segment.span)),
  );
  if (elsewhere) return `${gave} · ${ui.recognised.otherMachine}`;
  return gave === '' ? ui.recognised.read : gave;
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.from >= outer.from && inner.to <= outer.to;
}
