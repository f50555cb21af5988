/**
 * What virsh and `/proc` should say of the domains that are loaded, and the commands that ask: for a host where they run. Sources:
 * virsh(1); `Cpus_allowed_list` and `Mems_allowed_list` of proc(5); the names of QEMU's threads (evidence E2, E8).
 */
import type { Analysis } from '../analysis.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { DomainPlacement, ThreadPlacement } from '../placement/placement.ts';

/** `unknown`: nobody knows before numad has answered. `all`: every CPU of a host that is not known. */
interface ExpectedRow {
  readonly thread: EntityId | undefined;
  readonly value: string;
  /** As the kernel calls the thread. */
  readonly comm?: string;
}

export type ExpectationId =
  'vcpupin' | 'emulatorpin' | 'iothreadinfo' | 'numatune' | 'threads' | 'cpus' | 'mems';

export interface Expectation {
  readonly id: ExpectationId;
  readonly command: string;
  /** Empty: it only tells who is who. */
  readonly rows: readonly ExpectedRow[];
}

export interface DomainExpectations {
  readonly domain: EntityId;
  readonly name: string | undefined;
  readonly expectations: readonly Expectation[];
}

/** libvirt's domains; a QEMU command line has no virsh to ask. */
export function expectationsOf({ domains, placements }: Analysis): readonly DomainExpectations[] {
  return domains.flatMap((domain, i) => {
    const placement = placements[i];
    if (placement === undefined || domain.qemu !== undefined) return [];
    return [{ domain: domain.id, name: domain.name, expectations: ofDomain(placement) }];
  });
}

/** In the shell `$D` is the domain and `$PID` its QEMU process. */
function ofDomain({ threads, memory }: DomainPlacement): readonly Expectation[] {
  const of = (kind: ThreadPlacement['kind']): readonly ThreadPlacement[] =>
    threads.filter((thread) => thread.kind === kind);
  const running = threads.filter(({ online }) => online);
  const whole = memory.find(({ cell }) => cell === undefined) ?? memory[0];
  const hasIothreads = of('iothread').length > 0;
  const mems = running.filter((thread) => thread.mems !== undefined);
  return [
    { id: 'vcpupin', command: 'virsh vcpupin "$D"', rows: of('vcpu').map(pinRow) },
    { id: 'emulatorpin', command: 'virsh emulatorpin "$D"', rows: of('emulator').map(pinRow) },
    ...(hasIothreads
      ? [
          {
            id: 'iothreadinfo' as const,
            command: 'virsh iothreadinfo "$D"',
            rows: of('iothread').map(pinRow),
          },
        ]
      : []),
    ...(whole?.mode === undefined
      ? []
      : [
          {
            id: 'numatune' as const,
            command: 'virsh numatune "$D"',
            rows: [{ thread: undefined, value: `${whole.mode} ${nodesText(whole.nodes)}` }],
          },
        ]),
    { id: 'threads', command: 'ps -T -o pid,tid,psr,comm -p "$PID"', rows: [] },
    {
      id: 'cpus',
      command: 'grep Cpus_allowed_list /proc/"$PID"/task/*/status',
      rows: running.map((thread) => ({
        thread: thread.thread,
        value: runsText(thread),
        comm: commOf(thread),
      })),
    },
    ...(mems.length === 0
      ? []
      : [
          {
            id: 'mems' as const,
            command: 'grep Mems_allowed_list /proc/"$PID"/task/*/status',
            rows: mems.map((thread) => ({
              thread: thread.thread,
              value: nodesText(thread.mems?.nodes ?? 'all'),
              comm: commOf(thread),
            })),
          },
        ]),
  ];
}

function pinRow(thread: ThreadPlacement): ExpectedRow {
  return { thread: thread.thread, value: runsText(thread) };
}

function runsText({ runs, asked }: ThreadPlacement): string {
  const set = runs ?? asked;
  return typeof set === 'string' ? set : formatCpuSet(set);
}

function nodesText(nodes: DomainPlacement['memory'][number]['nodes']): string {
  return typeof nodes === 'string' ? nodes : formatCpuSet(nodes);
}

/** The emulator's is that of the process, cut to fifteen characters by the kernel. */
function commOf({ kind, number }: ThreadPlacement): string {
  if (kind === 'vcpu') return `CPU ${String(number ?? 0)}/KVM`;
  return kind === 'iothread' ? `IO iothread${String(number ?? 1)}` : 'qemu-system-x86';
}
