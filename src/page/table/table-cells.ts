/** What stands in the table, as text: one source for what is shown, sorted and copied. */
import type { Analysis } from '../../core/analysis.ts';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import { describeSet } from '../../core/host/describe-set.ts';
import { hostOfGuest } from '../../core/host/guests-elsewhere.ts';
import type { EntityId } from '../../core/identity.ts';
import type { Lens } from '../../core/lens/lens.ts';
import type { VcpuLocality } from '../../core/placement/locality.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import type { Language } from '../../words/language.ts';
import { setWords } from '../../words/sets.ts';
import type { UiWords } from '../../words/ui.ts';
import { localityCell } from '../inspector/said.ts';
import type { AnalysisWords, RunTimeWords } from '../page-context.ts';
import { plainText } from '../parts/prose.tsx';
import { winningSpan } from '../selection.ts';
import { placeOf } from '../source-lines.ts';
import { tableColumns } from './sort-threads.ts';
import type { TableColumn } from './sort-threads.ts';

export interface TableCells {
  /** Those in which something can be said. */
  readonly columns: readonly TableColumn[];
  readonly locality: ReadonlyMap<EntityId, VcpuLocality>;
  heading(column: TableColumn): string;
  text(thread: ThreadPlacement, column: TableColumn): string;
  /** "0-8 = 9 CPUs: all of node 0 and CPU 8"; undefined where no set is known. */
  explain(thread: ThreadPlacement): string | undefined;
  /** As it is copied: with the line of the setting. */
  copied(thread: ThreadPlacement, column: TableColumn): string;
}

export interface TableContext {
  readonly analysis: Analysis;
  readonly sources: Parameters<typeof placeOf>[1];
  readonly lens: Lens;
  readonly language: Language;
  readonly words: AnalysisWords;
  readonly runTime: RunTimeWords;
  readonly ui: UiWords;
}

export function tableCells({
  analysis,
  sources,
  lens,
  language,
  words,
  runTime,
  ui,
}: TableContext): TableCells {
  const rows = analysis.placements.flatMap(({ locality }) => locality);
  const locality = new Map(rows.map((row) => [row.thread, row]));
  const hasMemory = rows.some(({ verdict }) => verdict !== 'unknown');
  const hasLens = lens.id !== 'source' && lens.classOfThread.size > 0;
  const text = (thread: ThreadPlacement, column: TableColumn): string => {
    switch (column) {
      case 'thread':
        return words.entity(thread.thread, analysis);
      case 'cpus':
        return cpusText(thread, ui);
      case 'source':
        return words.source(thread.source);
      case 'lens': {
        const found = lens.classOfThread.get(thread.thread);
        return found === undefined ? '' : words.lensClass(found, analysis);
      }
      case 'memory': {
        const row = locality.get(thread.thread);
        return row === undefined ? '' : localityCell(row, runTime);
      }
      case 'why': {
        const applied = thread.reasons.find((reason) => reason.state === 'applied');
        return applied === undefined ? '' : plainText(words.reason(applied).detail);
      }
    }
  };
  return {
    columns: tableColumns.filter(
      (column) => (column !== 'lens' || hasLens) && (column !== 'memory' || hasMemory),
    ),
    locality,
    heading: (column) => (column === 'lens' ? words.lens.title[lens.id] : ui.table[column]),
    text,
    explain: ({ domain, asked, runs }) => {
      const set = typeof asked === 'string' ? runs : asked;
      if (set === undefined) return undefined;
      return setWords(language).explain(set, describeSet(set, hostOfGuest(analysis, domain)));
    },
    copied: (thread, column) => {
      const shown = text(thread, column);
      if (column === 'thread' && !thread.online) return `${shown} (${ui.table.offline})`;
      const span = column === 'why' ? winningSpan(thread) : undefined;
      const place = span === undefined ? undefined : placeOf(span, sources);
      return place === undefined ? shown : `${shown} (${ui.sources.line(place.line)})`;
    },
  };
}

function cpusText({ asked, runs }: ThreadPlacement, ui: UiWords): string {
  if (runs !== undefined) return formatCpuSet(runs) || ui.table.none;
  if (asked === 'unknown') return ui.table.unknown;
  if (asked === 'all') return ui.table.all;
  return formatCpuSet(asked) || ui.table.none;
}
