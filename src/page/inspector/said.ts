/** Pieces of sentences that several panels share. */
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import type { VcpuLocality } from '../../core/placement/locality.ts';
import type { ReadingCore } from '../load-core.ts';
import type { RunTimeWords } from '../page-context.ts';

export function nodesText(nodes: CpuSet | 'all' | 'unknown', core: ReadingCore): string {
  return typeof nodes === 'string' ? nodes : core.formatCpuSet(nodes);
}

/** "partly remote memory, expected distance 15: runs on nodes 0-1, memory on node 0" */
export function localityText(
  { verdict, distance, cpuNodes, memoryNodes }: VcpuLocality,
  core: ReadingCore,
  runTime: RunTimeWords,
): string {
  // Its memory is known, and no CPU from which to reach it.
  const isNowhere = verdict === 'unknown' && memoryNodes !== undefined;
  const judged = [
    isNowhere ? runTime.localityShort.unknown : runTime.locality[verdict],
    ...(distance === undefined ? [] : [runTime.distance(tenths(distance))]),
  ];
  if (cpuNodes === undefined || memoryNodes === undefined || verdict === 'local') return judged.join(' · ');
  return [...judged, runTime.localityNodes(core.formatCpuSet(cpuNodes), core.formatCpuSet(memoryNodes))].join(
    ' · ',
  );
}

/** "remote · 20", for a table. */
export function localityCell({ verdict, distance }: VcpuLocality, runTime: RunTimeWords): string {
  const short = runTime.localityShort[verdict];
  return distance === undefined ? short : `${short} · ${tenths(distance)}`;
}

function tenths(distance: number): string {
  return String(Math.round(distance * 10) / 10);
}

export function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
