/** Which memory is joined to which node. */
import { idsOf } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import { hostId, nodeId } from '../identity.ts';
import type { BoundMemory } from './memory-bound.ts';
import { verdictOf } from './memory-bound.ts';
import type { MemoryWire } from './wires.ts';

/** Memory on more nodes than this may be "anywhere in there": one line to the host's frame. */
const mostNodes = 8;

export function wireMemory(bound: readonly BoundMemory[], host: Host | undefined): readonly MemoryWire[] {
  if (host === undefined) return [];
  return bound.flatMap((row): readonly MemoryWire[] => {
    const here = host.nodes.filter(({ id }) => [...idsOf(row.nodes)].includes(id));
    const withMemory = host.nodes.filter(({ memoryKiB }) => memoryKiB !== 0);
    const isAll = here.length > 2 && here.length >= withMemory.length;
    const verdicts = here.map(({ id }) => verdictOf(row, id));
    if (isAll || here.length > mostNodes) {
      const verdict = verdicts.includes('local') ? 'local' : (verdicts[0] ?? 'unknown');
      return [wireOf(row.from, hostId, verdict, true)];
    }
    return here.map(({ id }, index) => wireOf(row.from, nodeId(id), verdicts[index] ?? 'unknown', false));
  });
}

function wireOf(
  from: EntityId,
  target: EntityId,
  verdict: MemoryWire['verdict'],
  toFrame: boolean,
): MemoryWire {
  const domain = from.replace(/\/.*$/, '');
  return { kind: 'memory', from, domain, target, toFrame, verdict, look: `memory ${verdict}`, set: from };
}
