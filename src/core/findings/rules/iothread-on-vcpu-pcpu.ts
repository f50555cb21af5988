/** An iothread is confined to the only CPU of a vCPU: disk I/O and the guest take turns. */
import { pcpuId } from '../../identity.ts';
import type { Rule } from '../rule.ts';
import { groupByOnlyCpu, runningThreads, spansOf } from '../threads.ts';

export const rule: Rule<'iothread-on-vcpu-pcpu'> = {
  id: 'iothread-on-vcpu-pcpu',
  severity: 'warning',
  *check(input) {
    const threads = runningThreads(input).filter((thread) => thread.kind !== 'emulator');
    for (const [cpu, group] of groupByOnlyCpu(threads)) {
      const iothreads = group.filter((thread) => thread.kind === 'iothread');
      const vcpus = group.filter((thread) => thread.kind === 'vcpu');
      if (vcpus.length === 0) continue;
      for (const iothread of iothreads) {
        const spans = spansOf([iothread, ...vcpus]);
        const ids = [iothread.thread, ...vcpus.map((vcpu) => vcpu.thread)];
        yield {
          params: { iothread: iothread.number ?? 0, threads: ids, cpu },
          ...(spans[0] === undefined ? {} : { span: spans[0] }),
          related: spans.slice(1),
          entities: [...ids, pcpuId(cpu)],
        };
      }
    }
  },
};
