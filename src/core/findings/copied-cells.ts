/** Guest cells whose vCPU numbers are the host's CPU numbers, node for node. */
import { equalSets } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';

export interface CopiedCell {
  readonly cell: number;
  readonly node: number;
}

/**
 * Undefined unless every guest cell has exactly the numbers of a host node, and these do not simply count up: `0-3` may be
 * anybody's, `0-3,8-11` was written by a host.
 */
export function cellsCopiedFromHost(
  { cells }: Domain,
  host: Host | undefined,
): readonly CopiedCell[] | undefined {
  if (host === undefined || cells.length < 2) return undefined;
  const copied = cells.flatMap(({ id, cpus }): readonly CopiedCell[] => {
    const node = cpus.length < 2 ? undefined : host.nodes.find((one) => equalSets(one.cpus, cpus));
    return node === undefined ? [] : [{ cell: id, node: node.id }];
  });
  return copied.length === cells.length ? copied : undefined;
}
