/** Test support: small analyses made by hand, so that pictures can be drawn without reading any text. */
import type { Analysis } from '../analysis.ts';
import type { CpuRange, CpuSet } from '../cpuset/cpuset.ts';
import { idsOf, setOfIds, setOfRanges } from '../cpuset/cpuset.ts';
import { bareCell, bareTuning } from '../domain/bare.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host, HostCpu, HostNode } from '../host/host.ts';
import { domainId, emulatorId, iothreadId, vcpuId } from '../identity.ts';
import { blankPlacement } from '../placement/blank-placement.ts';
import { rulesInForce } from '../placement/releases.ts';
import type { SceneLabels, SceneOptions } from './scene.ts';
import type { AskedCpus, DomainPlacement, PinningSource, ThreadPlacement } from '../placement/placement.ts';

const nowhere = { source: 'sketch', from: 0, to: 0 };

/** `0-3,8` */
export function cpuSet(text: string): CpuSet {
  if (text === '') return [];
  return setOfRanges(
    text.split(',').map((part): CpuRange => {
      const [first = 0, last = first] = part.split('-').map(Number);
      return [first, last];
    }),
  );
}

export interface HostSketch {
  readonly nodes: number;
  readonly coresPerNode: number;
  readonly threads?: number;
  readonly socketsPerNode?: number;
  readonly diesPerSocket?: number;
  /** `split`: siblings are i and i + N/2. `adjacent`: 2i and 2i + 1. */
  readonly numbering?: 'split' | 'adjacent';
  readonly memoryGiB?: number;
  readonly freeGiB?: readonly number[];
  readonly noCores?: boolean;
  readonly l3PerNode?: number;
  readonly l3MiB?: number;
  /** So many cores of each node, its last ones, are efficiency cores and the others performance cores. */
  readonly efficiencyCores?: number;
  readonly isolated?: string;
  readonly nohzFull?: string;
  readonly hugepages?: HostNode['hugepages'];
  /** 10 at home, 21 to the neighbour of an even node, 32 to the others. */
  readonly distances?: boolean;
}

export function sketchHost(sketch: HostSketch): Host {
  const {
    nodes,
    coresPerNode,
    threads = 1,
    socketsPerNode = 1,
    diesPerSocket = 1,
    numbering = 'split',
  } = sketch;
  const cores = nodes * coresPerNode;
  const cpuTable: HostCpu[] = [];
  const perSocket = Math.max(1, Math.ceil(coresPerNode / socketsPerNode));
  const perDie = Math.max(1, Math.ceil(perSocket / diesPerSocket));
  for (let core = 0; core < cores; core++) {
    const node = Math.floor(core / coresPerNode);
    const inNode = core % coresPerNode;
    const ids = Array.from({ length: threads }, (_, t) =>
      numbering === 'split' ? core + t * cores : core * threads + t,
    );
    for (const id of ids) {
      cpuTable.push({
        id,
        node,
        online: true,
        assumed: false,
        span: nowhere,
        ...(sketch.efficiencyCores === undefined
          ? {}
          : { coreType: inNode < coresPerNode - sketch.efficiencyCores ? 'performance' : 'efficiency' }),
        ...(sketch.noCores === true
          ? {}
          : {
              socket: node * socketsPerNode + Math.floor(inNode / perSocket),
              die: Math.floor((inNode % perSocket) / perDie),
              core: inNode % perSocket,
              siblings: setOfIds(ids),
            }),
      });
    }
  }
  const nodeList = Array.from({ length: nodes }, (_, id): HostNode => {
    const free = sketch.freeGiB?.[id];
    return {
      id,
      cpus: setOfIds(cpuTable.filter((cpu) => cpu.node === id).map((cpu) => cpu.id)),
      ...(sketch.memoryGiB === undefined ? {} : { memoryKiB: sketch.memoryGiB * 2 ** 20 }),
      ...(free === undefined ? {} : { freeKiB: free * 2 ** 20 }),
      ...(sketch.hugepages === undefined ? {} : { hugepages: sketch.hugepages }),
      ...(sketch.distances === true ? { distances: distancesOf(id, nodes) } : {}),
      span: nowhere,
    };
  });
  return {
    ...hostOf(cpuTable, nodeList),
    caches: cachesOf(sketch, cpuTable),
    ...(sketch.isolated === undefined ? {} : { isolated: cpuSet(sketch.isolated) }),
    ...(sketch.nohzFull === undefined ? {} : { nohzFull: cpuSet(sketch.nohzFull) }),
  };
}

function distancesOf(node: number, nodes: number): Record<number, number> {
  const to = (other: number): number => (other === node ? 10 : other >> 1 === node >> 1 ? 21 : 32);
  return Object.fromEntries(Array.from({ length: nodes }, (_, other) => [other, to(other)]));
}

/** The cores of a node in equal parts. */
function cachesOf(
  { coresPerNode, nodes, l3PerNode, l3MiB = 32 }: HostSketch,
  cpuTable: readonly HostCpu[],
): Host['caches'] {
  if (l3PerNode === undefined) return [];
  const cores = nodes * coresPerNode;
  const perCache = Math.max(1, Math.ceil(coresPerNode / l3PerNode));
  const groups = new Map<number, number[]>();
  for (const { id, node = 0 } of cpuTable) {
    const key = node * l3PerNode + Math.floor(((id % cores) % coresPerNode) / perCache);
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups].map(([id, ids]) => ({
    level: 3,
    id,
    sizeKiB: l3MiB * 1024,
    cpus: setOfIds(ids),
    span: nowhere,
  }));
}

export function hostOf(cpuTable: readonly HostCpu[], nodes: readonly HostNode[]): Host {
  return {
    cpus: setOfIds(cpuTable.map((cpu) => cpu.id)),
    online: setOfIds(cpuTable.filter((cpu) => cpu.online).map((cpu) => cpu.id)),
    nodes,
    cpuTable: cpuTable.toSorted((a, b) => a.id - b.id),
    caches: [],
    conflicts: [],
    spans: [],
    trusted: [],
  };
}

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
}

export function sketchAnalysis(host: Host | undefined, domains: readonly DomainSketch[]): Analysis {
  return {
    rules: rulesInForce({ asLibvirt: false }),
    segments: [],
    host,
    domains: domains.map(sketchDomain),
    placements: domains.map((sketch, index) => placeDomain(sketch, index, host)),
    findings: [],
    assumptions: [],
    observations: [],
    changes: [],
    droppedAssumptions: [],
    numbering: {},
    machines: [],
    missing: [],
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
    topology: undefined,
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
  return { ...blankPlacement, domain, threads, memory: [], starts: true, startProblem: undefined };
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
  vcpu: (id) => `vCPU ${String(id)}`,
  emulator: 'Emulator',
  iothread: (id) => `IOThread ${String(id)}`,
  iothreadShort: (id) => `IO ${String(id)}`,
  host: 'Host',
  node: (id) => `Node ${String(id)}`,
  socket: (id) => `Socket ${String(id)}`,
  die: (id) => `Die ${String(id)}`,
  core: (id) => `Core ${String(id)}`,
  l3: (sizeKiB) => `L3 ${String(sizeKiB)}`,
  coreType: (type) => `${String(type)} cores`,
  cpu: (id) => `CPU ${String(id)}`,
  mark: (mark) => mark,
  marked: (mark, list) => `${mark}: ${list}`,
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
  threadSentence: ({ kind, number }) => `${kind} ${String(number)}`,
};
/** Every letter is 7 px wide. */
export const sketchOptions: SceneOptions = {
  labels: sketchLabels,
  textWidth: (text) => text.length * 7,
  aspect: 1.5,
};
