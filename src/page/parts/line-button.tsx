/** `line 3`, as a button that marks the line in the editor. */
import type { Span } from '../../core/text/source.ts';
import { useActions, useAnalysisWords, useSettledReading, useUi } from '../page-context.ts';
import { placeOf, titleOfSource } from '../source-lines.ts';
import styles from './parts.module.css';

const linesShown = 4;

/** The lines of several places, each once. */
export function LineButtons({
  spans,
  named = false,
  most = linesShown,
}: {
  readonly spans: readonly Span[];
  readonly named?: boolean;
  readonly most?: number;
}) {
  const { sources } = useSettledReading();
  const byLine = new Map<string, Span>();
  for (const span of spans) {
    const place = placeOf(span, sources);
    const key = `${span.source}:${String(place?.line)}`;
    if (place !== undefined && !byLine.has(key)) byLine.set(key, span);
  }
  return [...byLine].slice(0, most).map(([key, span]) => <LineButton key={key} span={span} named={named} />);
}

interface Props {
  readonly span: Span;
  /** Show `lines 3–9` where the span covers several. */
  readonly range?: boolean;
  /** Show the text's title too, where it is what is asked for. */
  readonly named?: boolean;
}

export function LineButton({ span, range = false, named = false }: Props) {
  const ui = useUi();
  const reading = useSettledReading();
  const words = useAnalysisWords(reading.core);
  const { markSpans } = useActions();
  const place = placeOf(span, reading.sources);
  if (place === undefined) return undefined;
  const title = titleOfSource(place.source, reading.sources.indexOf(place.source), reading, words, ui);
  return (
    <button
      type="button"
      className={styles['line']}
      title={ui.sources.lineOf(place.line, title)}
      onClick={(event) => {
        event.stopPropagation();
        markSpans([span]);
      }}
    >
      {named
        ? ui.sources.lineOf(place.line, title)
        : range
          ? ui.sources.lines(place.line, place.lastLine)
          : ui.sources.line(place.line)}
    </button>
  );
}
