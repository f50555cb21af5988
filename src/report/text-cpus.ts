/** `explain --cpus`: who may run on each CPU, those that are alike in one row. */
import type { JudgedAnalysis } from '../core/analysis.ts';
import { indexClaims, type Claim } from '../core/contention/claims.ts';
import { findContention } from '../core/contention/find-contention.ts';
import { listOccupancy } from '../core/contention/occupancy.ts';
import { differenceOf, formatCpuSet } from '../core/cpuset/cpuset.ts';
import type { EntityId } from '../core/identity.ts';
import { makeHarmless } from './terminal-text.ts';
import { layOutTable } from './text-table.ts';

export interface CpuWords {
  /** The heading of the section. */
  readonly cpus: string;
  readonly cpuColumns: Readonly<Record<'cpus' | 'who', string>>;
  readonly nobody: string;
  readonly offline: string;
  /** Stands for all CPUs, where threads are that nothing holds. */
  readonly anyCpu: string;
  /** "vCPUs 0-3 and the emulator of web" */
  threads(ids: readonly EntityId[]): string;
}

/** By first CPU; then those that are free, those that are offline, and the threads that nothing holds. */
export function listCpus(analysis: JudgedAnalysis, words: CpuWords): readonly string[] {
  const { held, anywhere } = listOccupancy(indexClaims(analysis));
  const { free } = findContention(analysis);
  const { host } = analysis;
  const nameAll = (claims: readonly Claim[]): string =>
    makeHarmless(words.threads(claims.flatMap(({ threads }) => threads.map(({ thread }) => thread))));
  const freeCpus = formatCpuSet(free?.cpus ?? []);
  const offline = host === undefined ? '' : formatCpuSet(differenceOf(host.cpus, host.online));
  const rows = [
    ...held.map(({ cpus, claims }) => [formatCpuSet(cpus), nameAll(claims)]),
    ...(freeCpus === '' ? [] : [[freeCpus, words.nobody]]),
    ...(offline === '' ? [] : [[offline, words.offline]]),
    ...(anywhere.length === 0 ? [] : [[words.anyCpu, nameAll(anywhere)]]),
  ];
  if (rows.length === 0) return [];
  return layOutTable([words.cpuColumns.cpus, words.cpuColumns.who], rows).map((line) => `  ${line}`);
}
