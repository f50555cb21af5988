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
      hotpluggable: maybe(30, word(care, 'yes', 'no')),
      order: maybe(15, numberText(care, fc.nat(4))),
    })
    .map((attributes) => node('vcpu', attributes));
  const some = fc
    .uniqueArray(fc.nat(max - 1), { maxLength: 4 })
    .map((ids) => ids.map((id) => node('vcpu', { id: String(id), enabled: id % 2 === 0 ? 'yes' : 'no' })));
  const first = node('vcpu', { id: '0', enabled: 'yes' });
  const mixed = fc
    .tuple(fc.boolean(), tidyOr(care, some, few(vcpu, 4)))
    .map(([withFirst, others]) => (withFirst ? [first, ...others] : others));
  return fc
    .oneof(
      { weight: 4, arbitrary: mixed },
      { weight: care === 'careful' ? 1 : 3, arbitrary: orderedVcpus(max) },
    )
    .map((vcpus) => node('vcpus', {}, vcpus));
}

/** vCPUs in a row, for the rules about order and hot-plugging compare neighbours. */
function orderedVcpus(max: number): fc.Arbitrary<readonly XmlNode[]> {
  const facts = fc.record({
    hotpluggable: fc.constantFrom('yes', 'no', undefined),
    order: fc.constantFrom(undefined, '1', '1', '2', '3'),
  });
  const first = fc.record({
    hotpluggable: fc.constantFrom(undefined, undefined, undefined, 'no', 'yes'),
    order: fc.constantFrom('1', '1', '1', undefined, '2'),
  });
  return fc
    .tuple(first, fc.array(facts, { maxLength: Math.min(max, 5) - 1 }))
    .map(([zero, others]) =>
      [zero, ...others].map((attributes, id) =>
        node('vcpu', { id: String(id), enabled: 'yes', ...attributes }),
      ),
    );
}
