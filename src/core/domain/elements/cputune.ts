/** The pins of `<cputune>`; several `<cputune>` are read as one, in document order (XPath ./cputune/…). */
import { attributeOf, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { EmulatorPin, IothreadPin, SetAttribute, VcpuPin } from '../domain.ts';
import { readSetAttribute, readUint, type RefusalList } from './refuse.ts';

/**
 * virDomainVcpuPinDefParseXML: a pin for a vCPU that does not exist is only warned about, before its cpuset is
 * looked at; a second pin for the same vCPU is refused before its cpuset is parsed.
 */
export function readVcpuPins(
  domain: XmlElement,
  maxVcpus: number,
  refusals: RefusalList,
): readonly VcpuPin[] {
  const pinned = new Set<number>();
  return elementsAt(domain, 'cputune', 'vcpupin').flatMap((element): readonly VcpuPin[] => {
    const vcpu = readUint(element, 'vcpu', refusals, { required: true });
    if (vcpu === undefined) return [];
    const { span } = element;
    const attribute = attributeOf(element, 'cpuset');
    const cpuset = attribute === undefined ? undefined : readSetAttribute(attribute);
    if (vcpu >= maxVcpus) return [{ vcpu, cpuset, span, fate: 'missing-vcpu' }];
    if (cpuset === undefined) refusals.add('internal error: missing cpuset for vcpupin', span);
    if (pinned.has(vcpu)) {
      refusals.add(`internal error: duplicate vcpupin for vcpu '${String(vcpu)}'`, span, {
        rule: 'vcpupin-duplicate',
      });
      return [{ vcpu, cpuset, span, fate: 'duplicate' }];
    }
    pinned.add(vcpu);
    if (cpuset !== undefined) refusals.addSetFault(cpuset, 'cpuset');
    return [{ vcpu, cpuset, span, fate: 'kept' }];
  });
}

export function readEmulatorPins(domain: XmlElement, refusals: RefusalList): readonly EmulatorPin[] {
  const elements = elementsAt(domain, 'cputune', 'emulatorpin');
  const second = elements[1];
  if (second !== undefined) refusals.add('XML error: only one emulatorpin is supported', second.span);
  return elements.map((element) => {
    const cpuset = readPinSet(element, refusals);
    return { cpuset, span: element.span };
  });
}

/** virDomainIOThreadPinDefParseXML: here the cpuset is parsed before a duplicate is noticed. */
export function readIothreadPins(
  domain: XmlElement,
  iothreads: readonly number[],
  refusals: RefusalList,
): readonly IothreadPin[] {
  const known = new Set(iothreads);
  const pinned = new Set<number>();
  return elementsAt(domain, 'cputune', 'iothreadpin').flatMap((element): readonly IothreadPin[] => {
    const iothread = readUint(element, 'iothread', refusals, { required: true, nonZero: true });
    if (iothread === undefined) return [];
    const { span } = element;
    if (!known.has(iothread)) {
      refusals.add(`unsupported configuration: Cannot find 'iothread' : ${String(iothread)}`, span, {
        rule: 'iothreadpin-missing-iothread',
      });
      const attribute = attributeOf(element, 'cpuset');
      const cpuset = attribute === undefined ? undefined : readSetAttribute(attribute);
      return [{ iothread, cpuset, span, fate: 'missing-iothread' }];
    }
    const cpuset = readPinSet(element, refusals);
    if (pinned.has(iothread)) {
      refusals.add(`internal error: duplicate iothreadpin for same iothread '${String(iothread)}'`, span);
      return [{ iothread, cpuset, span, fate: 'duplicate' }];
    }
    pinned.add(iothread);
    return [{ iothread, cpuset, span, fate: 'kept' }];
  });
}

function readPinSet(element: XmlElement, refusals: RefusalList): SetAttribute | undefined {
  const attribute = attributeOf(element, 'cpuset');
  if (attribute === undefined) {
    refusals.add(`internal error: missing cpuset for ${element.name}`, element.span);
    return undefined;
  }
  const cpuset = readSetAttribute(attribute);
  refusals.addSetFault(cpuset, 'cpuset');
  return cpuset;
}
