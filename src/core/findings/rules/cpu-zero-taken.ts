/** A vCPU has CPU 0 alone, where the kernel itself has work that cannot be moved away. */
import { pcpuId } from '../../identity.ts';
import { viewDomains } from '../domain-view.ts';
import { moveVcpus, pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'cpu-zero-taken'> = {
  id: 'cpu-zero-taken',
  severity: 'note',
  *check(input) {
    for (const { vcpusOnly } of viewDomains(input)) {
      const vcpus = vcpusOnly.get(0) ?? [];
      const [vcpu] = vcpus;
      if (vcpu === undefined) continue;
      yield {
        params: { thread: vcpu.thread },
        ...placesOf(vcpus),
        entities: [...idsOfThreads(vcpus), pcpuId(0)],
      };
    }
  },
  remedies: ({ params: { thread } }, input) => [
    ...moveVcpus(input, [thread]),
    ...pinAllApart(input, [thread]),
  ],
};
