/** Iothreads are held to the sibling threads of vCPUs' CPUs: other CPUs, the same cores. */
import { emptySet, formatCpuSet, idsOf, unionOf } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import { viewDomains } from '../domain-view.ts';
import { pinAside } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { vcpusBeside } from '../siblings.ts';
import { heldTo, idsOfThreads, placesOf } from '../threads.ts';

export const rule: Rule<'iothread-on-vcpu-sibling'> = {
  id: 'iothread-on-vcpu-sibling',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const view of viewDomains(input)) {
      const found = view.iothreads.flatMap((iothread) => {
        const beside = vcpusBeside(host, view, iothread);
        return beside === undefined ? [] : [{ iothread, beside }];
      });
      if (found.length === 0) continue;
      const iothreads = found.map(({ iothread }) => iothread);
      const vcpus = [...new Set(found.flatMap(({ beside }) => beside.vcpus))];
      const cpus = iothreads.reduce((all, thread) => unionOf(all, heldTo(thread) ?? emptySet), emptySet);
      const vcpuCpus = found.reduce((all, { beside }) => unionOf(all, beside.vcpuCpus), emptySet);
      yield {
        params: {
          iothreads: idsOfThreads(iothreads),
          vcpus: idsOfThreads(vcpus),
          cpus: formatCpuSet(cpus),
          vcpuCpus: formatCpuSet(vcpuCpus),
          assumed: found.some(({ beside }) => beside.assumed),
        },
        ...placesOf([...iothreads, ...vcpus]),
        entities: [...idsOfThreads([...iothreads, ...vcpus]), ...[...idsOf(cpus)].map(pcpuId)],
      };
    }
  },
  remedies: ({ params: { iothreads } }, input) => pinAside(input, iothreads),
};
