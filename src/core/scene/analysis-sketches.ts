/** Test support: small analyses made by hand; their hosts are in `host-sketches.ts`. */
import type { Analysis } from '../analysis.ts';
import type { CpuSet } from '../cpuset/cpuset.ts';
import { hasId, idsOf, overlaps, setOfIds, setOfRanges } from '../cpuset/cpuset.ts';
import { bareCell, bareTuning } from '../domain/bare.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import { cpuSet } from './host-sketches.ts';
import { domainId, emulatorId, iothreadId, vcpuId } from '../identity.ts';
import type { EntityId } from '../identity.ts';
import { blankPlacement } from '../placement/blank-placement.ts';
import { rulesInForce } from '../placement/releases.ts';
import type { SceneLabels, SceneOptions } from './scene.ts';
import type {
  AskedCpus,
  DomainPlacement,
  MemoryPlacement,
  PinningSource,
  ThreadPlacement,
} from '../placement/placement.ts';

const nowhere = { source: 'sketch', from: 0, to: 0 };

export interface DomainSketch {
  readonly name?: string;
  readonly vcpus: number;
  readonly current?: number;
  /** The pin of a vCPU, or undefined. */
  readonly pin?: (vcpu: number) => string | undefined;
  /** `<vcpu cpuset>`, or numad. */
  readonly cpuset?: string;
  readonly numad?: boolean;
  readonly emulatorpin?: string;
  readonly iothreads?: number;
  readonly iothreadpin?: string;
  /** vCPUs per guest cell. */
  readonly cells?: readonly string[];
  /** Sockets, dies, cores, threads. */
  readonly topology?: readonly number[];
  /** Nodes that the memory of each cell is bound to; the last one serves the cells after it. */
  readonly memory?: readonly string[];
}

export function sketchAnalysis(host: Host | undefined, domains: readonly DomainSketch[]): Analysis {
  return {
    rules: rulesInForce({ asLibvirt: false }),
    segments: [],
    host,
    domains: domains.map(sketchDomain),
    placements: domains.map((sketch, index) => placeDomain(sketch, index, host)),
    assumptions: [],
    observations: [],
    changes: [],
    droppedAssumptions: [],
    machines: [],
    missing: [],
    problems: [],
  };
}

function sketchDomain(sketch: DomainSketch, index: number): Domain {
  const current = sketch.current ?? sketch.vcpus;
  return {
    id: domainId(index),
    index,
    name: sketch.name,
    type: 'kvm',
    roots: [],
    vcpus: { max: sketch.vcpus, current, assumed: false, span: undefined },
    onlineVcpus: setOfRanges([[0, current - 1]]),
    vcpuPlacement: {
      effective: sketch.numad === true ? 'auto' : 'static',
      written: undefined,
      by: undefined,
    },
    vcpuCpuset: undefined,
    vcpuPins: [],
    emulatorPins: [],
    iothreadPins: [],
    iothreads: Array.from({ length: sketch.iothreads ?? 0 }, (_, id) => id + 1),
    topology: topologyOf(sketch),
    cells: (sketch.cells ?? []).map((cpus, id) => ({ ...bareCell, id, cpus: cpuSet(cpus), span: nowhere })),
    memory: undefined,
    memnodes: [],
    ...bareTuning,
    refusals: [],
  };
}

function placeDomain(sketch: DomainSketch, index: number, host: Host | undefined): DomainPlacement {
  const domain = domainId(index);
  const inherited = inheritedOf(sketch, host);
  // One object per text: the placement hands out equal sets as the same set, too.
  const sets = new Map<string, CpuSet>();
  const setFor = (text: string): CpuSet => {
    const known = sets.get(text) ?? cpuSet(text);
    sets.set(text, known);
    return known;
  };
  const threads: ThreadPlacement[] = [];
  for (let vcpu = 0; vcpu < sketch.vcpus; vcpu++) {
    const pin = sketch.pin?.(vcpu);
    threads.push({
      thread: vcpuId(domain, vcpu),
      domain,
      kind: 'vcpu',
      number: vcpu,
      online: vcpu < (sketch.current ?? sketch.vcpus),
      reasons: [],
      ...(pin === undefined ? inherited : { asked: setFor(pin), source: 'vcpupin' as const }),
    });
  }
  threads.push({
    thread: emulatorId(domain),
    domain,
    kind: 'emulator',
    online: true,
    reasons: [],
    ...(sketch.emulatorpin === undefined
      ? inherited
      : { asked: setFor(sketch.emulatorpin), source: 'emulatorpin' as const }),
  });
  for (let id = 1; id <= (sketch.iothreads ?? 0); id++) {
    threads.push({
      thread: iothreadId(domain, id),
      domain,
      kind: 'iothread',
      number: id,
      online: true,
      reasons: [],
      ...(sketch.iothreadpin === undefined
        ? inherited
        : { asked: setFor(sketch.iothreadpin), source: 'iothreadpin' as const }),
    });
  }
  return {
    ...blankPlacement,
    domain,
    threads,
    ...memoryOf(sketch, domain, threads, host),
    starts: true,
    startProblem: undefined,
  };
}

function topologyOf({ topology }: DomainSketch): Domain['topology'] {
  if (topology === undefined) return undefined;
  const [sockets = 1, dies = 1, cores = 1, threads = 1] = topology;
  return { sockets, dies, clusters: 1, cores, threads, span: nowhere };
}

function memoryOf(
  { memory = [], cells = [] }: DomainSketch,
  domain: EntityId,
  threads: readonly ThreadPlacement[],
  host: Host | undefined,
): Pick<DomainPlacement, 'memory' | 'locality'> {
  const ids = cells.length === 0 ? [undefined] : cells.map((_, id) => id);
  const rows = ids.map((cell, index): MemoryPlacement => {
    const nodes = memory[Math.min(index, memory.length - 1)];
    const bound = { mode: 'strict', nodes: cpuSet(nodes ?? ''), source: 'memnode' } as const;
    const free = { mode: undefined, nodes: 'all', source: 'default' } as const;
    return { domain, cell, reasons: [], ...(nodes === undefined ? free : bound) };
  });
  const cellOf = (vcpu: number): number | undefined =>
    ids.find((id) => id !== undefined && hasId(cpuSet(cells[id] ?? ''), vcpu));
  const locality = threads.flatMap(({ thread, kind, asked, number = 0 }) => {
    const cell = cellOf(number);
    const cpuNodes = setOfIds(
      (host?.nodes ?? []).flatMap(({ id, cpus }) =>
        typeof asked !== 'string' && overlaps(cpus, asked) ? [id] : [],
      ),
    );
    return kind === 'vcpu'
      ? [{ thread, cpuNodes, verdict: 'unknown' as const, ...(cell === undefined ? {} : { cell }) }]
      : [];
  });
  return { memory: rows, locality };
}

function inheritedOf(
  sketch: DomainSketch,
  host: Host | undefined,
): { readonly asked: AskedCpus; readonly source: PinningSource } {
  if (sketch.numad === true) return { asked: 'unknown', source: 'numad' };
  if (sketch.cpuset !== undefined) return { asked: cpuSet(sketch.cpuset), source: 'vcpu-cpuset' };
  return { asked: host === undefined ? 'all' : host.online, source: 'default' };
}

/** The pairs of siblings of a split-numbered host, for pinning. */
export function siblingPair(host: Host, vcpu: number): string {
  const cores = host.cpuTable.filter((cpu) => [...idsOf(cpu.siblings ?? [])][0] === cpu.id);
  const core = cores[Math.floor(vcpu / 2) % Math.max(1, cores.length)];
  return core === undefined ? '0' : [...idsOf(core.siblings ?? [])].join(',');
}

const sketchLabels: SceneLabels = {
  fromQemu: 'QEMU',
  guest: (name, index) => name ?? `Guest ${String(index)}`,
  vcpuCount: (current, max) => `${String(current)} of ${String(max)} vCPUs`,
  hostSide: 'Host side',
  cell: (id) => `Cell ${String(id)}`,
  guestSocket: (id) => `Socket ${String(id)}`,
  guestDie: (id) => `Die ${String(id)}`,
  boundMemory: (mode) => `Memory ${String(mode)}`,
  vcpu: (id) => `vCPU ${String(id)}`,
  emulator: 'Emulator',
  iothread: (id) => `iothread ${String(id)}`,
  iothreadShort: (id) => `IO ${String(id)}`,
  host: 'Host',
  node: (id) => `Node ${String(id)}`,
  fold: (count, like) => `${String(count)} like ${String(like)}`,
  foldNote: (count, cpus) => `${String(count)}: ${String(cpus)}`,
  foldLabel: (title, nodes) => `${title} ${nodes}`,
  socket: (id) => `Socket ${String(id)}`,
  die: (id) => `Die ${String(id)}`,
  core: (id) => `Core ${String(id)}`,
  l3: (sizeKiB) => `L3 ${String(sizeKiB)}`,
  coreType: (type) => `${String(type)} cores`,
  cpu: (id) => `CPU ${String(id)}`,
  mark: (mark) => mark,
  marked: (mark, list) => `${mark}: ${list}`,
  memoryLine: (verdict) => verdict,
  cpus: (list) => `CPUs ${list}`,
  memory: (size) => `${String(size)} KiB`,
  hugepages: (pages) => pages.map(({ sizeKiB, count }) => `${String(count)} x ${String(sizeKiB)}`).join(),
  distances: 'Distances',
  distance: (node, value) => `${String(node)}: ${String(value)}`,
  unplaced: 'Host not known',
  unlisted: 'Not listed',
  unplacedHint: 'Paste capabilities.',
  absent: 'Not on this host',
  noDomain: 'No guest',
  noDomainHint: 'Paste a domain.',
  capped: (sentence, cpus) => `${sentence}, ${String(cpus)} CPU`,
  weighed: (domain, shares, ratio) => `${domain} ${String(shares)} ×${String(ratio)}`,
  threadSentence: ({ kind, number }) => `${kind} ${String(number)}`,
};
/** Every letter is 7 px wide. */
export const sketchOptions: SceneOptions = {
  labels: sketchLabels,
  textWidth: (text) => text.length * 7,
  aspect: 1.5,
};

export { cpuSet, hostOf, sketchHost } from './host-sketches.ts';
