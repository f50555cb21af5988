/**
 * Domains of all elements that Pinscope reads. Each element has its file; to grow: write the element's arbitrary
 * and name it in `elementsOf` with how often it is there.
 */
import fc from 'fast-check';
import { maybe, type Care } from './care.ts';
import { cpuElement } from './cpu.ts';
import { cputuneElement } from './cputune.ts';
import { iothreadIdsElement, iothreadsElement } from './iothreads.ts';
import { numatuneElement } from './numatune.ts';
import { vcpuElement, vcpusElement } from './vcpu.ts';
import { node, writeXml, type XmlNode } from './xml-node.ts';

/** What the elements must agree on for a domain to make sense. */
interface Frame {
  readonly care: Care;
  readonly max: number;
  readonly iothreads: number;
}

const frame: fc.Arbitrary<Frame> = fc.record({
  care: fc.constantFrom<Care>('careful', 'ordinary', 'careless'),
  max: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(64, 255, 1000) },
  ),
  iothreads: fc.nat(4),
});

/** The children of `<domain>`; an element that libvirt merges or looks at once may come twice. */
function elementsOf({ care, max, iothreads }: Frame): fc.Arbitrary<readonly XmlNode[]> {
  const twice = care === 'careless' ? 10 : 3;
  return fc
    .tuple(
      maybe(92, vcpuElement(care, max)),
      maybe(twice, vcpuElement(care, max)),
      maybe(12, vcpusElement(care, max)),
      maybe(iothreads > 0 ? 80 : 10, iothreadsElement(care, iothreads)),
      maybe(20, iothreadIdsElement(care)),
      maybe(65, cputuneElement(care, max, iothreads)),
      maybe(twice, cputuneElement(care, max, iothreads)),
      maybe(50, cpuElement(care, max)),
      maybe(45, numatuneElement(care)),
      maybe(twice, numatuneElement(care)),
    )
    .map((elements) => elements.filter((element) => element !== undefined));
}

/** Libvirt looks elements up by name, so their order must not matter. */
const elements: fc.Arbitrary<readonly XmlNode[]> = frame
  .chain(elementsOf)
  .chain((all) => fc.shuffledSubarray([...all], { minLength: all.length }));

/** A domain of the test driver. The caller names it, because an oracle asks for it by name. */
export interface GeneratedDomain {
  readonly elements: readonly XmlNode[];
}

export const anyDomain: fc.Arbitrary<GeneratedDomain> = elements.map((all) => ({ elements: all }));

export function writeDomain({ elements: all }: GeneratedDomain, type: string, name: string): string {
  const frameOf = [
    node('name', {}, name),
    node('memory', {}, '1048576'),
    node('os', {}, [node('type', {}, 'hvm')]),
  ];
  return writeXml(node('domain', { type }, [...frameOf, ...all]));
}
