/** `<cputune>`: the pins, and what others tell of it. */
import fc from 'fast-check';
import { few, mostly, required, tidyOr, type Care } from './care.ts';
import { cpuTimeElements } from './cpu-time.ts';
import { resourceControlElements } from './resource-control.ts';
import { schedulerElements } from './schedulers.ts';
import { numberText, setText } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

function vcpuPin(care: Care, vcpu: fc.Arbitrary<number>): fc.Arbitrary<XmlNode> {
  return fc
    .record({ vcpu: required(care, numberText(care, vcpu)), cpuset: required(care, setText(care)) })
    .map((attributes) => node('vcpupin', attributes));
}

/** Each vCPU once, or any, so that ids repeat and go beyond the last. */
function vcpuPins(care: Care, max: number): fc.Arbitrary<readonly XmlNode[]> {
  const distinct = fc
    .subarray(Array.from({ length: Math.min(max, 12) + 1 }, (_, i) => i))
    .chain((ids) => fc.tuple(...ids.map((id) => vcpuPin(care, fc.constant(id)))));
  return tidyOr(care, distinct, few(vcpuPin(care, fc.nat(max)), 4));
}

function emulatorPins(care: Care): fc.Arbitrary<readonly XmlNode[]> {
  const pin = required(care, setText(care)).map((cpuset) => node('emulatorpin', { cpuset }));
  const atMostOne = fc.oneof(
    fc.constant([]),
    pin.map((one) => [one]),
  );
  return mostly(care, atMostOne, fc.tuple(pin, pin));
}

function iothreadPins(care: Care, iothreads: number): fc.Arbitrary<readonly XmlNode[]> {
  const pin = (id: fc.Arbitrary<number>): fc.Arbitrary<XmlNode> =>
    fc
      .record({ iothread: required(care, numberText(care, id)), cpuset: required(care, setText(care)) })
      .map((attributes) => node('iothreadpin', attributes));
  const distinct = fc
    .subarray(Array.from({ length: iothreads }, (_, i) => i + 1))
    .chain((ids) => fc.tuple(...ids.map((id) => pin(fc.constant(id)))));
  return tidyOr(care, distinct, few(pin(fc.nat(iothreads + 1)), 3));
}

export interface Tuning {
  readonly pins: boolean;
  readonly time: boolean;
  readonly schedulers: boolean;
  readonly control: boolean;
}

/** Those parts of it that `has` names. */
export function cputuneElement(
  care: Care,
  max: number,
  iothreads: number,
  has: Tuning,
): fc.Arbitrary<XmlNode> {
  const part = (there: boolean, all: fc.Arbitrary<readonly XmlNode[]>): fc.Arbitrary<readonly XmlNode[]> =>
    there ? all : fc.constant([]);
  return fc
    .tuple(
      part(has.pins, vcpuPins(care, max)),
      part(has.pins, emulatorPins(care)),
      part(has.pins, iothreadPins(care, iothreads)),
      part(has.time, cpuTimeElements(care)),
      part(has.schedulers, schedulerElements(care, max, iothreads)),
      part(has.control, resourceControlElements(care, max)),
    )
    .chain((parts) => fc.shuffledSubarray(parts.flat(), { minLength: parts.flat().length }))
    .map((children) => node('cputune', {}, children));
}
