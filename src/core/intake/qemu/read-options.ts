/**
 * The options of one QEMU command that say what the guest is made of. What is repeated adds up (`-numa`,
 * `-object`, `-device`) or is merged, the later key winning (`-smp`, `-m`, `-machine`, `-name`), as QEMU does it.
 */
import { spanIn, type Piece, type Span } from '../../text/source.ts';
import { problem, type Problem } from '../reading.ts';
import { readArgument, type Item } from './argument.ts';
import { readCpuPlace, type Gathering, type Given } from './gathering.ts';
import { readCount, readSize } from './numbers.ts';
import { readNuma } from './read-numa.ts';
import { readObject } from './read-object.ts';
import type { Word } from './words.ts';

type OptionReader = (given: Given, into: Gathering) => void;

/** The option, the key of its first value where that has none, and what reads it. */
const optionReaders: Readonly<Record<string, readonly [implied: string, read: OptionReader]>> = {
  smp: ['cpus', readSmp],
  numa: ['type', readNuma],
  object: ['qom-type', readObject],
  m: ['size', readMemory],
  name: ['guest', readName],
  machine: ['type', readMachine],
  M: ['type', readMachine],
  device: ['driver', readDevice],
};

/** The words of one command from its first option on. */
export function readOptions(
  piece: Piece,
  words: readonly Word[],
  into: Gathering,
  problems: Problem[],
): void {
  for (const [i, word] of words.entries()) {
    into.to = Math.max(into.to, word.to);
    const name = /^--?([a-zA-Z][\w-]*)$/.exec(word.text)?.[1] ?? '';
    const known = Object.hasOwn(optionReaders, name) ? optionReaders[name] : undefined;
    if (known === undefined) continue;
    const [implied, read] = known;
    const argument = words[i + 1];
    const complain = (text: string, span: Span): void => {
      problems.push(problem('qemu-value-unreadable', { option: word.text, text: text.slice(0, 200) }, span));
    };
    if (argument === undefined || /^--?[a-zA-Z]/.test(argument.text)) {
      complain('', spanIn(piece, word.from, word.to));
      continue;
    }
    const items = readArgument(argument, implied);
    if (items === undefined || argument.open === true)
      complain(argument.text, spanIn(piece, argument.from, argument.to));
    if (items === undefined) continue;
    const given: Given = {
      piece,
      option: word.text,
      items,
      span: spanIn(piece, word.from, argument.to),
      refuse: (item) => {
        complain(item.values.join(), spanIn(piece, item.from, item.to));
      },
    };
    read(given, into);
  }
}

const smpKeys = [
  'cpus',
  'maxcpus',
  'drawers',
  'books',
  'sockets',
  'dies',
  'clusters',
  'modules',
  'cores',
  'threads',
] as const;

/** More vCPUs than any machine type of QEMU has. */
const mostCpus = 65_536;

function readSmp(given: Given, into: Gathering): void {
  for (const item of given.items) readSmpItem(item.key, item, given, into);
}

function readSmpItem(name: string, item: Item, given: Given, into: Gathering): void {
  const key = smpKeys.find((one) => one === name);
  if (key === undefined) return;
  const count = readCount(item.values[0] ?? '', mostCpus);
  into.smp.span ??= given.span;
  if (count === undefined) given.refuse(item);
  else into.smp[key] = count;
}

function readMemory(given: Given, into: Gathering): void {
  for (const item of given.items) {
    if (item.key !== 'size') continue;
    const bytes = readSize(item.values[0] ?? '', 'm');
    if (bytes === undefined) given.refuse(item);
    else {
      into.memoryMiB = bytes / 2 ** 20;
      into.memorySpan = given.span;
    }
  }
}

function readName({ items }: Given, into: Gathering): void {
  for (const { key, values } of items) {
    const name = values[0];
    if (key === 'guest' && name !== undefined && name !== '') into.name = name;
  }
}

/** Since 6.2 `-smp` may also be written as `-machine smp.cpus=`. */
function readMachine(given: Given, into: Gathering): void {
  for (const item of given.items) {
    const value = item.values[0];
    if (value === undefined) continue;
    if (item.key === 'type' && value !== '') {
      into.machine = value;
      into.machineSpan = given.span;
    } else if (item.key === 'memory-backend') into.memoryBackend = value;
    else if (item.key.startsWith('smp.')) readSmpItem(item.key.slice(4), item, given, into);
  }
}

const memoryModels: ReadonlySet<string> = new Set([
  'pc-dimm',
  'nvdimm',
  'virtio-mem-pci',
  'virtio-mem',
  'virtio-pmem-pci',
]);

function readDevice(given: Given, into: Gathering): void {
  const values = new Map(given.items.map((item) => [item.key, item]));
  const driver = values.get('driver')?.values[0] ?? '';
  const text = (key: string): string | undefined => values.get(key)?.values[0];
  const number = (key: string): number | undefined => {
    const item = values.get(key);
    const count = item === undefined ? undefined : readCount(item.values[0] ?? '');
    if (item !== undefined && count === undefined) given.refuse(item);
    return count;
  };
  if (driver.endsWith('-cpu')) into.pluggedCpus.push(readCpuPlace(number, given.span));
  else if (memoryModels.has(driver)) {
    const memdev = text('memdev');
    const node = number('node');
    into.memoryDevices.push({
      model: driver,
      ...(memdev === undefined ? {} : { memdev }),
      ...(node === undefined ? {} : { node }),
      span: given.span,
    });
  }
}
