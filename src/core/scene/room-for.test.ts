import { describe, expect, it } from 'vitest';
import { sketchAnalysis, sketchHost, sketchOptions } from './analysis-sketches.ts';
import type { DomainSketch } from './analysis-sketches.ts';
import { buildMapScene } from './build-map-scene.ts';
import type { Scene } from './scene.ts';

const host = sketchHost({ nodes: 2, coresPerNode: 8 });
const pinned: DomainSketch = {
  vcpus: 8,
  pin: (vcpu) => `${String(vcpu)},${String(15 - vcpu)}`,
  iothreads: 1,
};
const free: DomainSketch = { ...pinned, pin: () => undefined };

/** Everything but lines and what is said of threads. */
function placesIn({ width, height, hostBoxes, guestPanels, threads }: Scene): unknown {
  return [
    width,
    height,
    hostBoxes,
    guestPanels,
    threads.map(({ id, x, y, width: w, height: h }) => [id, x, y, w, h]),
  ];
}

describe('room for the lines of other placements', () => {
  const some = sketchAnalysis(host, [pinned]);
  const others = sketchAnalysis(host, [free]);
  const roomFor = [some.placements, others.placements];

  it('is needed: without it, boxes move', () => {
    expect(placesIn(buildMapScene(others, sketchOptions))).not.toEqual(
      placesIn(buildMapScene(some, sketchOptions)),
    );
  });

  it('keeps every box where it is, whichever of them is drawn', () => {
    const options = { ...sketchOptions, roomFor };
    const one = buildMapScene(some, options);
    const other = buildMapScene({ ...some, placements: others.placements }, options);
    expect(placesIn(other)).toEqual(placesIn(one));
    expect(other.edges).not.toEqual(one.edges);
  });
});
