/** The matrix: threads × CPUs. What there is, in which order; `matrix-layout.ts` gives it places. */
import type { Analysis } from '../analysis.ts';
import type { CpuSet } from '../cpuset/cpuset.ts';
import { emptySet, hasId, setOfIds } from '../cpuset/cpuset.ts';
import type { Finding } from '../findings/finding.ts';
import { guestsElsewhere } from '../host/guests-elsewhere.ts';
import { buildTopologyTree } from '../host/topology-tree.ts';
import type { EntityId } from '../identity.ts';
import { countLoad } from '../lens/count-load.ts';
import { placementsHere } from '../placement/placements-here.ts';
import type { MatrixColumn, MatrixColumns } from './matrix-columns.ts';
import { isInColumn, layColumns } from './matrix-columns.ts';
import { layRows } from './matrix-rows.ts';
import type { MatrixRow, ThreadRow } from './matrix-rows.ts';
import { stripFor } from './strip-for.ts';

export interface Matrix extends MatrixColumns {
  readonly rows: readonly MatrixRow[];
  /** By column: how many threads may run there. */
  readonly load: readonly number[];
  readonly mostLoad: number;
  /** By thread: the CPUs on which a warning or an error speaks of it. */
  readonly rings: ReadonlyMap<EntityId, readonly CpuSet[]>;
  /** Threads and CPUs of which an error, and CPUs of which a warning speaks. */
  readonly ringed: ReadonlySet<EntityId>;
}

/** Above this, CPUs that are not the host's are drawn as runs. */
const mostSingleCpus = 4096;

/**
 * Pure; for any analysis, also an empty one. Sets stay ranges: time is that of rows × ranges + columns. Without rings:
 * those come when the rules have judged it ({@link ringMatrix}).
 */
export function buildMatrix(analysis: Analysis): Matrix {
  const { host, domains, placements, machines } = analysis;
  const frame = host === undefined ? undefined : buildTopologyTree(host);
  const threads = placementsHere(analysis).flatMap((placement) => placement.threads);
  const strip = stripFor(threads, frame, analysis, mostSingleCpus);
  const columns = layColumns(host, frame, strip);
  const loads = countLoad(analysis);
  const load = columns.columns.map(({ first }) => loads.get(first) ?? 0);
  return {
    ...columns,
    rows: layRows(domains, placements, guestsElsewhere(machines)),
    load,
    mostLoad: load.reduce((most, count) => Math.max(most, count), 0),
    rings: new Map(),
    ringed: new Set(),
  };
}

/** The same matrix with the rings of these findings, and of no others. */
export function ringMatrix(matrix: Matrix, findings: readonly Finding[]): Matrix {
  return { ...matrix, ...ringsOf(findings) };
}

function ringsOf(findings: readonly Finding[]): Pick<Matrix, 'rings' | 'ringed'> {
  const rings = new Map<EntityId, CpuSet[]>();
  const ringed = new Set<EntityId>();
  for (const { severity, entities } of findings) {
    if (severity === 'note') continue;
    const cpus = setOfIds(
      entities.flatMap((id) => (id.startsWith('pcpu:') ? [Number(id.slice('pcpu:'.length))] : [])),
    );
    for (const id of entities) {
      const isCpu = id.startsWith('pcpu:');
      if (isCpu || severity === 'error') ringed.add(id);
      if (isCpu || cpus === emptySet || cpus.length === 0) continue;
      const known = rings.get(id);
      if (known === undefined) rings.set(id, [cpus]);
      else known.push(cpus);
    }
  }
  return { rings, ringed };
}

/**
 * What a cell says: `only` the thread may run nowhere else, `alone` and nobody else may run there; `lost` it is asked
 * for and not there to be had; `unknown` numad decides; `all` every CPU of a host that is not known.
 */
export type CellState = 'alone' | 'only' | 'runs' | 'lost' | 'no' | 'unknown' | 'all';

export function cellState({ load }: Matrix, row: ThreadRow, column: MatrixColumn, index: number): CellState {
  if (row.open !== undefined) return row.open;
  if (isInColumn(row.runs, column)) {
    if (row.only === undefined) return 'runs';
    return row.thread.online && load[index] === 1 ? 'alone' : 'only';
  }
  return isInColumn(row.lost, column) ? 'lost' : 'no';
}

export function isRinged({ rings }: Matrix, thread: EntityId, { first }: MatrixColumn): boolean {
  return rings.get(thread)?.some((cpus) => hasId(cpus, first)) ?? false;
}
