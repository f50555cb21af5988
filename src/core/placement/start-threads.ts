/**
 * Threads in the order in which libvirt sets them up: the emulator before QEMU is executed, then the vCPUs that are
 * online, then the iothreads (qemuProcessLaunch). For each: its CPUs, then its scheduler (qemuProcessSetupPid).
 */
import { emptySet, formatCpuSet, hasId, isSubset, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import type { CgroupKind } from './choices.ts';
import type { ThreadPlacement } from './placement.ts';
import { judgeSet, type SetFate } from './set-fate.ts';
import type { StartDoubt, StartInput, StartProblem, StartProblemKind } from './start-report.ts';
import { priorityFault } from './start-settings.ts';
import { isInForce } from './versions.ts';

export function findThreadProblems(
  input: StartInput,
  cgroup: CgroupKind,
  kind: ThreadPlacement['kind'],
): readonly StartProblem[] {
  const groups = new Map<string, { problem: StartProblem; threads: EntityId[] }>();
  const fates = new Map<CpuSet, SetFate>();
  const fateOf = (set: CpuSet, host: Host): SetFate => {
    const fate = fates.get(set) ?? judgeSet(set, host, cgroup);
    fates.set(set, fate);
    return fate;
  };
  for (const thread of input.threads) {
    if (thread.kind !== kind || !thread.online) continue;
    const problem = cpuProblem(input, thread, cgroup, fateOf) ?? schedulerProblem(input, thread);
    if (problem === undefined) continue;
    const key = `${problem.kind} ${String(problem.span?.source)} ${String(problem.span?.from)}`;
    const group = groups.get(key);
    // Threads that share a setting share the problem; the first of them is the one in the message.
    if (group === undefined) groups.set(key, { problem, threads: [thread.thread] });
    else group.threads.push(thread.thread);
  }
  return [...groups.values()].map(({ problem, threads }) => ({ ...problem, threads }));
}

const kinds: Readonly<Record<Extract<SetFate, { outcome: 'fails' }>['why'], StartProblemKind>> = {
  'beyond-host': 'cpu-beyond-host',
  offline: 'cpu-offline',
  'nothing-left': 'no-cpu-left',
};

function cpuProblem(
  input: StartInput,
  thread: ThreadPlacement,
  cgroup: CgroupKind,
  fateOf: (set: CpuSet, host: Host) => SetFate,
): StartProblem | undefined {
  const { host } = input;
  // "All" is not written into the cgroup, and that it cannot be set is only logged.
  if (host === undefined || typeof thread.asked === 'string' || thread.source === 'default') return undefined;
  const fate = fateOf(thread.asked, host);
  // The kernel reads the list before it asks whether the cgroup above allows it.
  if (fate.outcome !== 'fails' || fate.why !== 'beyond-host') {
    const outside = narrowCgroupProblem(input, thread, cgroup);
    if (outside !== undefined) return outside;
  }
  if (fate.outcome !== 'fails') return undefined;
  const span = thread.reasons.find((reason) => reason.state === 'applied')?.span;
  return {
    kind: kinds[fate.why],
    message: messageOf(thread, fate.why),
    threads: [thread.thread],
    ids: fate.cpus,
    ...(span === undefined ? {} : { span }),
  };
}

function messageOf(thread: ThreadPlacement, why: 'beyond-host' | 'offline' | 'nothing-left'): string {
  if (why === 'nothing-left') return 'cannot set CPU affinity on process PID: Invalid argument';
  const asked = typeof thread.asked === 'string' ? emptySet : thread.asked;
  if (why === 'offline') return `Invalid value '${formatCpuSet(asked)}' for 'cpuset.cpus': Invalid argument`;
  const file = `/sys/fs/cgroup/…/${cgroupOf(thread)}/cpuset.cpus`;
  return `Unable to write to '${file}': Numerical result out of range`;
}

function cgroupOf(thread: ThreadPlacement): string {
  return thread.kind === 'emulator' ? 'emulator' : `${thread.kind}${String(thread.number ?? 0)}`;
}

/** 1.1.1–1.2.14: the domain's cgroup had the CPUs of `<vcpu cpuset>` or numad, and its threads' lie within. */
function narrowCgroupProblem(
  { domain, choices, threads }: StartInput,
  thread: ThreadPlacement,
  cgroup: CgroupKind,
): StartProblem | undefined {
  if (cgroup === 'none' || !isInForce('domain-cgroup-narrow', choices)) return undefined;
  const shared =
    domain.vcpuPlacement.effective === 'auto'
      ? threads.find(({ source }) => source === 'numad')?.asked
      : domain.vcpuCpuset?.set;
  if (shared === undefined || typeof shared === 'string' || typeof thread.asked === 'string')
    return undefined;
  if (isSubset(thread.asked, shared)) return undefined;
  const span = thread.reasons.find((reason) => reason.state === 'applied')?.span;
  return {
    kind: 'pin-outside-domain-cgroup',
    message: `Unable to write to '/sys/fs/cgroup/…/${cgroupOf(thread)}/cpuset.cpus': Permission denied`,
    threads: [thread.thread],
    ids: thread.asked,
    ...(span === undefined ? {} : { span }),
  };
}

/** vcpusched and iothreadsched; the emulator's comes last of all. */
function schedulerProblem({ domain }: StartInput, thread: ThreadPlacement): StartProblem | undefined {
  if (thread.kind === 'emulator' || thread.number === undefined) return undefined;
  const { vcpus, iothreads } = domain.schedulers;
  for (const setting of thread.kind === 'vcpu' ? vcpus : iothreads) {
    if (!hasId(setting.threads, thread.number)) continue;
    const message = priorityFault(setting);
    if (message === undefined) return undefined;
    return { kind: 'priority-out-of-range', message, threads: [thread.thread], span: setting.span };
  }
  return undefined;
}

/** What is not known well enough to say that it starts. */
export function threadDoubts({ domain, host }: StartInput, cgroup: CgroupKind): readonly StartDoubt[] {
  const assumed: StartDoubt[] =
    host === undefined
      ? [{ kind: 'no-host' }]
      : host.unlisted !== undefined || host.cpuTable.some((cpu) => cpu.assumed)
        ? [{ kind: 'host-assumed' }]
        : [];
  const { vcpus, iothreads, emulator } = domain.schedulers;
  const all = [...vcpus, ...iothreads, ...(emulator === undefined ? [] : [emulator])];
  const realtime = all.some(({ policy }) => policy === 'fifo' || policy === 'rr');
  // A kernel with CONFIG_RT_GROUP_SCHED gives new groups of v1 no real-time budget: seen on Linux 6.18.
  if (cgroup === 'v2' || !realtime) return assumed;
  const message = 'Cannot set scheduler parameters for pid PID: Operation not permitted';
  return [...assumed, { kind: 'realtime', message }];
}
