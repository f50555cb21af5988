/** Two or more vCPUs, of one domain or of several, are confined to the same single CPU: they take turns. */
import { pcpuId } from '../../identity.ts';
import type { Rule } from '../rule.ts';
import { groupByOnlyCpu, runningThreads, spansOf } from '../threads.ts';

export const rule: Rule<'vcpus-share-pcpu'> = {
  id: 'vcpus-share-pcpu',
  severity: 'warning',
  *check(input) {
    const vcpus = runningThreads(input).filter((thread) => thread.kind === 'vcpu');
    for (const [cpu, threads] of groupByOnlyCpu(vcpus)) {
      if (threads.length < 2) continue;
      const spans = spansOf(threads);
      const ids = threads.map((thread) => thread.thread);
      yield {
        params: { threads: ids, cpu },
        ...(spans[0] === undefined ? {} : { span: spans[0] }),
        related: spans.slice(1),
        entities: [...ids, pcpuId(cpu)],
      };
    }
  },
};
