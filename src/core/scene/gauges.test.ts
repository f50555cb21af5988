import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { sketchOptions } from './analysis-sketches.ts';
import { buildMapScene } from './build-map-scene.ts';
import type { Scene } from './scene.ts';
import { veilScene } from './veil-scene.ts';

const host = 'available: 1 nodes (0)\nnode 0 cpus: 0 1 2 3\nnode 0 size: 1024 MB\nnode 0 free: 100 MB\n';
const guest = (cputune: string, vcpus = 2): string =>
  `<domain type='kvm'><name>g</name><memory>1024</memory><vcpu>${String(vcpus)}</vcpu><iothreads>1</iothreads><cputune>${cputune}<vcpupin vcpu='0' cpuset='1'/></cputune></domain>`;
const sceneOf = (cputune: string, vcpus?: number): Scene =>
  buildMapScene(analyzeTexts([guest(cputune, vcpus), host]), sketchOptions);
const caps = ({ threads }: Scene): readonly (readonly [string, number])[] =>
  threads.flatMap(({ id, cap }) => (cap === undefined ? [] : [[id, cap.part] as const]));
const plain = ({ guestPanels, threads, ...rest }: Scene): unknown => ({
  ...rest,
  guestPanels: guestPanels.map(({ weight, ...panel }) => panel),
  threads: threads.map(({ cap, label, ...thread }) => thread),
});

const limits = '<shares>2048</shares><period>100000</period><quota>25000</quota>';

describe('gauges', () => {
  it('stand on the threads that are capped, each by its own setting', () => {
    expect(caps(sceneOf('<quota>25000</quota>'))).toEqual([
      ['d0/vcpu:0', 0.25],
      ['d0/vcpu:1', 0.25],
    ]);
    expect(caps(sceneOf('<emulator_quota>50000</emulator_quota>'))).toEqual([['d0/emulator', 0.5]]);
    expect(caps(sceneOf('<iothread_quota>200000</iothread_quota>'))).toEqual([['d0/iothread:1', 1]]);
    // No cap, no gauge.
    expect(caps(sceneOf('<period>100000</period><quota>-1</quota>'))).toEqual([]);
  });

  it('show the weight against a usual domain in the header', () => {
    const [panel] = sceneOf('<shares>300</shares>').guestPanels;
    expect(panel?.weight).toMatchObject({ part: 0.75, hasMark: true, label: 'g 300 ×3' });
    expect(sceneOf('').guestPanels.some(({ weight }) => weight !== undefined)).toBe(false);
  });

  it.each([2, 60])('move nothing, with %s vCPUs', (vcpus) => {
    expect(plain(sceneOf(limits, vcpus))).toEqual(plain(sceneOf('', vcpus)));
  });

  it.each([2, 60])('lie on what they are about, with %s vCPUs, and on no text of it', (vcpus) => {
    const { threads, guestPanels } = sceneOf(limits, vcpus);
    for (const { x, y, width, height, texts, cap, weight } of [
      ...threads.map((thread) => ({ ...thread, weight: undefined })),
      ...guestPanels.map((panel) => ({ ...panel, cap: undefined })),
    ]) {
      const gauge = cap ?? weight;
      if (gauge === undefined) continue;
      expect(gauge.x).toBeGreaterThanOrEqual(x);
      expect(gauge.x + gauge.width).toBeLessThanOrEqual(x + width);
      expect(gauge.y).toBeGreaterThan(y);
      expect(gauge.y + gauge.height).toBeLessThanOrEqual(y + height);
      for (const text of texts) expect(text.y <= gauge.y || text.y > gauge.y + gauge.height + 8).toBe(true);
    }
  });

  it('are said, and kept back while a question is open', () => {
    const scene = sceneOf(limits);
    const [first] = scene.threads;
    expect(first?.label).toBe(`${first?.cap?.label ?? ''}, 0.25 CPU`);
    const veiled = veilScene(scene, { threads: [], label: '' }, sketchOptions.labels);
    expect(caps(veiled)).toEqual([]);
    expect(JSON.stringify(veiled)).not.toContain('0.25 CPU');
    expect(veiled.guestPanels.some(({ weight }) => weight !== undefined)).toBe(false);
  });
});
