/** `<cachetune>` and `<memorytune>`. */
import fc from 'fast-check';
import { few, maybe, mostly, required, type Care } from './care.ts';
import { numberText, setText, word } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

/** Groups of vCPUs that libvirt wants to be the same or disjoint. */
function vcpus(care: Care, max: number): fc.Arbitrary<string> {
  const own = Array.from({ length: Math.min(max, 4) }, (_, i) => String(i));
  const odd = fc.constantFrom('0-1', '0', '1-2', String(max), `${max}-${max + 3}`, '^0', `0-${max + 5}`, 'x');
  return mostly(care, fc.constantFrom(...own), fc.oneof({ weight: 5, arbitrary: odd }, setText(care)));
}

function monitor(care: Care, set: fc.Arbitrary<string>, withLevel: boolean): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      level: withLevel
        ? required(care, mostly(care, fc.constant('3'), numberText(care, fc.nat(4))))
        : fc.constant(undefined),
      vcpus: required(care, set),
    })
    .map((attributes) => node('monitor', attributes));
}

function cache(care: Care): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      id: required(care, mostly(care, fc.constantFrom('0', '1', '2', '3'), numberText(care, fc.nat(5)))),
      level: required(care, mostly(care, fc.constant('3'), numberText(care, fc.nat(4)))),
      type: required(care, word(care, 'both', 'code', 'data')),
      size: required(
        care,
        mostly(care, fc.constantFrom('3', '1', '12'), fc.constantFrom('', '-1', 'x', '99999999999999999999')),
      ),
      unit: maybe(70, word(care, 'MiB', 'KiB', 'B', 'EiB')),
    })
    .map((attributes) => node('cache', attributes));
}

function bandwidth(care: Care): fc.Arbitrary<XmlNode> {
  return fc
    .record({
      id: required(care, mostly(care, fc.constantFrom('0', '1', '2', '3'), numberText(care, fc.nat(5)))),
      bandwidth: required(
        care,
        mostly(
          care,
          fc.constantFrom('10', '60', '100'),
          fc.constantFrom('101', '0', '-1', 'x', '4294967295'),
        ),
      ),
    })
    .map((attributes) => node('node', attributes));
}

const small = { careful: 1, ordinary: 2, careless: 3 } as const;

export function resourceControlElements(care: Care, max: number): fc.Arbitrary<readonly XmlNode[]> {
  const within = (set: string): fc.Arbitrary<string> =>
    mostly(care, fc.constant(set), fc.constantFrom('0', '1', '0-1', '2', '^0', `${max}`, '0-2'));
  const control = (name: 'cachetune' | 'memorytune', child: fc.Arbitrary<XmlNode>): fc.Arbitrary<XmlNode> =>
    vcpus(care, max).chain((set) =>
      fc
        .tuple(
          required(care, fc.constant(set)),
          few(child, small[care]),
          few(monitor(care, within(set), name === 'cachetune'), small[care]),
        )
        .map(([text, ...children]) => node(name, { vcpus: text }, children.flat())),
    );
  return fc
    .tuple(
      few(control('cachetune', cache(care)), small[care]),
      few(control('memorytune', bandwidth(care)), small[care]),
    )
    .map((all) => all.flat());
}
