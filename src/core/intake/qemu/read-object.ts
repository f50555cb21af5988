/** `-object memory-backend-…` and `-object iothread`; secrets, main loops and the like are passed over. */
import { setOfRanges, type CpuRange } from '../../cpuset/cpuset.ts';
import type { QemuMemory, QemuPolicy } from '../facts/qemu-guest.ts';
import { readIds, readSize } from './numbers.ts';
import type { Gathering, Given } from './gathering.ts';

const policies: readonly QemuPolicy[] = ['default', 'bind', 'preferred', 'interleave'];

export function readObject(given: Given, into: Gathering): void {
  const type = given.items.find(({ key }) => key === 'qom-type')?.values[0] ?? '';
  const id = given.items.findLast(({ key }) => key === 'id')?.values[0];
  if (id === undefined || id === '') return;
  if (type === 'iothread') into.iothreads.push({ id, span: given.span });
  else if (type.startsWith('memory-backend-')) into.memories.push(readBackend(given, id));
}

function readBackend(given: Given, id: string): QemuMemory {
  const memory: { -readonly [K in keyof QemuMemory]: QemuMemory[K] } = { id, span: given.span };
  const nodes: CpuRange[] = [];
  let bound = false;
  for (const item of given.items) {
    const value = item.values[0] ?? '';
    if (item.key === 'size') {
      const bytes = readSize(value, 'b');
      if (bytes === undefined) given.refuse(item);
      else memory.sizeBytes = bytes;
    } else if (item.key === 'policy') {
      const policy = policies.find((one) => one === value);
      if (policy === undefined) given.refuse(item);
      else memory.policy = policy;
    } else if (/^host-nodes(?:\.\d+)?$/.test(item.key)) {
      // Also as a list of QEMU's key-value parser: host-nodes.0=, host-nodes.1=
      const ids = readIds(item.values);
      if (ids === undefined) given.refuse(item);
      else {
        bound = true;
        nodes.push(...ids);
      }
    }
  }
  if (bound) memory.hostNodes = setOfRanges(nodes);
  return memory;
}
