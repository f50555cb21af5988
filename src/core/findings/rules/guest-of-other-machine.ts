/** The texts are of several machines, one is drawn, and a guest stands with another: where it would run here is not judged. */
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import { machinesOfGuests } from '../../host/guests-elsewhere.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'guest-of-other-machine'> = {
  id: 'guest-of-other-machine',
  severity: 'warning',
  *check({ machines, domains }) {
    const judged = machines.findIndex(({ chosen }) => chosen);
    const homes = machinesOfGuests(machines);
    for (const { id, roots } of domains) {
      const home = homes.get(id) ?? judged;
      const machine = machines[home];
      if (home === judged || machine === undefined) continue;
      const span = roots[0]?.span;
      yield {
        params: {
          domain: id,
          machine: home + 1,
          byName: machine.guestsByName?.includes(id) === true,
          cpus: formatCpuSet(machine.cpus),
          judgedOn: judged + 1,
          judgedCpus: formatCpuSet(machines[judged]?.cpus ?? []),
        },
        ...(span === undefined ? {} : { span }),
        related: machine.spans.slice(0, 1),
        entities: [id],
      };
    }
  },
};
