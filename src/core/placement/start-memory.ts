/** What makes a start fail about memory: nodes that are not there, and memory that QEMU cannot bind. */
import { differenceOf, emptySet, firstId, isEmpty, isSubset, overlaps, setOfIds } from '../cpuset/cpuset.ts';
import { cellId } from '../identity.ts';
import type { CgroupKind } from './choices.ts';
import type { StartInput, StartProblem } from './start-report.ts';
import { isInForce } from './versions.ts';

/**
 * virDomainNumatuneNodesetIsAvailable, asked while the command line is built, before anything is started: first
 * `<memory>`, also when every cell has a memnode, then the cells in order. The message names the first missing node.
 */
export function findNodeProblems({ domain, host }: StartInput): readonly StartProblem[] {
  if (host === undefined || host.nodes.length === 0) return [];
  const nodes = setOfIds(host.nodes.map((node) => node.id));
  const { memory } = domain;
  const cells = [...domain.memnodes].sort((a, b) => a.cell - b.cell);
  const settings = [
    ...(memory?.nodeset === undefined ? [] : [{ id: domain.id, nodeset: memory.nodeset, span: memory.span }]),
    ...cells.map(({ cell, nodeset, span }) => ({ id: cellId(domain.id, cell), nodeset, span })),
    // Then the devices that bring their own nodes (qemuBuildMemoryBackendProps).
    ...domain.memoryDevices.flatMap(({ nodemask, span }) =>
      nodemask === undefined ? [] : [{ id: domain.id, nodeset: nodemask, span }],
    ),
  ];
  return settings.flatMap(({ id, nodeset, span }): readonly StartProblem[] => {
    const missing = differenceOf(nodeset.set ?? emptySet, nodes);
    const first = firstId(missing);
    if (first === undefined) return [];
    const message = `unsupported configuration: NUMA node ${String(first)} is unavailable`;
    return [{ kind: 'node-not-on-host', message, threads: [id], ids: missing, span }];
  });
}

export function findMemoryProblems(input: StartInput, cgroup: CgroupKind): readonly StartProblem[] {
  // Both need the cpuset controller.
  return cgroup === 'none' ? [] : [...findBindProblems(input), ...findCrash(input)];
}

/**
 * Before 9.4.0 the emulator's cpuset.mems was `<memory nodeset>` alone while QEMU, in that cgroup, bound each cell
 * to its memnode: the kernel refuses nodes outside of it.
 */
function findBindProblems({ domain, choices }: StartInput): readonly StartProblem[] {
  const { memory, memnodes } = domain;
  const allowed = memory?.nodeset?.set;
  if (memory?.mode !== 'strict' || allowed === undefined || isInForce('memory-union-at-start', choices))
    return [];
  const outside = memnodes.find(
    ({ mode, nodeset }) => mode === 'strict' && nodeset.set !== undefined && !isSubset(nodeset.set, allowed),
  );
  if (outside === undefined) return [];
  return [
    {
      kind: 'memory-cannot-be-bound',
      message:
        'internal error: qemu unexpectedly closed the monitor: … cannot bind memory to host NUMA nodes: Invalid argument',
      threads: [cellId(domain.id, outside.cell)],
      ids: differenceOf(outside.nodeset.set ?? [], allowed),
      span: outside.span,
    },
  ];
}

/** A cell without CPUs before the cell of a vCPU ended the daemon of 9.0.0 (libvirt.md §4.4). */
function findCrash({ domain, choices }: StartInput): readonly StartProblem[] {
  if (!isInForce('cpuless-cell-crash', choices)) return [];
  const index = domain.cells.findIndex(({ cpus }) => isEmpty(cpus));
  const cell = domain.cells[index];
  const later = domain.cells.slice(index + 1).some(({ cpus }) => overlaps(cpus, domain.onlineVcpus));
  if (cell === undefined || !later) return [];
  return [
    {
      kind: 'daemon-crashes',
      message: `libvirtd ends with a segmentation fault: cell ${String(cell.id)} has no CPUs`,
      threads: [cellId(domain.id, cell.id)],
      span: cell.span,
    },
  ];
}
