/** `<cpu><topology>`: the guest's sockets, dies, cores and threads (virCPUDefParseXML). Its cells: `cells.ts`. */
import { childNamed, type XmlElement } from '../../xml/xml.ts';
import type { GuestTopology } from '../domain.ts';
import { highestUint } from '../libvirt-number.ts';
import { readUint, type RefusalList } from './refuse.ts';

export function readTopology(domain: XmlElement, refusals: RefusalList): GuestTopology | undefined {
  const cpu = childNamed(domain, 'cpu');
  const element = cpu === undefined ? undefined : childNamed(cpu, 'topology');
  if (element === undefined) return undefined;
  const sockets = readUint(element, 'sockets', refusals, { required: true, nonZero: true });
  const dies = readUint(element, 'dies', refusals, { nonZero: true }) ?? 1;
  const cores = readUint(element, 'cores', refusals, { required: true, nonZero: true });
  const threads = readUint(element, 'threads', refusals, { required: true, nonZero: true });
  if (sockets === undefined || cores === undefined || threads === undefined) return undefined;
  // clusters exist since libvirt 10.1.0; 9.0.0 does not look at them.
  return { sockets, dies, clusters: 1, cores, threads, span: element.span };
}

export function topologyProduct(topology: GuestTopology): number {
  return topology.sockets * topology.dies * topology.clusters * topology.cores * topology.threads;
}

/**
 * At the end of libvirt's validation. `wholeCount`: the QEMU driver wants the topology to hold exactly the maximum
 * number of vCPUs (qemuValidateDomainVCpuTopology); a product beyond 32 bits is refused for every type.
 */
export function checkTopology(
  topology: GuestTopology | undefined,
  maxVcpus: number,
  wholeCount: boolean,
  refusals: RefusalList,
): void {
  if (topology === undefined) return;
  const product = topologyProduct(topology);
  if (product > highestUint) {
    refusals.add(
      `unsupported configuration: cpu topology results in more than ${String(highestUint)} cpus`,
      topology.span,
    );
  } else if (wholeCount && product !== maxVcpus) {
    refusals.add("unsupported configuration: CPU topology doesn't match maximum vcpu count", topology.span, {
      rule: 'topology-count-mismatch',
    });
  }
}
