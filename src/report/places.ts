/** Spans to what a reader can look up: the name of the text, line and column. */
import { indexLines, lineColumnAt } from '../core/text/lines.ts';
import type { LineColumn, LineIndex } from '../core/text/lines.ts';
import type { Source, Span } from '../core/text/source.ts';
import { makeHarmless } from './terminal-text.ts';

export interface Place extends LineColumn {
  readonly source: string;
}

export interface Places {
  readonly nameOf: (sourceId: string) => string;
  readonly startOf: (span: Span) => Place;
  /** Exclusive. */
  readonly endOf: (span: Span) => Place;
}

export function findPlaces(sources: readonly Source[]): Places {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const indexes = new Map<string, LineIndex>();

  const nameOf = (id: string): string => byId.get(id)?.name ?? id;
  const placeAt = (id: string, offset: number): Place => {
    let index = indexes.get(id);
    if (index === undefined) {
      index = indexLines(byId.get(id)?.text ?? '');
      indexes.set(id, index);
    }
    const { line, column } = lineColumnAt(index, offset);
    return { source: nameOf(id), line, column };
  };
  return {
    nameOf,
    startOf: (span) => placeAt(span.source, span.from),
    endOf: (span) => placeAt(span.source, span.to),
  };
}

/** `vm.xml:4`, harmless for a terminal. */
export function whereIs(span: Span | undefined, places: Places): string {
  if (span === undefined) return '';
  const { source, line } = places.startOf(span);
  return `${makeHarmless(source)}:${line}`;
}
