/**
 * The picture as geometry: where every box, text and edge is, in user units (1 unit = 1 CSS px at zoom 1).
 * A pure function of the analysis, the labels and a text-width function; no colours, no selection, no hover.
 * Painters join severity, selection and hover by id, so none of them moves a box.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Folding } from './folding.ts';
import type { CpuMark, KeyedMark } from '../host/cpu-marks.ts';
import type { MemoryMode } from '../domain/domain.ts';
import type { CoreType } from '../host/host-facts.ts';
import type { EntityId } from '../identity.ts';
import type { DomainPlacement, PinningSource } from '../placement/placement.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

export type TextRole =
  | 'panel-title'
  | 'panel-note'
  | 'box-title'
  | 'thread'
  | 'thread-small'
  | 'thread-note'
  | 'badge'
  | 'badge-small'
  | 'cpu'
  | 'cpu-small'
  | 'hint-title'
  | 'hint';

export interface SceneText {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly text: string;
  /** The uncut text, where `text` had to be cut to fit; painters show it as a tooltip. */
  readonly full?: string;
  readonly role: TextRole;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** What the key in the host's frame explains: the signs of CPUs, and the lines of memory. */
export type KeySign = KeyedMark | 'memory-local' | 'memory-remote' | 'memory-unknown';

export interface SceneKeySample extends Rect {
  readonly sign: KeySign;
  /** What it means; written beside it, as far as there is room. */
  readonly text: string;
}

/**
 * Host side: the host's frame, nodes, sockets, dies, L3 groups, types of core, cores and their hardware threads; or a strip of CPUs that
 * have no place. `range` stands for a run of strip CPUs too long to draw one by one. A `fold` holds nodes that are alike, each as
 * a `tile` with the node's id.
 */
export interface HostBox extends Rect {
  readonly id: EntityId;
  readonly kind:
    | 'host'
    | 'node'
    | 'socket'
    | 'die'
    | 'l3'
    | 'type'
    | 'core'
    | 'pcpu'
    | 'strip'
    | 'range'
    | 'fold'
    | 'tile';
  readonly parent: EntityId | undefined;
  /** What it stands for. */
  readonly cpus: CpuSet;
  /** `assumed`: we take it to be there. `absent`: named by a domain and not on this host. `unplaced`: not listed, or no host known. */
  readonly state: 'known' | 'assumed' | 'offline' | 'absent' | 'unplaced';
  /** What a screen reader says: "NUMA node 0, CPUs 0-3,8-11". */
  readonly label: string;
  readonly texts: readonly SceneText[];
  /** Signs that a CPU wears inside its outline. */
  readonly marks?: readonly CpuMark[];
  /** On the host's frame: a sample of each sign in use; its meaning is one of the texts. */
  readonly key?: readonly SceneKeySample[];
  /** The bar of a node whose size and free memory are known; it lies inside the header. */
  readonly memory?: Rect & { readonly sizeKiB: number; readonly freeKiB: number };
  /** How much of the memory is set apart as huge pages. */
  readonly pages?: Rect & { readonly sizeKiB: number; readonly pagesKiB: number };
  /** A node's distances to all nodes, in their order; the numbers are among the texts. */
  readonly distances?: readonly SceneDistance[];
}

/** One cell of a node's row in the distance matrix; `level` is its heat: 0 at home, 1 nearest, 3 farthest. */
export interface SceneDistance extends Rect {
  readonly level: 0 | 1 | 2 | 3;
  readonly isOwn: boolean;
}

/** A domain, its guest NUMA cells, and in them the sockets and dies that the guest sees. */
export interface GuestPanel extends Rect {
  readonly id: EntityId;
  readonly kind: 'domain' | 'cell' | 'group';
  /** What it stands for: itself, or, for a socket or die, the cell or domain that it is a part of. */
  readonly owner: EntityId;
  readonly texts: readonly SceneText[];
  /** Where memory is bound to nodes: lines of memory leave its right end. */
  readonly memory?: Rect;
  /** Of a domain with shares: what it gets against one usual domain when both are busy. It lies in the header. */
  readonly weight?: SceneGauge;
}

/** How much, never where: it takes no room of its own, so that no line moves with it. */
export interface SceneGauge extends Rect {
  /** Of the whole, from 0 to 1. */
  readonly part: number;
  /** Stands in the middle: what one has that says nothing. */
  readonly hasMark: boolean;
  /** Says it all: `vm-1, weight 2048: 2 times the usual one`. */
  readonly label: string;
}

export interface ThreadBox extends Rect {
  readonly id: EntityId;
  readonly kind: 'vcpu' | 'emulator' | 'iothread';
  readonly domain: EntityId;
  readonly source: PinningSource;
  readonly online: boolean;
  /** The whole sentence a screen reader reads: "vCPU 1, may run on CPUs 0-2, vcpu cpuset". */
  readonly label: string;
  readonly texts: readonly SceneText[];
  /** Of a thread with a quota: how much of a CPU's time it may use at most; `label`: the thread's, as it is without. */
  readonly cap?: SceneGauge;
  /** Where the source's letter stands; without a radius it stands bare, for want of room. */
  readonly badge: { readonly x: number; readonly y: number; readonly radius: number | undefined };
}

/** One line from one thread to one box. */
export interface SceneEdge {
  /** `<thread>→<target>`. */
  readonly id: string;
  readonly thread: EntityId;
  readonly target: EntityId;
  readonly source: PinningSource;
  /** The CPUs this edge stands for. */
  readonly cpus: CpuSet;
  /** False when the set covers only a part of the box, because exact lines would be too many to read. */
  readonly whole: boolean;
  /** Corners of an orthogonal line from the thread to the box; the painter rounds them. */
  readonly points: readonly Point[];
  /** A part of its way is also another edge's: the painter draws what they share once. */
  readonly shared: boolean;
  /** False for a vCPU that is not plugged in: drawn fainter. */
  readonly online: boolean;
  /** numad decides: drawn hatched, to the host's frame. */
  readonly unknown: boolean;
}

/** From the memory of a guest cell, or of a guest without cells, to a node that it is bound to. */
export interface SceneMemoryEdge {
  /** `<cell>⇢<node>` */
  readonly id: string;
  readonly from: EntityId;
  readonly target: EntityId;
  /** `local`: some of its vCPUs may run on that node. `unknown`: nobody can tell where they run. */
  readonly verdict: 'local' | 'remote' | 'unknown';
  readonly points: readonly Point[];
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Parents before children. */
  readonly hostBoxes: readonly HostBox[];
  readonly guestPanels: readonly GuestPanel[];
  readonly threads: readonly ThreadBox[];
  readonly edges: readonly SceneEdge[];
  readonly memoryEdges: readonly SceneMemoryEdge[];
  /** Around the chips of each guest core that has several. */
  readonly guestCores: readonly Rect[];
  /** Free texts: what to paste when the host is unknown, and the like. */
  readonly notes: readonly SceneText[];
}

/** Every word in the picture comes from outside (`words/<language>/picture.ts` is one of these). */
export interface SceneLabels {
  guest(name: string | undefined, index: number): string;
  /** Under the name of a domain from a QEMU command line. */
  fromQemu: string;
  /** `4 vCPUs`, `2 of 4 vCPUs` */
  vcpuCount(current: number, max: number): string;
  hostSide: string;
  cell(id: number): string;
  /** What the guest takes for a socket or die. */
  guestSocket(id: number): string;
  guestDie(id: number): string;
  /** Of what is bound to nodes: `Memory: strict`. */
  boundMemory(mode: MemoryMode | undefined): string;
  vcpu(id: number): string;
  emulator: string;
  iothread(id: number): string;
  /** For compact chips. */
  iothreadShort(id: number): string;
  host: string;
  node(id: number): string;
  /** `58 nodes like node 5`; without `like`, none of them is drawn. */
  fold(count: number, like: number | undefined): string;
  /** What each of them has: `each 8 CPUs, 16 GiB` */
  foldNote(count: number, cpus: number, memoryKiB: number | undefined): string;
  /** For screen readers: what is in it, and that it can be unfolded. */
  foldLabel(title: string, nodes: string, note: string): string;
  socket(id: number | undefined): string;
  die(id: number | undefined): string;
  core(id: number | undefined): string;
  /** The cores that share a last-level cache: `L3 32 MiB`. */
  l3(sizeKiB: number | undefined): string;
  coreType(type: CoreType | undefined): string;
  /** One hardware thread, for screen readers: `CPU 8`, `CPU 8, offline`. */
  cpu(id: number, state: HostBox['state']): string;
  /** What a mark says of one CPU: `isolated`. */
  mark(mark: KeyedMark): string;
  /** In the key: `isolated: CPUs 4-7`. */
  marked(mark: KeyedMark, list: string): string;
  /** In the key: `memory on a node of its vCPUs`. */
  memoryLine(verdict: SceneMemoryEdge['verdict']): string;
  cpus(list: string): string;
  /** `3.2 of 12 GiB free`, `12 GiB` */
  memory(sizeKiB: number, freeKiB: number | undefined): string;
  /** `Hugepages 512 × 2 MiB` */
  hugepages(pages: readonly { readonly sizeKiB: number; readonly count: number }[]): string;
  /** Before the cells of a node's row. */
  distances: string;
  /** `distance to node 1: 21` */
  distance(node: number, value: number): string;
  unplaced: string;
  /** CPUs that a domain names and an excerpt of the host declares without listing. */
  unlisted: string;
  unplacedHint: string;
  absent: string;
  noDomain: string;
  noDomainHint: string;
  /**
   * The screen reader's sentence for a thread. `cpus` is the set as libvirt prints it; undefined: every CPU of
   * the host, or, when the source is numad, not known before the domain starts.
   */
  threadSentence(thread: {
    kind: 'vcpu' | 'emulator' | 'iothread';
    number: number | undefined;
    online: boolean;
    cpus: string | undefined;
    source: PinningSource;
  }): string;
  /** The same of a thread that may use so many CPUs of time at most. */
  capped(sentence: string, cpus: number): string;
  /** A domain with so many shares, `ratio` times the usual weight. */
  weighed(domain: string, shares: number, ratio: number): string;
}

export interface SceneOptions {
  readonly labels: SceneLabels;
  /** Width in px of a text in the given role. */
  textWidth(text: string, role: TextRole): number;
  /** Width divided by height of the space there is; layout uses it to choose columns, the scene may be larger. */
  readonly aspect: number;
  /** Absent: as usual, where nobody has folded anything by hand. */
  readonly folding?: Folding;
  /** Other placements of the same domains, for whose lines room is kept: then nothing but lines moves from one to the other. */
  readonly roomFor?: readonly (readonly DomainPlacement[])[];
}
