/** Over generated hosts and guests: covers are exact, boxes stay apart, lines keep off what is not theirs. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Analysis } from '../analysis.ts';
import { equalSets, isSubset, rangeSet, setOfIds, setOfRanges } from '../cpuset/cpuset.ts';
import type { Host, HostCpu, HostNode } from '../host/host.ts';
import type { TopologyBox } from '../host/topology-tree.ts';
import { buildTopologyTree } from '../host/topology-tree.ts';
import type { DomainSketch, HostSketch } from './analysis-sketches.ts';
import { hostOf, sketchAnalysis, sketchHost, sketchOptions } from './analysis-sketches.ts';
import { buildMapScene } from './build-map-scene.ts';
import { createCover } from './bundle.ts';
import { fontPx } from './metrics.ts';
import type { Rect, Scene, SceneText } from './scene.ts';

const draw = (analysis: Analysis): Scene => buildMapScene(analysis, sketchOptions);

const hostSketches: fc.Arbitrary<HostSketch> = fc.record({
  nodes: fc.integer({ min: 0, max: 9 }),
  coresPerNode: fc.integer({ min: 0, max: 9 }),
  threads: fc.integer({ min: 1, max: 4 }),
  socketsPerNode: fc.integer({ min: 1, max: 3 }),
  diesPerSocket: fc.integer({ min: 1, max: 2 }),
  numbering: fc.constantFrom('split' as const, 'adjacent' as const),
  memoryGiB: fc.nat(4096),
  freeGiB: fc.constant([0.5, 3]),
  noCores: fc.boolean(),
  l3PerNode: fc.integer({ min: 1, max: 4 }),
  efficiencyCores: fc.nat(4),
  isolated: fc.constantFrom('', '1-3', '0-80'),
  nohzFull: fc.constantFrom('', '2', '0-80'),
  hugepages: fc.constantFrom(
    [],
    [
      { sizeKiB: 2048, count: 512 },
      { sizeKiB: 2 ** 20, count: 40_000 },
    ],
  ),
  distances: fc.boolean(),
});

const cpuLists = fc
  .array(fc.tuple(fc.nat(100), fc.nat(9)), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([first, more]) => `${String(first)}-${String(first + more)}`).join(','));

const domainSketches: fc.Arbitrary<DomainSketch> = fc
  .record({
    name: fc.option(fc.string({ maxLength: 60 }), { nil: undefined }),
    vcpus: fc.integer({ min: 1, max: 20 }),
    offline: fc.nat(3),
    pins: fc.array(fc.option(cpuLists, { nil: undefined }), { maxLength: 20 }),
    inherit: fc.oneof(fc.constant('default' as const), fc.constant('numad' as const), cpuLists),
    emulatorpin: fc.option(cpuLists, { nil: undefined }),
    iothreads: fc.nat(3),
    iothreadpin: fc.option(cpuLists, { nil: undefined }),
    cells: fc.constantFrom(undefined, ['0-3', '4-19'], ['0', '1', '2']),
  })
  .map(({ name, vcpus, offline, pins, inherit, emulatorpin, iothreads, iothreadpin, cells }) => ({
    vcpus,
    current: Math.max(1, vcpus - offline),
    pin: (vcpu: number) => pins[vcpu],
    iothreads,
    ...(name === undefined ? {} : { name }),
    ...(inherit === 'numad' ? { numad: true } : inherit === 'default' ? {} : { cpuset: inherit }),
    ...(emulatorpin === undefined ? {} : { emulatorpin }),
    ...(iothreadpin === undefined ? {} : { iothreadpin }),
    ...(cells === undefined ? {} : { cells }),
  }));

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Boxes inside their parents; brothers, chips and guest panels apart; edges orthogonal, from chip to box. */
function checkGeometry(scene: Scene): void {
  const boxes = new Map(scene.hostBoxes.map((box) => [box.id, box]));
  must(boxes.size === scene.hostBoxes.length, 'ids differ');
  const page: Rect = { x: 0, y: 0, width: scene.width, height: scene.height };
  const brothers = new Map<string | undefined, Rect[]>();
  for (const box of scene.hostBoxes) {
    const parent = box.parent === undefined ? page : boxes.get(box.parent);
    must(parent !== undefined && inside(box, parent), `${box.id} in ${String(box.parent)}`);
    const others = brothers.get(box.parent) ?? [];
    brothers.set(box.parent, others);
    must(!others.some((other) => overlap(other, box)), `${box.id} apart`);
    others.push(box);
  }
  const domains = scene.guestPanels.filter((panel) => panel.kind === 'domain');
  for (const group of [domains, scene.guestPanels.filter((panel) => panel.kind === 'cell'), scene.threads]) {
    for (const [index, one] of group.entries()) {
      must(inside(one, page), one.id);
      for (const other of group.slice(index + 1))
        must(!overlap(one, other), `${one.id} apart from ${other.id}`);
    }
  }
  const leftmost = Math.min(...scene.hostBoxes.map((box) => box.x));
  for (const panel of domains) must(panel.x + panel.width < leftmost, `${panel.id} left of the host`);
  for (const thread of scene.threads) {
    const panel = domains.find((domain) => domain.id === thread.domain);
    must(panel !== undefined && inside(thread, panel), `${thread.id} in its panel`);
  }
  checkEdges(scene, boxes);
}

function checkEdges(scene: Scene, boxes: ReadonlyMap<string, Scene['hostBoxes'][number]>): void {
  const threads = new Map(scene.threads.map((thread) => [thread.id, thread]));
  const texts = [...scene.hostBoxes, ...scene.guestPanels].flatMap((box) => box.texts);
  must(new Set(scene.edges.map((edge) => edge.id)).size === scene.edges.length, 'edge ids differ');
  for (const edge of scene.edges) {
    const from = threads.get(edge.thread);
    const to = boxes.get(edge.target);
    const first = edge.points[0];
    const last = edge.points[edge.points.length - 1];
    if (from === undefined || to === undefined || first === undefined || last === undefined) {
      throw new Error(`edge ${edge.id} hangs in the air`);
    }
    must(inside({ x: first[0], y: first[1], width: 0, height: 0 }, from), `${edge.id} starts at its chip`);
    must(inside({ x: last[0], y: last[1], width: 0, height: 0 }, to), `${edge.id} ends at its box`);
    const around = new Set<string | undefined>();
    for (let id: string | undefined = edge.target; id !== undefined; id = boxes.get(id)?.parent)
      around.add(id);
    for (const [index, [x, y]] of edge.points.entries()) {
      const next = edge.points[index + 1];
      if (next === undefined) continue;
      must(x === next[0] || y === next[1], `${edge.id} is orthogonal`);
      const [left, top] = [Math.min(x, next[0]), Math.min(y, next[1])];
      const line: Rect = { x: left, y: top, width: Math.abs(x - next[0]), height: Math.abs(y - next[1]) };
      for (const box of scene.hostBoxes) {
        must(around.has(box.id) || !overlap(line, box), `${edge.id} passes ${box.id} by`);
      }
      for (const thread of scene.threads) must(!overlap(line, thread), `${edge.id} passes ${thread.id} by`);
      for (const text of texts) must(!overlap(line, inkOf(text)), `${edge.id} passes "${text.text}" by`);
    }
  }
}

/** The rectangle that the letters of a text fill, a little tight. */
function inkOf({ x, y, text, role, anchor }: SceneText): Rect {
  const width = sketchOptions.textWidth(text, role);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const height = fontPx[role] * 0.72;
  return { x: left, y: y - height, width, height };
}

/** Thousands of checks per picture: `expect` would take most of the time. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`not so: ${what}`);
}

it('covers exactly the set, and no larger box would do', () => {
  fc.assert(
    fc.property(hostSketches, fc.array(fc.nat(80)), (sketch, ids) => {
      const host = sketchHost(sketch);
      const root = buildTopologyTree(host);
      const onHost = setOfIds(ids.filter((id) => isSubset(rangeSet(id, id), host.cpus)));
      const parts = createCover(root)(setOfIds(ids), 1000);
      expect(equalSets(setOfRanges(parts.flatMap((part) => part.cpus)), onHost)).toBe(true);
      const chosen = new Set(parts.map((part) => part.box));
      // a box that the set covers and that is not chosen lies inside one that is
      const check = (box: TopologyBox, inside: boolean): void => {
        const covered = box.cpus.length > 0 && isSubset(box.cpus, onHost);
        if (covered && !inside) expect(chosen.has(box.id)).toBe(true);
        if (!covered) expect(chosen.has(box.id)).toBe(false);
        for (const child of box.children) check(child, inside || covered);
      };
      check(root, false);
    }),
  );
});

it('keeps boxes apart, in their parents, and lines off what they do not belong to', () => {
  fc.assert(
    fc.property(
      fc.option(hostSketches, { nil: undefined }),
      fc.array(domainSketches, { maxLength: 4 }),
      (host, domains) => {
        checkGeometry(draw(sketchAnalysis(host === undefined ? undefined : sketchHost(host), domains)));
      },
    ),
    { numRuns: 80 },
  );
}, 30_000);

it('lays out nodes of different sizes, without memory or without CPUs', () => {
  const node = fc.record({
    cores: fc.nat(6),
    threads: fc.integer({ min: 1, max: 2 }),
    hasMemory: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(node, { maxLength: 64 }),
      fc.constantFrom(0.3, 1.2, 3),
      fc.nat(3),
      (nodes, aspect, loose) => {
        const scene = buildMapScene(
          sketchAnalysis(unevenHost(nodes, loose), [{ vcpus: 3, pin: (vcpu) => `${String(vcpu * 5)}-20` }]),
          { ...sketchOptions, aspect },
        );
        checkGeometry(scene);
        expect(scene.hostBoxes.filter((box) => box.kind === 'node')).toHaveLength(nodes.length);
      },
    ),
    { numRuns: 30 },
  );
}, 30_000);

interface UnevenNode {
  readonly cores: number;
  readonly threads: number;
  readonly hasMemory: boolean;
}

function unevenHost(sketches: readonly UnevenNode[], loose: number): Host {
  const span = { source: 't', from: 0, to: 0 };
  const cpus: HostCpu[] = [];
  const nodes = sketches.map(({ cores, threads, hasMemory }, id): HostNode => {
    const first = cpus.length;
    for (let cpu = 0; cpu < cores * threads; cpu++) {
      const core = Math.floor(cpu / threads);
      cpus.push({ id: first + cpu, node: id, core, socket: id, online: cpu % 5 !== 4, assumed: false, span });
    }
    const size = hasMemory ? { memoryKiB: 2 ** 20 * (id + 1), freeKiB: 2 ** 19 } : { memoryKiB: 0 };
    const all = sketches.map((_, to): [number, number] => [to, to === id ? 10 : 20 + to]);
    return {
      id,
      cpus: setOfIds(cpus.slice(first).map((cpu) => cpu.id)),
      ...size,
      distances: Object.fromEntries(all),
      span,
    };
  });
  for (let cpu = 0; cpu < loose; cpu++) cpus.push({ id: cpus.length, online: true, assumed: true, span });
  return { ...hostOf(cpus, nodes), isolated: rangeSet(2, 40) };
}

it.each([
  { nodes: 64, coresPerNode: 2 },
  { nodes: 256, coresPerNode: 1 },
  { nodes: 0, coresPerNode: 0 },
  { nodes: 1, coresPerNode: 1 },
])('lays out $nodes nodes of $coresPerNode', (sketch) => {
  const scene = draw(sketchAnalysis(sketchHost(sketch), [{ vcpus: 4, pin: (vcpu) => String(vcpu) }]));
  checkGeometry(scene);
  expect(scene.hostBoxes.filter((box) => box.kind === 'node')).toHaveLength(sketch.nodes);
});
