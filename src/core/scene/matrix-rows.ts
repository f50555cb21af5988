/** The rows of the matrix: domain → guest cell → vCPUs, then the emulator and the iothreads, with headings. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import { differenceOf, emptySet, hasId, onlyId } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import { cellId } from '../identity.ts';
import type { EntityId } from '../identity.ts';
import type { DomainPlacement, ThreadPlacement } from '../placement/placement.ts';

export interface ThreadRow {
  readonly kind: 'thread';
  readonly id: EntityId;
  readonly domain: Domain;
  readonly thread: ThreadPlacement;
  /** Where it may run. */
  readonly runs: CpuSet;
  /** Asked for, and not on this host or offline. */
  readonly lost: CpuSet;
  /** Nothing to fill: numad decides, or every CPU of a host that is not known. */
  readonly open: 'unknown' | 'all' | undefined;
  /** The only CPU where it may run. */
  readonly only: number | undefined;
}

interface HeadingRow {
  readonly kind: 'domain' | 'cell' | 'host-side';
  /** Of the domain or cell; the heading of the host's threads stands for its domain. */
  readonly id: EntityId;
  readonly domain: Domain;
  readonly cell?: number;
}

export type MatrixRow = ThreadRow | HeadingRow;

export function layRows(
  domains: readonly Domain[],
  placements: readonly DomainPlacement[],
  elsewhere: ReadonlySet<EntityId>,
): readonly MatrixRow[] {
  return domains.flatMap((domain, index) => {
    const rows = rowsOf(domain, placements[index]?.threads ?? []);
    // The columns are not the CPUs of a guest of another machine.
    return elsewhere.has(domain.id) ? rows.map(withoutCpus) : rows;
  });
}

function withoutCpus(row: MatrixRow): MatrixRow {
  if (row.kind !== 'thread') return row;
  return { ...row, runs: emptySet, lost: emptySet, open: undefined, only: undefined };
}

function rowsOf(domain: Domain, threads: readonly ThreadPlacement[]): readonly MatrixRow[] {
  const vcpus = threads.filter(({ kind }) => kind === 'vcpu');
  const others = threads.filter(({ kind }) => kind !== 'vcpu');
  const rows: MatrixRow[] = [{ kind: 'domain', id: domain.id, domain }];
  const inCells = new Map<number, MatrixRow[]>();
  if (domain.cells.length > 1) for (const { id } of domain.cells) inCells.set(id, []);
  for (const thread of vcpus) {
    const cell = inCells.size === 0 ? undefined : cellOf(domain, thread);
    // vCPUs of no cell stand before the first one.
    ((cell === undefined ? undefined : inCells.get(cell)) ?? rows).push(threadRow(domain, thread));
  }
  for (const [cell, members] of inCells) {
    if (members.length === 0) continue;
    rows.push({ kind: 'cell', id: cellId(domain.id, cell), domain, cell }, ...members);
  }
  if (others.length > 0) {
    if (vcpus.length > 0) rows.push({ kind: 'host-side', id: domain.id, domain });
    for (const thread of others) rows.push(threadRow(domain, thread));
  }
  return rows;
}

function cellOf({ cells }: Domain, { number }: ThreadPlacement): number | undefined {
  return cells.find(({ cpus }) => hasId(cpus, number ?? -1))?.id;
}

function threadRow(domain: Domain, thread: ThreadPlacement): ThreadRow {
  const { asked } = thread;
  const open = typeof asked === 'string' && thread.runs === undefined ? asked : undefined;
  const wanted = typeof asked === 'string' ? (thread.runs ?? emptySet) : asked;
  const runs = thread.runs ?? wanted;
  return {
    kind: 'thread',
    id: thread.thread,
    domain,
    thread,
    runs,
    lost: runs === wanted ? emptySet : differenceOf(wanted, runs),
    open,
    only: onlyId(runs),
  };
}
