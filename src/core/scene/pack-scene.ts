/**
 * A scene as a few arrays of numbers and one list of texts, so that it is posted between threads in a fraction of the time:
 * the structured clone of a large host's scene costs as much as laying it out.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { HostBox, Point, Rect, Scene, SceneEdge, SceneText, ThreadBox } from './scene.ts';

export interface PackedScene {
  /** Whole numbers, and where texts, sets and fractions stand in their lists. */
  readonly numbers: Int32Array<ArrayBuffer>;
  readonly fractions: Float64Array<ArrayBuffer>;
  /** Ids and words each once, labels as they come. */
  readonly texts: readonly string[];
  readonly sets: readonly CpuSet[];
  /** All else that a box or thread has, as few do, by its place in the list. */
  readonly boxExtras: readonly (readonly [index: number, Partial<HostBox>])[];
  readonly threadExtras: readonly (readonly [index: number, Partial<ThreadBox>])[];
  /** Of which there are few. */
  readonly rest: Omit<Scene, 'hostBoxes' | 'threads' | 'edges' | 'guestCores'>;
}

/** To be transferred with the message, not copied. */
export function buffersOf({ numbers, fractions }: PackedScene): ArrayBuffer[] {
  return [numbers.buffer, fractions.buffer];
}

/** Stands for a fraction, or a number too large for its place: the next of `fractions`. */
const isFraction = -0x8000_0000;
/** Stands for what is not there. */
const isAbsent = -0x7fff_ffff;

/** What {@link unpackScene} makes of it equals the scene, property by property. */
export function packScene(scene: Scene): PackedScene {
  const { hostBoxes, threads, edges, guestCores, ...rest } = scene;
  const pack = new Packer();
  const boxExtras: [number, Partial<HostBox>][] = [];
  pack.number(hostBoxes.length);
  hostBoxes.forEach((box, index) => {
    const { x, y, width, height, id, kind, parent, cpus, state, label, texts } = box;
    pack.rect(x, y, width, height);
    pack.name(id);
    pack.name(kind);
    pack.name(parent);
    pack.set(cpus);
    pack.name(state);
    pack.text(label);
    pack.sceneTexts(texts);
    const extras = extrasOf(box, ofBox);
    if (extras !== undefined) boxExtras.push([index, extras]);
  });
  const threadExtras: [number, Partial<ThreadBox>][] = [];
  pack.number(threads.length);
  threads.forEach((thread, index) => {
    const { x, y, width, height, id, kind, domain, source, online, label, texts, badge } = thread;
    pack.rect(x, y, width, height);
    pack.name(id);
    pack.name(kind);
    pack.name(domain);
    pack.name(source);
    pack.number(online ? 1 : 0);
    pack.text(label);
    pack.sceneTexts(texts);
    pack.number(badge.x);
    pack.number(badge.y);
    pack.optional(badge.radius);
    const extras = extrasOf(thread, ofThread);
    if (extras !== undefined) threadExtras.push([index, extras]);
  });
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
  for (const { x, y, width, height } of guestCores) pack.rect(x, y, width, height);
  return { ...pack.finish(), boxExtras, threadExtras, rest };
}

/** Takes only what {@link packScene} gave. `Required`: a property that is added must be packed, also if it may be absent. */
export function unpackScene({ boxExtras, threadExtras, rest, ...packed }: PackedScene): Scene {
  const take = new Unpacker(packed);
  const hostBoxes: HostBox[] = [];
  for (let left = take.number(); left > 0; left--) {
    hostBoxes.push({
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
      texts: take.sceneTexts(),
    });
  }
  for (const [index, extras] of boxExtras) {
    const box = hostBoxes[index];
    if (box !== undefined) hostBoxes[index] = { ...box, ...extras };
  }
  const threads: ThreadBox[] = [];
  for (let left = take.number(); left > 0; left--) {
    threads.push({
      x: take.number(),
      y: take.number(),
      width: take.number(),
      height: take.number(),
      id: take.text(),
      kind: take.text() as ThreadBox['kind'],
      domain: take.text(),
      source: take.text() as ThreadBox['source'],
      online: take.number() === 1,
      label: take.text(),
      texts: take.sceneTexts(),
      badge: { x: take.number(), y: take.number(), radius: take.optional() },
    });
  }
  for (const [index, extras] of threadExtras) {
    const thread = threads[index];
    if (thread !== undefined) threads[index] = { ...thread, ...extras };
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

/** Of those that may be absent; one that is left out of a list of them does not compile. */
type Extras<T> = { readonly [K in keyof T as object extends Pick<T, K> ? K : never]-?: true };

const ofBox = keysOf<HostBox>({ marks: true, key: true, memory: true, pages: true, distances: true });
const ofThread = keysOf<ThreadBox>({ cap: true });

function keysOf<T>(extras: Extras<T>): readonly (keyof T)[] {
  return Object.keys(extras) as (keyof T)[];
}

/** Most have none, and there are thousands: nothing is made for those. */
function extrasOf<T>(thing: T, keys: readonly (keyof T)[]): Partial<T> | undefined {
  let extras: Partial<T> | undefined;
  for (const key of keys) {
    if (thing[key] === undefined) continue;
    const made: Partial<T> = extras ?? {};
    made[key] = thing[key];
    extras = made;
  }
  return extras;
}

class Packer {
  #numbers = new Int32Array(1 << 12);
  #length = 0;
  readonly #fractions: number[] = [];
  readonly #texts: string[] = [];
  readonly #names = new Map<string, number>();
  /** Equal sets are nearly always one object, and stay one. */
  readonly #sets = new Map<CpuSet, number>();

  number(value: number): void {
    if ((value | 0) === value && value > isAbsent && !Object.is(value, -0)) {
      this.#put(value);
      return;
    }
    this.#put(isFraction);
    this.#fractions.push(value);
  }

  optional(value: number | undefined): void {
    if (value === undefined) this.#put(isAbsent);
    else this.number(value);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.number(x);
    this.number(y);
    this.number(width);
    this.number(height);
  }

  /** Of which there are many that are equal. */
  name(text: string | undefined): void {
    if (text === undefined) {
      this.#put(isAbsent);
      return;
    }
    let index = this.#names.get(text);
    if (index === undefined) {
      index = this.#texts.push(text) - 1;
      this.#names.set(text, index);
    }
    this.#put(index);
  }

  /** Not looked for among the others, which takes longer than it saves. */
  text(text: string | undefined): void {
    this.#put(text === undefined ? isAbsent : this.#texts.push(text) - 1);
  }

  set(set: CpuSet): void {
    let index = this.#sets.get(set);
    if (index === undefined) this.#sets.set(set, (index = this.#sets.size));
    this.#put(index);
  }

  sceneTexts(texts: readonly SceneText[]): void {
    this.#put(texts.length);
    for (const { x, y, text, full, role, anchor } of texts) {
      this.number(x);
      this.number(y);
      this.text(text);
      this.text(full);
      this.name(role);
      this.name(anchor);
    }
  }

  finish(): Pick<PackedScene, 'numbers' | 'fractions' | 'texts' | 'sets'> {
    return {
      numbers: this.#numbers.slice(0, this.#length),
      fractions: Float64Array.from(this.#fractions),
      texts: this.#texts,
      sets: [...this.#sets.keys()],
    };
  }

  #put(value: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Int32Array(2 * this.#length);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers[this.#length++] = value;
  }
}

/** Its end is never passed: whoever packed said how much there is of everything. */
class Unpacker {
  readonly #numbers: Int32Array;
  readonly #fractions: Float64Array;
  readonly #texts: readonly string[];
  readonly #sets: readonly CpuSet[];
  #at = 0;
  #fraction = 0;

  constructor({
    numbers,
    fractions,
    texts,
    sets,
  }: Pick<PackedScene, 'numbers' | 'fractions' | 'texts' | 'sets'>) {
    this.#numbers = numbers;
    this.#fractions = fractions;
    this.#texts = texts;
    this.#sets = sets;
  }

  number(): number {
    const value = this.#numbers[this.#at++] ?? 0;
    return value === isFraction ? (this.#fractions[this.#fraction++] ?? 0) : value;
  }

  optional(): number | undefined {
    if (this.#numbers[this.#at] !== isAbsent) return this.number();
    this.#at++;
    return undefined;
  }

  text(): string {
    return this.#texts[this.#numbers[this.#at++] ?? 0] ?? '';
  }

  optionalText(): string | undefined {
    if (this.#numbers[this.#at] !== isAbsent) return this.text();
    this.#at++;
    return undefined;
  }

  set(): CpuSet {
    return this.#sets[this.#numbers[this.#at++] ?? 0] ?? [];
  }

  sceneTexts(): SceneText[] {
    const out: SceneText[] = [];
    for (let left = this.#numbers[this.#at++] ?? 0; left > 0; left--) {
      const x = this.number();
      const y = this.number();
      const text = this.text();
      const full = this.optionalText();
      const role = this.text() as SceneText['role'];
      const anchor = this.text() as SceneText['anchor'];
      out.push(
        full === undefined
          ? { x, y, text, role, anchor }
          : ({ x, y, text, full, role, anchor } satisfies Required<SceneText>),
      );
    }
    return out;
  }
}
