/** From a place in a text to the picture: what is decided, or declared, on the lines where the caret stands. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import { cellId, nodeId, pcpuId } from '../../core/identity.ts';
import type { Span } from '../../core/text/source.ts';

/**
 * The entities of the picture of which `lines`, whole lines of one text, speak: the threads for which a setting there
 * decides, with the guest cells whose memory does; or else the host's CPUs and nodes that are declared there.
 * Each once, in the order of the analysis; none for lines that decide nothing, and for texts that are not in it.
 */
export function entitiesOnLines(analysis: Analysis, lines: Span): readonly EntityId[] {
  const decided = new Set<EntityId>();
  for (const { threads, memory } of analysis.placements) {
    for (const { thread, reasons } of threads) {
      if (reasons.some(({ state, span }) => state === 'applied' && touches(span, lines))) decided.add(thread);
    }
    for (const { domain, cell, reasons } of memory) {
      if (cell === undefined) continue;
      if (reasons.some(({ state, span }) => state === 'applied' && touches(span, lines)))
        decided.add(cellId(domain, cell));
    }
  }
  if (decided.size > 0 || analysis.host === undefined) return [...decided];
  const { cpuTable, nodes } = analysis.host;
  return [
    ...nodes.filter(({ span }) => begins(span, lines)).map(({ id }) => nodeId(id)),
    ...cpuTable.filter(({ span, assumed }) => !assumed && begins(span, lines)).map(({ id }) => pcpuId(id)),
  ];
}

function touches(span: Span | undefined, lines: Span): boolean {
  return span?.source === lines.source && span.from < lines.to && span.to > lines.from;
}

/** What is declared by a long element is meant by the line on which it begins, not by everything inside it. */
function begins(span: Span, lines: Span): boolean {
  return span.source === lines.source && span.from >= lines.from && span.from < lines.to;
}
