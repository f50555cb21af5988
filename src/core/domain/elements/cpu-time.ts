/** `<cputune>`: shares, periods and quotas (virDomainDefTunablesParse; ranges: virDomainDefCputuneValidate). */
import type { Located, Span } from '../../text/source.ts';
import type { XmlElement } from '../../xml/xml.ts';
import { readLonglong, readUlonglong } from '../libvirt-number.ts';
import type { Bandwidth, CpuTime } from '../tuning.ts';
import { firstText } from './attributes.ts';
import type { RefusalList } from './refuse.ts';

interface Exact {
  readonly value: bigint;
  readonly span: Span;
}

interface ExactBandwidth {
  readonly period: Exact | undefined;
  readonly quota: Exact | undefined;
}

/** Exact, for the ranges are checked only after everything else. */
export interface CpuTimeElements {
  readonly shares: Exact | undefined;
  readonly vcpu: ExactBandwidth;
  readonly global: ExactBandwidth;
  readonly emulator: ExactBandwidth;
  readonly iothread: ExactBandwidth;
}

export function readCpuTime(domain: XmlElement, refusals: RefusalList): CpuTimeElements {
  const read = (name: string, parse: (text: string) => bigint | undefined): Exact | undefined => {
    // Of several <cputune>, and of several elements in one, the first counts; an empty one is none.
    const found = firstText(domain, 'cputune', name);
    if (found === undefined) return undefined;
    const value = parse(found.text);
    if (value !== undefined) return { value, span: found.span };
    refusals.add(`XML error: can't parse cputune ${name.replace('_', ' ')} value`, found.span);
    return undefined;
  };
  const bandwidth = (prefix: string): ExactBandwidth => ({
    period: read(`${prefix}period`, readUlonglong),
    quota: read(`${prefix}quota`, readLonglong),
  });
  return {
    shares: read('shares', readUlonglong),
    vcpu: bandwidth(''),
    global: bandwidth('global_'),
    emulator: bandwidth('emulator_'),
    iothread: bandwidth('iothread_'),
  };
}

export function checkCpuTime(time: CpuTimeElements, refusals: RefusalList): void {
  const check = (name: string, number: Exact | undefined, least: bigint, most: bigint): void => {
    if (number === undefined || number.value <= 0n || (number.value >= least && number.value <= most)) return;
    refusals.add(
      `unsupported configuration: Value of cputune '${name}' must be in range [${String(least)}, ${String(most)}]`,
      number.span,
    );
  };
  check('shares', time.shares, 2n, 262_144n);
  const parts = [
    ['', time.vcpu],
    ['global_', time.global],
    ['emulator_', time.emulator],
    ['iothread_', time.iothread],
  ] as const;
  for (const [prefix, { period }] of parts) check(`${prefix}period`, period, 1000n, 1_000_000n);
  for (const [prefix, { quota }] of parts) check(`${prefix}quota`, quota, 1000n, 17_592_186_044_415n);
}

export function toCpuTime(time: CpuTimeElements): CpuTime {
  const plain = (number: Exact | undefined): Located<number> | undefined =>
    number === undefined ? undefined : { value: Number(number.value), span: number.span };
  const bandwidth = ({ period, quota }: ExactBandwidth): Bandwidth => ({
    period: plain(period),
    quota: plain(quota),
  });
  return {
    shares: plain(time.shares),
    vcpu: bandwidth(time.vcpu),
    global: bandwidth(time.global),
    emulator: bandwidth(time.emulator),
    iothread: bandwidth(time.iothread),
  };
}
