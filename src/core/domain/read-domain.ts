/**
 * A domain's XML into the Domain model, in libvirt 9.0.0's three passes: everything is parsed (`parse-domain.ts`),
 * then completed (`post-parse.ts`), then validated (`validate.ts`). Each pass keeps libvirt's order, so that the
 * first refusal in the list is the one that virsh would print. Whatever is refused, the rest is still read.
 */
import type { Assumption } from '../assumption.ts';
import { countOf } from '../cpuset/cpuset.ts';
import { domainId } from '../identity.ts';
import { childNamed, type XmlElement } from '../xml/xml.ts';
import type { DomainText } from './assemble.ts';
import type { Domain } from './domain.ts';
import { highestVcpu, readCells } from './elements/cells.ts';
import { readTopology, topologyProduct } from './elements/cpu.ts';
import { toCpuTime } from './elements/cpu-time.ts';
import { RefusalList } from './elements/refuse.ts';
import { inferVcpuCount, readVcpu, type VcpuElement } from './elements/vcpu.ts';
import { hotpluggableOf } from './elements/vcpus.ts';
import { findSilences } from './find-silences.ts';
import { isForeignName } from './libvirt-names.ts';
import { parseDomain, type ParsedDomain, type ReadContext, type VcpuCount } from './parse-domain.ts';
import { placedDevices, iothreadUsers } from './placed-devices.ts';
import { postParse } from './post-parse.ts';
import { validateDomain } from './validate.ts';
import { baselineVersion, changesOf, compareVersions } from './versions.ts';

export interface ReadDomain {
  readonly domain: Domain;
  /** The count assumption, whether it is in force or only offered. */
  readonly assumption: Assumption | undefined;
}

export interface ReadChoices {
  readonly mayAssume: (id: string) => boolean;
  /** The libvirt release; undefined: now. */
  readonly libvirt: string | undefined;
  readonly asLibvirt: boolean;
}

export function readDomain(text: DomainText, index: number, choices: ReadChoices): ReadDomain {
  const { element } = text;
  const id = domainId(index);
  const refusals = new RefusalList();
  const context: ReadContext = {
    changes: changesOf(choices.libvirt),
    isBaseline: choices.libvirt !== undefined && compareVersions(choices.libvirt, baselineVersion) <= 0,
    isStrict: choices.asLibvirt,
  };
  if (text.fault !== undefined) {
    // Where libxml2's sentence is not known, ours names the same fault in saxes' words.
    const message = text.fault.message ?? `(domain_definition): ${text.fault.detail}`;
    refusals.add(message, text.fault.span, { rule: 'xml-malformed' });
  }
  // A namespace of the root is that of all within: libvirt finds nothing there, first of all no name.
  if (isForeignName(element.name) && childNamed(element, 'name') === undefined)
    refusals.add('missing name information', element.tagSpan);

  let assumption: ReturnType<typeof countAssumption>;
  let assumed = false;
  const readCount = (): VcpuCount => {
    const vcpu = readVcpu(element, refusals);
    assumption = countAssumption(element, vcpu, id, text, context);
    assumed = assumption !== undefined && choices.mayAssume(assumption.id);
    return { vcpu, max: vcpu.count ?? (assumed ? (assumption?.count ?? 1) : 1) };
  };
  const parsed = parseDomain(element, text.whole, context, readCount, refusals);
  const completed = postParse(parsed, refusals);
  validateDomain(parsed, completed, refusals);

  const { vcpu, states, max, numatune, memory } = parsed;
  const domain: Domain = {
    id,
    index,
    name: nameOf(element),
    type: parsed.type,
    roots: text.roots,
    vcpus: {
      max,
      current: countOf(states.online),
      assumed: vcpu.count === undefined && assumed,
      span: vcpu.span,
    },
    onlineVcpus: states.online,
    hotpluggableVcpus: hotpluggableOf(states, max),
    vcpuOrders: states.listed.flatMap(({ id: vcpu, order, span }) =>
      order === 0 ? [] : [{ vcpu, order, span }],
    ),
    vcpuPlacement: vcpuPlacement(parsed),
    vcpuCpuset: vcpu.cpuset,
    vcpuPins: parsed.vcpuPins,
    emulatorPins: parsed.emulatorPins,
    iothreadPins: parsed.iothreadPins,
    iothreads: parsed.iothreads.ids,
    iothreadsSpan: parsed.iothreads.span,
    topology: parsed.topology,
    cells: completed.cells,
    memory: numatune.memory,
    memnodes: numatune.memnodes,
    schedulers: parsed.schedulers,
    cpuTime: toCpuTime(parsed.cpuTime),
    resourceControl: parsed.resourceControl,
    iothreadPools: parsed.iothreads.pools,
    guestMemory: {
      totalKiB: completed.totalKiB,
      written: memory.total,
      current: memory.current,
      most: memory.most === undefined ? undefined : { ...memory.most, slots: memory.slots },
    },
    hugepages: completed.hugepages,
    memoryDevices: completed.memoryDevices,
    placedDevices: placedDevices(parsed),
    iothreadUsers: iothreadUsers(parsed),
    partition: parsed.partition,
    ...(text.status === undefined ? {} : { status: text.status }),
    refusals: refusals.all,
    silences: findSilences(parsed, completed),
  };
  return { domain, assumption };
}

/** numatune placement='auto' makes the vCPUs auto too, unless anything says where they go (libvirt.md §0.3). */
function vcpuPlacement(parsed: ParsedDomain): Domain['vcpuPlacement'] {
  const { vcpu, numatune, vcpuPins, emulatorPins, iothreadPins } = parsed;
  const written = vcpu.placement;
  if (written?.value === 'auto') return { effective: 'auto', written, by: written.span };
  const pinned =
    vcpuPins.some((pin) => pin.fate === 'kept') ||
    emulatorPins.length > 0 ||
    iothreadPins.some((pin) => pin.fate === 'kept');
  if (numatune.memory?.placement === 'auto' && vcpu.cpuset === undefined && !pinned)
    return { effective: 'auto', written, by: numatune.memory.span };
  return { effective: 'static', written, by: undefined };
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
  context: ReadContext,
): Extract<Assumption, { kind: 'vcpu-count' }> | undefined {
  if (vcpu.span !== undefined) return undefined;
  // A look ahead: what is refused here is refused again, and listed, when the elements' turn comes.
  const silent = new RefusalList();
  const topology = readTopology(element, context.changes, silent);
  const cells = readCells(element, silent);
  const { count, from } = inferVcpuCount(
    element,
    highestVcpu(cells),
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
