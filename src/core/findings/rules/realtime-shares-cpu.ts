/**
 * A vCPU scheduled as fifo or rr shares its only CPU with another vCPU or an iothread of its domain, which then runs only when
 * the first one sleeps; or it has no pin at all, and takes whatever CPU it is put on from everybody.
 */
import { formatCpuSet, setOfIds } from '../../cpuset/cpuset.ts';
import { pcpuId } from '../../identity.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import { isRealtime, viewDomains } from '../domain-view.ts';
import { moveVcpus, pinAllApart, pinAside } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { idsOfThreads, onlyCpuOf, placesOf } from '../threads.ts';

export const rule: Rule<'realtime-shares-cpu'> = {
  id: 'realtime-shares-cpu',
  severity: 'warning',
  *check(input) {
    for (const { domain, vcpus, iothreads, vcpusOnly } of viewDomains(input)) {
      const realtime = vcpus.filter((vcpu) => isRealtime(domain, vcpu));
      if (realtime.length === 0) continue;
      const schedulers = domain.schedulers.vcpus.filter(({ policy }) => policy === 'fifo' || policy === 'rr');
      const related = schedulers.map(({ span }) => span);
      const [scheduler, ...others] = related;
      const free = realtime.filter(({ source }) => source === 'default');
      if (free.length > 0) {
        yield {
          params: { vcpus: idsOfThreads(free), others: [], cpus: '', why: 'unpinned' },
          ...(scheduler === undefined ? {} : { span: scheduler }),
          related: others,
          entities: idsOfThreads(free),
        };
      }
      const meeting = [...vcpusOnly].flatMap(([cpu, there]) => {
        const all = [...there, ...iothreads.filter((iothread) => onlyCpuOf(iothread) === cpu)];
        const first = there.filter((vcpu) => realtime.includes(vcpu));
        return first.length > 0 && all.length > 1 ? [{ cpu, first, all }] : [];
      });
      if (meeting.length === 0) continue;
      const first = meeting.flatMap((one) => one.first);
      const rest = meeting
        .flatMap(({ all }) => all)
        .filter((thread: ThreadPlacement) => !first.includes(thread));
      const places = placesOf([...first, ...rest]);
      yield {
        params: {
          vcpus: idsOfThreads(first),
          others: idsOfThreads(rest),
          cpus: formatCpuSet(setOfIds(meeting.map(({ cpu }) => cpu))),
          why: 'same-cpu',
        },
        ...places,
        related: [...places.related, ...related],
        entities: [...idsOfThreads([...first, ...rest]), ...meeting.map(({ cpu }) => pcpuId(cpu))],
      };
    }
  },
  remedies: ({ params: { vcpus, others } }, input) => {
    const aside = others.filter((id) => !id.includes('/vcpu:'));
    const moved = others.filter((id) => id.includes('/vcpu:'));
    return [
      ...(aside.length > 0 && moved.length === 0 ? pinAside(input, aside) : []),
      ...(aside.length === 0 && moved.length > 0 ? moveVcpus(input, moved) : []),
      ...pinAllApart(input, vcpus),
    ];
  },
};
