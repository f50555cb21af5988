/** `<cputune>`: the pins. */
import fc from 'fast-check';
import { few, mostly, required, tidyOr, type Care } from './care.ts';
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

export function cputuneElement(care: Care, max: number, iothreads: number): fc.Arbitrary<XmlNode> {
  return fc
    .tuple(vcpuPins(care, max), emulatorPins(care), iothreadPins(care, iothreads))
    .chain((pins) => fc.shuffledSubarray(pins.flat(), { minLength: pins.flat().length }))
    .map((pins) => node('cputune', {}, pins));
}
