/** Remedies that give the guest another shape: its topology, its cells' memory. */
import {
  emptySet,
  formatCpuSet,
  hasId,
  isSubset,
  onlyId,
  setOfIds,
  setOfRanges,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import type { MemoryMode } from '../../domain/domain.ts';
import { topologyProduct } from '../../domain/elements/cpu.ts';
import { cellId, type EntityId } from '../../identity.ts';
import { topologyOf, viewDomains, type DomainView } from '../domain-view.ts';
import { nodesOfHost, vcpusByCell } from '../guest-cells.ts';
import { memoryNeeds, nodesMeant, sumOf } from '../memory-need.ts';
import type { RemedyStep } from '../remedy.ts';
import type { RuleInput } from '../rule.ts';
import { heldTo } from '../threads.ts';
import { propose, type Proposed } from './pinning.ts';

export function viewOf(input: RuleInput, domain: EntityId): DomainView | undefined {
  return viewDomains(input).find((view) => view.domain.id === domain.split('/')[0]);
}

/** `threads` per core, as many sockets as there are now if that works out, else one. */
export function topologyWithThreads(
  view: DomainView,
  threads: number,
  id: 'topology-with-threads' | 'topology-without-threads',
): Proposed {
  const { domain } = view;
  const { max } = domain.vcpus;
  const now = topologyOf(domain);
  const wanted = domain.cells.length > 1 ? domain.cells.length : now?.cores === 1 ? 1 : (now?.sockets ?? 1);
  const sockets = max % (wanted * threads) === 0 ? wanted : 1;
  if (max % (sockets * threads) !== 0) return [];
  const step = { sockets, dies: 1, cores: max / (sockets * threads), threads };
  return propose(id, [{ kind: 'topology', domain: domain.id, ...step }]);
}

/** A guest socket for each guest cell. */
export function topologySocketPerCell({ domain }: DomainView): Proposed {
  const sockets = domain.cells.length;
  const threads = topologyOf(domain)?.threads ?? 1;
  if (domain.vcpus.max % (sockets * threads) !== 0) return [];
  const cores = domain.vcpus.max / (sockets * threads);
  return propose('topology-socket-per-cell', [
    { kind: 'topology', domain: domain.id, sockets, dies: 1, cores, threads },
  ]);
}

/** The topology as many vCPUs need it, or as many vCPUs as the topology has. */
export function matchCount({ domain }: DomainView): Proposed {
  const { topology } = domain;
  if (topology === undefined) return [];
  const { max } = domain.vcpus;
  const { sockets, dies, threads } = topology;
  const fitting = [
    { sockets, dies, threads },
    { sockets, dies: 1, threads },
    { sockets: 1, dies: 1, threads },
    { sockets: 1, dies: 1, threads: 1 },
  ].find((one) => max % (one.sockets * one.dies * one.threads) === 0);
  const product = topologyProduct(topology);
  return [
    ...(fitting === undefined
      ? []
      : propose('topology-for-count', [
          {
            kind: 'topology',
            domain: domain.id,
            ...fitting,
            cores: max / (fitting.sockets * fitting.dies * fitting.threads),
          },
        ])),
    ...(product > 4096
      ? []
      : propose('vcpus-for-topology', [{ kind: 'vcpu-count', domain: domain.id, max: product }])),
  ];
}

/** Host nodes on which the vCPUs of a cell are held; undefined: some are held nowhere. */
function cpuNodesOf(input: RuleInput, vcpus: DomainView['vcpus']): CpuSet | undefined {
  if (input.host === undefined || vcpus.length === 0) return undefined;
  const nodeOf = nodesOfHost(input.host);
  const sets = [...new Set(vcpus.map(heldTo))];
  if (sets.includes(undefined)) return undefined;
  const nodes = sets.map((set) => nodeOf(set));
  return nodes.includes(undefined) ? undefined : setOfIds(nodes.flatMap((node) => node ?? []));
}

/** Each cell's memory (or the guest's) to the nodes of its vCPUs, in the mode it has, or strict. */
export function memoryToVcpus(
  input: RuleInput,
  view: DomainView,
  id: 'memory-to-vcpus' | 'memory-strict-local' | 'memnode-for-each',
  cells?: readonly number[],
): Proposed {
  const { domain, placement } = view;
  const steps: RemedyStep[] = [];
  for (const { cell, vcpus } of vcpusByCell(view)) {
    const row = placement.memory.find((one) => one.cell === cell) ?? placement.memory[0];
    const nodes = cpuNodesOf(input, vcpus);
    if (row === undefined || (cells !== undefined && cells.length > 0 && !cells.includes(row.cell ?? -1)))
      continue;
    if (nodes === undefined) return [];
    const mode: MemoryMode = id === 'memory-strict-local' || row.mode === undefined ? 'strict' : row.mode;
    if (row.source === 'memnode' || id === 'memnode-for-each')
      steps.push({ kind: 'memnode', cell: cellId(domain.id, row.cell ?? 0), mode, nodes });
    else if (cell === undefined) steps.push({ kind: 'memory', domain: domain.id, mode, nodes });
    else steps.push({ kind: 'memnode', cell: cellId(domain.id, cell), mode, nodes });
  }
  return propose(id, steps);
}

/** vCPUs that are held nowhere to the CPUs of their memory's nodes: all by `<vcpu cpuset>`, or cell by cell. */
export function vcpusToMemory(input: RuleInput, view: DomainView): Proposed {
  const { host } = input;
  if (host === undefined) return [];
  const steps: RemedyStep[] = [];
  for (const { cell, vcpus } of vcpusByCell(view)) {
    const row = view.placement.memory.find((one) => one.cell === cell) ?? view.placement.memory[0];
    if (row === undefined || typeof row.nodes === 'string') return [];
    const { nodes } = row;
    const cpus = setOfRanges(host.nodes.flatMap((node) => (hasId(nodes, node.id) ? node.cpus : emptySet)));
    if (cpus.length === 0) return [];
    if (cell === undefined)
      return propose('vcpus-to-memory', [{ kind: 'vcpu-cpuset', domain: view.domain.id, cpus }]);
    steps.push(...vcpus.map(({ thread }): RemedyStep => ({ kind: 'pin', thread, cpus })));
  }
  return propose('vcpus-to-memory', steps);
}

/** `<memory>` over as many nodes as it takes, those it has first. */
export function memoryOnMoreNodes(input: RuleInput, view: DomainView): Proposed {
  const { host } = input;
  const memory = view.domain.memory;
  if (host === undefined || memory?.nodeset?.set === undefined || view.domain.memnodes.length > 0) return [];
  const had = memory.nodeset.set;
  const need = memoryNeeds(view).find(({ nodes }) => nodes !== undefined && isSubset(nodes, had))?.needKiB;
  if (need === undefined) return [];
  const home = host.nodes.find(({ id }) => hasId(had, id));
  const order = [...host.nodes].sort(
    (a, b) =>
      Number(hasId(had, b.id)) - Number(hasId(had, a.id)) ||
      (home?.distances?.[a.id] ?? 0) - (home?.distances?.[b.id] ?? 0),
  );
  const ids: number[] = [];
  for (const { id } of order) {
    ids.push(id);
    const have = sumOf(nodesMeant(host, setOfIds(ids)), ({ memoryKiB }) => memoryKiB);
    if (have !== undefined && have >= need)
      return propose('memory-on-more-nodes', [
        { kind: 'memory', domain: view.domain.id, mode: memory.mode, nodes: setOfIds(ids) },
      ]);
  }
  return [];
}

/** Guest cells to host nodes one by one, vCPUs and memory. */
export function bindCells(input: RuleInput, view: DomainView): Proposed {
  const { host } = input;
  if (host === undefined) return [];
  const cells = vcpusByCell(view);
  const nodes = host.nodes.filter(({ cpus }) => cpus.length > 0);
  if (cells.length < 2 || nodes.length < cells.length) return [];
  const steps = cells.flatMap(({ cell, vcpus }, i): readonly RemedyStep[] => {
    const node = nodes[i];
    if (cell === undefined || node === undefined) return [];
    return [
      ...vcpus.map(({ thread }): RemedyStep => ({ kind: 'pin', thread, cpus: node.cpus })),
      { kind: 'memnode', cell: cellId(view.domain.id, cell), mode: 'strict', nodes: setOfIds([node.id]) },
    ];
  });
  return propose('bind-cells', steps);
}

/** Settings that bind memory to a node that is not there: what is left of them, else the nodes of the vCPUs. */
export function memoryOnHostNodes(input: RuleInput, view: DomainView): Proposed {
  const { host } = input;
  if (host === undefined) return [];
  const there = setOfIds(host.nodes.map(({ id }) => id));
  const usual = cpuNodesOf(input, view.vcpus) ?? there;
  const { memory, memnodes, id } = view.domain;
  const fix = (set: CpuSet | undefined): CpuSet | undefined => {
    if (set === undefined || isSubset(set, there)) return undefined;
    const left = setOfIds([...host.nodes].flatMap((node) => (hasId(set, node.id) ? [node.id] : [])));
    return left.length > 0 ? left : usual;
  };
  const all = fix(memory?.nodeset?.set);
  const steps: RemedyStep[] = memnodes.flatMap(({ cell, mode, nodeset }): readonly RemedyStep[] => {
    const nodes = fix(nodeset.set);
    return nodes === undefined ? [] : [{ kind: 'memnode', cell: cellId(id, cell), mode, nodes }];
  });
  if (memory !== undefined && all !== undefined)
    steps.unshift({ kind: 'memory', domain: id, mode: memory.mode, nodes: all });
  return propose('memory-on-host-nodes', steps);
}

/** On how many threads of a host core the crowded vCPUs sit, if that is a number the guest can have. */
export function threadsPerHostCore(input: RuleInput): number | undefined {
  const sizes = new Set(
    input.host?.cpuTable.flatMap(({ siblings }) =>
      siblings === undefined || onlyId(siblings) !== undefined
        ? []
        : [formatCpuSet(siblings).split(/[,-]/).length],
    ) ?? [],
  );
  const [size] = sizes;
  return sizes.size === 1 ? size : undefined;
}
