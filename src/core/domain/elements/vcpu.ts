/** `<vcpu>`: how many vCPUs, placement and cpuset (virDomainVcpuParse). Each by itself: `vcpus.ts`. */
import type { Located, Span } from '../../text/source.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { SetAttribute } from '../domain.ts';
import { readUintAttribute, readUintText } from '../libvirt-number.ts';
import { readSetAttribute, readUint, stringValueOf, type RefusalList } from './refuse.ts';

export interface VcpuElement {
  /** undefined: there is no `<vcpu>`, or its text is no number; libvirt's answer to the former is 1. */
  readonly count: number | undefined;
  readonly current: number | undefined;
  readonly placement: Located<'static' | 'auto'> | undefined;
  readonly cpuset: SetAttribute | undefined;
  readonly span: Span | undefined;
}

export function readVcpu(domain: XmlElement, refusals: RefusalList): VcpuElement {
  // Only the first <vcpu> is looked at.
  const element = childNamed(domain, 'vcpu');
  if (element === undefined) {
    return { count: undefined, current: undefined, placement: undefined, cpuset: undefined, span: undefined };
  }
  const count = readUintText(stringValueOf(element));
  if (count === undefined) refusals.add('XML error: maximum vcpus count must be an integer', element.span);
  const current = readUint(element, 'current', refusals);
  const placement = readPlacement(element, refusals);
  const cpusetAttribute = attributeOf(element, 'cpuset');
  const cpuset = cpusetAttribute === undefined ? undefined : readSetAttribute(cpusetAttribute);
  // With placement='auto' the cpuset is not even parsed.
  if (cpuset !== undefined && placement?.value !== 'auto') refusals.addSetFault(cpuset, 'cpuset');
  // What <vcpus> lists is taken instead of current=, and then the two are not compared.
  const listed = elementsAt(domain, 'vcpus', 'vcpu').length > 0;
  if (!listed && count !== undefined && current !== undefined && current > count) {
    refusals.add(
      'unsupported configuration: maximum vCPU count must not be less than current vCPU count',
      attributeOf(element, 'current')?.span ?? element.span,
    );
  }
  return { count, current, placement, cpuset, span: element.span };
}

function readPlacement(element: XmlElement, refusals: RefusalList): Located<'static' | 'auto'> | undefined {
  const attribute = attributeOf(element, 'placement');
  if (attribute === undefined) return undefined;
  const { value, span } = attribute;
  if (value === 'static' || value === 'auto') return { value, span };
  refusals.invalidAttribute(element, attribute);
  return undefined;
}

/** How many vCPUs the rest of the text speaks of, for a text without `<vcpu>`. */
export function inferVcpuCount(
  domain: XmlElement,
  highestCellVcpu: number | undefined,
  topologyProduct: number | undefined,
): { readonly count: number; readonly from: 'vcpupin' | 'topology' | 'cells' } {
  let highestPin = -1;
  for (const pin of elementsAt(domain, 'cputune', 'vcpupin')) {
    const id = readUintAttribute(attributeOf(pin, 'vcpu')?.value ?? '');
    if (id !== undefined && id > highestPin && id < 16_384) highestPin = id;
  }
  const candidates = [
    { count: topologyProduct ?? 0, from: 'topology' },
    { count: (highestCellVcpu ?? -1) + 1, from: 'cells' },
    { count: highestPin + 1, from: 'vcpupin' },
  ] as const;
  return candidates.reduce((best, one) => (one.count > best.count && one.count <= 16_384 ? one : best), {
    count: 1,
    from: 'vcpupin',
  });
}
