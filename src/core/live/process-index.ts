/** Processes and threads over all observations: what one text tells of a thread number holds for the others. */
import type { Domain } from '../domain/domain.ts';
import type { Observation, ObservedThread } from '../intake/facts/observation.ts';
import { isVmThread } from '../intake/thread-role.ts';

type Known = Pick<ObservedThread, 'pid' | 'role' | 'number' | 'comm'>;

export interface ProcessIndex {
  /** The thread as all texts together know it. */
  known(thread: ObservedThread): Known;
  /** Undefined: nothing tells the process. */
  processOf(thread: ObservedThread): number | undefined;
  /** Processes of virtual machines. */
  readonly machines: ReadonlySet<number>;
  /**
   * Those that a domain of libvirt's may be: it has QEMU name the threads, so where any process has vCPUs by name the
   * others are none of its own.
   */
  readonly candidates: ReadonlySet<number>;
  readonly guestOf: ReadonlyMap<number, string>;
  readonly domainOf: ReadonlyMap<number, Domain>;
}

export function indexProcesses(
  domains: readonly Domain[],
  observations: readonly Observation[],
): ProcessIndex {
  const threads = new Map<number, Known>();
  const machines = new Set<number>();
  const named = new Set<number>();
  const guestOf = new Map<number, string>();
  const domainOf = new Map<number, Domain>();
  const learn = (tid: number, facts: Known): void => {
    const before = threads.get(tid);
    threads.set(tid, {
      ...before,
      ...facts,
      // A name tells more than "first thread of its process".
      ...(before?.role !== undefined && facts.role === undefined ? { role: before.role } : {}),
    });
  };

  for (const domain of domains) {
    const { status } = domain;
    if (status === undefined) continue;
    const pid = status.pid === undefined ? {} : { pid: status.pid };
    if (status.pid !== undefined) {
      learn(status.pid, { ...pid, role: 'emulator' });
      machines.add(status.pid);
      domainOf.set(status.pid, domain);
    }
    for (const { vcpu, tid } of status.vcpus) learn(tid, { ...pid, role: 'vcpu', number: vcpu });
  }
  for (const observation of observations) {
    const pids = new Set<number>();
    for (const thread of observation.threads) {
      const { tid, role, number, comm, guest } = thread;
      const pid = thread.pid ?? observation.pid;
      if (pid !== undefined) pids.add(pid);
      if (tid !== undefined)
        learn(tid, {
          ...(pid === undefined ? {} : { pid }),
          ...(role === undefined ? {} : { role }),
          ...(number === undefined ? {} : { number }),
          ...(comm === undefined ? {} : { comm }),
        });
      if (pid === undefined) continue;
      if (role === 'vcpu') named.add(pid);
      if (guest !== undefined) guestOf.set(pid, guest);
      if (guest !== undefined || role === 'vcpu' || (comm !== undefined && isVmThread(comm)))
        machines.add(pid);
    }
    // Whoever greps the threads of one process has looked up the virtual machine's.
    const [only] = pids;
    if (only !== undefined && pids.size === 1 && observation.from !== 'ps') machines.add(only);
    if (observation.pid !== undefined && /^(?:qemu|kvm)/.test(observation.comm ?? ''))
      machines.add(observation.pid);
  }

  const processOf = (thread: ObservedThread): number | undefined =>
    thread.pid ?? (thread.tid === undefined ? undefined : threads.get(thread.tid)?.pid);
  return {
    known: (thread) => ({
      ...(thread.tid === undefined ? {} : threads.get(thread.tid)),
      ...(thread.role === undefined ? {} : { role: thread.role }),
      ...(thread.number === undefined ? {} : { number: thread.number }),
      ...(thread.comm === undefined ? {} : { comm: thread.comm }),
    }),
    processOf,
    machines,
    candidates: named.size > 0 ? named : machines,
    guestOf,
    domainOf,
  };
}
