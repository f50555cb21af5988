/** A scene whose boxes, threads and edges are {@link Packed}: its structured clone costs as much as laying it out. */
import type { HostBox, Point, Rect, Scene, SceneEdge, SceneText, ThreadBox } from '../scene/scene.ts';
import { buffersOf, Packer, rareKeys, Unpacker } from './packer.ts';
import type { Packed } from './packer.ts';

export interface PackedScene {
  readonly packed: Packed;
  /** Of which there are few. */
  readonly rest: Omit<Scene, 'hostBoxes' | 'threads' | 'edges' | 'guestCores'>;
}

export function buffersOfScene({ packed }: PackedScene): ArrayBuffer[] {
  return buffersOf(packed);
}

/** What {@link unpackScene} makes of it equals the scene, property by property. */
export function packScene(scene: Scene): PackedScene {
  const { hostBoxes, threads, edges, guestCores, ...rest } = scene;
  const pack = new Packer();
  pack.number(hostBoxes.length);
  for (const box of hostBoxes) {
    const { id, kind, parent, cpus, state, label, texts } = box;
    packRect(pack, box);
    pack.name(id);
    pack.name(kind);
    pack.name(parent);
    pack.set(cpus);
    pack.name(state);
    pack.text(label);
    packTexts(pack, texts);
    pack.rare(box, rareOfBox);
  }
  pack.number(threads.length);
  for (const thread of threads) {
    const { id, kind, domain, source, online, label, texts, badge } = thread;
    packRect(pack, thread);
    pack.name(id);
    pack.name(kind);
    pack.name(domain);
    pack.name(source);
    pack.flag(online);
    pack.text(label);
    packTexts(pack, texts);
    pack.number(badge.x);
    pack.number(badge.y);
    pack.optional(badge.radius);
    pack.rare(thread, rareOfThread);
  }
  pack.number(edges.length);
  for (const { thread, target, source, cpus, whole, points, shared, online, unknown } of edges) {
    pack.name(thread);
    pack.name(target);
    pack.name(source);
    pack.set(cpus);
    pack.number((whole ? 1 : 0) | (shared ? 2 : 0) | (online ? 4 : 0) | (unknown ? 8 : 0));
    pack.number(points.length);
    for (const [x, y] of points) {
      pack.number(x);
      pack.number(y);
    }
  }
  pack.number(guestCores.length);
  for (const core of guestCores) packRect(pack, core);
  return { packed: pack.finish(), rest };
}

/** Takes only what {@link packScene} gave. `Required`: a property that is added must be packed, also if it may be absent. */
export function unpackScene({ packed, rest }: PackedScene): Scene {
  const take = new Unpacker(packed);
  const hostBoxes: HostBox[] = [];
  for (let left = take.number(); left > 0; left--) {
    const box: HostBox = {
      x: take.number(),
      y: take.number(),
      width: take.number(),
      height: take.number(),
      id: take.text(),
      kind: take.text() as HostBox['kind'],
      parent: take.optionalText(),
      cpus: take.set(),
      state: take.text() as HostBox['state'],
      label: take.text(),
      texts: takeTexts(take),
    };
    hostBoxes.push(take.rare(box));
  }
  const threads: ThreadBox[] = [];
  for (let left = take.number(); left > 0; left--) {
    const thread: ThreadBox = {
      x: take.number(),
      y: take.number(),
      width: take.number(),
      height: take.number(),
      id: take.text(),
      kind: take.text() as ThreadBox['kind'],
      domain: take.text(),
      source: take.text() as ThreadBox['source'],
      online: take.flag(),
      label: take.text(),
      texts: takeTexts(take),
      badge: { x: take.number(), y: take.number(), radius: take.optional() },
    };
    threads.push(take.rare(thread));
  }
  const edges: SceneEdge[] = [];
  for (let left = take.number(); left > 0; left--) {
    const thread = take.text();
    const target = take.text();
    const source = take.text() as SceneEdge['source'];
    const cpus = take.set();
    const flags = take.number();
    const points: Point[] = [];
    for (let more = take.number(); more > 0; more--) points.push([take.number(), take.number()]);
    edges.push({
      id: `${thread}→${target}`,
      thread,
      target,
      source,
      cpus,
      whole: (flags & 1) !== 0,
      points,
      shared: (flags & 2) !== 0,
      online: (flags & 4) !== 0,
      unknown: (flags & 8) !== 0,
    } satisfies Required<SceneEdge>);
  }
  const guestCores: Rect[] = [];
  for (let left = take.number(); left > 0; left--) {
    guestCores.push({ x: take.number(), y: take.number(), width: take.number(), height: take.number() });
  }
  return { ...rest, hostBoxes, threads, edges, guestCores };
}

const rareOfBox = rareKeys<
  HostBox,
  keyof Rect | 'id' | 'kind' | 'parent' | 'cpus' | 'state' | 'label' | 'texts'
>({
  marks: true,
  key: true,
  memory: true,
  pages: true,
  distances: true,
});
const rareOfThread = rareKeys<
  ThreadBox,
  keyof Rect | 'id' | 'kind' | 'domain' | 'source' | 'online' | 'label' | 'texts' | 'badge'
>({ cap: true });

function packRect(pack: Packer, { x, y, width, height }: Rect): void {
  pack.number(x);
  pack.number(y);
  pack.number(width);
  pack.number(height);
}

function packTexts(pack: Packer, texts: readonly SceneText[]): void {
  pack.number(texts.length);
  for (const { x, y, text, full, role, anchor } of texts) {
    pack.number(x);
    pack.number(y);
    pack.text(text);
    pack.text(full);
    pack.name(role);
    pack.name(anchor);
  }
}

function takeTexts(take: Unpacker): SceneText[] {
  const out: SceneText[] = [];
  for (let left = take.number(); left > 0; left--) {
    const x = take.number();
    const y = take.number();
    const text = take.text();
    const full = take.optionalText();
    const role = take.text() as SceneText['role'];
    const anchor = take.text() as SceneText['anchor'];
    out.push(
      full === undefined
        ? { x, y, text, role, anchor }
        : ({ x, y, text, full, role, anchor } satisfies Required<SceneText>),
    );
  }
  return out;
}
