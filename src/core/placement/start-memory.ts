/** What makes a start fail about memory: nodes that are not there, and memory that QEMU cannot bind. */
import { differenceOf, isEmpty, isSubset, overlaps, setOfIds } from '../cpuset/cpuset.ts';
import { cellId } from '../identity.ts';
import type { CgroupKind } from './choices.ts';
import type { StartInput, StartProblem } from './start-report.ts';
import { isInForce } from './versions.ts';

/**
 * virNumaNodesetIsAvailable, asked for each memory backend while the command line is built, before anything is
 * started; it names the first node that is missing. `<memory>` itself is asked last, if no cell uses it: by
 * virNumaSetupMemoryPolicy in the child, or by the kernel when it is written into a cgroup.
 */
export function findNodeProblems({ domain, host, memory }: StartInput): readonly StartProblem[] {
  if (host === undefined || host.nodes.length === 0) return [];
  const nodes = setOfIds(host.nodes.map((node) => node.id));
  const seen = new Set<number>();
  return memory.flatMap((row): readonly StartProblem[] => {
    if (typeof row.nodes === 'string' || row.source === 'numad' || row.span === undefined) return [];
    const missing = differenceOf(row.nodes, nodes);
    const first = missing[0]?.[0];
    if (first === undefined || seen.has(row.span.from)) return [];
    seen.add(row.span.from);
    return [
      {
        kind: 'node-not-on-host',
        message: `unsupported configuration: NUMA node ${String(first)} is unavailable`,
        threads: [row.cell === undefined ? domain.id : cellId(domain.id, row.cell)],
        ids: missing,
        span: row.span,
      },
    ];
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
