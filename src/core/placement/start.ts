/**
 * What can be told about the start: define succeeds and start fails, with libvirt's message (libvirt.md §3.4).
 * Judged for a system daemon with the cpuset controller on cgroup v2, the usual case; where the answer depends
 * on what no text tells (which CPUs are merely offline, whether numad is there), it is 'unknown'.
 */
import { differenceOf, isEmpty, lastId, setOfIds } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import type { DomainPlacement, MemoryPlacement, ThreadPlacement } from './placement.ts';

type StartVerdict = Pick<DomainPlacement, 'starts' | 'startProblem'>;

export function findStartProblem(
  domain: Domain,
  host: Host | undefined,
  threads: readonly ThreadPlacement[],
  memory: readonly MemoryPlacement[],
): StartVerdict {
  if (domain.refusals.length > 0) return { starts: false, startProblem: undefined };
  if (host === undefined) return { starts: 'unknown', startProblem: undefined };
  const problem = missingNode(host, memory) ?? missingCpu(host, threads);
  if (problem !== undefined) return { starts: false, startProblem: problem };
  const unsure =
    domain.vcpuPlacement.effective === 'auto' ||
    domain.memory?.placement === 'auto' ||
    host.cpuTable.some((cpu) => cpu.assumed) ||
    threads.some((thread) => isShortOfCpus(thread, host));
  return { starts: unsure ? 'unknown' : true, startProblem: undefined };
}

/** Host nodes are looked at before any thread is placed. */
function missingNode(host: Host, memory: readonly MemoryPlacement[]): string | undefined {
  const nodes = setOfIds(host.nodes.map((node) => node.id));
  for (const row of memory) {
    if (typeof row.nodes === 'string' || row.source === 'numad') continue;
    const missing = differenceOf(row.nodes, nodes)[0]?.[0];
    if (missing !== undefined)
      return `unsupported configuration: NUMA node ${String(missing)} is unavailable`;
  }
  return undefined;
}

/** The emulator is placed first, then the vCPUs that are online, then the iothreads. */
function missingCpu(host: Host, threads: readonly ThreadPlacement[]): string | undefined {
  const order = { emulator: 0, vcpu: 1, iothread: 2 };
  const started = threads.filter((thread) => thread.online).sort((a, b) => order[a.kind] - order[b.kind]);
  for (const thread of started) {
    if (typeof thread.asked === 'string' || thread.source === 'default') continue;
    const group = thread.kind === 'emulator' ? 'emulator' : `${thread.kind}${String(thread.number ?? 0)}`;
    if ((lastId(thread.asked) ?? 0) > (lastId(host.cpus) ?? 0)) {
      return `Unable to write to '/sys/fs/cgroup/…/${group}/cpuset.cpus': Numerical result out of range`;
    }
    if (thread.runs !== undefined && isEmpty(thread.runs)) {
      return 'cannot set CPU affinity on process PID: Invalid argument';
    }
  }
  return undefined;
}

/** Some CPU of the set is in no list of this host, though its number could be that of an offline CPU. */
function isShortOfCpus(thread: ThreadPlacement, host: Host): boolean {
  return (
    typeof thread.asked !== 'string' &&
    thread.source !== 'default' &&
    !isEmpty(differenceOf(thread.asked, host.cpus))
  );
}
