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
import type { Provocation, Topic } from './provocations/provocation.ts';
import { resourceElement } from './resource.ts';
import { vcpuElement, vcpusElement } from './vcpu.ts';
import { node, writeXml, type WritingStyle, type XmlNode } from './xml-node.ts';

const topics: readonly Topic[] = [
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
];

type Machine = 'pc' | 'q35';

const boards: Readonly<Record<Machine, Board>> = {
  pc: { root: 'pci-root', expander: 'pci-expander-bus' },
  q35: { root: 'pcie-root', expander: 'pcie-expander-bus' },
};

/** What the elements must agree on for a domain to make sense. */
interface Frame {
  readonly care: Care;
  readonly max: number;
  readonly iothreads: number;
  readonly machine: Machine;
  readonly about: ReadonlySet<Topic>;
  /** Then now and then of others too. */
  readonly strays: boolean;
}

const frame: fc.Arbitrary<Frame> = fc.record({
  care: fc.constantFrom<Care>('careful', 'careful', 'ordinary', 'careless'),
  max: fc.oneof(
    { weight: 18, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(64, 255, 256, 272, 288, 1000) },
  ),
  iothreads: fc.nat(4),
  machine: fc.constantFrom<Machine>('pc', 'q35'),
  about: fc
    .shuffledSubarray([...topics], { maxLength: 5 })
    .map((all) => new Set<Topic>(['vcpu', 'amount', ...all])),
  strays: fc.constant(true),
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
function elementsOf({
  care,
  max,
  iothreads,
  machine,
  about,
  strays,
}: Frame): fc.Arbitrary<readonly XmlNode[]> {
  const twice = care === 'careless' ? 8 : 2;
  const has = (topic: Topic): boolean => about.has(topic);
  const rare = (percent: number): number => (strays ? percent : 0);
  const often = (topic: Topic, rarely = 4): number => (has(topic) ? 90 : rare(rarely));
  const tuning = {
    pins: has('pins'),
    time: has('time'),
    schedulers: has('schedulers'),
    control: has('control'),
  };
  const isTuned = Object.values(tuning).includes(true);
  const cpu = { topology: has('topology'), numa: has('numa') };
  return fc
    .tuple(
      has('amount') ? memoryElements(care, has('memory')) : fc.constant([]),
      maybe(has('vcpu') ? 95 : 0, vcpuElement(care, max)),
      maybe(has('vcpu') ? twice : 0, vcpuElement(care, max)),
      maybe(has('vcpus') ? 70 : rare(2), vcpusElement(care, max)),
      maybe(iothreads > 0 ? 70 : rare(5), iothreadsElement(care, iothreads)),
      maybe(often('iothreads'), iothreadIdsElement(care)),
      maybe(has('iothreads') ? 30 : rare(1), defaultIothreadElement(care)),
      maybe(isTuned ? 95 : 0, cputuneElement(care, max, iothreads, tuning)),
      maybe(isTuned ? twice : 0, cputuneElement(care, max, iothreads, tuning)),
      maybe(cpu.topology || cpu.numa ? 95 : rare(8), cpuElement(care, max, cpu)),
      maybe(often('numatune'), numatuneElement(care)),
      maybe(has('numatune') ? twice : 0, numatuneElement(care)),
      maybe(often('backing', 1), memoryBackingElement(care)),
      maybe(has('devices') ? 95 : 0, devicesElement(care, iothreads, boards[machine], [])),
      maybe(often('resource', 1), resourceElement(care)),
      maybe(has('resource') ? twice : 0, resourceElement(care)),
      maybe(4, strangers),
    )
    .map((elements) => elements.flat().filter((element) => element !== undefined));
}

export interface GeneratedDomain {
  readonly elements: readonly XmlNode[];
  /** One more child of `<domain>` or several, as text. */
  readonly extra: string;
  readonly machine: Machine;
  readonly style: WritingStyle;
}

/** libvirt looks elements up by name, so their order must not matter. */
function domainOf(one: Frame, extra: fc.Arbitrary<string>): fc.Arbitrary<GeneratedDomain> {
  return fc.record({
    elements: elementsOf(one).chain((all) => fc.shuffledSubarray([...all], { minLength: all.length })),
    extra,
    machine: fc.constant(one.machine),
    style: fc.oneof(
      { weight: 9, arbitrary: fc.constant<WritingStyle>('plain') },
      { weight: 1, arbitrary: fc.constant<WritingStyle>('noisy') },
    ),
  });
}

export const chanceDomain: fc.Arbitrary<GeneratedDomain> = frame.chain((one) =>
  domainOf(one, fc.constant('')),
);

/** A tidy domain with one fault that is chosen, not left to chance. */
export function provokedDomain({ xml, without }: Provocation): fc.Arbitrary<GeneratedDomain> {
  return frame.chain((one) => {
    const kept = [...one.about].filter((topic) => !without.includes(topic));
    const about = new Set(kept.slice(0, 4));
    const max = Math.max(one.max, 3);
    const extra = xml
      .replace(/\bM\b/g, String(max))
      .replace('ROOT', boards[one.machine].root)
      .replace('EXPANDER', boards[one.machine].expander);
    return domainOf({ ...one, care: 'careful', about, strays: false, max }, fc.constant(extra));
  });
}

/** A domain of the test driver. The caller names it, because an oracle asks for it by name. */
export function writeDomain({ elements, style, extra }: GeneratedDomain, type: string, name: string): string {
  const base = [node('name', {}, name), node('os', {}, [node('type', {}, 'hvm')])];
  return withExtra(writeXml(node('domain', { type }, [...base, ...elements]), style), extra);
}

/** A domain of the QEMU driver. */
export function writeQemuDomain(
  { elements, style, machine, extra }: GeneratedDomain,
  type: string,
  name: string,
): string {
  const os = node('os', {}, [node('type', { arch: 'x86_64', machine }, 'hvm')]);
  const emulator = node('devices', {}, [node('emulator', {}, '/usr/bin/qemu-system-x86_64')]);
  const all = [node('name', {}, name), os, emulator, ...elements];
  return withExtra(writeXml(node('domain', { type }, all), style), extra);
}

function withExtra(xml: string, extra: string): string {
  return xml.replace(/(?=<\/domain ?>$)/, () => extra);
}
