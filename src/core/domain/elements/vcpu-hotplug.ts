/**
 * `<vcpus>/<vcpu hotpluggable order>`: which vCPUs can be plugged and unplugged. Without a word about it a vCPU
 * that is online is fixed and one that is offline can be plugged (virDomainVcpuDefPostParse).
 */
import { differenceOf, rangeSet, setOfIds, unionOf, type CpuSet } from '../../cpuset/cpuset.ts';
import { attributeOf, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { VcpuHotplug } from '../domain.ts';
import { readUintAttribute } from '../libvirt-number.ts';

export function readVcpuHotplug(domain: XmlElement, max: number, online: CpuSet): VcpuHotplug {
  const fixed = new Set<number>();
  const pluggable = new Set<number>();
  const orders = new Map<number, VcpuHotplug['orders'][number]>();
  for (const element of elementsAt(domain, 'vcpus', 'vcpu')) {
    const vcpu = readUintAttribute(attributeOf(element, 'id')?.value ?? '');
    if (vcpu === undefined || vcpu >= max) continue;
    // A vCPU listed twice is what the last element says.
    fixed.delete(vcpu);
    pluggable.delete(vcpu);
    orders.delete(vcpu);
    const hotpluggable = attributeOf(element, 'hotpluggable')?.value;
    if (hotpluggable === 'yes') pluggable.add(vcpu);
    if (hotpluggable === 'no') fixed.add(vcpu);
    const order = readUintAttribute(attributeOf(element, 'order')?.value ?? '');
    if (order !== undefined && order > 0) orders.set(vcpu, { vcpu, order, span: element.span });
  }
  const offline = differenceOf(rangeSet(0, max - 1), online);
  return {
    hotpluggable: differenceOf(unionOf(offline, setOfIds(pluggable)), setOfIds(fixed)),
    orders: [...orders.values()],
  };
}
