/** The texts are of several machines, one is drawn, and a guest stands with another: where it would run here is not judged. */
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'guest-of-other-machine'> = {
  id: 'guest-of-other-machine',
  severity: 'warning',
  *check({ machines, domains }) {
    const judged = machines.findIndex(({ chosen }) => chosen);
    const byId = new Map(domains.map((domain) => [domain.id, domain]));
    for (const [i, { guests = [], spans, cpus }] of machines.entries()) {
      if (i === judged) continue;
      for (const guest of guests) {
        const domain = byId.get(guest);
        if (domain === undefined) continue;
        const span = domain.roots[0]?.span;
        yield {
          params: {
            domain: guest,
            machine: i + 1,
            cpus: formatCpuSet(cpus),
            judgedOn: judged + 1,
            judgedCpus: formatCpuSet(machines[judged]?.cpus ?? []),
          },
          ...(span === undefined ? {} : { span }),
          related: spans.slice(0, 1),
          entities: [guest],
        };
      }
    }
  },
};
