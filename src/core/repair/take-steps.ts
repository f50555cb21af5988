/**
 * A remedy's steps onto the draft of a domain. Each changes what it names and nothing beside it: where libvirt's rules
 * would draw something else along (libvirt.md §0.3), that is written down as it was.
 */
import { formatCpuSet, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import { readUintAttribute } from '../domain/libvirt-number.ts';
import type { RemedyStep } from '../findings/remedy.ts';
import { readGuestId } from '../identity.ts';
import {
  addChild,
  attributeIn,
  childOrNew,
  childrenIn,
  elementsIn,
  removeAttribute,
  removeElement,
  setAttribute,
  type DraftElement,
} from './draft.ts';
import { takeSpanStep, type SpanPlaces } from './take-spans.ts';

/** False: the step is about something that this text does not have. */
export function takeStep(draft: DraftElement, step: RemedyStep, before: Domain, places: SpanPlaces): boolean {
  switch (step.kind) {
    case 'pin':
      return pin(draft, step.thread, step.cpus);
    case 'unpin':
      return unpin(draft, step.thread);
    case 'vcpu-cpuset':
      setVcpuCpuset(draft, step.cpus, before);
      return true;
    case 'vcpu-count':
      return setVcpuCount(draft, step.max, step.current, before);
    case 'memory':
      setMemory(draft, step.mode, step.nodes);
      return true;
    case 'memnode':
      return setMemnode(draft, step);
    case 'topology':
      setTopology(draft, step);
      return true;
    case 'iothread-count':
      return setIothreadCount(draft, step.count, before);
    case 'remove':
    case 'replace':
      return takeSpanStep(step, places);
  }
}

type StepOf<K extends RemedyStep['kind']> = Extract<RemedyStep, { kind: K }>;

interface PinPlace {
  readonly name: 'vcpupin' | 'emulatorpin' | 'iothreadpin';
  readonly key: { readonly attribute: string; readonly number: number } | undefined;
}

function pinPlaceOf(thread: string): PinPlace | undefined {
  const id = readGuestId(thread);
  switch (id?.kind) {
    case 'vcpu':
      return { name: 'vcpupin', key: { attribute: 'vcpu', number: id.number } };
    case 'iothread':
      return { name: 'iothreadpin', key: { attribute: 'iothread', number: id.number } };
    case 'emulator':
      return { name: 'emulatorpin', key: undefined };
    case 'domain':
    case 'cell':
    case undefined:
      return undefined;
  }
}

function pinsOf(draft: DraftElement, { name, key }: PinPlace): readonly DraftElement[] {
  return elementsIn(draft, 'cputune', name).filter(
    (element) =>
      key === undefined || readUintAttribute(attributeIn(element, key.attribute)?.value ?? '') === key.number,
  );
}

function pin(draft: DraftElement, thread: string, cpus: CpuSet): boolean {
  const place = pinPlaceOf(thread);
  if (place === undefined) return false;
  const cpuset = formatCpuSet(cpus);
  const { name, key } = place;
  const [own] = pinsOf(draft, place);
  if (own !== undefined) setAttribute(own, 'cpuset', cpuset);
  else {
    // Of several <cputune>, all of which libvirt reads, the one that has such pins already.
    const parents = childrenIn(draft, 'cputune');
    const parent = parents.find((one) => childrenIn(one, name).length > 0) ?? childOrNew(draft, 'cputune');
    addChild(parent, name, { ...(key && { [key.attribute]: String(key.number) }), cpuset }, key);
  }
  return true;
}

function unpin(draft: DraftElement, thread: string): boolean {
  const place = pinPlaceOf(thread);
  const pins = place === undefined ? [] : pinsOf(draft, place);
  for (const one of pins) removeElement(one);
  return pins.length > 0;
}

/** `<vcpu>`, which libvirt takes as 1 where it is missing. */
function vcpuElement(draft: DraftElement, before: Domain): DraftElement {
  const known = childrenIn(draft, 'vcpu')[0];
  if (known !== undefined) return known;
  const element = addChild(draft, 'vcpu', {});
  element.text = String(before.vcpus.max);
  return element;
}

function setVcpuCpuset(draft: DraftElement, cpus: CpuSet | undefined, before: Domain): void {
  const vcpu = vcpuElement(draft, before);
  if (cpus === undefined) {
    removeAttribute(vcpu, 'cpuset');
    return;
  }
  setAttribute(vcpu, 'cpuset', formatCpuSet(cpus));
  // Under placement='auto' it would not even be parsed.
  if (attributeIn(vcpu, 'placement')?.value !== 'auto') return;
  setAttribute(vcpu, 'placement', 'static');
  // What follows numad for want of a nodeset would be refused now.
  const memory = elementsIn(draft, 'numatune', 'memory')[0];
  if (memory === undefined || memory.attributes.length === 0) return;
  const isOpen = attributeIn(memory, 'nodeset') === undefined;
  const placement = attributeIn(memory, 'placement')?.value ?? 'default';
  if (isOpen && placement === 'default') setAttribute(memory, 'placement', 'auto');
}

/**
 * Writes down what was only concluded and would be concluded otherwise now: that numad decides (a pin, or memory of which
 * numad has no say, would take all threads from it), and how many vCPUs a text without `<vcpu>` has. True: it did.
 */
export function keepBeside(
  draft: DraftElement,
  steps: readonly RemedyStep[],
  before: Domain,
  after: Domain,
): boolean {
  const isAbout = (kind: RemedyStep['kind']): boolean => steps.some((step) => step.kind === kind);
  const leavesNumad = before.vcpuPlacement.effective === 'auto' && after.vcpuPlacement.effective !== 'auto';
  const keepsNumad = leavesNumad && !isAbout('vcpu-cpuset');
  const keepsCount = before.vcpus.max !== after.vcpus.max && !isAbout('vcpu-count');
  if (keepsNumad) setAttribute(vcpuElement(draft, before), 'placement', 'auto');
  if (keepsCount) vcpuElement(draft, before);
  return keepsNumad || keepsCount;
}

function setVcpuCount(
  draft: DraftElement,
  max: number,
  current: number | undefined,
  before: Domain,
): boolean {
  const listed = elementsIn(draft, 'vcpus', 'vcpu');
  // Which vCPUs are there at boot is then said of each, and rules of their order would have to be kept.
  if (current !== undefined && listed.length > 0) return false;
  const vcpu = vcpuElement(draft, before);
  vcpu.text = String(max);
  const written = readUintAttribute(attributeIn(vcpu, 'current')?.value ?? '');
  const wanted = current ?? written;
  if (wanted === undefined || wanted >= max) removeAttribute(vcpu, 'current');
  else if (wanted !== written) setAttribute(vcpu, 'current', String(wanted));
  for (const one of listed) {
    const id = readUintAttribute(attributeIn(one, 'id')?.value ?? '');
    if (id !== undefined && id >= max) removeElement(one);
  }
  return true;
}

function setMemory(draft: DraftElement, mode: string, nodes: CpuSet): void {
  const memory = childOrNew(childOrNew(draft, 'numatune'), 'memory');
  setAttribute(memory, 'mode', mode);
  const placement = attributeIn(memory, 'placement')?.value;
  if (placement !== undefined && placement !== 'static') removeAttribute(memory, 'placement');
  setAttribute(memory, 'nodeset', formatCpuSet(nodes));
}

function setMemnode(draft: DraftElement, { cell, mode, nodes }: StepOf<'memnode'>): boolean {
  const id = readGuestId(cell);
  if (id?.kind !== 'cell') return false;
  const numatune = childOrNew(draft, 'numatune');
  const own = childrenIn(numatune, 'memnode').find(
    (one) => readUintAttribute(attributeIn(one, 'cellid')?.value ?? '') === id.number,
  );
  const cellid = String(id.number);
  const memnode =
    own ?? addChild(numatune, 'memnode', { cellid }, { attribute: 'cellid', number: id.number });
  setAttribute(memnode, 'mode', mode);
  setAttribute(memnode, 'nodeset', formatCpuSet(nodes));
  return true;
}

function setTopology(draft: DraftElement, { sockets, dies, cores, threads }: StepOf<'topology'>): void {
  const topology = childOrNew(childOrNew(draft, 'cpu'), 'topology');
  setAttribute(topology, 'sockets', String(sockets));
  if (dies !== 1 || attributeIn(topology, 'dies') !== undefined) setAttribute(topology, 'dies', String(dies));
  // Releases that know it multiply it in.
  if (attributeIn(topology, 'clusters') !== undefined) setAttribute(topology, 'clusters', '1');
  setAttribute(topology, 'cores', String(cores));
  setAttribute(topology, 'threads', String(threads));
}

function setIothreadCount(draft: DraftElement, count: number, before: Domain): boolean {
  const element = childrenIn(draft, 'iothreads')[0];
  const listed = elementsIn(draft, 'iothreadids', 'iothread');
  // Ids that are listed count even where the number says less: the last ones go.
  for (const one of listed.slice(count)) removeElement(one);
  if (count === before.iothreads.length && element === undefined) return true;
  if (element === undefined) {
    if (count > 0) addChild(draft, 'iothreads', {}).text = String(count);
  } else if (count === 0) removeElement(element);
  else element.text = String(count);
  return true;
}
