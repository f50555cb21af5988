import { describe, expect, it } from 'vitest';
import { sketchAnalysis, sketchHost, sketchOptions } from '../../core/scene/analysis-sketches.ts';
import { buildMapScene } from '../../core/scene/build-map-scene.ts';
import type { Rect } from '../../core/scene/scene.ts';
import { createHitIndex } from './hit-index.ts';

const host = sketchHost({ nodes: 4, coresPerNode: 32, threads: 2, socketsPerNode: 2 });
const guest = { vcpus: 64, cells: ['0-31', '32-63'], pin: (vcpu: number) => String(vcpu) };
const scene = buildMapScene(sketchAnalysis(host, [guest, { vcpus: 4 }]), sketchOptions);
const hits = createHitIndex(scene);
const middle = ({ x, y, width, height }: Rect): [number, number] => [x + width / 2, y + height / 2];

describe('what is at a point', () => {
  it('is the thread or the CPU whose middle it is, for every one of them', () => {
    for (const thread of scene.threads) expect(hits.at(...middle(thread))?.id).toBe(thread.id);
    for (const box of scene.hostBoxes.filter(({ kind }) => kind === 'pcpu'))
      expect(hits.at(...middle(box))?.id).toBe(box.id);
  });

  it('is the innermost box where no CPU is, and the innermost panel', () => {
    for (const box of scene.hostBoxes.filter(({ kind }) => kind !== 'pcpu' && kind !== 'core'))
      expect(hits.at(box.x + 3, box.y + 3)?.id).toBe(box.id);
    for (const panel of scene.guestPanels) expect(hits.at(panel.x + 3, panel.y + 3)?.id).toBe(panel.id);
  });

  it('is nothing beside the picture', () => {
    expect(hits.at(-10, -10)).toBeUndefined();
    expect(hits.at(1e6, 1e6)).toBeUndefined();
    expect(
      createHitIndex({ ...scene, hostBoxes: [], threads: [], guestPanels: [] }).at(1, 1),
    ).toBeUndefined();
  });

  it('is found by its id', () => {
    expect(hits.find('d0/vcpu:3')?.isThread).toBe(true);
    expect(hits.find('node:2')?.kind).toBe('node');
    expect(hits.find('node:99')).toBeUndefined();
  });
});
