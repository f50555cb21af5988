/**
 * Several texts about one host become one Host. CPU and node numbers are Linux's in every format, so facts are
 * joined by number; complementary facts add up, nothing is averaged, and where two texts say different things
 * the better one is kept and the difference is recorded (precedence: formats.md §19).
 */
import type { Assumption } from '../assumption.ts';
import {
  countOf,
  differenceOf,
  equalSets,
  formatCpuSet,
  hasId,
  idsOf,
  isEmpty,
  isSubset,
  rangeSet,
  setOfIds,
  setOfRanges,
  unionOf,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import type { CpuFact, HostFacts, NodeFact } from './host-facts.ts';
import type { Host, HostConflict, HostCpu, HostNode } from './host.ts';
import { assumeElidedCpus } from './elided-cpus.ts';

export interface MergedHost {
  readonly host: Host | undefined;
  readonly assumptions: readonly Assumption[];
}

/** `mayAssume(id)`: whether the assumption of that id is allowed; the ones made (or only offered) come back. */
export function mergeHost(all: readonly HostFacts[], mayAssume: (id: string) => boolean): MergedHost {
  const primary = choosePrimary(all);
  if (primary === undefined) return { host: undefined, assumptions: [] };

  const conflicts: HostConflict[] = [];
  const used: HostFacts[] = [primary];
  for (const facts of all) {
    if (facts === primary) continue;
    if (sameHost(primary, facts)) used.push(facts);
    else conflicts.push(differentHosts(primary, facts));
  }

  const elided = assumeElidedCpus(primary, mayAssume);
  const cpuFacts = new Map<number, CpuFact>();
  for (const facts of used)
    for (const cpu of facts.cpus) if (!cpuFacts.has(cpu.id)) cpuFacts.set(cpu.id, cpu);
  const nodes = mergeNodes(primary, used, elided.cpus, conflicts);
  let cpus: CpuSet = elided.cpus;
  for (const facts of used) cpus = unionOf(cpus, cpusOf(facts));

  const nodeOf = new Map<number, HostNode>();
  for (const node of nodes) for (const id of idsOf(node.cpus)) if (!nodeOf.has(id)) nodeOf.set(id, node);
  const cpuTable = [...idsOf(cpus)].map((id): HostCpu => {
    const fact = cpuFacts.get(id);
    const node = nodeOf.get(id);
    const inferred = fact?.siblings === undefined ? elided.siblingsOf(id) : undefined;
    const siblings = fact?.siblings ?? inferred?.set;
    return {
      id,
      ...(node === undefined ? {} : { node: node.id }),
      ...pick(fact, 'socket'),
      ...pick(fact, 'die'),
      ...pick(fact, 'cluster'),
      ...pick(fact, 'core'),
      ...(siblings === undefined ? {} : { siblings }),
      online: true,
      assumed: hasId(elided.cpus, id) || inferred?.assumed === true,
      span: fact?.span ?? node?.span ?? primary.span,
    };
  });

  return {
    host: {
      cpus,
      online: cpus,
      // An excerpt that declares more CPUs than are known: the others are there, nobody says where.
      ...(declaredCount(primary) > countOf(cpus) && declaredCount(primary) <= 8192
        ? { possible: unionOf(cpus, rangeSet(0, declaredCount(primary) - 1)) }
        : {}),
      nodes,
      cpuTable,
      caches: primary.caches,
      conflicts,
      spans: used.map((facts) => facts.span),
    },
    assumptions: elided.assumptions,
  };
}

/**
 * Capabilities know cores and siblings, so they lead; but not with libvirt's invented single cell when numactl
 * names several nodes.
 */
function choosePrimary(given: readonly HostFacts[]): HostFacts | undefined {
  // Some tell only sizes, or which CPUs are set apart: no host can be drawn from them.
  const all = given.filter((facts) => !isEmpty(cpusOf(facts)) || facts.nodes.some(isTold));
  const capabilities = all.find((facts) => facts.from === 'virsh-capabilities' && !facts.fakeCell);
  if (capabilities !== undefined) return capabilities;
  const severalNodes = all.find((facts) => facts.from === 'numactl-hardware' && facts.nodes.length > 1);
  return severalNodes ?? all.find((facts) => facts.from === 'virsh-capabilities') ?? all[0];
}

const isTold = (node: NodeFact): boolean => node.cpusTold !== false;

/** Every CPU a text knows of, siblings included. */
function cpusOf(facts: HostFacts): CpuSet {
  let set = unionOf(
    setOfIds(facts.cpus.map((cpu) => cpu.id)),
    setOfRanges(facts.cpus.flatMap((cpu) => cpu.siblings ?? [])),
  );
  for (const node of facts.nodes) set = unionOf(set, node.cpus);
  return set;
}

function isElided(facts: HostFacts): boolean {
  return facts.nodes.some(
    (node) => node.declaredCpus !== undefined && node.declaredCpus > countOf(node.cpus),
  );
}

/**
 * Both formats list online CPUs; between two commands a few may have gone on- or offline. A difference of more
 * than a fifth is another machine (formats.md §19).
 */
function sameHost(a: HostFacts, b: HostFacts): boolean {
  const first = cpusOf(a);
  const second = cpusOf(b);
  if (isEmpty(first) || isEmpty(second)) return true;
  if (isElided(a) || isElided(b)) return declaredCount(a) === declaredCount(b);
  const apart = countOf(differenceOf(first, second)) + countOf(differenceOf(second, first));
  return apart * 5 <= Math.max(countOf(first), countOf(second));
}

function declaredCount(facts: HostFacts): number {
  return facts.nodes.reduce((sum, node) => sum + (node.declaredCpus ?? countOf(node.cpus)), 0);
}

function differentHosts(kept: HostFacts, left: HostFacts): HostConflict {
  return {
    what: 'cpus',
    kept: kept.span,
    left: left.span,
    keptText: formatCpuSet(cpusOf(kept)),
    leftText: formatCpuSet(cpusOf(left)),
  };
}

function mergeNodes(
  primary: HostFacts,
  used: readonly HostFacts[],
  assumedCpus: CpuSet,
  conflicts: HostConflict[],
): readonly HostNode[] {
  const merged = new Map<number, HostNode>();
  for (const facts of [primary, ...used.filter((one) => one !== primary)]) {
    for (const node of facts.nodes) {
      const known = merged.get(node.id);
      merged.set(
        node.id,
        known === undefined ? hostNode(node) : joinNodes(known, node, conflicts, isElided(primary)),
      );
    }
  }
  // With one node there is no question where a CPU belongs that only its sibling names.
  const only = merged.size === 1 ? [...merged.values()][0] : undefined;
  if (only !== undefined) {
    let cpus = unionOf(only.cpus, assumedCpus);
    for (const facts of used) cpus = unionOf(cpus, cpusOf(facts));
    merged.set(only.id, { ...only, cpus });
  }
  return [...merged.values()].sort((a, b) => a.id - b.id);
}

function hostNode(fact: NodeFact): HostNode {
  return {
    id: fact.id,
    cpus: fact.cpus,
    ...pick(fact, 'memoryKiB'),
    ...pick(fact, 'freeKiB'),
    ...pick(fact, 'hugepages'),
    ...pick(fact, 'distances'),
    span: fact.span,
  };
}

function joinNodes(known: HostNode, fact: NodeFact, conflicts: HostConflict[], elided: boolean): HostNode {
  const both = { node: known.id, kept: known.span, left: fact.span };
  if (!elided && isTold(fact) && !equalSets(known.cpus, fact.cpus) && !isSubset(fact.cpus, known.cpus)) {
    conflicts.push({
      ...both,
      what: 'node-cpus',
      keptText: formatCpuSet(known.cpus),
      leftText: formatCpuSet(fact.cpus),
    });
  }
  // numactl rounds down to MiB: 1,023 KiB less is the same size.
  if (
    known.memoryKiB !== undefined &&
    fact.memoryKiB !== undefined &&
    Math.abs(known.memoryKiB - fact.memoryKiB) >= (fact.memoryRoundedTo ?? 1024)
  ) {
    conflicts.push({
      ...both,
      what: 'node-memory',
      keptText: `${String(known.memoryKiB)} KiB`,
      leftText: `${String(fact.memoryKiB)} KiB`,
    });
  }
  if (known.distances !== undefined && fact.distances !== undefined) {
    const kept = distanceText(known.distances);
    const left = distanceText(fact.distances);
    if (kept !== left) conflicts.push({ ...both, what: 'distances', keptText: kept, leftText: left });
  }
  return {
    ...hostNode(fact),
    ...known,
    cpus: unionOf(known.cpus, fact.cpus),
    ...pick(fact, 'freeKiB'),
  };
}

function distanceText(distances: Readonly<Record<number, number>>): string {
  return Object.entries(distances)
    .map(([id, value]) => `${id}:${String(value)}`)
    .join(' ');
}

/** One optional property as an object to spread, left out when it is undefined. */
function pick<T extends object, K extends keyof T>(
  from: T | undefined,
  key: K,
): Pick<T, K> | Record<string, never> {
  const value = from?.[key];
  return value === undefined ? {} : ({ [key]: value } as unknown as Pick<T, K>);
}
