/**
 * Domains of all elements that Pinscope reads. Each element has its file; to grow: write the element's arbitrary
 * and name it in `elementsOf`. A domain is about a few of them: were all there, the first fault would mostly be
 * in those that libvirt reads first, and the others' rules would hardly ever be met.
 */
import fc from 'fast-check';
import { maybe, type Care } from './care.ts';
import { cpuElement } from './cpu.ts';
import { cputuneElement } from './cputune.ts';
import { devicesElement, type Board } from './devices.ts';
import { defaultIothreadElement, iothreadIdsElement, iothreadsElement } from './iothreads.ts';
import { memoryBackingElement, memoryElements } from './memory.ts';
import { numatuneElement } from './numatune.ts';
import { resourceElement } from './resource.ts';
import { vcpuElement, vcpusElement } from './vcpu.ts';
import { node, writeXml, type WritingStyle, type XmlNode } from './xml-node.ts';

const topics = [
  'vcpus',
  'iothreads',
  'pins',
  'time',
  'schedulers',
  'control',
  'topology',
  'numa',
  'numatune',
  'memory',
  'backing',
  'devices',
  'resource',
] as const;

type Topic = (typeof topics)[number];

export type Machine = 'pc' | 'q35';

/** What the elements must agree on for a domain to make sense. */
interface Frame {
  readonly care: Care;
  readonly max: number;
  readonly iothreads: number;
  readonly machine: Machine;
  readonly about: ReadonlySet<Topic>;
}

const frame: fc.Arbitrary<Frame> = fc.record({
  care: fc.constantFrom<Care>('careful', 'ordinary', 'careless'),
  max: fc.oneof(
    { weight: 18, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(64, 255, 256, 288, 1000) },
  ),
  iothreads: fc.nat(4),
  machine: fc.constantFrom<Machine>('pc', 'q35'),
  about: fc.shuffledSubarray([...topics], { maxLength: 5 }).map((all) => new Set(all)),
});

/** Things that libvirt passes over. */
const strangers: fc.Arbitrary<XmlNode> = fc.constantFrom(
  node('vcpupin', { vcpu: '0', cpuset: 'rubbish' }),
  node('numatunes', {}, [node('memory', { mode: 'foo' })]),
  node('metadata', {}, [node('x:vcpu', { 'xmlns:x': 'urn:x' }, '9')]),
  node('description', {}, 'vcpu <vcpu>7</vcpu>'),
  node('cputune', { foo: '1' }, [node('vcpupins', { vcpu: 'x' }), node('emulatorsync', {}, 'x')]),
);

/** The children of `<domain>`; an element that libvirt merges or looks at once may come twice. */
function elementsOf({ care, max, iothreads, machine, about }: Frame): fc.Arbitrary<readonly XmlNode[]> {
  const twice = care === 'careless' ? 8 : 2;
  const has = (topic: Topic): boolean => about.has(topic);
  const often = (topic: Topic, rarely = 4): number => (has(topic) ? 90 : rarely);
  const tuning = {
    pins: has('pins'),
    time: has('time'),
    schedulers: has('schedulers'),
    control: has('control'),
  };
  const isTuned = Object.values(tuning).includes(true);
  const cpu = { topology: has('topology'), numa: has('numa') };
  const board: Board =
    machine === 'pc'
      ? { root: 'pci-root', expander: 'pci-expander-bus' }
      : { root: 'pcie-root', expander: 'pcie-expander-bus' };
  return fc
    .tuple(
      memoryElements(care, has('memory')),
      maybe(95, vcpuElement(care, max)),
      maybe(twice, vcpuElement(care, max)),
      maybe(has('vcpus') ? 70 : 2, vcpusElement(care, max)),
      maybe(iothreads > 0 ? 70 : 5, iothreadsElement(care, iothreads)),
      maybe(often('iothreads'), iothreadIdsElement(care)),
      maybe(has('iothreads') ? 30 : 1, defaultIothreadElement(care)),
      maybe(isTuned ? 95 : 0, cputuneElement(care, max, iothreads, tuning)),
      maybe(isTuned ? twice : 0, cputuneElement(care, max, iothreads, tuning)),
      maybe(cpu.topology || cpu.numa ? 95 : 8, cpuElement(care, max, cpu)),
      maybe(often('numatune'), numatuneElement(care)),
      maybe(has('numatune') ? twice : 0, numatuneElement(care)),
      maybe(often('backing', 1), memoryBackingElement(care)),
      maybe(has('devices') ? 95 : 0, devicesElement(care, iothreads, board, [])),
      maybe(often('resource', 1), resourceElement(care)),
      maybe(has('resource') ? twice : 0, resourceElement(care)),
      maybe(4, strangers),
    )
    .map((elements) => elements.flat().filter((element) => element !== undefined));
}

export interface GeneratedDomain {
  readonly elements: readonly XmlNode[];
  readonly machine: Machine;
  readonly style: WritingStyle;
}

/** libvirt looks elements up by name, so their order must not matter. */
export const anyDomain: fc.Arbitrary<GeneratedDomain> = frame.chain((one) =>
  fc.record({
    elements: elementsOf(one).chain((all) => fc.shuffledSubarray([...all], { minLength: all.length })),
    machine: fc.constant(one.machine),
    style: fc.oneof(
      { weight: 9, arbitrary: fc.constant<WritingStyle>('plain') },
      { weight: 1, arbitrary: fc.constant<WritingStyle>('noisy') },
    ),
  }),
);

/** A domain of the test driver. The caller names it, because an oracle asks for it by name. */
export function writeDomain({ elements, style }: GeneratedDomain, type: string, name: string): string {
  const base = [node('name', {}, name), node('os', {}, [node('type', {}, 'hvm')])];
  return writeXml(node('domain', { type }, [...base, ...elements]), style);
}

/** A domain of the QEMU driver. */
export function writeQemuDomain(
  { elements, style, machine }: GeneratedDomain,
  type: string,
  name: string,
): string {
  const os = node('os', {}, [node('type', { arch: 'x86_64', machine }, 'hvm')]);
  const emulator = node('devices', {}, [node('emulator', {}, '/usr/bin/qemu-system-x86_64')]);
  return writeXml(node('domain', { type }, [node('name', {}, name), os, emulator, ...elements]), style);
}
