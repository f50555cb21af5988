/** `virsh setvcpus VM N [--maximum]` (qemuDomainSetVcpusFlags, qemuDomainSetVcpusMax; virDomainDefSetVcpus). */
import { countOf, idsOf, intersectionOf, rangeSet, setOfIds, unionOf, hasId } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import { vcpuId } from '../identity.ts';
import type { Change } from '../intake/facts/change.ts';
import type { DomainChange } from './change-domain.ts';

type SetVcpus = Extract<Change, { kind: 'setvcpus' }>;

export function setVcpus(domain: Domain, change: SetVcpus): DomainChange {
  return change.maximum ? setMaximum(domain, change) : setCurrent(domain, change);
}

/** The lowest that are off are plugged in; the highest that are on are taken out. */
function setCurrent(domain: Domain, { count, config, live }: SetVcpus): DomainChange {
  const { max, current } = domain.vcpus;
  const about = { threads: [], before: { count: current } };
  if (count > max) {
    const which = config && !live ? 'persistent' : 'live';
    const most = `${String(count)} > ${String(max)}`;
    const message = `invalid argument: requested vcpus is greater than max allowable vcpus for the ${which} domain: ${most}`;
    return { ...about, ok: false, message };
  }
  const online = [...idsOf(intersectionOf(domain.onlineVcpus, rangeSet(0, max - 1)))];
  const changed: number[] = [];
  if (count < online.length) changed.push(...online.splice(count));
  for (let vcpu = 0; vcpu < max && online.length < count; vcpu++) {
    if (hasId(domain.onlineVcpus, vcpu)) continue;
    online.push(vcpu);
    changed.push(vcpu);
  }
  const onlineVcpus = setOfIds(online);
  return {
    threads: changed.slice(0, mostNamed).map((vcpu) => vcpuId(domain.id, vcpu)),
    before: { count: current },
    ok: true,
    domain: {
      ...domain,
      vcpus: { ...domain.vcpus, current: countOf(onlineVcpus) },
      onlineVcpus,
      hotpluggableVcpus: unionOf(domain.hotpluggableVcpus, setOfIds(changed)),
    },
    after: { count },
  };
}

/** As many vCPUs as are placed. */
const mostNamed = 8192;

function setMaximum(domain: Domain, { count, live }: SetVcpus): DomainChange {
  const { max } = domain.vcpus;
  const about = { threads: [], before: { count: max } };
  const refuse = (message: string): DomainChange => ({ ...about, ok: false, message });
  if (live)
    return refuse("Requested operation is not valid: maximum vcpu count of a live domain can't be modified");
  if (domain.cells.reduce((sum, cell) => sum + countOf(cell.cpus), 0) > count)
    return refuse('invalid argument: Number of CPUs in <numa> exceeds the desired maximum vcpu count');
  const { topology } = domain;
  if (topology !== undefined) {
    const { sockets, dies, clusters, cores, threads } = topology;
    if (sockets * dies * clusters * cores * threads !== count)
      return refuse("invalid argument: CPU topology doesn't match the desired vcpu count");
  }
  // More than is ever placed says no more than that.
  const most = Math.min(count, 65_536);
  const onlineVcpus = intersectionOf(domain.onlineVcpus, rangeSet(0, most - 1));
  return {
    ...about,
    ok: true,
    domain: {
      ...domain,
      vcpus: { ...domain.vcpus, max: most, current: countOf(onlineVcpus), assumed: false },
      onlineVcpus,
      hotpluggableVcpus: intersectionOf(
        unionOf(domain.hotpluggableVcpus, rangeSet(max, most - 1)),
        rangeSet(0, most - 1),
      ),
      vcpuOrders: [],
      vcpuPins: domain.vcpuPins.filter((pin) => pin.fate !== 'kept' || pin.vcpu < most),
    },
    after: { count },
  };
}
