/** virsh vcpucount or dominfo counts other vCPUs than `<vcpu>` does, for the running domain or for its next start. */
import { compareObserved } from '../compare-observed.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'observed-vcpus-differ'> = {
  id: 'observed-vcpus-differ',
  severity: 'warning',
  *check(input) {
    yield* compareObserved<'most' | 'current'>(
      input,
      ({ first: { counts = {}, places }, domain, changed }) => {
        const { max, current, assumed, span } = domain.vcpus;
        if (assumed) return [];
        const was = {
          most: changed('setvcpus', true)?.before?.count,
          current: changed('setvcpus')?.before?.count,
        };
        const compare = (what: 'most' | 'current', next: boolean, name: keyof typeof counts) => ({
          what,
          next,
          expected: String(what === 'most' ? max : current),
          observed: counts[name] === undefined ? undefined : String(counts[name]),
          before: was[what] === undefined ? undefined : String(was[what]),
          written: span,
          seen: [places?.[name]],
        });
        return [
          compare('most', false, 'maximumLive'),
          compare('current', false, 'currentLive'),
          compare('most', true, 'maximumConfig'),
          compare('current', true, 'currentConfig'),
        ];
      },
    );
  },
};
