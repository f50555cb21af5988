/** Words of the bitmap view: the five forms of one set. English. */
import type { CpusetFaultReason } from '../../core/cpuset/libvirt-grammar.ts';
import type { FormId } from '../../core/cpuset/forms.ts';

export interface BitmapWords {
  readonly title: string;
  readonly intro: string;
  readonly field: string;
  readonly cpus: string;
  readonly tooManyCpus: (most: number) => string;
  readonly stages: Readonly<Record<FormId, { readonly name: string; readonly says: string }>>;
  readonly steps: string;
  readonly stepOf: (n: number, all: number) => string;
  readonly back: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  readonly all: string;
  readonly veiled: string;
  readonly adds: (cpus: string) => string;
  readonly removes: (cpus: string) => string;
  readonly nothingRemoved: string;
  readonly gives: (set: string) => string;
  readonly emptySet: string;
  readonly bit: (cpu: number, isIn: boolean) => string;
  readonly byte: (n: number) => string;
  readonly byteSum: (byte: string, parts: readonly number[]) => string;
  readonly size: (cpus: number, bytes: number) => string;
  readonly ladder: string;
  readonly rung: (cpus: number, bytes: number) => string;
  readonly mask: string;
  readonly list: string;
  readonly lowFirst: string;
  readonly highFirst: string;
  readonly beyond: (cpus: string) => string;
  readonly refused: string;
  readonly emptyRefused: string;
  readonly at: (character: string) => string;
  readonly atEnd: string;
  readonly reason: Readonly<Record<CpusetFaultReason, string>>;
  readonly suggestion: (text: string) => string;
  readonly examples: string;
  readonly close: string;
}

const count = (n: number): string => n.toLocaleString('en');

export const bitmap: BitmapWords = {
  title: 'One set, five forms',
  intro: 'From the XML to the kernel and back. Type another list, or step through it.',
  field: 'cpuset',
  cpus: 'CPUs of the host',
  tooManyCpus: (most) => `Up to ${String(most)} CPUs are drawn bit by bit.`,
  stages: {
    text: { name: 'Text', says: 'The attribute, as it stands in the XML.' },
    items: {
      name: 'Item by item',
      says: 'libvirt reads from left to right. A caret takes one number away from what is there so far.',
    },
    array: {
      name: 'One flag for each CPU',
      says: 'In 2011 an array of chars, today a bitmap: 1 may run, 0 may not.',
    },
    bytes: {
      name: 'Eight in a byte',
      says: '`map[i / 8] |= 1 << (i % 8)`: CPU 0 is the lowest bit of the first byte.',
    },
    kernel: {
      name: 'The kernel’s mask',
      says: '`sched_setaffinity` takes a mask of a fixed size; all bits beyond are 0.',
    },
    proc: {
      name: 'Back from /proc',
      says: 'The kernel prints the mask as one number, highest CPU first, and as a list.',
    },
  },
  steps: 'Forms',
  stepOf: (n, all) => `${String(n)} of ${String(all)}`,
  back: 'Back',
  next: 'Next',
  play: 'Play',
  pause: 'Pause',
  all: 'All at once',
  veiled: 'The other forms appear with the answer.',
  adds: (cpus) => `adds ${cpus}`,
  removes: (cpus) => `takes ${cpus} away`,
  nothingRemoved: 'takes nothing away: it is not there yet',
  gives: (set) => `now ${set}`,
  emptySet: 'nothing',
  bit: (cpu, isIn) => `CPU ${String(cpu)}: ${isIn ? '1, may run' : '0, may not'}`,
  byte: (n) => `byte ${String(n)}`,
  byteSum: (byte, parts) => (parts.length === 0 ? '0x00' : `${parts.join(' + ')} = 0x${byte}`),
  size: (cpus, bytes) =>
    `${count(cpus)} CPUs need ${count(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}: (n + 7) / 8`,
  ladder: 'libvirt’s first try, and the next ones if the kernel says EINVAL:',
  rung: (cpus, bytes) =>
    `${count(cpus)} CPUs · ${bytes < 1024 ? `${String(bytes)} B` : `${String(bytes / 1024)} KiB`}`,
  mask: 'Cpus_allowed',
  list: 'Cpus_allowed_list',
  lowFirst: 'in memory: lowest CPU first',
  highFirst: 'in print: highest CPU first, as numbers are written',
  beyond: (cpus) => `The host has no CPU ${cpus}: these bits have no place in the map.`,
  refused: 'libvirt refuses this text:',
  emptyRefused: 'The text is fine, but no CPU is left, and libvirt refuses an empty set.',
  at: (character) => `at “${character}”`,
  atEnd: 'at the end',
  reason: {
    'empty-text': 'there is nothing in it',
    'empty-set': 'no CPU is left',
    'not-a-number': 'here should be a number',
    'number-too-large': 'the number is too large (16383 at most)',
    'range-reversed': 'the range goes backwards',
    'range-open': 'the range has no end',
    'range-negated': 'a caret takes one number, never a range',
    'blank-after-caret': 'no blank may follow a caret',
    'separator-missing': 'a comma is missing',
    'item-missing': 'a number is missing between the commas',
    'full-width': 'a full-width character, from an East Asian input method',
    'wrong-caret': 'a look-alike of the caret',
  },
  suggestion: (text) => `Perhaps meant: ${text}`,
  examples: 'Examples',
  close: 'Back to the picture',
};
