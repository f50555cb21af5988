/** In which order the lanes of the bus lie: what crosses least, no two lines in one, and what comes where nothing decides. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderBus } from './order-bus.ts';
import type { BusNet } from './order-bus.ts';

const net = (lane: number, left: readonly number[], right: readonly number[]): BusNet => ({
  lane,
  left,
  right,
});

/** The same counted on the drawing: each lane a vertical line, its lines from the left edge to it and on to the right. */
function crossingsOf(order: readonly BusNet[]): number {
  let crossings = 0;
  for (const [place, { left, right }] of order.entries()) {
    const [top, bottom] = [Math.min(...left, ...right), Math.max(...left, ...right)];
    for (const [other, { left: comingIn, right: goingOut }] of order.entries()) {
      const passing = other > place ? comingIn : other < place ? goingOut : [];
      crossings += passing.filter((y) => top < y && y < bottom).length;
    }
  }
  return crossings;
}

/** All orders that differ by one lane at another place. */
function movesOf<T>(order: readonly T[]): readonly T[][] {
  return order.flatMap((moved, from) =>
    order.map((_, to) => order.toSpliced(from, 1).toSpliced(to, 0, moved)),
  );
}

describe('orderBus', () => {
  it('gives nothing for nothing, one lane back, and loses none that has no lines', () => {
    expect(orderBus([])).toEqual([]);
    expect(orderBus([net(7, [10], [90])])).toEqual([7]);
    expect(orderBus([net(3, [], []), net(7, [10], [90])]).toSorted()).toEqual([3, 7]);
  });

  it('has the upper of two lines that go down further right, of two that go up further left', () => {
    expect(orderBus([net(0, [10], [110]), net(1, [50], [150])])).toEqual([1, 0]);
    expect(orderBus([net(1, [50], [150]), net(0, [10], [110])])).toEqual([1, 0]);
    expect(orderBus([net(0, [110], [10]), net(1, [150], [50])])).toEqual([0, 1]);
    expect(orderBus([net(1, [150], [50]), net(0, [110], [10])])).toEqual([0, 1]);
  });

  it('rather crosses than draws two lines as one', () => {
    // Lane 0 goes out at the height at which lane 1 comes in: with 0 left of 1 they would meet.
    const meeting = [net(0, [10], [100]), net(1, [101], [50, 60, 200])];
    expect(crossingsOf(meeting)).toBeLessThan(crossingsOf(meeting.toReversed()));
    expect(orderBus(meeting)).toEqual([1, 0]);
    expect(orderBus(meeting.toReversed())).toEqual([1, 0]);
    // Four pixels apart they are two.
    expect(orderBus([net(0, [10], [100]), net(1, [104], [50, 60, 200])])).toEqual([0, 1]);
  });

  it('leaves lanes as they came where nothing speaks for another order', () => {
    const alike = [net(4, [10], [12]), net(2, [10], [12]), net(9, [10], [12])];
    expect(orderBus(alike)).toEqual([4, 2, 9]);
    expect(orderBus(alike.toReversed())).toEqual([9, 2, 4]);
  });

  it('has every lane once, and no lane that would cross less elsewhere', () => {
    // Heights apart from each other, so that only crossings count.
    const heights = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(heights, fc.integer({ min: 2, max: 4 }), (places, count) => {
        const each = 12 / count;
        const comingIn = Math.floor(each / 2);
        const nets = Array.from({ length: count }, (_, lane) => {
          const own = places.slice(lane * each, (lane + 1) * each).map((place) => place * 10);
          return net(lane, own.slice(0, comingIn), own.slice(comingIn));
        });
        const order = orderBus(nets);
        expect(order.toSorted()).toEqual(nets.map(({ lane }) => lane));
        const drawn = (lanes: readonly number[]): number =>
          crossingsOf(lanes.flatMap((lane) => nets.filter((one) => one.lane === lane)));
        for (const other of movesOf(order)) expect(drawn(other)).toBeGreaterThanOrEqual(drawn(order));
      }),
      { numRuns: 300 },
    );
  });
});
