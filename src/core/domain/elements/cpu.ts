/** `<cpu>` and `<topology>`: the guest's sockets, dies, cores and threads (virCPUDefParseXML). Its cells: `cells.ts`. */
import { attributeOf, childNamed, type XmlElement } from '../../xml/xml.ts';
import type { GuestTopology } from '../domain.ts';
import { highestUint } from '../libvirt-number.ts';
import type { Changes } from '../versions.ts';
import { readUint, type RefusalList } from './refuse.ts';

const modes = ['custom', 'host-model', 'host-passthrough', 'maximum'];

export function readTopology(
  domain: XmlElement,
  changes: Changes,
  refusals: RefusalList,
): GuestTopology | undefined {
  const cpu = childNamed(domain, 'cpu');
  if (cpu === undefined) return undefined;
  const mode = attributeOf(cpu, 'mode');
  if (mode !== undefined && !modes.includes(mode.value))
    refusals.add(`unsupported configuration: Invalid mode attribute '${mode.value}'`, mode.span);
  const element = childNamed(cpu, 'topology');
  if (element === undefined) return undefined;
  const sockets = readUint(element, 'sockets', refusals, { required: true, nonZero: true });
  const dies = readUint(element, 'dies', refusals, { nonZero: true }) ?? 1;
  const clusters = changes.has('topology-clusters')
    ? (readUint(element, 'clusters', refusals, { nonZero: true }) ?? 1)
    : 1;
  const cores = readUint(element, 'cores', refusals, { required: true, nonZero: true });
  const threads = readUint(element, 'threads', refusals, { required: true, nonZero: true });
  if (sockets === undefined || cores === undefined || threads === undefined) return undefined;
  return { sockets, dies, clusters, cores, threads, span: element.span };
}

export function topologyProduct(topology: GuestTopology): number {
  return topology.sockets * topology.dies * topology.clusters * topology.cores * topology.threads;
}

function isTooLarge(topology: GuestTopology): boolean {
  return topologyProduct(topology) > highestUint;
}

/** virDomainDefGetVcpusTopology: a product beyond 32 bits is refused for every type. */
export function checkTopologySize(topology: GuestTopology | undefined, refusals: RefusalList): void {
  if (topology === undefined || !isTooLarge(topology)) return;
  refusals.add(
    `unsupported configuration: cpu topology results in more than ${String(highestUint)} cpus`,
    topology.span,
  );
}

/** The QEMU driver wants the topology to hold exactly the maximum number of vCPUs (qemuValidateDomainVCpuTopology). */
export function checkTopologyCount(
  topology: GuestTopology | undefined,
  maxVcpus: number,
  refusals: RefusalList,
): void {
  if (topology === undefined || isTooLarge(topology) || topologyProduct(topology) === maxVcpus) return;
  refusals.add("unsupported configuration: CPU topology doesn't match maximum vcpu count", topology.span, {
    rule: 'topology-count-mismatch',
  });
}
