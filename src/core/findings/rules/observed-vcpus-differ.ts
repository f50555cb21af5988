/** virsh vcpucount or dominfo counts other vCPUs than `<vcpu>` does, for the running domain or for its next start. */
import { compareObserved } from '../compare-observed.ts';
import type { Rule } from '../rule.ts';

export const rule: Rule<'observed-vcpus-differ'> = {
  id: 'observed-vcpus-differ',
  severity: 'warning',
  *check(input) {
    yield* compareObserved<'most' | 'current'>(input, ({ first: { counts = {} }, domain, before }) => {
      const { max, current, assumed, span } = domain.vcpus;
      if (assumed) return [];
      const was = { most: before('setvcpus', true)?.count, current: before('setvcpus')?.count };
      const compare = (what: 'most' | 'current', next: boolean, count: number | undefined) => ({
        what,
        next,
        expected: String(what === 'most' ? max : current),
        observed: count === undefined ? undefined : String(count),
        before: was[what] === undefined ? undefined : String(was[what]),
        span,
      });
      return [
        compare('most', false, counts.maximumLive),
        compare('current', false, counts.currentLive),
        compare('most', true, counts.maximumConfig),
        compare('current', true, counts.currentConfig),
      ];
    });
  },
};
