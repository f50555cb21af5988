/**
 * A domain's XML into the Domain model, element by element in the order of libvirt 9.0.0's parser
 * (virDomainDefParseXML, then the QEMU driver's post-parse and validation), so that the first refusal in the
 * list is the one that virsh would print. Whatever is refused, the rest is still read.
 */
import type { Assumption } from '../assumption.ts';
import { countOf, lastId } from '../cpuset/cpuset.ts';
import { domainId } from '../identity.ts';
import { attributeOf, childNamed, type XmlElement } from '../xml/xml.ts';
import type { DomainText } from './assemble.ts';
import type { Domain, Refusal } from './domain.ts';
import {
  checkCells,
  checkTopology,
  fillFirstCell,
  readCells,
  readTopology,
  topologyProduct,
} from './elements/cpu.ts';
import { readEmulatorPins, readIothreadPins, readVcpuPins } from './elements/cputune.ts';
import { readCpuTuning } from './elements/cputune-scalars.ts';
import { readIothreads } from './elements/iothreads.ts';
import { readNumatune } from './elements/numatune.ts';
import { RefusalList } from './elements/refuse.ts';
import { readVcpuHotplug } from './elements/vcpu-hotplug.ts';
import {
  checkFirstVcpu,
  inferVcpuCount,
  readOnlineVcpus,
  readVcpu,
  type VcpuElement,
} from './elements/vcpu.ts';

export interface ReadDomain {
  readonly domain: Domain;
  /** The count assumption, whether it is in force or only offered. */
  readonly assumption: Assumption | undefined;
}

export function readDomain(text: DomainText, index: number, mayAssume: (id: string) => boolean): ReadDomain {
  const element = text.element;
  const id = domainId(index);
  const refusals = new RefusalList();
  if (text.fault !== undefined) {
    // libvirt prints libxml2's sentence here; ours names the same fault in saxes' words.
    refusals.add(`(domain_definition): ${text.fault.detail}`, text.fault.span, { rule: 'xml-malformed' });
  }

  const vcpu = readVcpu(element, refusals);
  const assumption = countAssumption(element, vcpu, id, text);
  const assumed = assumption !== undefined && mayAssume(assumption.id);
  const max = vcpu.count ?? (assumed ? assumption.count : 1);
  const current = Math.min(vcpu.current ?? max, max);
  const onlineVcpus = readOnlineVcpus(element, max, current, refusals);
  const iothreads = readIothreads(element, refusals);
  const vcpuPins = readVcpuPins(element, max, refusals);
  const emulatorPins = readEmulatorPins(element, refusals);
  const iothreadPins = readIothreadPins(element, iothreads, refusals);
  const topology = readTopology(element, refusals);
  const cells = readCells(element, refusals);
  checkCells(cells, max, element, refusals);
  const { memory, memnodes } = readNumatune(
    element,
    vcpu.placement?.value === 'auto',
    vcpu.span,
    cells,
    refusals,
  );
  const type = attributeOf(element, 'type')?.value;
  const qemu = type === undefined || type === 'kvm' || type === 'qemu';
  if (qemu) {
    if (vcpu.span !== undefined && max > 0) checkFirstVcpu(onlineVcpus, vcpu.span, refusals);
    checkTopology(topology, max, refusals);
  }

  const pinned =
    vcpuPins.some((pin) => pin.fate === 'kept') ||
    emulatorPins.length > 0 ||
    iothreadPins.some((pin) => pin.fate === 'kept');
  // numatune placement='auto' makes the vCPUs auto too, unless anything says where they go (libvirt.md §0.3).
  const impliedAuto =
    vcpu.placement?.value !== 'auto' && memory?.placement === 'auto' && vcpu.cpuset === undefined && !pinned;
  const domain: Domain = {
    id,
    index,
    name: nameOf(element),
    type,
    roots: text.roots,
    vcpus: {
      max,
      current: countOf(onlineVcpus),
      assumed: vcpu.count === undefined && assumed,
      span: vcpu.span,
    },
    onlineVcpus,
    vcpuPlacement: {
      effective: vcpu.placement?.value === 'auto' || impliedAuto ? 'auto' : 'static',
      written: vcpu.placement,
      by: vcpu.placement?.value === 'auto' ? vcpu.placement.span : impliedAuto ? memory.span : undefined,
    },
    vcpuCpuset: vcpu.cpuset,
    vcpuPins,
    emulatorPins,
    iothreadPins,
    iothreads,
    topology,
    cells: qemu ? fillFirstCell(cells, max) : cells,
    memory,
    memnodes,
    cpuTuning: readCpuTuning(element),
    hotplug: readVcpuHotplug(element, max, onlineVcpus),
    refusals: refusals.all satisfies readonly Refusal[],
  };
  return { domain, assumption };
}

function nameOf(domain: XmlElement): string | undefined {
  const name = childNamed(domain, 'name')?.text.trim();
  return name === undefined || name === '' ? undefined : name;
}

/** Without `<vcpu>` libvirt makes one vCPU; a text that names more is taken at its word, as an assumption. */
function countAssumption(
  element: XmlElement,
  vcpu: VcpuElement,
  id: string,
  text: DomainText,
): Extract<Assumption, { kind: 'vcpu-count' }> | undefined {
  if (vcpu.span !== undefined) return undefined;
  // A look ahead: what is refused here is refused again, and listed, when the elements' turn comes.
  const silent = new RefusalList();
  const topology = readTopology(element, silent);
  const cells = readCells(element, silent);
  const highest = Math.max(-1, ...cells.map((cell) => lastId(cell.cpus) ?? -1));
  const { count, from } = inferVcpuCount(
    element,
    highest < 0 ? undefined : highest,
    topology === undefined ? undefined : topologyProduct(topology),
  );
  if (count <= 1) return undefined;
  return {
    id: `vcpu-count:${id}`,
    kind: 'vcpu-count',
    domain: id,
    count,
    from,
    spans: text.roots.map((root) => root.span).slice(0, 1),
  };
}
