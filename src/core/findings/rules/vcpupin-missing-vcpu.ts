/** A pin for a vCPU that does not exist: libvirt writes a warning into its log and drops the pin. */
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'vcpupin-missing-vcpu'> = {
  id: 'vcpupin-missing-vcpu',
  severity: 'warning',
  *check({ domains }) {
    for (const domain of domains) {
      for (const pin of domain.vcpuPins) {
        if (pin.fate !== 'missing-vcpu') continue;
        const { max, span } = domain.vcpus;
        yield {
          params: { vcpu: pin.vcpu, max, countWritten: span !== undefined },
          span: pin.span,
          related: span === undefined ? [] : [span],
          entities: [domain.id],
        };
      }
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0], span),
};
