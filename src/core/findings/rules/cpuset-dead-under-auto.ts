/** `<vcpu placement='auto' cpuset=…>`: libvirt does not even parse the cpuset, and dumpxml drops it. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'cpuset-dead-under-auto'> = {
  id: 'cpuset-dead-under-auto',
  severity: 'warning',
  *check({ domains }) {
    for (const domain of domains) {
      const { written } = domain.vcpuPlacement;
      if (written?.value !== 'auto' || domain.vcpuCpuset === undefined) continue;
      yield {
        params: { text: domain.vcpuCpuset.raw },
        span: domain.vcpuCpuset.span,
        related: [written.span],
        entities: [domain.id],
      };
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
