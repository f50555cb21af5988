/**
 * An analysis whose longest lists (a host's CPUs, pins, threads and where their memory is) are {@link Packed}: of a large
 * host and guest all else is a hundredth of it, and goes as it is.
 */
import type { Analysis } from '../analysis.ts';
import type { SetAttribute, VcpuPin } from '../domain/domain.ts';
import type { HostCpu } from '../host/host.ts';
import type { VcpuLocality } from '../placement/locality.ts';
import type { Reason, ThreadPlacement } from '../placement/placement.ts';
import { buffersOf, Packer, rareKeys, Unpacker } from './packer.ts';
import type { Packed } from './packer.ts';

export interface PackedAnalysis {
  /** With empty lists in the place of those below. */
  readonly analysis: Analysis;
  readonly cpuTable: Packed;
  /**
   * Of all guests together, as the two below: there may be thousands, and posting an array of each takes longer than what is
   * in it, the more of them there are.
   */
  readonly vcpuPins: Packed;
  readonly threads: Packed;
  readonly locality: Packed;
}

export function buffersOfAnalysis({ cpuTable, vcpuPins, threads, locality }: PackedAnalysis): ArrayBuffer[] {
  return [cpuTable, vcpuPins, threads, locality].flatMap(buffersOf);
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
    cpuTable: packLists([host?.cpuTable ?? []], packCpu),
    vcpuPins: packLists(
      domains.map(({ vcpuPins }) => vcpuPins),
      packPin,
    ),
    threads: packLists(
      placements.map(({ threads }) => threads),
      threadPacker(),
    ),
    locality: packLists(
      placements.map(({ locality }) => locality),
      packLocality,
    ),
  };
}

/**
 * Takes only what {@link packAnalysis} gave, and keeps it: lists are made when one of their kind is first looked at, which a
 * picture does with half of them, and others never.
 */
export function unpackAnalysis({
  analysis,
  cpuTable,
  vcpuPins,
  threads,
  locality,
}: PackedAnalysis): Analysis {
  const { host, domains, placements } = analysis;
  makeWhenLookedAt(host === undefined ? [] : [host], 'cpuTable', cpuTable, takeCpu);
  makeWhenLookedAt(domains, 'vcpuPins', vcpuPins, takePin);
  makeWhenLookedAt(placements, 'threads', threads, threadTaker());
  makeWhenLookedAt(placements, 'locality', locality, takeLocality);
  return analysis;
}

/**
 * Those of all owners with the first. Seen from outside they are there all the time, also for whoever copies or posts them;
 * once they are made, what they were packed in is forgotten.
 */
function makeWhenLookedAt<K extends string, One>(
  owners: readonly Readonly<Record<K, readonly NoInfer<One>[]>>[],
  key: K,
  packed: Packed,
  takeOne: (take: Unpacker) => One,
): void {
  const makeAll = (): void => {
    const take = new Unpacker(packed);
    for (const owner of owners) {
      const value: One[] = [];
      for (let left = take.number(); left > 0; left--) value.push(takeOne(take));
      Object.defineProperty(owner, key, { enumerable: true, configurable: true, writable: true, value });
    }
  };
  for (const owner of owners)
    Object.defineProperty(owner, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        makeAll();
        return owner[key];
      },
    });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Of each list how many, and each after the other. */
function packLists<T>(lists: readonly (readonly T[])[], packOne: (pack: Packer, one: T) => void): Packed {
  const pack = new Packer();
  for (const list of lists) {
    pack.number(list.length);
    for (const one of list) packOne(pack, one);
  }
  return pack.finish();
}

const rareOfCpu = rareKeys<
  HostCpu,
  'id' | 'node' | 'socket' | 'die' | 'core' | 'siblings' | 'online' | 'assumed' | 'span'
>({ cluster: true, coreType: true });

function packCpu(pack: Packer, cpu: HostCpu): void {
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
}

function takeCpu(take: Unpacker): HostCpu {
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
}

const rareOfAttribute = rareKeys<SetAttribute, 'of' | 'raw' | 'span' | 'set'>({ fault: true });

function packPin(pack: Packer, { vcpu, cpuset, span, fate }: VcpuPin): void {
  pack.number(vcpu);
  pack.span(span);
  pack.name(fate);
  pack.name(cpuset?.of);
  if (cpuset === undefined) return;
  pack.text(cpuset.raw);
  pack.span(cpuset.span);
  pack.set(cpuset.set);
  pack.rare(cpuset, rareOfAttribute);
}

function takePin(take: Unpacker): VcpuPin {
  const vcpu = take.number();
  const span = take.span();
  const fate = take.text() as VcpuPin['fate'];
  const of = take.optionalText() as SetAttribute['of'] | undefined;
  if (of === undefined) return { vcpu, cpuset: undefined, span, fate };
  const cpuset: Writable<SetAttribute> = { of, raw: take.text(), span: take.span() };
  const set = take.optionalSet();
  if (set !== undefined) cpuset.set = set;
  return { vcpu, cpuset: take.rare(cpuset), span, fate };
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

function threadPacker(): (pack: Packer, thread: ThreadPlacement) => void {
  /** Many threads have the same ones. */
  const known = new Map<Reason, number>();
  return (pack, thread) => {
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
  };
}

function packReason(pack: Packer, reason: Reason): void {
  pack.name(reason.source);
  pack.name(reason.state);
  pack.set(reason.cpus);
  pack.text(reason.raw);
  pack.span(reason.span);
  pack.rare(reason, rareOfReason);
}

function threadTaker(): (take: Unpacker) => ThreadPlacement {
  const known: Reason[] = [];
  const takeKnown = (take: Unpacker): Reason => {
    const place = take.optional();
    const before = place === undefined ? undefined : known[place];
    if (before !== undefined) return before;
    const reason = takeReason(take);
    known.push(reason);
    return reason;
  };
  return (take) => {
    const name = take.text();
    const domain = take.text();
    const kind = take.text() as ThreadPlacement['kind'];
    const online = take.flag();
    const asked = (take.optionalText() as 'unknown' | 'all' | undefined) ?? take.set();
    const source = take.text() as ThreadPlacement['source'];
    const reasons: Reason[] = [];
    for (let left = take.number(); left > 0; left--) reasons.push(takeKnown(take));
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
  };
}

function takeReason(take: Unpacker): Reason {
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

function packLocality(pack: Packer, row: VcpuLocality): void {
  pack.text(row.thread);
  pack.name(row.verdict);
  pack.set(row.cpuNodes);
  pack.set(row.memoryNodes);
  pack.optional(row.cell);
  pack.optional(row.distance);
  pack.rare(row, rareOfLocality);
}

function takeLocality(take: Unpacker): VcpuLocality {
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
}
