/** What rows, columns and cells of the matrix are called, on the canvas, in the tip and for a screen reader. */
import type { Analysis } from '../../core/analysis.ts';
import { describeSet } from '../../core/host/describe-set.ts';
import { hostOfGuest } from '../../core/host/guests-elsewhere.ts';
import { cellState, isRinged } from '../../core/scene/build-matrix.ts';
import type { Matrix } from '../../core/scene/build-matrix.ts';
import type { MatrixColumn } from '../../core/scene/matrix-columns.ts';
import type { MatrixSpot } from '../../core/scene/matrix-layout.ts';
import type { ThreadRow } from '../../core/scene/matrix-rows.ts';
import type { Language } from '../../words/language.ts';
import { matrixWords } from '../../words/matrix.ts';
import { setWords } from '../../words/sets.ts';
import type { AnalysisWords } from '../page-context.ts';
import type { MatrixLabels } from './matrix-look.ts';

export interface MatrixNaming {
  readonly labels: MatrixLabels;
  /** One sentence about a cell or a header. */
  describe(spot: MatrixSpot, matrix: Matrix): string;
  column(column: MatrixColumn): string;
}

export function nameMatrix(
  analysis: Analysis,
  words: AnalysisWords,
  language: Language,
  /** Some threads are kept back for a question: how many may run on a CPU is not told. */
  isVeiled: boolean,
): MatrixNaming {
  const own = matrixWords(language);
  const sets = setWords(language);
  const { scene } = words;
  const column = ({ first, last, state }: MatrixColumn): string =>
    first === last ? scene.cpu(first, state) : scene.cpus(`${String(first)}-${String(last)}`);
  const labels: MatrixLabels = {
    words: own,
    empty: [scene.noDomain, scene.noDomainHint],
    row: (row) => {
      switch (row.kind) {
        case 'domain':
          return scene.guest(row.domain.name, row.domain.index);
        case 'cell':
          return scene.cell(row.cell ?? 0);
        case 'host-side':
          return scene.hostSide;
        case 'thread':
          return threadName(row);
      }
    },
    note: ({ kind, domain }) => {
      if (kind !== 'domain') return '';
      const count = scene.vcpuCount(domain.vcpus.current, domain.vcpus.max);
      return domain.qemu === undefined ? count : `${count} · ${scene.fromQemu}`;
    },
    span: ({ kind, number, state }) => {
      if (kind === 'strip') {
        if (state === 'absent') return scene.absent;
        return analysis.host === undefined ? scene.unplaced : scene.unlisted;
      }
      return kind === 'l3'
        ? own.cache(number ?? 0)
        : kind === 'node'
          ? scene.node(number ?? 0)
          : scene[kind](number);
    },
  };
  function threadName({ thread: { kind, number = 0 }, domain }: ThreadRow): string {
    if (kind === 'vcpu') return scene.vcpu(number);
    if (kind === 'emulator') return scene.emulator;
    const id = domain.qemu?.iothreadIds.find((iothread) => iothread.number === number)?.id;
    return id === undefined ? scene.iothread(number) : words.qemu.iothread(id);
  }
  const describeThread = (row: ThreadRow): string => {
    const { thread } = row;
    const known = row.open === undefined && (typeof thread.asked === 'string' ? thread.runs : thread.asked);
    const setting = words.source(thread.source);
    const said =
      known === false || known === undefined
        ? words.where(thread)
        : sets.explain(known, describeSet(known, hostOfGuest(analysis, thread.domain)));
    return [words.entity(row.id, analysis), said, setting, ...(thread.online ? [] : [own.offline])].join(
      ' · ',
    );
  };
  return {
    labels,
    column,
    describe: ({ row: rowIndex, column: columnIndex, span }, matrix) => {
      const row = matrix.rows[rowIndex];
      const cpu = matrix.columns[columnIndex];
      if (span !== undefined) {
        const cpus = matrix.columns
          .slice(span.from, span.to)
          .map(({ first, last }) => [first, last] as const);
        const set = cpus.toSorted(([a], [b]) => a - b);
        const joined = set.reduce<(readonly [number, number])[]>((all, next) => {
          const before = all[all.length - 1];
          if (before !== undefined && before[1] + 1 === next[0]) all[all.length - 1] = [before[0], next[1]];
          else all.push(next);
          return all;
        }, []);
        return `${labels.span(span)} · ${sets.explain(joined, describeSet(joined, undefined))}`;
      }
      if (row === undefined)
        return cpu === undefined
          ? ''
          : isVeiled
            ? column(cpu)
            : own.load(column(cpu), matrix.load[columnIndex] ?? 0);
      if (row.kind !== 'thread') return [labels.row(row), labels.note(row)].filter(Boolean).join(' · ');
      if (cpu === undefined) return describeThread(row);
      const state = cellState(matrix, row, cpu, columnIndex);
      return [
        own.cell(words.entity(row.id, analysis), column(cpu), state, words.source(row.thread.source)),
        ...(row.thread.online ? [] : [own.offline]),
        ...(state !== 'no' && isRinged(matrix, row.id, cpu) ? [own.ringed] : []),
      ].join(' · ');
    },
  };
}
