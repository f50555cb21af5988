/** A vCPU that is to be plugged in has no pin where those that run have one: plugged in, it may run anywhere. */
import { viewDomains } from '../domain-view.ts';
import { moveVcpus, pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'hotplug-vcpu-unpinned'> = {
  id: 'hotplug-vcpu-unpinned',
  severity: 'warning',
  *check(input) {
    for (const { domain, placement, vcpus } of viewDomains(input)) {
      const pinned = vcpus.filter(({ source }) => source === 'vcpupin');
      // Where some of those that run have no pin either, that is the finding.
      if (pinned.length === 0 || pinned.length < vcpus.length) continue;
      const waiting = placement.threads.filter(
        ({ kind, online, source }) => kind === 'vcpu' && !online && source === 'default',
      );
      if (waiting.length === 0) continue;
      const { span: pin, related } = placesOf(pinned);
      const { span = pin } = domain.vcpus;
      yield {
        params: { threads: idsOfThreads(waiting), pinned: idsOfThreads(pinned) },
        ...(span === undefined ? {} : { span }),
        related: pin === undefined || span === pin ? related : [pin, ...related],
        entities: [...idsOfThreads(waiting), domain.id],
      };
    }
  },
  remedies: ({ params: { threads } }, input) => [
    ...moveVcpus(input, threads),
    ...pinAllApart(input, threads),
  ],
};
