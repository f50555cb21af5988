/** The order of the table's rows. Rows that are equal in the column stay in the order of the text. */
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Lens } from '../../core/lens/lens.ts';
import type { VcpuLocality } from '../../core/placement/locality.ts';
import { pinningSources } from '../../core/placement/placement.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';

export const tableColumns = ['thread', 'cpus', 'source', 'lens', 'memory', 'why'] as const;
export type TableColumn = (typeof tableColumns)[number];

export interface Sorting {
  readonly column: TableColumn;
  readonly isDescending: boolean;
}

/** A press on a heading: ascending, descending, as in the text again. */
export function nextSorting(sorting: Sorting | undefined, column: TableColumn): Sorting | undefined {
  if (sorting?.column !== column) return { column, isDescending: column === 'thread' };
  // By thread is the order of the text already.
  if (column === 'thread') return undefined;
  return sorting.isDescending ? undefined : { column, isDescending: true };
}

export interface SortFacts {
  readonly lens: Lens;
  readonly locality: ReadonlyMap<EntityId, VcpuLocality>;
  why(thread: ThreadPlacement): string;
}

export function sortThreads(
  threads: readonly ThreadPlacement[],
  sorting: Sorting | undefined,
  facts: SortFacts,
): readonly ThreadPlacement[] {
  if (sorting === undefined) return threads;
  const { column, isDescending } = sorting;
  if (column === 'thread') return isDescending ? threads.toReversed() : threads;
  const sign = isDescending ? -1 : 1;
  const compare = comparing(column, threads, facts);
  return threads.toSorted((a, b) => sign * compare(a, b));
}

type Compare = (a: ThreadPlacement, b: ThreadPlacement) => number;

function comparing(
  column: Exclude<TableColumn, 'thread'>,
  threads: readonly ThreadPlacement[],
  { lens, locality, why }: SortFacts,
): Compare {
  switch (column) {
    case 'cpus':
      return (a, b) => compareSets(setOf(a), setOf(b));
    case 'source':
      return (a, b) => pinningSources.indexOf(a.source) - pinningSources.indexOf(b.source);
    case 'lens': {
      const places = new Map(lens.classes.map(({ key }, index) => [key, index]));
      const placeOf = ({ thread }: ThreadPlacement): number =>
        places.get(lens.classOfThread.get(thread)?.key ?? '') ?? lens.classes.length;
      return (a, b) => placeOf(a) - placeOf(b);
    }
    case 'memory':
      return (a, b) => nearness(locality.get(a.thread)) - nearness(locality.get(b.thread));
    case 'why': {
      const collator = new Intl.Collator(undefined, { numeric: true });
      const texts = new Map(threads.map((thread) => [thread.thread, why(thread)]));
      return (a, b) => collator.compare(texts.get(a.thread) ?? '', texts.get(b.thread) ?? '');
    }
  }
}

/** undefined: any CPU, or numad decides. */
function setOf({ runs, asked }: ThreadPlacement): CpuSet | undefined {
  return runs ?? (typeof asked === 'string' ? undefined : asked);
}

/** By number, range by range: 2 before 10, 0 before 0-3, nothing first; what is not known comes last. */
function compareSets(a: CpuSet | undefined, b: CpuSet | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (a === b) return 0;
  for (let i = 0; ; i++) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined || y === undefined) return Number(x !== undefined) - Number(y !== undefined);
    if (x[0] !== y[0]) return x[0] - y[0];
    if (x[1] !== y[1]) return x[1] - y[1];
  }
}

const verdicts = { local: 1, 'partly-remote': 2, remote: 3, unknown: 4 } as const;

function nearness(row: VcpuLocality | undefined): number {
  return row === undefined ? 10_000 : verdicts[row.verdict] * 1000 + Math.min(999, row.distance ?? 0);
}
