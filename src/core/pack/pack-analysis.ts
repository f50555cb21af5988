/**
 * An analysis whose longest lists (a host's CPUs, pins, threads and where their memory is) are {@link Packed}: of a large
 * host and guest all else is a hundredth of it, and goes as it is.
 */
import type { Analysis } from '../analysis.ts';
import type { Domain, SetAttribute, VcpuPin } from '../domain/domain.ts';
import type { Host, HostCpu } from '../host/host.ts';
import type { VcpuLocality } from '../placement/locality.ts';
import type { DomainPlacement, Reason, ThreadPlacement } from '../placement/placement.ts';
import { buffersOf, Packer, rareKeys, Unpacker } from './packer.ts';
import type { Packed } from './packer.ts';

export interface PackedAnalysis {
  /** With empty lists in the place of those below. */
  readonly analysis: Analysis;
  readonly cpuTable: Packed | undefined;
  /** One per domain, and one per placement. */
  readonly vcpuPins: readonly Packed[];
  readonly threads: readonly Packed[];
  readonly locality: readonly Packed[];
}

export function buffersOfAnalysis({ cpuTable, vcpuPins, threads, locality }: PackedAnalysis): ArrayBuffer[] {
  const lists = [...vcpuPins, ...threads, ...locality];
  if (cpuTable !== undefined) lists.push(cpuTable);
  return lists.flatMap(buffersOf);
}

/** What {@link unpackAnalysis} makes of it equals the analysis, property by property. */
export function packAnalysis(analysis: Analysis): PackedAnalysis {
  const { host, domains, placements } = analysis;
  return {
    analysis: {
      ...analysis,
      host: host === undefined ? undefined : { ...host, cpuTable: [] },
      domains: domains.map((domain) => ({ ...domain, vcpuPins: [] })),
      placements: placements.map((placement) => ({ ...placement, threads: [], locality: [] })),
    },
    cpuTable: host === undefined ? undefined : packCpus(host.cpuTable),
    vcpuPins: domains.map(({ vcpuPins }) => packPins(vcpuPins)),
    threads: placements.map(({ threads }) => packThreads(threads)),
    locality: placements.map(({ locality }) => packLocality(locality)),
  };
}

/**
 * Takes only what {@link packAnalysis} gave, and keeps it: each list is made when it is first looked at, which a picture
 * does with half of them, and others never.
 */
export function unpackAnalysis({
  analysis,
  cpuTable,
  vcpuPins,
  threads,
  locality,
}: PackedAnalysis): Analysis {
  const { host, domains, placements } = analysis;
  if (host !== undefined && cpuTable !== undefined)
    makeWhenLookedAt<Host, 'cpuTable'>(host, 'cpuTable', () => unpackCpus(cpuTable));
  domains.forEach((domain, i) => {
    const packed = vcpuPins[i];
    if (packed !== undefined)
      makeWhenLookedAt<Domain, 'vcpuPins'>(domain, 'vcpuPins', () => unpackPins(packed));
  });
  placements.forEach((placement, i) => {
    const [ofThreads, ofLocality] = [threads[i], locality[i]];
    if (ofThreads !== undefined)
      makeWhenLookedAt<DomainPlacement, 'threads'>(placement, 'threads', () => unpackThreads(ofThreads));
    if (ofLocality !== undefined)
      makeWhenLookedAt<DomainPlacement, 'locality'>(placement, 'locality', () => unpackLocality(ofLocality));
  });
  return analysis;
}

/** Seen from outside it is there all the time, also for whoever copies or posts it. */
function makeWhenLookedAt<T extends object, K extends keyof T>(owner: T, key: K, make: () => T[K]): void {
  Object.defineProperty(owner, key, {
    enumerable: true,
    configurable: true,
    get: () => {
      const value = make();
      Object.defineProperty(owner, key, { enumerable: true, configurable: true, writable: true, value });
      return value;
    },
  });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** How many, and each after the other. */
function packList<T>(list: readonly T[], packOne: (pack: Packer, one: T) => void): Packed {
  const pack = new Packer();
  pack.number(list.length);
  for (const one of list) packOne(pack, one);
  return pack.finish();
}

function unpackList<T>(packed: Packed, takeOne: (take: Unpacker) => T): T[] {
  const take = new Unpacker(packed);
  const list: T[] = [];
  for (let left = take.number(); left > 0; left--) list.push(takeOne(take));
  return list;
}

const rareOfCpu = rareKeys<
  HostCpu,
  'id' | 'node' | 'socket' | 'die' | 'core' | 'siblings' | 'online' | 'assumed' | 'span'
>({ cluster: true, coreType: true });

function packCpus(cpus: readonly HostCpu[]): Packed {
  return packList(cpus, (pack, cpu) => {
    pack.number(cpu.id);
    pack.flag(cpu.online);
    pack.flag(cpu.assumed);
    pack.span(cpu.span);
    pack.optional(cpu.node);
    pack.optional(cpu.socket);
    pack.optional(cpu.die);
    pack.optional(cpu.core);
    pack.set(cpu.siblings);
    pack.rare(cpu, rareOfCpu);
  });
}

function unpackCpus(packed: Packed): HostCpu[] {
  return unpackList(packed, (take) => {
    const cpu: Writable<HostCpu> = {
      id: take.number(),
      online: take.flag(),
      assumed: take.flag(),
      span: take.span(),
    };
    const node = take.optional();
    if (node !== undefined) cpu.node = node;
    const socket = take.optional();
    if (socket !== undefined) cpu.socket = socket;
    const die = take.optional();
    if (die !== undefined) cpu.die = die;
    const core = take.optional();
    if (core !== undefined) cpu.core = core;
    const siblings = take.optionalSet();
    if (siblings !== undefined) cpu.siblings = siblings;
    return take.rare(cpu);
  });
}

const rareOfAttribute = rareKeys<SetAttribute, 'of' | 'raw' | 'span' | 'set'>({ fault: true });

function packPins(pins: readonly VcpuPin[]): Packed {
  return packList(pins, (pack, { vcpu, cpuset, span, fate }) => {
    pack.number(vcpu);
    pack.span(span);
    pack.name(fate);
    pack.name(cpuset?.of);
    if (cpuset === undefined) return;
    pack.text(cpuset.raw);
    pack.span(cpuset.span);
    pack.set(cpuset.set);
    pack.rare(cpuset, rareOfAttribute);
  });
}

function unpackPins(packed: Packed): VcpuPin[] {
  return unpackList(packed, (take): VcpuPin => {
    const vcpu = take.number();
    const span = take.span();
    const fate = take.text() as VcpuPin['fate'];
    const of = take.optionalText() as SetAttribute['of'] | undefined;
    if (of === undefined) return { vcpu, cpuset: undefined, span, fate };
    const cpuset: Writable<SetAttribute> = { of, raw: take.text(), span: take.span() };
    const set = take.optionalSet();
    if (set !== undefined) cpuset.set = set;
    return { vcpu, cpuset: take.rare(cpuset), span, fate };
  });
}

const rareOfThread = rareKeys<
  ThreadPlacement,
  | 'thread'
  | 'domain'
  | 'kind'
  | 'number'
  | 'online'
  | 'asked'
  | 'runs'
  | 'source'
  | 'reasons'
  | 'hotpluggable'
  | 'mems'
>({ inferred: true });
const rareOfReason = rareKeys<Reason, 'source' | 'state' | 'cpus' | 'raw' | 'span'>({
  why: true,
  answeredBy: true,
  isolated: true,
  askedForMemory: true,
});

function packThreads(threads: readonly ThreadPlacement[]): Packed {
  /** Many threads have the same ones. */
  const known = new Map<Reason, number>();
  return packList(threads, (pack, thread) => {
    const { asked } = thread;
    pack.text(thread.thread);
    pack.name(thread.domain);
    pack.name(thread.kind);
    pack.flag(thread.online);
    pack.name(typeof asked === 'string' ? asked : undefined);
    if (typeof asked !== 'string') pack.set(asked);
    pack.name(thread.source);
    pack.number(thread.reasons.length);
    for (const reason of thread.reasons) {
      const place = known.get(reason);
      pack.optional(place);
      if (place === undefined) {
        known.set(reason, known.size);
        packReason(pack, reason);
      }
    }
    pack.optional(thread.number);
    pack.set(thread.runs);
    pack.flag(thread.hotpluggable);
    pack.thing(thread.mems);
    pack.rare(thread, rareOfThread);
  });
}

function packReason(pack: Packer, reason: Reason): void {
  pack.name(reason.source);
  pack.name(reason.state);
  pack.set(reason.cpus);
  pack.text(reason.raw);
  pack.span(reason.span);
  pack.rare(reason, rareOfReason);
}

function unpackThreads(packed: Packed): ThreadPlacement[] {
  const known: Reason[] = [];
  const takeReason = (take: Unpacker): Reason => {
    const place = take.optional();
    const before = place === undefined ? undefined : known[place];
    if (before !== undefined) return before;
    const reason = unpackReason(take);
    known.push(reason);
    return reason;
  };
  return unpackList(packed, (take) => {
    const name = take.text();
    const domain = take.text();
    const kind = take.text() as ThreadPlacement['kind'];
    const online = take.flag();
    const asked = (take.optionalText() as 'unknown' | 'all' | undefined) ?? take.set();
    const source = take.text() as ThreadPlacement['source'];
    const reasons: Reason[] = [];
    for (let left = take.number(); left > 0; left--) reasons.push(takeReason(take));
    const thread: Writable<ThreadPlacement> = { thread: name, domain, kind, online, asked, source, reasons };
    const number = take.optional();
    if (number !== undefined) thread.number = number;
    const runs = take.optionalSet();
    if (runs !== undefined) thread.runs = runs;
    const hotpluggable = take.optionalFlag();
    if (hotpluggable !== undefined) thread.hotpluggable = hotpluggable;
    const mems = take.thing() as ThreadPlacement['mems'];
    if (mems !== undefined) thread.mems = mems;
    return take.rare(thread);
  });
}

function unpackReason(take: Unpacker): Reason {
  const reason: Writable<Reason> = {
    source: take.text() as Reason['source'],
    state: take.text() as Reason['state'],
  };
  const cpus = take.optionalSet();
  if (cpus !== undefined) reason.cpus = cpus;
  const raw = take.optionalText();
  if (raw !== undefined) reason.raw = raw;
  const span = take.optionalSpan();
  if (span !== undefined) reason.span = span;
  return take.rare(reason);
}

const rareOfLocality = rareKeys<
  VcpuLocality,
  'thread' | 'cell' | 'cpuNodes' | 'memoryNodes' | 'verdict' | 'distance'
>({});

function packLocality(rows: readonly VcpuLocality[]): Packed {
  return packList(rows, (pack, row) => {
    pack.text(row.thread);
    pack.name(row.verdict);
    pack.set(row.cpuNodes);
    pack.set(row.memoryNodes);
    pack.optional(row.cell);
    pack.optional(row.distance);
    pack.rare(row, rareOfLocality);
  });
}

function unpackLocality(packed: Packed): VcpuLocality[] {
  return unpackList(packed, (take) => {
    const row: Writable<VcpuLocality> = {
      thread: take.text(),
      verdict: take.text() as VcpuLocality['verdict'],
    };
    const cpuNodes = take.optionalSet();
    if (cpuNodes !== undefined) row.cpuNodes = cpuNodes;
    const memoryNodes = take.optionalSet();
    if (memoryNodes !== undefined) row.memoryNodes = memoryNodes;
    const cell = take.optional();
    if (cell !== undefined) row.cell = cell;
    const distance = take.optional();
    if (distance !== undefined) row.distance = distance;
    return take.rare(row);
  });
}
