/** Words of the matrix. English. */
import type { CellState } from '../../core/scene/build-matrix.ts';
import type { BandKind } from '../../core/scene/matrix-columns.ts';

export interface MatrixWords {
  /** The grid's name, with its keys. */
  readonly grid: string;
  readonly larger: string;
  readonly smaller: string;
  /** Beside the header's lines. */
  readonly level: Readonly<Record<Exclude<BandKind, 'strip'> | 'cpus' | 'threads', string>>;
  readonly cache: (id: number) => string;
  /** One cell in a sentence; `setting` is what decided. */
  readonly cell: (thread: string, cpu: string, state: CellState, setting: string) => string;
  readonly offline: string;
  readonly ringed: string;
  readonly load: (cpu: string, threads: number) => string;
  /** Written into a row that has no cells to fill. */
  readonly open: Readonly<Record<'unknown' | 'all', string>>;
}

export const matrix: MatrixWords = {
  grid: 'Matrix of threads and CPUs. Arrow keys move, Enter selects, Escape leaves.',
  larger: 'Larger cells',
  smaller: 'Smaller cells',
  level: {
    node: 'Node',
    socket: 'Socket',
    die: 'Die',
    l3: 'L3',
    core: 'Core',
    cpus: 'CPU',
    threads: 'Threads',
  },
  cache: (id) => `L3 ${String(id)}`,
  cell: (thread, cpu, state, setting) => {
    const said: Readonly<Record<CellState, string>> = {
      alone: `${thread} may run on ${cpu}, nowhere else, and nobody else there`,
      only: `${thread} may run on ${cpu} and nowhere else`,
      runs: `${thread} may run on ${cpu}`,
      lost: `${thread} asks for ${cpu}, which is not there to run on`,
      no: `${thread} may not run on ${cpu}`,
      unknown: `Whether ${thread} may run on ${cpu}, numad decides at start`,
      all: `${thread} may run on any CPU of the host`,
    };
    return `${said[state]} · ${setting}`;
  },
  offline: 'not plugged in at start',
  ringed: 'a finding speaks of it',
  load: (cpu, threads) =>
    `${cpu}: ${threads === 0 ? 'no thread' : threads === 1 ? '1 thread' : `${threads.toLocaleString('en')} threads`} may run here`,
  open: { unknown: 'numad decides at start', all: 'any CPU of the host' },
};
