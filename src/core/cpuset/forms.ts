/**
 * The five forms of one set, as it travels from an XML attribute to the kernel and back: the text, its items one after the
 * other, one flag for each CPU, eight CPUs in a byte, the kernel's mask, and what `/proc` prints. Sources: libvirt's
 * `virBitmapParse`, `virBitmapToDataBuf` (and `VIR_USE_CPU`, `(n + 7) / 8`, in 2011); bitmap_print_to_pagebuf of the
 * kernel for `Cpus_allowed`.
 */
import { differenceOf, formatCpuSet, hasId, intersectionOf, rangeSet, unionOf } from './cpuset.ts';
import type { CpuSet } from './cpuset.ts';
import { readLibvirtCpuset } from './libvirt-grammar.ts';
import type { CpusetFault } from './libvirt-grammar.ts';
import { scanCpuset } from './libvirt-scan.ts';

/** In the order of the way there and back. */
export const formIds = ['text', 'items', 'array', 'bytes', 'kernel', 'proc'] as const;
export type FormId = (typeof formIds)[number];

/** One item of the list and the set after it. */
export interface FormItem {
  /** As written, without the blanks around it. */
  readonly text: string;
  readonly from: number;
  readonly removes: boolean;
  /** What it adds or takes away. */
  readonly cpus: CpuSet;
  readonly after: CpuSet;
}

export interface SetForms {
  readonly items: readonly FormItem[];
  readonly set: CpuSet;
  /** Without what the host does not have. */
  readonly onHost: CpuSet;
  /** Two hexadecimal digits each, CPU 0 in the lowest bit of the first. */
  readonly bytes: readonly string[];
  /** `Cpus_allowed`: highest CPU first, a comma after every 32. */
  readonly mask: string;
  /** `Cpus_allowed_list` */
  readonly list: string;
}

export type FormsReading =
  | { readonly ok: true; readonly forms: SetForms }
  /** `items`: those before the fault. */
  | { readonly ok: false; readonly fault: CpusetFault; readonly items: readonly FormItem[] };

/** More CPUs than that are not shown bit by bit. */
export const mostFormCpus = 256;

/** `cpuCount`: of the host, at least 1; CPUs are numbered from 0. */
export function readForms(text: string, cpuCount: number): FormsReading {
  const reading = readLibvirtCpuset(text);
  if (!reading.ok) {
    const { fault } = reading;
    const whole = fault.kind === 'empty' ? text.length : text.lastIndexOf(',', Math.max(0, fault.at - 1));
    return { ok: false, fault, items: itemsOf(text.slice(0, Math.max(0, whole))) };
  }
  const items = itemsOf(text);
  const onHost = intersectionOf(reading.set, rangeSet(0, cpuCount - 1));
  return {
    ok: true,
    forms: {
      items,
      set: reading.set,
      onHost,
      bytes: bytesOf(onHost, cpuCount),
      mask: maskOf(onHost, cpuCount),
      list: formatCpuSet(onHost),
    },
  };
}

function itemsOf(text: string): readonly FormItem[] {
  const scan = scanCpuset(text, 16383);
  if (!scan.ok) return [];
  let after: CpuSet = [];
  return scan.items.map((item, i) => {
    const next = scan.items[i + 1]?.at ?? text.length;
    const cpus = rangeSet(item.first, item.last);
    after = item.removes ? differenceOf(after, cpus) : unionOf(after, cpus);
    return {
      text: text.slice(item.at, next).replace(/[\s,]+$/, ''),
      from: item.at,
      removes: item.removes,
      cpus,
      after,
    };
  });
}

/** ⌈cpuCount / 8⌉ bytes; what lies beyond is left out. */
export function bytesOf(set: CpuSet, cpuCount: number): readonly string[] {
  return Array.from({ length: Math.ceil(cpuCount / 8) }, (_, byte) => {
    let value = 0;
    for (let bit = 0; bit < 8; bit++) if (hasId(set, byte * 8 + bit)) value |= 1 << bit;
    return value.toString(16).padStart(2, '0');
  });
}

/** As many digits as the kernel needs for its CPUs: `1a`, `00,00000056`. */
export function maskOf(set: CpuSet, cpuCount: number): string {
  const groups: string[] = [];
  for (let first = 0; first < cpuCount; first += 32) {
    const bits = Math.min(32, cpuCount - first);
    let value = 0;
    for (let bit = 0; bit < bits; bit++) if (hasId(set, first + bit)) value += 2 ** bit;
    groups.unshift(value.toString(16).padStart(Math.ceil(bits / 4), '0'));
  }
  return groups.join(',');
}

/**
 * The sizes that libvirt tries one after the other while the kernel says EINVAL (virProcessSetAffinity): four times as large
 * each time, five in all.
 */
export const maskLadder: readonly { readonly cpus: number; readonly bytes: number }[] = [
  1024, 4096, 16384, 65536, 262144,
].map((cpus) => ({ cpus, bytes: cpus / 8 }));
