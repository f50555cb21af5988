/** Two `<vcpupin>` for one vCPU: libvirt refuses the domain. */
import { vcpuId } from '../../identity.ts';
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'vcpupin-duplicate'> = {
  id: 'vcpupin-duplicate',
  severity: 'error',
  *check({ domains }) {
    for (const domain of domains) {
      const first = new Map(
        domain.vcpuPins.filter((pin) => pin.fate === 'kept').map((pin) => [pin.vcpu, pin.span]),
      );
      for (const pin of domain.vcpuPins) {
        if (pin.fate !== 'duplicate') continue;
        const earlier = first.get(pin.vcpu);
        yield {
          params: { vcpu: pin.vcpu },
          span: pin.span,
          related: earlier === undefined ? [] : [earlier],
          entities: [vcpuId(domain.id, pin.vcpu)],
        };
      }
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0]?.split('/')[0], span),
};
