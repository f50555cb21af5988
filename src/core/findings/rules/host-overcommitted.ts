/** There are more vCPUs than CPUs, on the whole host or on one of its nodes, over all domains. */
import { findContention } from '../../contention/find-contention.ts';
import { withoutTwins } from '../../domain/same-guest.ts';
import { nodeId } from '../../identity.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'host-overcommitted'> = {
  id: 'host-overcommitted',
  severity: 'note',
  *check(input) {
    const { overcommit } = findContention(input);
    // Of one domain alone `vcpus-outnumber-cpus` tells, and says which vCPUs.
    if (overcommit === undefined || withoutTwins(input.domains).length < 2) return;
    const { host, nodes } = overcommit;
    // An only node is the host.
    const full = nodes.length < 2 ? [] : nodes.filter(({ ratio }) => ratio > 1);
    if (host.ratio <= 1 && full.length === 0) return;
    yield {
      params: {
        vcpus: host.vcpus,
        cpus: host.cpus,
        nodes: full.map(({ node, vcpus, cpus }) => ({ node, vcpus, cpus })),
      },
      entities: full.map(({ node }) => nodeId(node)),
    };
  },
};
