/** The emulator is held to the sibling thread of a vCPU's CPU: another CPU, the same core. */
import { formatCpuSet, idsOf } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { viewDomains } from '../domain-view.ts';
import { pinAside } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { vcpusBeside } from '../siblings.ts';
import { heldTo, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'emulator-on-vcpu-sibling'> = {
  id: 'emulator-on-vcpu-sibling',
  severity: 'warning',
  *check(input) {
    if (input.host === undefined) return;
    for (const view of viewDomains(input)) {
      for (const emulator of view.emulators) {
        const beside = vcpusBeside(input.host, view, emulator);
        if (beside === undefined) continue;
        const { vcpus, vcpuCpus, assumed } = beside;
        const cpus = heldTo(emulator) ?? [];
        yield {
          params: {
            vcpus: idsOfThreads(vcpus),
            cpus: formatCpuSet(cpus),
            vcpuCpus: formatCpuSet(vcpuCpus),
            assumed,
          },
          ...placesOf([emulator, ...vcpus]),
          entities: [...idsOfThreads([emulator, ...vcpus]), ...[...idsOf(cpus)].map(pcpuId)],
        };
      }
    }
  },
  remedies: ({ entities }, input) => pinAside(input, entities.slice(0, 1)),
};
