/** The emulator is confined to the only CPU of a vCPU: the guest stalls while QEMU does its own work there. */
import { pcpuId } from '../../identity.ts';
import type { Rule } from '../rule.ts';
import { groupByOnlyCpu, runningThreads, spansOf } from '../threads.ts';

export const rule: Rule<'emulator-on-vcpu-pcpu'> = {
  id: 'emulator-on-vcpu-pcpu',
  severity: 'warning',
  *check(input) {
    const threads = runningThreads(input).filter((thread) => thread.kind !== 'iothread');
    for (const [cpu, group] of groupByOnlyCpu(threads)) {
      const emulators = group.filter((thread) => thread.kind === 'emulator');
      const vcpus = group.filter((thread) => thread.kind === 'vcpu');
      if (vcpus.length === 0) continue;
      for (const emulator of emulators) {
        const spans = spansOf([emulator, ...vcpus]);
        const ids = [emulator.thread, ...vcpus.map((vcpu) => vcpu.thread)];
        yield {
          params: { threads: ids, cpu },
          ...(spans[0] === undefined ? {} : { span: spans[0] }),
          related: spans.slice(1),
          entities: [...ids, pcpuId(cpu)],
        };
      }
    }
  },
};
