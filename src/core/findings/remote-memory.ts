/** Memory that a setting keeps on nodes where none of the vCPUs that use it may run; the modes make two rules of it. */
import { formatCpuSet } from '../cpuset/cpuset.ts';
import type { MemoryMode } from '../domain/domain.ts';
import type { EntityId } from '../identity.ts';
import type { Span } from '../text/source.ts';
import { viewDomains } from './domain-view.ts';
import { cpuNodesOf, placesOfRows, remoteRows, tellRows, type FarRow } from './far-memory.ts';
import { pinAllApart, viewsOfThreads } from './remedies/pinning.ts';
import { memoryToVcpus } from './remedies/shaping.ts';
import type { Remedy } from './remedy.ts';
import type { RemedyId } from './remedies/remedy-ids.ts';
import type { RuleParams } from './finding.ts';
import type { RuleInput } from './rule.ts';

type Params = RuleParams['memory-remote' | 'memory-strict-remote'];

interface RemoteMemory {
  check(
    input: RuleInput,
  ): Iterable<{ readonly params: Params; readonly span?: Span; readonly entities: readonly EntityId[] }>;
  remedies(finding: { readonly params: Params }, input: RuleInput): readonly Remedy<RemedyId>[];
}

/** What such a rule does, one finding for a guest. */
export function remoteMemory(...modes: readonly MemoryMode[]): RemoteMemory {
  return {
    *check(input) {
      if (input.host === undefined) return;
      for (const view of viewDomains(input)) {
        const rows = remoteRows(input.host, view).filter(({ mode }) => modes.includes(mode));
        const [first] = rows;
        if (first === undefined) continue;
        const told = tellRows(rows, cpuNodesOf);
        yield {
          params: { ...told, mode: first.mode, places: placesOf(rows) },
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
}

function placesOf(rows: readonly FarRow[]): Params['places'] {
  const groups = new Map<string, FarRow[]>();
  for (const row of rows) {
    const key = `${formatCpuSet(cpuNodesOf(row))} ${formatCpuSet(row.memoryNodes)}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => {
    const { threads, cpuNodes, memoryNodes } = tellRows(group, cpuNodesOf);
    return { threads, cpuNodes, memoryNodes };
  });
}
