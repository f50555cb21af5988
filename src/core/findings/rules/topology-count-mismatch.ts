/** sockets × dies × cores × threads is not the maximum number of vCPUs: the QEMU driver refuses the domain. */
import { topologyProduct } from '../../domain/elements/cpu.ts';
import { matchCount, viewOf } from '../remedies/shaping.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'topology-count-mismatch'> = {
  id: 'topology-count-mismatch',
  severity: 'error',
  *check({ domains }) {
    for (const domain of domains) {
      const { topology } = domain;
      if (
        topology === undefined ||
        !domain.refusals.some((refusal) => refusal.rule === 'topology-count-mismatch')
      ) {
        continue;
      }
      const { sockets, dies, clusters, cores, threads } = topology;
      yield {
        params: {
          sockets,
          dies,
          clusters,
          cores,
          threads,
          product: topologyProduct(topology),
          max: domain.vcpus.max,
        },
        span: topology.span,
        related: domain.vcpus.span === undefined ? [] : [domain.vcpus.span],
        entities: [domain.id],
      };
    }
  },
  remedies: ({ entities }, input) => {
    const view = viewOf(input, entities[0] ?? '');
    return view === undefined ? [] : matchCount(view);
  },
};
