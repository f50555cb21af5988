/**
 * A vCPU scheduled as fifo or rr is confined to the only CPU of the emulator. While it runs the emulator never does: the
 * guest waits for QEMU, which waits for the guest.
 */
import { formatCpuSet, setOfIds } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { isRealtime, viewDomains } from '../domain-view.ts';
import { pinAside } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, onlyCpuOf, placesOf } from '../threads.ts';

export const rule: Rule<'realtime-on-emulator-cpu'> = {
  id: 'realtime-on-emulator-cpu',
  severity: 'warning',
  *check(input) {
    for (const { domain, emulators, vcpusOnly } of viewDomains(input)) {
      for (const emulator of emulators) {
        const cpu = onlyCpuOf(emulator);
        const vcpus = cpu === undefined ? [] : (vcpusOnly.get(cpu) ?? []);
        if (cpu === undefined || !vcpus.some((vcpu) => isRealtime(domain, vcpu))) continue;
        const schedulers = domain.schedulers.vcpus.filter(
          ({ policy }) => policy === 'fifo' || policy === 'rr',
        );
        const { span, related } = placesOf([emulator, ...vcpus]);
        yield {
          params: {
            vcpus: idsOfThreads(vcpus),
            emulator: emulator.thread,
            cpus: formatCpuSet(setOfIds([cpu])),
          },
          ...(span === undefined ? {} : { span }),
          related: [...related, ...schedulers.map((scheduler) => scheduler.span)],
          entities: [...idsOfThreads([emulator, ...vcpus]), pcpuId(cpu)],
        };
      }
    }
  },
  remedies: ({ params: { emulator } }, input) => pinAside(input, [emulator]),
};
