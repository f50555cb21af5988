/** From places in the texts to line numbers and tab titles. */
import { indexLines, lineColumnAt } from '../core/text/lines.ts';
import type { LineColumn, LineIndex } from '../core/text/lines.ts';
import type { Source, Span } from '../core/text/source.ts';
import type { UiWords } from '../words/ui.ts';
import type { Reading } from './analysis-runner.ts';
import type { AnalysisWords } from './page-context.ts';

const indexes = new WeakMap<Source, LineIndex>();

export function lineIndexOf(source: Source): LineIndex {
  let index = indexes.get(source);
  if (index === undefined) {
    index = indexLines(source.text);
    indexes.set(source, index);
  }
  return index;
}

export interface LinePlace extends LineColumn {
  readonly source: Source;
  readonly lastLine: number;
}

/** Where a span stands; undefined when its text is gone. */
export function placeOf(span: Span, sources: readonly Source[]): LinePlace | undefined {
  const source = sources.find((candidate) => candidate.id === span.source);
  if (source === undefined) return undefined;
  const index = lineIndexOf(source);
  const last = Math.max(span.from, span.to - 1);
  return { source, ...lineColumnAt(index, span.from), lastLine: lineColumnAt(index, last).line };
}

/** The name given with the text, or what it was recognised as, or its number. */
export function titleOfSource(
  source: Source,
  at: number,
  reading: Reading,
  words: AnalysisWords | undefined,
  ui: UiWords,
): string {
  if (source.name !== '') return shortName(source.name, reading.sources);
  const { analysis } = reading;
  const domain = analysis?.domains.find((candidate) =>
    candidate.roots.some((root) => root.span.source === source.id),
  );
  if (domain?.name !== undefined && domain.name !== '') return domain.name;
  const segment = analysis?.segments.find(
    (candidate) => candidate.span.source === source.id && candidate.use === 'read',
  );
  return segment === undefined || words === undefined
    ? ui.sources.untitled(at + 1)
    : words.kind(segment.reader).title;
}

/** Of a path as much of the end as tells it from the others: `virsh_-r_dumpxml_web`, `run/libvirt/qemu/web.xml`. */
function shortName(path: string, sources: readonly Source[]): string {
  const names = path.split('/');
  const atLeast = path.endsWith('sys/devices/system') ? 3 : 1;
  for (let length = atLeast; length < names.length; length++) {
    const end = names.slice(-length).join('/');
    const isOther = ({ name }: Source): boolean =>
      name !== path && (name === end || name.endsWith(`/${end}`));
    if (!sources.some(isOther)) return end;
  }
  return path;
}
