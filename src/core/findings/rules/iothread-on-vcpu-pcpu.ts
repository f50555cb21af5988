/** An iothread is confined to the only CPU of a vCPU: disk I/O and the guest take turns. */
import { formatCpuSet, setOfIds } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { isRealtime, viewDomains } from '../domain-view.ts';
import { pinAside } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, onlyCpuOf, placesOf } from '../threads.ts';

export const rule: Rule<'iothread-on-vcpu-pcpu'> = {
  id: 'iothread-on-vcpu-pcpu',
  severity: 'warning',
  *check(input) {
    for (const { domain, iothreads, vcpusOnly } of viewDomains(input)) {
      const pairs = iothreads.flatMap((iothread) => {
        const cpu = onlyCpuOf(iothread);
        const vcpus = cpu === undefined ? [] : (vcpusOnly.get(cpu) ?? []);
        // One that is scheduled in real time starves the iothread: `realtime-shares-cpu` tells.
        if (cpu === undefined || vcpus.length === 0 || vcpus.some((vcpu) => isRealtime(domain, vcpu)))
          return [];
        return [{ iothread, cpu, vcpus }];
      });
      if (pairs.length === 0) continue;
      const cpus = setOfIds(pairs.map(({ cpu }) => cpu));
      const held = pairs.map(({ iothread }) => iothread);
      const vcpus = [...new Set(pairs.flatMap((pair) => pair.vcpus))];
      yield {
        params: { iothreads: idsOfThreads(held), vcpus: idsOfThreads(vcpus), cpus: formatCpuSet(cpus) },
        ...placesOf([...held, ...vcpus]),
        entities: [...idsOfThreads([...held, ...vcpus]), ...new Set(pairs.map(({ cpu }) => pcpuId(cpu)))],
      };
    }
  },
  remedies: ({ params: { iothreads } }, input) => pinAside(input, iothreads),
};
