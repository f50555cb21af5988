import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withinCpuMs } from '../../../testing/cpu-time.ts';
import { DeviceOrder } from './device-order.ts';

interface Device {
  readonly kind: string;
  readonly index: number;
}

/** virDomainControllerInsertPreAlloced, step by step; −1: without an index. */
function asLibvirt(all: readonly Device[]): readonly Device[] {
  const order: Device[] = [];
  for (const one of all) {
    let at = -1;
    for (let i = order.length - 1; i >= 0; i--) {
      const other = order[i]!;
      if (other.kind !== one.kind) continue;
      if (one.index === -1) {
        at = i + 1;
        break;
      }
      if (other.index > one.index) at = i;
      else if (at === -1) at = i + 1;
    }
    order.splice(at === -1 ? order.length : at, 0, one);
  }
  return order;
}

it('is that in which libvirt puts one device after the other in its place', () => {
  const anyDevice = fc.record({
    kind: fc.constantFrom('scsi', 'pci', 'usb'),
    index: fc.integer({ min: -1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(anyDevice, { maxLength: 12 }), (devices) => {
      const order = new DeviceOrder<Device>();
      for (const one of devices) order.insert(one.kind, one.index < 0 ? undefined : one.index, one);
      expect(order.all()).toEqual(asLibvirt(devices));
    }),
    { numRuns: 500 },
  );
});

it('takes no more time where the last come first', () => {
  const order = withinCpuMs(1000, () => {
    const descending = new DeviceOrder<number>();
    for (let index = 159_999; index >= 0; index--) descending.insert('scsi', index, index);
    return descending.all();
  });
  expect(order.slice(0, 3)).toEqual([0, 1, 2]);
});
