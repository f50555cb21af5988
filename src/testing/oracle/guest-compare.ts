/** Ours beside a running guest's: the CPUs and memory nodes of every thread, and why it does not start. */
import { analyze } from '../../core/analyze.ts';
import { defaultChoices, type Choices } from '../../core/analysis.ts';
import { formatCpuSet, intersectionOf, setOfIds } from '../../core/cpuset/cpuset.ts';
import type { Host } from '../../core/host/host.ts';
import { readThreadName } from '../../core/placement/emulator-group.ts';
import type { DomainPlacement, ThreadPlacement } from '../../core/placement/placement.ts';
import type { GuestThread } from './guest.ts';
import { numactlOfThisMachine } from './this-machine.ts';

export interface OurGuest {
  readonly placement: DomainPlacement;
  readonly host: Host;
}

export function placeGuest(xml: string, choices: Partial<Choices>): OurGuest {
  const sources = [
    { id: 'domain', name: 'domain.xml', text: xml },
    { id: 'host', name: 'host', text: numactlOfThisMachine() },
  ];
  const { placements, host, domains } = analyze(sources, { ...defaultChoices, asLibvirt: true, ...choices });
  const placement = placements[0];
  const refusal = domains[0]?.refusals[0];
  if (refusal !== undefined) throw new Error(`we refuse it: ${refusal.message}\n${xml}`);
  if (placement === undefined || host === undefined) throw new Error(`we see no domain or no host\n${xml}`);
  return { placement, host };
}

/** `vcpu0: 0-1 on nodes 0`, one line for each thread that runs; helpers of the emulator are one line together. */
export function ourThreads({ placement, host }: OurGuest): readonly string[] {
  const nodes = setOfIds(host.nodes.map(({ id }) => id));
  return placement.threads
    .filter(({ online }) => online)
    .map((thread) => {
      const mems = thread.mems?.nodes ?? nodes;
      const cpus = thread.runs === undefined ? 'unknown' : formatCpuSet(thread.runs);
      const where = typeof mems === 'string' ? mems : formatCpuSet(intersectionOf(mems, nodes));
      return `${nameOf(thread)}: ${cpus} on nodes ${where}`;
    })
    .sort();
}

function nameOf({ kind, number }: Pick<ThreadPlacement, 'kind' | 'number'>): string {
  return `${kind}${number ?? ''}`;
}

export function theirThreads(threads: readonly GuestThread[]): readonly string[] {
  const lines = threads.map(({ comm, cpus, mems }) => {
    const name = readThreadName(comm);
    const id = name.kind === 'emulator' ? nameOf({ kind: 'emulator' }) : nameOf(name);
    return `${id}: ${cpus} on nodes ${mems}`;
  });
  return [...new Set(lines)].sort();
}

/** A message without what differs from run to run. */
export function withoutRunning(message: string): string {
  return message
    .replace(
      /\/sys\/fs\/cgroup\/[^']*\/((?:emulator|vcpu\d+|iothread\d+)\/cpuset\.\w+)'/,
      "/sys/fs/cgroup/…/$1'",
    )
    .replace(/\/sys\/fs\/cgroup\/[^']*\/(cpu\.weight)'/, "/sys/fs/cgroup/…/$1'")
    .replace(/(process|pid) \d+/, '$1 PID');
}
