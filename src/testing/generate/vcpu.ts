/** `<vcpu>` and `<vcpus>`. */
import fc from 'fast-check';
import { few, maybe, mostly, required, tidyOr, type Care } from './care.ts';
import { countText, numberText, setText, word } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

export function vcpuElement(care: Care, max: number): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      count: mostly(care, fc.constant(String(max)), countText('careless', fc.constant(max))),
      current: maybe(25, numberText(care, mostly(care, fc.integer({ min: 1, max }), fc.nat(max + 1)))),
      placement: maybe(35, word(care, 'static', 'auto')),
      cpuset: maybe(45, setText(care)),
    })
    .map(({ count, current, placement, cpuset }) => node('vcpu', { placement, cpuset, current }, count));
}

/** vCPU 0 is mostly there, as QEMU's driver wants it. */
export function vcpusElement(care: Care, max: number): fc.Arbitrary<XmlNode> {
  const vcpu = fc
    .record({
      id: required(care, numberText(care, mostly(care, fc.nat(max - 1), fc.nat(max + 1)))),
      enabled: required(care, word(care, 'yes', 'no')),
    })
    .map(({ id, enabled }) => node('vcpu', { id, enabled }));
  const some = fc
    .uniqueArray(fc.nat(max - 1), { maxLength: 4 })
    .map((ids) => ids.map((id) => node('vcpu', { id: String(id), enabled: id % 2 === 0 ? 'yes' : 'no' })));
  const first = node('vcpu', { id: '0', enabled: 'yes' });
  return fc
    .tuple(fc.boolean(), tidyOr(care, some, few(vcpu, 4)))
    .map(([withFirst, others]) => node('vcpus', {}, withFirst ? [first, ...others] : others));
}
