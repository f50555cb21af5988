/** How often each row of libvirt.md §4 was met, and whether often enough. */
import { silences } from '../generate/provocations/silences.ts';
import { countsOf } from './figures.ts';
import { patternOf, rows, unreachable } from './rows.ts';

/** In the full figures, 15,000 domains and 5,000. */
export const least = 20;
export const fullCount = 20_000;

interface RowCount {
  readonly section: string;
  readonly row: string;
  readonly hits: number;
}

export function countRows(refused: readonly string[], passedOver: readonly string[]): readonly RowCount[] {
  const said = Object.entries(rows).flatMap(([section, all]) => countIn(section, all, refused));
  const silent = countsOf(passedOver);
  const names = [...new Set(silences.map(({ silence }) => silence ?? ''))];
  return [
    ...said,
    ...names.map((row) => ({ section: 'without a message', row, hits: silent.get(row) ?? 0 })),
  ];
}

/** None, or the list of what no domain shows is wrong. */
export function countUnreachable(refused: readonly string[]): readonly RowCount[] {
  return countIn('unreachable', unreachable, refused);
}

function countIn(section: string, all: readonly string[], refused: readonly string[]): readonly RowCount[] {
  const errors = [...countsOf(refused)];
  return all.map((row) => {
    const pattern = patternOf(row);
    return {
      section,
      row,
      hits: errors.reduce((sum, [error, n]) => (pattern.test(error) ? sum + n : sum), 0),
    };
  });
}

/** Sentences that no row stands for, without what is no XML. */
export function withoutRow(refused: readonly string[]): readonly string[] {
  const patterns = Object.values(rows).flat().map(patternOf);
  return refused.filter(
    (error) => !error.startsWith('(domain_definition):') && !patterns.some((pattern) => pattern.test(error)),
  );
}

export function describeRows(counts: readonly RowCount[]): string {
  const sections = [...new Set(counts.map(({ section }) => section))];
  return sections
    .map((section) => {
      const lines = counts
        .filter((count) => count.section === section)
        .map(({ row, hits }) => `${String(hits).padStart(6)}  ${row}`);
      return [section, ...lines].join('\n');
    })
    .join('\n\n');
}
