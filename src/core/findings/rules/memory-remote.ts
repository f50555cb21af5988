/** Memory is preferred (or interleaved) on nodes where none of the vCPUs that use it may run. */
import { viewDomains } from '../domain-view.ts';
import { cpuNodesOf, placesOfRows, remoteRows, tellRows } from '../far-memory.ts';
import { pinAllApart, viewsOfThreads } from '../remedies/pinning.ts';
import { memoryToVcpus } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'memory-remote'> = {
  id: 'memory-remote',
  severity: 'warning',
  *check(input) {
    if (input.host === undefined) return;
    for (const view of viewDomains(input)) {
      const rows = remoteRows(input.host, view).filter(
        ({ mode }) => mode === 'preferred' || mode === 'interleave',
      );
      const [first] = rows;
      if (first === undefined) continue;
      const told = tellRows(rows, cpuNodesOf);
      yield {
        params: { ...told, mode: first.mode },
        ...placesOfRows(rows),
        entities: [...told.threads, view.domain.id],
      };
    }
  },
  remedies: ({ params: { threads, cells } }, input) => {
    const [view] = viewsOfThreads(input, threads);
    return [
      ...(view === undefined ? [] : memoryToVcpus(input, view, 'memory-to-vcpus', cells)),
      ...pinAllApart(input, threads),
    ];
  },
};
