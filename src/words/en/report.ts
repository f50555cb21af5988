/** The words of the text report that no other part has. English. */
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { Domain, DomainOrigin } from '../../core/domain/domain.ts';
import type { Machine, MachineWhy } from '../../core/host/merge-host.ts';
import type { ThreadPlacement } from '../../core/placement/placement.ts';
import { count } from './grammar.ts';
import { qemu as qemuWords } from './qemu.ts';

export interface ReportOwnWords {
  /** `cpus` is a list; no nodes: they are not known. */
  readonly host: (cpus: string, count: number, nodes: number, isolated: string) => string;
  /** The heading of who may run on each CPU; its columns; CPUs that nobody has, or that are offline; threads that nothing holds. */
  readonly cpus: string;
  readonly cpuColumns: Readonly<Record<'cpus' | 'who', string>>;
  readonly nobody: string;
  readonly offline: string;
  readonly anyCpu: string;
  /** The heading over several machines; one of them with its number from 1 and the names of its guests. */
  readonly machines: string;
  readonly machine: (machine: Machine, number: number, guests: readonly string[]) => string;
  /** Where a domain is from, when it is not from libvirt's XML. */
  readonly origin: (domain: Domain) => string;
  readonly status: (refused: boolean, origin: DomainOrigin) => string;
  readonly vcpus: (domain: Domain) => string;
  readonly placement: (placement: 'static' | 'auto') => string;
  readonly starts: (starts: boolean | 'unknown') => string;
  /** `vCPU 3`; with `last`, of a run of vCPUs that are alike: `vCPU 0-63`. */
  readonly thread: (thread: ThreadPlacement, last?: ThreadPlacement) => string;
  readonly cell: (cell: number | undefined) => string;
  readonly set: (set: 'all' | 'unknown' | 'none') => string;
  readonly columns: Readonly<
    Record<'thread' | 'cpus' | 'runs' | 'source' | 'locality' | 'where' | 'memory' | 'nodes' | 'mode', string>
  >;
  readonly assumptions: string;
  readonly changes: string;
  readonly observations: string;
  /** Rows that are left out. */
  readonly more: (count: number) => string;
  readonly findings: string;
  readonly noFindings: string;
  /** What texts gave that draw nothing alone. */
  readonly read: string;
  readonly notRead: string;
  readonly unknown: string;
  readonly nothingRead: string;
  /** Something was read, and nothing can be drawn of it. */
  readonly nothingDrawn: string;
}

/** `3`, or `0-63` */
export function numberRange(first: number | undefined, last: ThreadPlacement | undefined): string {
  return last?.number === undefined ? String(first ?? '') : `${String(first)}-${String(last.number)}`;
}

const whyTaken: Readonly<Record<MachineWhy, string>> = {
  asked: 'as asked',
  cores: 'only its texts tell which CPUs share a core',
  nodes: 'only its texts tell of several nodes',
  cpus: 'only its texts list CPUs',
  first: 'it comes first, and others are told as well',
};

export const report: ReportOwnWords = {
  host: (cpus, cpuCount, nodes, isolated) =>
    `Host · ${count(cpuCount, 'CPU')} (${cpus}) · ${nodes === 0 ? 'nodes not known' : count(nodes, 'node')}${isolated === '' ? '' : ` · isolated ${isolated}`}`,
  cpus: 'CPUs',
  cpuColumns: { cpus: 'CPUS', who: 'WHO MAY RUN THERE' },
  nobody: 'nobody: free',
  offline: 'offline',
  anyCpu: 'every CPU',
  machines: 'Several machines (--machine N, NAME or FILE chooses)',
  machine: ({ name, cpuCount, cpus, chosen, why }, number, guests) =>
    [
      `${chosen ? '*' : ' '} ${number}: ${name === undefined ? '' : `${name} · `}${count(cpuCount, 'CPU')} (${formatCpuSet(cpus)})`,
      chosen ? `taken: ${whyTaken[why ?? 'first']}` : '',
      guests.length === 0 ? '' : `guests: ${guests.join(', ')}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  origin: ({ qemu }) => (qemu === undefined ? '' : qemuWords.origin),
  status: (refused, origin) =>
    refused ? `refused by ${origin === 'qemu' ? 'QEMU' : 'libvirt'}` : origin === 'qemu' ? '' : 'accepted',
  vcpus: ({ vcpus: { max, current, assumed } }) =>
    `${current === max ? count(max, 'vCPU') : `${current} of ${count(max, 'vCPU')}`}${assumed ? ' (assumed)' : ''}`,
  placement: (placement) => `placement ${placement}`,
  starts: (starts) =>
    starts === 'unknown' ? 'not known whether it starts' : starts ? 'starts' : 'does not start',
  thread: ({ kind, number, online }, last) =>
    (kind === 'emulator' ? kind : `${kind === 'vcpu' ? 'vCPU' : kind} ${numberRange(number, last)}`) +
    (online ? '' : ' (offline)'),
  cell: (cell) => (cell === undefined ? 'whole guest' : `cell ${cell}`),
  set: (set) => ({ all: 'all', unknown: 'unknown', none: 'none' })[set],
  columns: {
    thread: 'THREAD',
    cpus: 'CPUS',
    runs: 'RUNS HERE ON',
    source: 'SOURCE',
    locality: 'DISTANCE',
    where: 'WHERE',
    memory: 'MEMORY',
    nodes: 'NODES',
    mode: 'MODE',
  },
  assumptions: 'Assumed (--as-libvirt assumes nothing)',
  changes: 'What if',
  observations: 'Observed',
  more: (rows) => `and ${rows} more (--json has them all)`,
  findings: 'Findings',
  noFindings: 'No findings.',
  read: 'Read',
  notRead: 'Not read',
  unknown: 'Still unknown',
  nothingRead: 'no text gave a domain or a host',
  nothingDrawn: 'what was read does not make a domain or a host yet',
};
