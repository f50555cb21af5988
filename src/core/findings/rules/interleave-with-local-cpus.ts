/** vCPUs are held to fewer nodes than their memory is interleaved over: part of it is far away, and evenly so. */
import { countOf, isSubset } from '../../cpuset/cpuset.ts';
import { viewDomains } from '../domain-view.ts';
import { boundRows, cpuNodesOf, placesOfRows, tellRows } from '../far-memory.ts';
import { viewsOfThreads } from '../remedies/pinning.ts';
import { memoryToVcpus } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'interleave-with-local-cpus'> = {
  id: 'interleave-with-local-cpus',
  severity: 'warning',
  *check(input) {
    if (input.host === undefined) return;
    for (const view of viewDomains(input)) {
      const rows = boundRows(input.host, view).filter((row) => {
        const nodes = cpuNodesOf(row);
        const isHeld = row.vcpus.every(({ source }) => source !== 'default' && source !== 'numad');
        const isPart = isSubset(nodes, row.memoryNodes) && countOf(nodes) < countOf(row.memoryNodes);
        return row.mode === 'interleave' && isHeld && nodes.length > 0 && isPart;
      });
      if (rows.length === 0) continue;
      const told = tellRows(rows, cpuNodesOf);
      yield { params: told, ...placesOfRows(rows), entities: [...told.threads, view.domain.id] };
    }
  },
  remedies: ({ params: { threads, cells } }, input) => {
    const [view] = viewsOfThreads(input, threads);
    return view === undefined ? [] : memoryToVcpus(input, view, 'memory-strict-local', cells);
  },
};
