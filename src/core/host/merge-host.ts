/**
 * Several texts about one machine become one Host: complementary facts add up, nothing is averaged, and where two
 * texts say different things the better one is kept and the difference is recorded (`trust-order.ts`).
 */
import type { Assumption } from '../assumption.ts';
import {
  countOf,
  differenceOf,
  emptySet,
  formatCpuSet,
  hasId,
  intersectionOf,
  isEmpty,
  unionOf,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { Span } from '../text/source.ts';
import { firstTelling } from './cpu-index.ts';
import { cpusDeclared, cpusNamed, declaredCount } from './cpus-told.ts';
import { assumeElidedCpus } from './elided-cpus.ts';
import { groupHosts } from './group-hosts.ts';
import type { HostFacts } from './host-facts.ts';
import type { Host, HostConflict, HostCpu, HostNode, TrustedText } from './host.ts';
import { findPresentCpus, mergeSiblings, mergeSockets } from './merge-cpus.ts';
import { mergeNodes, optional } from './merge-nodes.ts';
import { bestFirst, leavesCpusOut, type HostFact } from './trust-order.ts';

/** One of the machines that the texts are about. */
export interface Machine {
  /** The texts about it. */
  readonly spans: readonly Span[];
  readonly cpus: CpuSet;
  /** How many it has, counting those that an excerpt declares without listing. */
  readonly cpuCount: number;
  readonly chosen: boolean;
  /** Of the chosen one: why it is. */
  readonly why?: MachineWhy;
  /** Where there are several: as the prompt calls it under which its texts were made, if one prompt does. */
  readonly name?: string;
  /** Where there are several: the domains whose texts stand with its own, or that are told of there (`guests-of-machines.ts`). */
  readonly guests?: readonly EntityId[];
  /** Those of them whose texts stand with no machine: their names tell it. */
  readonly guestsByName?: readonly EntityId[];
}

/** `asked`: by the user. Its texts tell of cores, nodes, CPUs, and no other's do; `first`: others tell as much. */
export type MachineWhy = 'asked' | 'cores' | 'nodes' | 'cpus' | 'first';

export interface MergedHost {
  readonly host: Host | undefined;
  readonly machines: readonly Machine[];
  readonly assumptions: readonly Assumption[];
}

/**
 * `mayAssume(id)`: whether the assumption of that id is allowed; the ones made (or only offered) come back.
 * `wanted`: which machine is meant, counted in paste order, when the texts are about several; absent: the one told best.
 */
export function mergeHost(
  all: readonly HostFacts[],
  mayAssume: (id: string) => boolean,
  wanted?: number,
): MergedHost {
  const machines = groupHosts(all);
  const asked = machines[wanted ?? -1];
  const { chosen, why } =
    asked === undefined ? chooseMachine(machines) : { chosen: asked, why: 'asked' as const };
  if (chosen === undefined) return { host: undefined, machines: [], assumptions: [] };
  // Who has said which one is meant knows that they are different.
  const others = asked === undefined ? machines.filter((machine) => machine !== chosen) : [];
  const conflicts = others.map((machine): HostConflict => differentHosts(chosen, machine));
  return {
    ...mergeMachine(chosen, mayAssume, conflicts),
    machines: machines.map((machine) => ({
      spans: machine.map(({ span }) => span),
      cpus: cpusOfMachine(machine),
      cpuCount: Math.max(countOf(cpusOfMachine(machine)), ...machine.map(declaredCount)),
      chosen: machine === chosen,
      ...(machine === chosen && machines.length > 1 ? { why } : {}),
    })),
  };
}

/** The machine whose cores are known leads; then the one with nodes; then the first. */
function chooseMachine(machines: readonly (readonly HostFacts[])[]): {
  readonly chosen: readonly HostFacts[] | undefined;
  readonly why: MachineWhy;
} {
  const tests: readonly (readonly [MachineWhy, (facts: HostFacts) => boolean])[] = [
    ['cores', ({ fakeCell, cpus }) => !fakeCell && cpus.some(({ siblings }) => siblings !== undefined)],
    ['nodes', ({ nodes }) => nodes.length > 1],
    ['cpus', ({ cpus }) => cpus.length > 0],
  ];
  for (const [why, tells] of tests) {
    const [chosen, other] = machines.filter((machine) => machine.some(tells));
    if (chosen !== undefined) return { chosen, why: other === undefined ? why : 'first' };
  }
  return { chosen: machines[0], why: 'first' };
}

function differentHosts(kept: readonly HostFacts[], left: readonly HostFacts[]): HostConflict {
  const sets = [formatCpuSet(cpusOfMachine(kept)), formatCpuSet(cpusOfMachine(left))] as const;
  // The same numbers, and other nodes.
  const [keptText, leftText] = sets[0] === sets[1] ? [nodesOfMachine(kept), nodesOfMachine(left)] : sets;
  return {
    what: 'cpus',
    why: 'chosen',
    keptReader: readerOf(kept),
    leftReader: readerOf(left),
    kept: firstSpan(kept),
    left: firstSpan(left),
    keptText,
    leftText,
  };
}

/** `0-3 | 4-7`: the CPUs of the nodes, as the first text that has nodes tells. */
function nodesOfMachine(machine: readonly HostFacts[]): string {
  const nodes = machine.find((facts) => facts.nodes.length > 0)?.nodes ?? [];
  const told = nodes.slice(0, 8).map(({ cpus }) => formatCpuSet(cpus) || '–');
  return [...told, ...(nodes.length > 8 ? ['…'] : [])].join(' | ');
}

function cpusOfMachine(machine: readonly HostFacts[]): CpuSet {
  return machine.reduce<CpuSet>((set, facts) => unionOf(set, cpusNamed(facts)), emptySet);
}

function readerOf(machine: readonly HostFacts[]): HostFacts['from'] {
  return machine[0]?.from ?? 'virsh-capabilities';
}

function firstSpan(machine: readonly HostFacts[]): HostFacts['span'] {
  return machine[0]?.span ?? { source: '', from: 0, to: 0 };
}

function mergeMachine(
  all: readonly HostFacts[],
  mayAssume: (id: string) => boolean,
  conflicts: HostConflict[],
): Omit<MergedHost, 'machines'> {
  const texts = withoutInventedCpus(all);
  const present = findPresentCpus(texts, conflicts);
  const excerpt = texts.find(leavesCpusOut);
  // A text that lists all CPUs leaves nothing to assume.
  const listedElsewhere = texts.some((facts) => facts !== excerpt && !isEmpty(cpusNamed(facts)));
  const declared = excerpt === undefined || listedElsewhere ? emptySet : cpusDeclared(excerpt);
  const elided = excerpt === undefined || listedElsewhere ? undefined : assumeElidedCpus(excerpt, mayAssume);
  const cpus = unionOf(present.all, elided?.cpus ?? emptySet);
  // Texts that tell neither a CPU nor which CPUs a node has draw no host: every pin would look wrong on it.
  if (isEmpty(cpus) && !texts.some(tellsNodeCpus))
    return { host: undefined, assumptions: elided?.assumptions ?? [] };

  const online = differenceOf(cpus, present.offline);
  const nodes = withOnlyNode(mergeNodes(texts, cpus, present.offline, conflicts), online);
  const { socketOf, from: socketsFrom } = mergeSockets(texts, conflicts);
  const { siblingsOf, from: siblingsFrom } = mergeSiblings(texts, online, conflicts);
  const dies = bestFirst('dies', texts, (facts) => facts.cpus.some(({ die }) => die !== undefined));
  const numberers = bestFirst('siblings', texts, (facts) => facts.cpus.length > 0);
  const types = bestFirst('core-types', texts, (facts) => facts.cpus.some(({ coreType }) => coreType));
  const factOf = firstTelling(numberers, (cpu) => cpu);
  const dieOf = firstTelling(dies.slice(0, 1), ({ die }) => die);
  const clusterOf = firstTelling(
    bestFirst('dies', texts, (facts) => facts.cpus.some(({ cluster }) => cluster !== undefined)).slice(0, 1),
    ({ cluster }) => cluster,
  );
  const coreOf = firstTelling(
    numberers.filter((facts) => facts.cpus.some(({ core }) => core !== undefined)).slice(0, 1),
    ({ core }) => core,
  );
  const typeOf = firstTelling(types, ({ coreType }) => coreType);
  const nodeOf = new Map<number, HostNode>();
  for (const node of nodes)
    for (const [first, last] of node.cpus)
      for (let id = first; id <= last; id++) if (!nodeOf.has(id)) nodeOf.set(id, node);

  const cpuTable: HostCpu[] = [];
  // There may be thousands: no object is made that does not stay.
  const addCpu = (id: number): void => {
    const node = nodeOf.get(id) ?? (nodes.length === 1 ? nodes[0] : undefined);
    const inferred = siblingsOf.has(id) ? undefined : elided?.siblingsOf(id);
    const cpu: { -readonly [K in keyof HostCpu]: HostCpu[K] } = {
      id,
      online: hasId(online, id),
      assumed: hasId(elided?.cpus ?? emptySet, id) || inferred?.assumed === true,
      span: factOf.get(id)?.span ?? node?.span ?? firstSpan(texts),
    };
    const socket = socketOf.get(id);
    const die = dieOf.get(id);
    const cluster = clusterOf.get(id);
    const core = coreOf.get(id);
    const siblings = siblingsOf.get(id) ?? inferred?.set;
    const coreType = typeOf.get(id);
    if (node !== undefined) cpu.node = node.id;
    if (socket !== undefined) cpu.socket = socket;
    if (die !== undefined) cpu.die = die;
    if (cluster !== undefined) cpu.cluster = cluster;
    if (core !== undefined) cpu.core = core;
    if (siblings !== undefined) cpu.siblings = siblings;
    if (coreType !== undefined) cpu.coreType = coreType;
    cpuTable.push(cpu);
  };
  for (const [first, last] of cpus) for (let id = first; id <= last; id++) addCpu(id);

  const caches = bestFirst('caches', texts, (facts) => facts.caches.length > 0)[0];
  const isolating = bestFirst('isolated', texts, (facts) => facts.isolated !== undefined)[0];
  const ticking = texts.find((facts) => facts.nohzFull !== undefined);
  const unlisted = differenceOf(
    texts.some((facts) => !leavesCpusOut(facts) && !isEmpty(cpusNamed(facts)))
      ? emptySet
      : texts.reduce<CpuSet>((set, facts) => unionOf(set, facts.unlisted ?? emptySet), declared),
    cpus,
  );
  const trusted: readonly (readonly [HostFact, HostFacts | undefined])[] = [
    ['node-cpus', bestFirst('node-cpus', texts, tellsNodeCpus)[0]],
    ['siblings', siblingsFrom],
    ['sockets', socketsFrom],
    ['dies', dies[0]],
    ['caches', caches],
    ['memory', bestFirst('memory', texts, tellsNode('memoryKiB'))[0]],
    ['distances', bestFirst('distances', texts, tellsNode('distances'))[0]],
    ['hugepages', bestFirst('hugepages', texts, tellsNode('hugepages'))[0]],
    ['core-types', types[0]],
    ['offline', bestFirst('offline', texts, (facts) => facts.online !== undefined)[0]],
    ['isolated', isolating],
  ];
  return {
    host: {
      cpus,
      online,
      ...(isEmpty(unlisted) ? {} : { unlisted }),
      ...optional('isolated', isolating?.isolated && intersectionOf(isolating.isolated, cpus)),
      ...optional('nohzFull', ticking?.nohzFull && intersectionOf(ticking.nohzFull, cpus)),
      ...optional('possible', texts.find((facts) => facts.possible !== undefined)?.possible),
      nodes,
      cpuTable,
      caches: caches?.caches ?? [],
      ...optional('architecture', texts.find((facts) => facts.architecture !== undefined)?.architecture),
      ...optional('model', texts.find((facts) => facts.model !== undefined)?.model),
      conflicts: onceEach(conflicts),
      spans: texts.map((facts) => facts.span),
      trusted: trusted.flatMap(([fact, facts]): readonly TrustedText[] =>
        facts === undefined ? [] : [{ fact, reader: facts.from, span: facts.span }],
      ),
    },
    assumptions: elided?.assumptions ?? [],
  };
}

/** The same tool run twice contradicts the same text twice. */
function onceEach(conflicts: readonly HostConflict[]): readonly HostConflict[] {
  const said = new Set<string>();
  return conflicts.filter(({ what, node, cpu, keptText, leftText }) => {
    const key = [what, node, cpu, keptText, leftText].join('\n');
    return !said.has(key) && said.add(key);
  });
}

function tellsNodeCpus({ nodes }: HostFacts): boolean {
  return nodes.some(({ cpusTold }) => cpusTold !== false);
}

function tellsNode(key: 'memoryKiB' | 'distances' | 'hugepages'): (facts: HostFacts) => boolean {
  return ({ nodes }) => nodes.some((node) => node[key] !== undefined);
}

/**
 * The cell that libvirt invents numbers CPUs from 0 up: where another text names other CPUs, its are nobody's
 * (formats.md §7).
 */
function withoutInventedCpus(all: readonly HostFacts[]): readonly HostFacts[] {
  let real: CpuSet = emptySet;
  for (const facts of all) if (!facts.fakeCell) real = unionOf(real, cpusNamed(facts));
  if (isEmpty(real)) return all;
  return all.map((facts) =>
    facts.fakeCell && !isEmpty(differenceOf(cpusNamed(facts), real))
      ? {
          ...facts,
          cpus: [],
          nodes: facts.nodes.map((node) => ({ ...node, cpus: emptySet, cpusTold: false })),
        }
      : facts,
  );
}

/** With one node there is no question where a CPU belongs that no text puts into one. */
function withOnlyNode(nodes: readonly HostNode[], online: CpuSet): readonly HostNode[] {
  const [only] = nodes;
  if (only === undefined || nodes.length > 1 || countOf(only.cpus) === countOf(online)) return nodes;
  return [{ ...only, cpus: online }];
}
