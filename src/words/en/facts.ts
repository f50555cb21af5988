/** Words for the facts beside "where": start, memory, limits, hot-plug, as details and reports name them. English. */
import type { Scheduler } from '../../core/domain/tuning.ts';
import type { VcpuLocality } from '../../core/placement/locality.ts';
import type { ThreadMems } from '../../core/placement/placement.ts';
import type { StartOutcome } from '../../core/placement/start-report.ts';
import { roundCpus } from '../round-cpus.ts';

/** Headings and names of facts. */
type FactLabel =
  | 'start'
  | 'memory'
  | 'wholeGuest'
  | 'memoryChain'
  | 'limits'
  | 'hotplug'
  | 'helpers'
  | 'domain'
  | 'cell'
  | 'plugged'
  | 'distance'
  | 'allocates'
  | 'scheduler'
  | 'time'
  | 'cellVcpus';

export interface FactWords {
  readonly label: Readonly<Record<FactLabel, string>>;
  readonly anyCgroup: string;
  /** The verdict beside the kind of cgroup. */
  readonly startState: Readonly<Record<StartOutcome['verdict'], string>>;
  /** What virsh prints if a doubt comes true. */
  readonly doubtMessage: (message: string) => string;
  /** `where`: the kind of cgroup, where several share the first fault and not the others. */
  readonly further: (problems: number, where: string | undefined) => string;
  /** Where memory may live, in a few words; `nodes` is formatted, `all` or `unknown`. */
  readonly memoryNodes: (mode: string | undefined, nodes: string) => string;
  /** The nodes that a thread's cgroup lets it allocate from. */
  readonly mems: (nodes: string, source: ThreadMems['source']) => string;
  /** For a column of a table. */
  readonly localityShort: Readonly<Record<VcpuLocality['verdict'], string>>;
  readonly localityNodes: (cpuNodes: string, memoryNodes: string) => string;
  readonly scheduler: (scheduler: Pick<Scheduler, 'policy' | 'priority'>) => string;
  /** Whether a vCPU is there at boot and may come or go; `waits`: a pin of its own waits for it. */
  readonly plugged: (is: {
    readonly online: boolean;
    readonly hotpluggable: boolean;
    readonly waits: boolean;
  }) => string;
  /** "vCPU 3", "vCPUs 1,3-5" */
  readonly vcpus: (set: string) => string;
  /** Its set names CPUs that this kind of cgroup does not take. */
  readonly plugRefused: (cpus: string, cgroup: string) => string;
  readonly inferred: string;
  /** The whole VM's sum, which no setting states. */
  readonly together: (vcpus: number, cpus: number) => string;
  readonly noLimits: string;
  readonly helpers: string;
}

/** "node 0", "nodes 0-1" */
export function nodeList(nodes: string): string {
  switch (nodes) {
    case 'all':
      return 'any node';
    case 'unknown':
      return 'the nodes that numad chooses';
    case '':
      return 'no node';
    default:
      return `${/[-,]/.test(nodes) ? 'nodes' : 'node'} ${nodes}`;
  }
}

/** "one CPU’s worth of time" */
export function worthOf(cpus: number): string {
  return `${cpus === 1 ? 'one CPU’s' : `${roundCpus(cpus)} CPUs’`} worth of time`;
}

const memsBy: Readonly<Record<ThreadMems['source'], string>> = {
  memnode: 'the restrictive <memnode> of its cell',
  numatune: '<memory>',
  numad: 'numad',
  union: '<memory> and every <memnode> together',
};

export const facts: FactWords = {
  label: {
    start: 'Start',
    memory: 'Memory',
    wholeGuest: 'Whole VM',
    memoryChain: 'What libvirt considers for this memory, in order',
    limits: 'Weight and caps',
    hotplug: 'Once plugged in',
    helpers: 'What runs as the emulator',
    domain: 'VM',
    cell: 'Guest cell',
    plugged: 'Plugged in',
    distance: 'Distance',
    allocates: 'Allocates',
    scheduler: 'Scheduler',
    time: 'Time',
    cellVcpus: 'How far its vCPUs are',
  },
  anyCgroup: 'any kind of cgroup',
  startState: {
    refused: 'refuses to define it',
    starts: 'starts',
    fails: 'accepted, does not start',
    unknown: 'not known whether it starts',
  },
  doubtMessage: (message) => `If it goes wrong, virsh prints “${message}”.`,
  further: (problems, where) =>
    `${problems === 1 ? 'One more fault' : `${problems} more faults`} behind it${where === undefined ? '' : ` (${where})`}`,
  memoryNodes: (mode, nodes) => (mode === undefined ? nodeList(nodes) : `${mode}, ${nodeList(nodes)}`),
  mems: (nodes, source) => `from ${nodeList(nodes)} alone, by ${memsBy[source]} (cpuset.mems)`,
  localityShort: { local: 'local', 'partly-remote': 'partly remote', remote: 'remote', unknown: 'not known' },
  localityNodes: (cpuNodes, memoryNodes) =>
    `runs on ${nodeList(cpuNodes)}, memory on ${nodeList(memoryNodes)}`,
  scheduler: ({ policy, priority }) => (priority === undefined ? policy : `${policy}, priority ${priority}`),
  plugged: ({ online, hotpluggable, waits }) => {
    if (online) return hotpluggable ? 'at start; can be unplugged' : 'at start, for good';
    return waits
      ? 'not at start; its vcpupin waits until it is plugged in'
      : 'not at start; can be plugged in while the VM runs';
  },
  vcpus: (set) => `${/[-,]/.test(set) ? 'vCPUs' : 'vCPU'} ${set}`,
  plugRefused: (cpus, cgroup) =>
    `cannot be plugged in: with ${cgroup} the kernel does not take CPU${/[-,]/.test(cpus) ? 's' : ''} ${cpus}`,
  inferred: 'No source says this of that libvirt in so many words: it is inferred.',
  together: (vcpus, cpus) =>
    `Its ${vcpus} vCPUs together: ${worthOf(cpus)}; that is derived, no setting says it.`,
  noLimits: 'None is set: the usual weight, and all the time there is.',
  helpers:
    'Every thread of QEMU that is neither a vCPU nor an iothread. They inherit the emulator’s CPUs and stay in its cgroup.',
};
