/** The emulator is confined to the only CPU of a vCPU: the guest stalls while QEMU does its own work there. */
import { pcpuId } from '../../identity.ts';
import { isRealtime, viewDomains } from '../domain-view.ts';
import { pinAside } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, onlyCpuOf, placesOf } from '../threads.ts';

export const rule: Rule<'emulator-on-vcpu-pcpu'> = {
  id: 'emulator-on-vcpu-pcpu',
  severity: 'warning',
  *check(input) {
    for (const { domain, emulators, vcpusOnly } of viewDomains(input)) {
      for (const emulator of emulators) {
        const cpu = onlyCpuOf(emulator);
        const vcpus = cpu === undefined ? undefined : vcpusOnly.get(cpu);
        // A vCPU that is scheduled in real time locks the emulator out: `realtime-on-emulator-cpu` tells.
        if (cpu === undefined || vcpus === undefined || vcpus.some((vcpu) => isRealtime(domain, vcpu)))
          continue;
        const all = [emulator, ...vcpus];
        yield {
          params: { threads: idsOfThreads(all), cpu },
          ...placesOf(all),
          entities: [...idsOfThreads(all), pcpuId(cpu)],
        };
      }
    }
  },
  remedies: ({ params: { threads } }, input) => pinAside(input, threads.slice(0, 1)),
};
