import { describe, expect, it } from 'vitest';
import { nextStop } from './spatial.ts';
import type { Stop } from './spatial.ts';

/** Threads on the left, two rows of CPUs on the right. */
const stops: readonly Stop[] = [
  { id: 'd0/vcpu:0', x: 100, y: 100 },
  { id: 'd0/vcpu:1', x: 100, y: 160 },
  { id: 'pcpu:0', x: 400, y: 100 },
  { id: 'pcpu:1', x: 440, y: 100 },
  { id: 'pcpu:2', x: 400, y: 160 },
  { id: 'pcpu:3', x: 440, y: 160 },
];
const at = (id: string): Stop => stops.find((stop) => stop.id === id)!;

describe('the next stop', () => {
  it.each([
    ['d0/vcpu:0', 'down', 'd0/vcpu:1'],
    ['d0/vcpu:1', 'right', 'pcpu:2'],
    ['pcpu:2', 'right', 'pcpu:3'],
    ['pcpu:3', 'up', 'pcpu:1'],
    ['pcpu:0', 'left', 'd0/vcpu:0'],
  ] as const)('from %s %s is %s', (from, direction, to) => {
    expect(nextStop(stops, at(from), direction)?.id).toBe(to);
  });

  it('is nothing at the edge', () => {
    expect(nextStop(stops, at('d0/vcpu:0'), 'left')).toBeUndefined();
    expect(nextStop(stops, at('pcpu:1'), 'up')).toBeUndefined();
  });
});
