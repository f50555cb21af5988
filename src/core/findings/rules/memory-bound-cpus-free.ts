/** Memory is bound to some of the nodes and the vCPUs to none: `<numatune>` alone moves no thread. */
import {
  countOf,
  differenceOf,
  hasId,
  idsOf,
  intersectionOf,
  isEmpty,
  setOfRanges,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import type { Host } from '../../host/host.ts';
import { viewDomains } from '../domain-view.ts';
import { boundRows, placesOfRows, tellRows } from '../far-memory.ts';
import { pinAllApart, viewsOfThreads } from '../remedies/pinning.ts';
import { vcpusToMemory } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'memory-bound-cpus-free'> = {
  id: 'memory-bound-cpus-free',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    const online = setOfRanges(host.nodes.flatMap(({ cpus }) => intersectionOf(cpus, host.online)));
    for (const view of viewDomains(input)) {
      // A QEMU command line holds no pins, whether or not libvirt sets some.
      if (view.domain.qemu !== undefined) continue;
      const rows = boundRows(host, view).flatMap((row) => {
        if (row.mode === 'interleave' || row.vcpus.some(({ source }) => source !== 'default')) return [];
        const near = host.nodes.filter(({ id }) => hasId(row.memoryNodes, id)).flatMap(({ cpus }) => cpus);
        const remote = differenceOf(online, setOfRanges(near));
        return isEmpty(remote) ? [] : [{ ...row, remote: countOf(remote) }];
      });
      const [first] = rows;
      if (first === undefined) continue;
      const { threads, cells, memoryNodes } = tellRows(rows, () => undefined);
      yield {
        params: {
          ...{ threads, cells, memoryNodes },
          mode: first.mode,
          distance: remoteDistance(host, first.memoryNodes),
          remote: first.remote,
          cpus: countOf(online),
        },
        ...placesOfRows(rows),
        entities: [...threads, view.domain.id],
      };
    }
  },
  remedies: ({ params: { threads } }, input) => {
    const [view] = viewsOfThreads(input, threads);
    return view === undefined ? [] : [...vcpusToMemory(input, view), ...pinAllApart(input, threads)];
  },
};

/** Average from the nodes that are far to those of the memory; undefined where the host does not tell. */
function remoteDistance({ nodes }: Host, memoryNodes: CpuSet): number | undefined {
  const distances = nodes
    .filter(({ id, cpus }) => !hasId(memoryNodes, id) && !isEmpty(cpus))
    .flatMap((node) => [...idsOf(memoryNodes)].map((to) => node.distances?.[to]));
  const known = distances.filter((distance) => distance !== undefined);
  return known.length === 0 || known.length < distances.length
    ? undefined
    : known.reduce((sum, distance) => sum + distance, 0) / known.length;
}
