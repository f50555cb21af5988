/**
 * Pictures one can open: src/render/goldens/*.svg. `UPDATE_GOLDENS=1 npx vitest run src/render` writes them anew;
 * look at the difference before committing it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../core/analysis.ts';
import type { Host } from '../core/host/host.ts';
import { hostOf, siblingPair, sketchAnalysis, sketchHost } from '../core/scene/analysis-sketches.ts';
import { buildMapScene } from '../core/scene/build-map-scene.ts';
import { analyzeTexts } from '../testing/analyze-text.ts';
import { picture as english } from '../words/en/picture.ts';
import { picture as chinese } from '../words/zh-CN/picture.ts';
import type { PaintOptions } from './paint-map.ts';
import { paintMap } from './paint-map.ts';
import type { Theme } from './standalone.ts';
import { toStandaloneSvg } from './standalone.ts';
import { approximateTextWidth } from './text-width.ts';

interface Golden {
  readonly analysis: Analysis;
  readonly labels?: typeof english;
  readonly theme?: Theme;
  readonly paint?: Partial<PaintOptions>;
}

const twoSockets = sketchHost({
  nodes: 2,
  coresPerNode: 24,
  threads: 2,
  memoryGiB: 192,
  freeGiB: [96.4, 12],
});
const smallHost = sketchHost({ nodes: 2, coresPerNode: 4, threads: 2, memoryGiB: 12, freeGiB: [3.2, 9.1] });
const sketched = sketchHost({
  nodes: 2,
  coresPerNode: 8,
  threads: 2,
  memoryGiB: 64,
  freeGiB: [12.5, 40],
  l3PerNode: 2,
  isolated: '4-7,20-23',
  nohzFull: '4-7,20-23,12',
  distances: true,
  hugepages: [
    { sizeKiB: 2048, count: 4096 },
    { sizeKiB: 2 ** 20, count: 8 },
  ],
});
/** L3 groups, cores of two types, marks, huge pages, distances, a node of memory alone, a CPU in no node. */
const everything: Host = {
  ...sketched,
  ...hostOf(
    [
      ...sketched.cpuTable.map((cpu) => ({
        ...cpu,
        online: cpu.id !== 31,
        ...(cpu.node === 1
          ? { coreType: cpu.id % 16 < 14 ? ('performance' as const) : ('efficiency' as const) }
          : {}),
      })),
      { id: 32, online: true, assumed: true, span: { source: 'sketch', from: 0, to: 0 } },
    ],
    [
      ...sketched.nodes.map((node) => ({ ...node, distances: { ...node.distances, 2: 60 - node.id * 8 } })),
      {
        id: 2,
        cpus: [],
        memoryKiB: 128 * 2 ** 20,
        freeKiB: 127 * 2 ** 20,
        distances: { 0: 60, 1: 52, 2: 10 },
        span: { source: 'sketch', from: 0, to: 0 },
      },
    ],
  ),
  caches: sketched.caches,
};
const everythingGuests = [
  {
    name: 'realtime',
    vcpus: 4,
    pin: (vcpu: number) => ['4-7,20-23', '5,21', '12-15,28-31', undefined][vcpu],
    cpuset: '0-3,16-19',
    emulatorpin: '0-15',
  },
];
const everySource = [
  {
    name: 'web-1',
    vcpus: 4,
    pin: (vcpu: number) => ['8', undefined, '4-5'][vcpu],
    cpuset: '0-2',
    emulatorpin: '8',
    iothreads: 1,
    iothreadpin: '7,15',
  },
];
const conflicts: Partial<PaintOptions> = {
  severityOf: new Map([
    ['pcpu:8', 'warning'],
    ['d0', 'error'],
  ]),
  conflictCount: new Map([
    ['pcpu:8', 2],
    ['d0', 1],
  ]),
};

const goldens: Readonly<Record<string, Golden>> = {
  'anywhere-on-two-nodes': { analysis: sketchAnalysis(smallHost, [{ vcpus: 4 }]) },
  'every-source-and-a-conflict': { analysis: sketchAnalysis(smallHost, everySource), paint: conflicts },
  'every-source-dark-chinese': {
    analysis: sketchAnalysis(smallHost, everySource),
    paint: conflicts,
    theme: 'dark',
    labels: chinese,
  },
  'sockets-and-dies': {
    analysis: sketchAnalysis(
      sketchHost({ nodes: 1, coresPerNode: 16, threads: 2, socketsPerNode: 2, diesPerSocket: 2 }),
      [
        {
          name: 'dies',
          vcpus: 6,
          pin: (vcpu) => ['0-3,16-19', '4-7,20-23', '0-7,16-23', '8', '25-26', '12-15,28-30'][vcpu],
        },
      ],
    ),
  },
  'sibling-pairs-on-96-cpus': {
    analysis: sketchAnalysis(twoSockets, [
      { name: 'db', vcpus: 16, pin: (vcpu) => siblingPair(twoSockets, vcpu), emulatorpin: '8-11,56-59' },
    ]),
  },
  'four-guests-on-eight-nodes': {
    analysis: sketchAnalysis(
      sketchHost({
        nodes: 8,
        coresPerNode: 6,
        threads: 2,
        memoryGiB: 32,
        freeGiB: [1, 2, 3, 4, 8, 16, 31, 32],
      }),
      [
        { name: 'guest-0', vcpus: 8, pin: String },
        { name: 'guest-1', vcpus: 8, pin: (vcpu) => String(12 + vcpu), emulatorpin: '47' },
        { name: 'guest-2', vcpus: 8, current: 5, cpuset: '12-17' },
        { name: 'guest-3', vcpus: 8, numad: true },
      ],
    ),
  },
  'everything-a-host-can-say': { analysis: sketchAnalysis(everything, everythingGuests) },
  'everything-dark-chinese': {
    analysis: sketchAnalysis(everything, everythingGuests),
    theme: 'dark',
    labels: chinese,
  },
  'cells-sockets-cores-and-their-memory': {
    analysis: sketchAnalysis(
      sketchHost({ nodes: 4, coresPerNode: 8, threads: 2, memoryGiB: 64, freeGiB: [8, 16, 32, 60] }),
      [
        {
          name: 'big',
          vcpus: 32,
          current: 30,
          topology: [4, 1, 4, 2],
          cells: ['0-7', '8-15', '16-23', '24-31'],
          memory: ['0', '1', '2', '0-1'],
          pin: (vcpu) => String((vcpu >> 1) + (vcpu % 2 === 0 ? 0 : 32)),
          emulatorpin: '20-23',
          iothreads: 8,
          iothreadpin: '24',
        },
      ],
    ),
  },
  'overlapping-sets': {
    analysis: sketchAnalysis(sketchHost({ nodes: 2, coresPerNode: 8, threads: 2 }), [
      {
        name: 'overlap',
        vcpus: 8,
        pin: (vcpu) => ['0-3', '2-5', '4-7', '0,2,4,6', '1,3,5,7', '0-15', '8-23', '12-19,28'][vcpu],
        emulatorpin: '6-9',
        iothreads: 2,
        iothreadpin: '0-7',
      },
    ]),
  },
  'eight-guests-in-two-pools': {
    analysis: sketchAnalysis(
      sketchHost({ nodes: 2, coresPerNode: 16, threads: 2, memoryGiB: 128, distances: true }),
      Array.from({ length: 8 }, (_, guest) => ({
        name: `vm-${String(guest)}`,
        vcpus: 4,
        cpuset: `${String(guest * 2)}-${String(guest * 2 + 1)},${String(32 + guest * 2)}-${String(33 + guest * 2)}`,
        emulatorpin: guest < 4 ? '0-15,32-47' : '16-31,48-63',
      })),
    ),
  },
  'sixty-four-nodes-folded': {
    analysis: sketchAnalysis(
      sketchHost({ nodes: 64, coresPerNode: 4, threads: 2, memoryGiB: 16, distances: true }),
      [
        { name: 'on-node-5', vcpus: 4, pin: (vcpu) => String(20 + vcpu), memory: ['7'] },
        { name: 'free', vcpus: 2 },
      ],
    ),
  },
  'host-not-known': {
    analysis: sketchAnalysis(undefined, [
      { name: 'web-1', vcpus: 4, pin: (vcpu) => (vcpu < 2 ? String(vcpu * 2) : undefined), cpuset: '0-5,12' },
    ]),
  },
  'weights-and-caps': { analysis: limited(3) },
  'weights-and-caps-of-many': { analysis: limited(60), theme: 'dark', labels: chinese },
  'cpus-that-the-host-lacks': {
    analysis: sketchAnalysis(sketchHost({ nodes: 1, coresPerNode: 4 }), [
      { name: 'moved', vcpus: 4, current: 3, pin: (vcpu) => String(vcpu * 4) },
    ]),
  },
};

/** A small guest beside one of sixty threads, so that both kinds of chips are there. */
function limited(vcpus: number): Analysis {
  const { host } = sketchAnalysis(smallHost, []);
  const guest = (name: string, count: number, cputune: string): string =>
    `<domain type='kvm'><name>${name}</name><memory>1024</memory><vcpu cpuset='0-3'>${String(count)}</vcpu><iothreads>1</iothreads>` +
    `<cputune>${cputune}<vcpupin vcpu='0' cpuset='4'/></cputune></domain>`;
  const analysis = analyzeTexts([
    guest('capped', vcpus, '<shares>50</shares><period>100000</period><quota>40000</quota>'),
    guest('heavy', 2, '<shares>400</shares><iothread_quota>75000</iothread_quota>'),
    guest('usual', 1, ''),
  ]);
  return { ...analysis, host };
}

describe('goldens', () => {
  it.each(Object.entries(goldens))('%s', (name, { analysis, labels = english, theme = 'light', paint }) => {
    const scene = buildMapScene(analysis, { labels, textWidth: approximateTextWidth, aspect: 1.5 });
    const svg = toStandaloneSvg(
      paintMap(scene, { title: name, description: 'A golden picture', ...paint }),
      theme,
    );
    const path = fileURLToPath(new URL(`./goldens/${name}.svg`, import.meta.url));
    if (process.env['UPDATE_GOLDENS'] !== undefined) {
      mkdirSync(new URL('./goldens/', import.meta.url), { recursive: true });
      writeFileSync(path, svg);
    }
    expect(existsSync(path), `${path} is missing: run with UPDATE_GOLDENS=1`).toBe(true);
    expect(svg === readFileSync(path, 'utf8'), `differs from ${path}`).toBe(true);
  });
});
