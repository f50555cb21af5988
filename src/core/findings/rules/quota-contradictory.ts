/** Limits on CPU time that cannot both mean something: a thread's own is above the whole domain's, or it is of a real-time vCPU. */
import { isRealtime, viewDomains } from '../domain-view.ts';
import { removeAt } from '../remedies/wording.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads } from '../threads.ts';

export const rule: Rule<'quota-contradictory'> = {
  id: 'quota-contradictory',
  severity: 'warning',
  *check(input) {
    for (const { domain, placement, vcpus } of viewDomains(input)) {
      const { limits } = placement;
      const { cpus: global, quota: globalQuota } = limits.global;
      for (const of of ['vcpu', 'emulator', 'iothread'] as const) {
        const { cpus: own, quota } = limits[of];
        // A thread's limit of one CPU or more limits nothing anyway: `limit-without-effect` tells.
        const means = own !== undefined && (of === 'emulator' || own < 1);
        if (!means || quota === undefined || global === undefined || own <= global) continue;
        yield {
          params: { why: 'above-global', of, own, global },
          span: quota.span,
          related: globalQuota === undefined ? [] : [globalQuota.span],
          entities: [domain.id],
        };
      }
      const realtime = vcpus.filter((vcpu) => isRealtime(domain, vcpu));
      const { quota, cpus } = limits.vcpu;
      if (realtime.length === 0 || quota === undefined || cpus === undefined) continue;
      yield {
        params: { why: 'realtime', threads: idsOfThreads(realtime) },
        span: quota.span,
        related: domain.schedulers.vcpus.map(({ span }) => span),
        entities: idsOfThreads(realtime),
      };
    }
  },
  remedies: ({ entities, span }) => removeAt(entities[0]?.split('/')[0], span),
};
