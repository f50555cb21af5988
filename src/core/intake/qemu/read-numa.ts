/** `-numa node`, `-numa cpu`, `-numa dist` (hw/core/numa.c). Those of the HMAT say nothing of where things are. */
import { emptySet, setOfRanges, type CpuRange } from '../../cpuset/cpuset.ts';
import type { QemuCell } from '../facts/qemu-guest.ts';
import type { Item } from './argument.ts';
import { readCount, readIds, readSize } from './numbers.ts';
import { readCpuPlace, type Gathering, type Given } from './gathering.ts';

export function readNuma(given: Given, into: Gathering): void {
  const kind = given.items.find(({ key }) => key === 'type')?.values[0];
  switch (kind) {
    case 'node':
      readNode(given, into);
      break;
    case 'cpu':
      readCpu(given, into);
      break;
    case 'dist':
      readDistance(given, into);
      break;
    case 'hmat-lb':
    case 'hmat-cache':
      break;
    default: {
      const [first] = given.items;
      if (first !== undefined) given.refuse(first);
    }
  }
}

/** QEMU's own limit (MAX_NODES, and the byte of a cell's number). */
const highestCell = 127;

function readNode(given: Given, into: Gathering): void {
  // Without nodeid: as many as there are already.
  let id = into.cells.length;
  const cpus: CpuRange[] = [];
  const cell: { -readonly [K in keyof QemuCell]?: QemuCell[K] } = {};
  for (const item of given.items) {
    const value = item.values[0] ?? '';
    switch (item.key) {
      case 'nodeid': {
        const number = readCount(value, highestCell);
        // Which cell it would be is not known: it is not made up.
        if (number === undefined) {
          given.refuse(item);
          return;
        }
        id = number;
        break;
      }
      case 'cpus': {
        const ids = readIds(item.values);
        if (ids === undefined) given.refuse(item);
        else cpus.push(...ids);
        break;
      }
      case 'mem': {
        const bytes = readSize(value, 'm');
        if (bytes === undefined) given.refuse(item);
        else cell.memoryMiB = bytes / 2 ** 20;
        break;
      }
      case 'memdev':
        cell.memdev = value;
        break;
    }
  }
  if (into.cells.length > highestCell) return;
  into.cells.push({ ...cell, id, cpus: cpus.length === 0 ? emptySet : setOfRanges(cpus), span: given.span });
}

function readCpu(given: Given, into: Gathering): void {
  const numbers = readNumbers(given);
  const cell = numbers('node-id');
  if (cell === undefined) return;
  into.cellCpus.push({ ...readCpuPlace(numbers, given.span), cell });
}

function readDistance(given: Given, into: Gathering): void {
  const numbers = readNumbers(given);
  const from = numbers('src');
  const to = numbers('dst');
  const value = numbers('val');
  if (from === undefined || to === undefined || value === undefined) return;
  into.distances.push({ from, to, value, span: given.span });
}

/** The numbers of an argument by their keys, the last of each; those that are none are refused. */
function readNumbers({ items, refuse }: Given): (key: string) => number | undefined {
  const last = new Map<string, Item>(items.map((item) => [item.key, item]));
  return (key) => {
    const item = last.get(key);
    if (item === undefined) return undefined;
    const value = readCount(item.values[0] ?? '');
    if (value === undefined) refuse(item);
    return value;
  };
}
