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

/** Takes what the worker found while it read long texts, so that it is not sought again here. */
export function keepLineStarts(
  sources: readonly Source[],
  starts: ReadonlyMap<string, Uint32Array<ArrayBuffer>>,
): void {
  for (const source of sources) {
    const found = starts.get(source.id);
    if (found !== undefined && !indexes.has(source)) indexes.set(source, { starts: Array.from(found) });
  }
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

/** The name given with the text, or what it was recognised as, or its number; no two pastes have the same. */
export function titleOfSource(
  source: Source,
  at: number,
  reading: Reading,
  words: AnalysisWords | undefined,
  ui: UiWords,
): string {
  const title = plainTitle(source, at, reading, words, ui);
  if (source.name !== '') return title;
  const namesakes = reading.sources
    .slice(0, Math.max(0, at))
    .filter((other, i) => other.name === '' && plainTitle(other, i, reading, words, ui) === title);
  return namesakes.length === 0 ? title : ui.sources.nth(title, namesakes.length + 1);
}

function plainTitle(
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
