/** What cleaning changed that a reader of the text may want to know: counted, with the place of the first. */
import { spanIn, type Piece, type Span } from '../../text/source.ts';
import type { Edit } from '../../text/offset-map.ts';
import type { RepairKind } from './look-alikes.ts';

export interface Repair {
  readonly kind: RepairKind;
  readonly count: number;
  readonly span: Span;
}

export interface KindEdit extends Edit {
  readonly kind: RepairKind;
}

/** One repair a kind, in the order of their first places. */
export function countRepairs(piece: Piece, edits: readonly KindEdit[]): readonly Repair[] {
  const found = new Map<RepairKind, { count: number; readonly first: KindEdit }>();
  for (const edit of edits) {
    const known = found.get(edit.kind);
    if (known === undefined) found.set(edit.kind, { count: 1, first: edit });
    else known.count++;
  }
  return [...found].map(([kind, { count, first }]) => ({
    kind,
    count,
    span: spanIn(piece, first.from, first.to),
  }));
}
