/** Facts about a host as a model link keeps them: what a text that we write says again, word for word. */
import { equalSets, type CpuSet } from '../../core/cpuset/cpuset.ts';
import type { CpuFact, HostFacts, NodeFact } from '../../core/host/host-facts.ts';
import { readSource } from '../../core/intake/read-source.ts';
import { hostText } from '../texts/host-texts.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { readHost, writeHost } from './hosts.ts';

/**
 * Undefined where no text of ours says the same. Facts of tools other than `virsh capabilities` and
 * `numactl --hardware` are written as the files of /sys from which those tools have them.
 */
export function keepHost(facts: HostFacts): HostFacts | undefined {
  const kinds: readonly HostFacts['from'][] =
    facts.from === 'virsh-capabilities' || facts.from === 'numactl-hardware'
      ? [facts.from, 'sysfs-list']
      : ['sysfs-list'];
  for (const from of kinds) {
    const said = reduce(facts, from);
    const bytes = new ByteWriter();
    writeHost(bytes, said);
    const kept = readHost(new ByteReader(bytes.done()), from);
    const text = hostText(kept);
    const [again, ...others] = readSource({ id: '', name: '', text }).map(({ reading }) => reading.host);
    if (others.length === 0 && again?.from === from && saysTheSame(reduce(again, from), said)) return kept;
  }
  return undefined;
}

/** Without what nobody judges by: the processor's name, its clock, sums that the nodes tell, how lscpu counts. */
function reduce(facts: HostFacts, from: HostFacts['from']): HostFacts {
  const { span, cpus, nodes, caches, fakeCell, online, offline, present, possible, isolated, nohzFull } =
    facts;
  const isXml = from === 'virsh-capabilities';
  return {
    from,
    span,
    cpus: cpus.toSorted((a, b) => a.id - b.id || (a.node ?? -1) - (b.node ?? -1)),
    nodes: nodes.map(({ memoryRoundedTo: _, hugepagesKiB: __, ...node }) => node),
    caches,
    fakeCell,
    ...(isXml && facts.architecture !== undefined ? { architecture: facts.architecture } : {}),
    ...(facts.withoutNuma === true ? { withoutNuma: true } : {}),
    ...given({ online, offline, present, possible, isolated, nohzFull }),
  };
}

function given<T extends object>(all: T): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function saysTheSame(a: HostFacts, b: HostFacts): boolean {
  const lists = ['online', 'offline', 'present', 'possible', 'isolated', 'nohzFull'] as const;
  return (
    a.fakeCell === b.fakeCell &&
    a.architecture === b.architecture &&
    a.withoutNuma === b.withoutNuma &&
    lists.every((name) => sameSet(a[name], b[name])) &&
    sameList(a.cpus, b.cpus, sameCpu) &&
    sameList(a.nodes, b.nodes, sameNode) &&
    sameList(
      a.caches,
      b.caches,
      (one, other) =>
        one.level === other.level &&
        one.id === other.id &&
        one.sizeKiB === other.sizeKiB &&
        equalSets(one.cpus, other.cpus),
    )
  );
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, i) => same(one, b[i] as T));
}

function sameSet(a: CpuSet | undefined, b: CpuSet | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalSets(a, b);
}

function sameCpu(a: CpuFact, b: CpuFact): boolean {
  const numbers = ['id', 'node', 'socket', 'die', 'cluster', 'core', 'online', 'coreType'] as const;
  return numbers.every((name) => a[name] === b[name]) && sameSet(a.siblings, b.siblings);
}

function sameNode(a: NodeFact, b: NodeFact): boolean {
  const numbers = ['id', 'cpusTold', 'declaredCpus', 'memoryKiB', 'freeKiB'] as const;
  return (
    numbers.every((name) => a[name] === b[name]) &&
    equalSets(a.cpus, b.cpus) &&
    JSON.stringify(a.hugepages ?? []) === JSON.stringify(b.hugepages ?? []) &&
    JSON.stringify(a.distances ?? {}) === JSON.stringify(b.distances ?? {})
  );
}
