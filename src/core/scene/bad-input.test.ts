/** Whatever a host or a guest is like, there is a picture, and what holds of every picture holds of it. */
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { emptySet, rangeSet, setOfIds } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import { hostOf, sketchAnalysis, sketchHost, sketchOptions } from './analysis-sketches.ts';
import { buildMapScene } from './build-map-scene.ts';
import { checkGeometry } from './check-geometry.ts';
import type { Scene } from './scene.ts';

const span = { source: 't', from: 0, to: 0 };

/** Folded and unfolded, in a wide pane and in a tall one. */
function drawn(analysis: Analysis): readonly Scene[] {
  const unfolded = { mode: 'none', byHand: {} } as const;
  return [
    buildMapScene(analysis, sketchOptions),
    buildMapScene(analysis, { ...sketchOptions, aspect: 3, folding: unfolded }),
    buildMapScene(analysis, { ...sketchOptions, aspect: 0.4, folding: unfolded }),
  ];
}

const pair = sketchHost({
  nodes: 2,
  coresPerNode: 4,
  threads: 2,
  memoryGiB: 8,
  freeGiB: [1, 2],
  distances: true,
});

/** Nodes that say they have the same CPUs. */
function overlappingHost(): Host {
  const cpus = Array.from({ length: 8 }, (_, id) => ({
    id,
    node: id >> 2,
    online: true,
    assumed: false,
    span,
  }));
  return hostOf(cpus, [
    { id: 0, cpus: rangeSet(0, 5), memoryKiB: 2 ** 20, span },
    { id: 1, cpus: rangeSet(2, 7), memoryKiB: 2 ** 20, span },
    { id: 2, cpus: rangeSet(0, 7), span },
  ]);
}

/** From 1 to 64 CPUs each. */
function growingHost(): Host {
  const nodes = Array.from({ length: 64 }, (_, id) => {
    const first = (id * (id + 1)) / 2;
    return { id, cpus: rangeSet(first, first + id), memoryKiB: 2 ** 20 * (id + 1), span };
  });
  const cpus = nodes.flatMap(({ id, cpus: [range] }) =>
    Array.from({ length: id + 1 }, (_, at) => ({
      id: (range?.[0] ?? 0) + at,
      node: id,
      socket: id,
      core: at >> 1,
      online: at % 7 !== 6,
      assumed: false,
      span,
    })),
  );
  return hostOf(cpus, nodes);
}

const hosts: Readonly<Record<string, Host | undefined>> = {
  'no host': undefined,
  'a host of nothing': hostOf([], []),
  'CPUs in no node': hostOf([{ id: 0, online: true, assumed: false, span }], []),
  'one CPU': sketchHost({ nodes: 1, coresPerNode: 1 }),
  'a node without CPUs': hostOf([], [{ id: 0, cpus: emptySet, memoryKiB: 1, span }]),
  '64 nodes of 1 to 64 CPUs': growingHost(),
  '256 nodes of one CPU': sketchHost({ nodes: 256, coresPerNode: 1, memoryGiB: 1, distances: true }),
  'nodes that overlap': overlappingHost(),
};

it.each(Object.entries(hosts))(
  '%s',
  (_, host) => {
    const analysis = sketchAnalysis(host, [
      { vcpus: 4, pin: (vcpu) => ['0', '1-3', '0,2,90000', undefined][vcpu], emulatorpin: '0-8' },
      { vcpus: 1, numad: true },
    ]);
    for (const scene of drawn(analysis)) {
      checkGeometry(scene);
      expect(scene.threads).toHaveLength(7);
    }
  },
  20_000,
);

const names: Readonly<Record<string, string>> = {
  '500 letters': 'verylongname'.repeat(42).slice(0, 500),
  '500 wide letters': '宿'.repeat(500),
  'from right to left': `${'مضيف '.repeat(30)}‮abc`,
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(40),
  'half an emoji': '\uD83D',
  'nothing but blanks': ' \t\n ',
  markup: '<script>alert(1)</script>&amp;"\'',
};

describe('a guest called', () => {
  it.each(Object.entries(names))('%s', (_, name) => {
    const analysis = sketchAnalysis(pair, [
      { name, vcpus: 3, pin: String, cells: ['0-1', '2'], memory: ['0', '1'] },
      { name, vcpus: 40, cpuset: '0-7' },
    ]);
    for (const scene of drawn(analysis)) {
      checkGeometry(scene);
      const cut = scene.guestPanels.flatMap(({ texts }) => texts).filter(({ text }) => text.endsWith('…'));
      for (const { text, full } of cut) {
        expect(full).toContain(text.slice(0, -1).trimEnd());
        // No character is cut in two.
        expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      }
      if (name.length === 500) expect(cut.some(({ full }) => full === name)).toBe(true);
    }
  });
});

it('threads that may run nowhere have no line, and say so', () => {
  const analysis = sketchAnalysis(pair, [{ vcpus: 2, pin: () => '' }]);
  const [placement] = analysis.placements;
  expect(placement?.threads[0]?.asked).toEqual([]);
  for (const scene of drawn(analysis)) {
    checkGeometry(scene);
    expect(scene.edges.filter(({ thread }) => thread.startsWith('d0/vcpu'))).toEqual([]);
    expect(scene.threads.filter(({ kind }) => kind === 'vcpu')).toHaveLength(2);
  }
});

it('sets of every other CPU of thousands stay a picture', () => {
  const host = sketchHost({ nodes: 4, coresPerNode: 128, threads: 2 });
  const odd = setOfIds(Array.from({ length: 512 }, (_, i) => 2 * i + 1));
  const analysis = sketchAnalysis(host, [{ vcpus: 8, pin: (vcpu) => String(vcpu) }]);
  const [placement] = analysis.placements;
  const threads = (placement?.threads ?? []).map((thread) => ({ ...thread, asked: odd }));
  const scene = buildMapScene(
    { ...analysis, placements: placement ? [{ ...placement, threads }] : [] },
    sketchOptions,
  );
  checkGeometry(scene);
});
