/** Which lines of a text carry a mark and why: asked for, deciding, or at fault. */
import { useMemo } from 'react';
import type { Analysis, JudgedAnalysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Finding, Severity } from '../../core/findings/finding.ts';
import type { PinningSource } from '../../core/placement/placement.ts';
import type { LineIndex } from '../../core/text/lines.ts';
import { lineColumnAt } from '../../core/text/lines.ts';
import type { Source, Span } from '../../core/text/source.ts';
import type { Mark } from '../../state/view.ts';
import { useChoice, useSettledReading, useStage } from '../page-context.ts';
import { lineIndexOf } from '../source-lines.ts';
import { threadsOf } from '../selection.ts';

export interface LineMarks {
  /** Line (0-based) → the exact places on it, as columns. */
  readonly marked: ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;
  /** Line → the worst finding about it. */
  readonly dots: ReadonlyMap<number, Severity>;
  /** Line → the setting of the selected thread that stands there and decides. */
  readonly deciding: ReadonlyMap<number, PinningSource>;
  /** Every finding about this text, with its place on its first line, as columns. */
  readonly findings: readonly PlacedFinding[];
}

interface PlacedFinding {
  readonly finding: Finding;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

const rank: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };
/** A mark over more lines than this is a whole text and says nothing. */
const longestMark = 400;

export function useLineMarks(source: Source): LineMarks {
  const mark = useChoice((state) => state.mark);
  const selection = useChoice((state) => state.selection);
  const { analysis, judged, sources } = useSettledReading();
  // Which line decides, or is wrong, may be what a lesson asks for.
  const isAsking = useStage((stage) => stage.veil !== undefined);
  // After an edit the places are of the text before it, until the new answer is here.
  const current = sources.includes(source) && !isAsking ? (judged ?? analysis) : undefined;
  return useMemo(
    () => lineMarksOf(source.id, () => lineIndexOf(source), mark, selection, current),
    [current, mark, selection, source],
  );
}

/**
 * `indexOf`: asked where there is something to mark; of a long text the worker finds it. `analysis`: of this very text; undefined: there is none yet, and only what was asked for is marked. Until it is judged
 * it marks no findings.
 */
export function lineMarksOf(
  source: string,
  indexOf: () => LineIndex,
  mark: Mark | undefined,
  selection: EntityId | undefined,
  analysis: Analysis | JudgedAnalysis | undefined,
): LineMarks {
  const marked = new Map<number, (readonly [number, number])[]>();
  const dots = new Map<number, Severity>();
  const deciding = new Map<number, PinningSource>();
  const findings: PlacedFinding[] = [];
  const linesOf = (span: Span): readonly [number, number] => [
    lineColumnAt(indexOf(), span.from).line - 1,
    lineColumnAt(indexOf(), Math.max(span.from, span.to - 1)).line - 1,
  ];
  for (const span of mark?.spans ?? []) {
    if (span.source !== source) continue;
    const [first, last] = linesOf(span);
    for (let line = first; line <= Math.min(last, first + longestMark); line++) {
      const start = indexOf().starts[line] ?? 0;
      const list = marked.get(line) ?? [];
      list.push([Math.max(0, span.from - start), span.to - start]);
      marked.set(line, list);
    }
  }
  if (analysis === undefined) return { marked, dots, deciding, findings };
  for (const finding of 'findings' in analysis ? analysis.findings : []) {
    const { span, severity } = finding;
    if (span?.source !== source) continue;
    const line = linesOf(span)[0];
    const start = indexOf().starts[line] ?? 0;
    findings.push({ finding, line, from: span.from - start, to: span.to - start });
    const known = dots.get(line);
    if (known === undefined || rank[known] < rank[severity]) dots.set(line, severity);
  }
  const thread = selection === undefined ? undefined : threadsOf(analysis).get(selection);
  const applied = thread?.reasons.find((reason) => reason.state === 'applied');
  if (applied?.span?.source === source) deciding.set(linesOf(applied.span)[0], applied.source);
  return { marked, dots, deciding, findings };
}
