/**
 * Whether a domain that is defined also starts (libvirt.md §0.2, §3.2, §3.4): told apart from refused, for each kind
 * of cgroup, with libvirt's message and what caused it, in the order of libvirt's start sequence: the first
 * problem is the one that virsh prints. Session mode is a doubt where it would matter: no text tells whether it is used.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import type { Span } from '../text/source.ts';
import { cgroupKinds, type CgroupKind, type PlacementChoices } from './choices.ts';
import type { NumadAnswer } from './numad.ts';
import type { MemoryPlacement, ThreadPlacement } from './placement.ts';
import { threadDoubts, findThreadProblems } from './start-threads.ts';
import { findMemoryProblems, findNodeProblems } from './start-memory.ts';
import {
  findEmulatorschedProblems,
  findOrderProblems,
  findSharesProblems,
  sessionDoubts,
} from './start-settings.ts';

export interface StartReport extends StartOutcome {
  /** The kind chosen, whose outcome this is. */
  readonly cgroup: CgroupKind;
  readonly byCgroup: Readonly<Record<CgroupKind, StartOutcome>>;
}

export interface StartOutcome {
  readonly verdict: 'refused' | 'starts' | 'fails' | 'unknown';
  readonly problems: readonly StartProblem[];
  /** What would have to be known to tell. */
  readonly doubts: readonly StartDoubt[];
}

export type StartProblemKind =
  | 'numad-unreadable'
  | 'node-not-on-host'
  | 'shares-out-of-range'
  | 'shares-above-weight'
  | 'cpu-beyond-host'
  | 'cpu-offline'
  | 'no-cpu-left'
  | 'pin-outside-domain-cgroup'
  | 'memory-cannot-be-bound'
  | 'daemon-crashes'
  | 'vcpu-order-duplicate'
  | 'priority-out-of-range'
  | 'qemu-cannot-bind';

export interface StartProblem {
  readonly kind: StartProblemKind;
  /** As virsh prints it; `…` and PID stand for what differs from run to run. */
  readonly message: string;
  /** The threads that meet it, in the order in which they are set up; empty when it is no thread's. */
  readonly threads: readonly EntityId[];
  /** CPUs or nodes at fault. */
  readonly ids?: CpuSet;
  /** The setting at fault. */
  readonly span?: Span;
}

/**
 * `no-host`, `host-assumed`: the host is not, or not wholly, known. `numad`: nobody has answered for it.
 * `session`: fails only in session mode. `realtime`: some kernels allow no fifo or rr in a cgroup. `old-release`: not run by anybody.
 */
export interface StartDoubt {
  readonly kind: 'no-host' | 'host-assumed' | 'numad' | 'session' | 'realtime' | 'old-release';
  /** What virsh prints if it goes wrong. */
  readonly message?: string;
}

export interface StartInput {
  readonly domain: Domain;
  readonly host: Host | undefined;
  readonly numad: NumadAnswer;
  readonly threads: readonly ThreadPlacement[];
  readonly memory: readonly MemoryPlacement[];
  readonly choices: PlacementChoices;
}

export function reportStart(input: StartInput): StartReport {
  const cgroup = input.choices.cgroup ?? 'v2';
  const outcomes = cgroupKinds.map((kind) => [kind, judgeStart(input, kind)] as const);
  const byCgroup = Object.fromEntries(outcomes) as Record<CgroupKind, StartOutcome>;
  return { ...byCgroup[cgroup], cgroup, byCgroup };
}

function judgeStart(input: StartInput, cgroup: CgroupKind): StartOutcome {
  const { domain, choices } = input;
  if (domain.refusals.length > 0) return { verdict: 'refused', problems: [], doubts: [] };
  // What 2011 did with a set it could not use was another thing; nothing of it was run.
  if ((choices.era ?? 'now') !== 'now')
    return { verdict: 'unknown', problems: [], doubts: [{ kind: 'old-release' }] };
  const problems: readonly StartProblem[] = [
    ...findNumadProblems(input),
    ...findNodeProblems(input),
    ...findSharesProblems(input, cgroup),
    ...findThreadProblems(input, cgroup, 'emulator'),
    ...findMemoryProblems(input, cgroup),
    ...findOrderProblems(input),
    ...findThreadProblems(input, cgroup, 'vcpu'),
    ...findThreadProblems(input, cgroup, 'iothread'),
    ...findEmulatorschedProblems(input),
  ];
  const doubts = [...numadDoubts(input), ...sessionDoubts(input, cgroup), ...threadDoubts(input, cgroup)];
  return {
    verdict: problems.length > 0 ? 'fails' : doubts.length > 0 ? 'unknown' : 'starts',
    problems,
    doubts,
  };
}

function needsNumad({ domain }: StartInput): boolean {
  return domain.vcpuPlacement.effective === 'auto' || domain.memory?.placement === 'auto';
}

function findNumadProblems(input: StartInput): readonly StartProblem[] {
  const { domain, numad } = input;
  if (numad.fault === undefined || !needsNumad(input)) return [];
  const span = domain.vcpuPlacement.by ?? domain.memory?.span;
  const problem: StartProblem = { kind: 'numad-unreadable', message: numad.fault, threads: [] };
  return [span === undefined ? problem : { ...problem, span }];
}

function numadDoubts(input: StartInput): readonly StartDoubt[] {
  if (!needsNumad(input) || input.numad.answered) return [];
  return [{ kind: 'numad', message: 'operation failed: Failed to query numad for the advisory nodeset' }];
}
