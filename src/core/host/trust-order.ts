/**
 * Which text is believed for which fact about a host, where several tell it (formats.md §19). One table; the code
 * that merges asks it and knows no format. Within a class the text pasted first leads.
 */
import { countOf } from '../cpuset/cpuset.ts';
import type { HostFacts, HostReaderId } from './host-facts.ts';

export type HostFact =
  | 'node-cpus'
  | 'siblings'
  | 'sockets'
  | 'dies'
  | 'caches'
  | 'memory'
  | 'distances'
  | 'hugepages'
  | 'core-types'
  | 'offline'
  | 'isolated';

type Classes = readonly (readonly HostReaderId[])[];

const coreNumberers: readonly HostReaderId[] = ['lscpu-e', 'lscpu-p', 'lscpu-json'];

/** Best first. A reader that is not named comes last: it is used where nobody else tells. */
const order: Readonly<Record<HostFact, Classes>> = {
  'node-cpus': [
    ['numactl-hardware', 'virsh-capabilities', 'lscpu', 'lscpu-json', 'sysfs-list'],
    ['lscpu-e', 'lscpu-p'],
    // The set that hwloc gives a node is its locality, not what the kernel lists for it.
    ['hwloc-xml', 'lstopo', 'hwloc-synthetic'],
  ],
  siblings: [
    ['virsh-capabilities', 'hwloc-xml', 'sysfs-list'],
    ['lstopo', 'hwloc-synthetic'],
    coreNumberers,
    ['proc-cpuinfo'],
  ],
  sockets: [
    ['virsh-capabilities', 'hwloc-xml', 'sysfs-list'],
    ['proc-cpuinfo'],
    ['lstopo', 'hwloc-synthetic'],
    coreNumberers,
  ],
  dies: [['hwloc-xml', 'sysfs-list'], ['virsh-capabilities']],
  caches: [['hwloc-xml'], ['lstopo', 'hwloc-synthetic'], ['virsh-capabilities'], coreNumberers],
  memory: [['virsh-capabilities'], ['hwloc-xml'], ['numactl-hardware'], ['numastat']],
  distances: [['numactl-hardware', 'virsh-capabilities', 'sysfs-list'], ['hwloc-xml']],
  hugepages: [['virsh-capabilities'], ['hwloc-xml'], ['numastat']],
  'core-types': [['hwloc-xml'], ['proc-cpuinfo'], coreNumberers],
  offline: [['lscpu-e', 'lscpu', 'lscpu-json', 'lscpu-p', 'sysfs-list'], ['virsh-nodecpumap']],
  isolated: [['sysfs-list'], ['proc-cmdline']],
};

/** Those that tell it, the best first. libvirt's invented cell and excerpts that leave CPUs out come last. */
export function bestFirst(
  fact: HostFact,
  all: readonly HostFacts[],
  tells: (facts: HostFacts) => boolean,
): readonly HostFacts[] {
  return all
    .filter(tells)
    .map((facts, at) => ({ facts, at, rank: rankOf(fact, facts) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ facts }) => facts);
}

/** Two texts of the same class: neither is the better one by its kind. */
export function rankOf(fact: HostFact, facts: HostFacts): number {
  const classes = order[fact];
  const at = classes.findIndex((members) => members.includes(facts.from));
  const rank = at < 0 ? classes.length : at;
  if (facts.fakeCell) return rank + 20;
  return fact === 'node-cpus' && leavesCpusOut(facts) ? rank + 10 : rank;
}

/**
 * Why one text is believed: it is the better `kind` of text for this fact; both are as good and it was pasted `first`;
 * the other one leaves CPUs out (`whole`); the other one's cell is libvirt's invention (`not-invented`); it is about the
 * machine that is `chosen`.
 */
type TrustReason = 'kind' | 'first' | 'whole' | 'not-invented' | 'chosen';

export interface Trust {
  readonly why: TrustReason;
  readonly keptReader: HostReaderId;
  readonly leftReader: HostReaderId;
}

export function trustIn(fact: HostFact, kept: HostFacts, left: HostFacts): Trust {
  const readers = { keptReader: kept.from, leftReader: left.from };
  if (left.fakeCell && !kept.fakeCell) return { why: 'not-invented', ...readers };
  if (leavesCpusOut(left) && !leavesCpusOut(kept)) return { why: 'whole', ...readers };
  return { why: rankOf(fact, kept) < rankOf(fact, left) ? 'kind' : 'first', ...readers };
}

/** A node that declares more CPUs than the text lists: an excerpt, or a list with dots. */
export function leavesCpusOut(facts: HostFacts): boolean {
  return (
    facts.unlisted !== undefined ||
    facts.nodes.some(({ declaredCpus, cpus }) => declaredCpus !== undefined && declaredCpus > countOf(cpus))
  );
}
