/** Ours beside libvirt's, for one domain: the same verdict, the same sentence, the same set for every thread. */
import { analyze } from '../../core/analyze.ts';
import type { Choices } from '../../core/analysis.ts';
import { formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { Domain } from '../../core/domain/domain.ts';
import type { DomainPlacement } from '../../core/placement/placement.ts';
import type { DefinedDomain } from './defined-domain.ts';
import { ourFacts, theirFacts } from './facts.ts';
import type { Verdict } from './libvirt.ts';

/** What `--as-libvirt` chooses. */
export const asLibvirt: Choices = { droppedAssumptions: [], asLibvirt: true, numad: undefined };

/** Everything that is compared, one line each. */
export type Answer = readonly string[];

/** Our answer to a domain on the host that `hostText` describes. */
export function ourAnswer(xml: string, hostText: string): Answer {
  const analysis = analyze(
    [
      { id: 'domain', name: 'domain.xml', text: xml },
      { id: 'host', name: 'host', text: hostText },
    ],
    asLibvirt,
  );
  const domain = analysis.domains[0];
  const placement = analysis.placements[0];
  if (domain === undefined || placement === undefined) return ['no domain'];
  const refusal = domain.refusals[0];
  if (refusal !== undefined) return [`refused: ${refusal.message}`];
  return ['accepted', ...ourThreads(placement), ...ourMemory(domain, placement), ...ourFacts(domain)];
}

function ourThreads(placement: DomainPlacement): Answer {
  return placement.threads.map(({ kind, number, online, asked, source }) => {
    const cpus = typeof asked === 'string' ? asked : formatCpuSet(asked);
    return describeThread(kind, number, online, cpus, source);
  });
}

function ourMemory(domain: Domain, placement: DomainPlacement): Answer {
  const cells = domain.cells.map((cell) => {
    const memory = cell.memoryKiB === undefined ? '?' : String(cell.memoryKiB);
    return `cell ${cell.id}: ${formatCpuSet(cell.cpus)}, ${memory} KiB`;
  });
  const rows = placement.memory.map(({ cell, mode, nodes, source }) =>
    describeMemory(cell, mode, typeof nodes === 'string' ? nodes : formatCpuSet(nodes), source),
  );
  return [...cells, ...rows];
}

/** Libvirt's answer, by its rule for a thread (libvirt.md §0.1) from what it made of the domain. */
export function libvirtAnswer(verdict: Verdict, hostCpus: string): Answer {
  if (!verdict.accepted) return [`refused: ${verdict.error}`];
  const { defined, dump } = verdict;
  return [
    'accepted',
    ...theirThreads(defined, hostCpus),
    ...theirMemory(defined),
    ...theirFacts(dump, defined),
  ];
}

function theirThreads(defined: DefinedDomain, hostCpus: string): Answer {
  const { vcpu } = defined;
  const place = (
    kind: 'vcpu' | 'emulator' | 'iothread',
    number: number | undefined,
    online: boolean,
    pin: string | undefined,
  ): string => {
    const own = kind === 'vcpu' ? 'vcpupin' : kind === 'emulator' ? 'emulatorpin' : 'iothreadpin';
    if (pin !== undefined) return describeThread(kind, number, online, pin, own);
    if (vcpu.placement === 'auto') return describeThread(kind, number, online, 'unknown', 'numad');
    if (vcpu.cpuset !== undefined) return describeThread(kind, number, online, vcpu.cpuset, 'vcpu-cpuset');
    return describeThread(kind, number, online, hostCpus, 'default');
  };
  const isOnline = (id: number): boolean => defined.vcpus.get(id) ?? id < vcpu.current;
  return [
    ...Array.from({ length: vcpu.max }, (_, id) => place('vcpu', id, isOnline(id), defined.vcpuPins.get(id))),
    place('emulator', undefined, true, defined.emulatorPin),
    ...defined.iothreads.map((id) => place('iothread', id, true, defined.iothreadPins.get(id))),
  ];
}

function theirMemory(defined: DefinedDomain): Answer {
  const { memory, cells } = defined;
  const row = (cell: number | undefined): string => {
    if (memory?.placement === 'auto') return describeMemory(cell, memory.mode, 'unknown', 'numad');
    const memnode = cell === undefined ? undefined : defined.memnodes.get(cell);
    if (memnode !== undefined) return describeMemory(cell, memnode.mode, memnode.nodeset, 'memnode');
    if (memory?.nodeset !== undefined) return describeMemory(cell, memory.mode, memory.nodeset, 'numatune');
    return describeMemory(cell, undefined, 'all', 'default');
  };
  return [
    ...cells.map(({ id, cpus, memoryKiB }) => `cell ${id}: ${cpus}, ${memoryKiB} KiB`),
    ...(cells.length === 0 ? [row(undefined)] : cells.map(({ id }) => row(id))),
  ];
}

function describeThread(
  kind: string,
  number: number | undefined,
  online: boolean,
  cpus: string,
  source: string,
): string {
  return `${kind}${number ?? ''}${online ? '' : ' offline'}: ${cpus} (${source})`;
}

function describeMemory(
  cell: number | undefined,
  mode: string | undefined,
  nodes: string,
  source: string,
): string {
  return `memory of ${cell === undefined ? 'the domain' : `cell ${cell}`}: ${mode ?? 'any'} ${nodes} (${source})`;
}

/** The lines that differ, ours after `-`, libvirt's after `+`; nothing when they agree. */
export function differences(ours: Answer, theirs: Answer): readonly string[] {
  const length = Math.max(ours.length, theirs.length);
  return Array.from({ length }, (_, i) => i).flatMap((i) =>
    ours[i] === theirs[i] ? [] : [`- ${ours[i] ?? '(nothing)'}`, `+ ${theirs[i] ?? '(nothing)'}`],
  );
}

/** Refusing <distances>, libvirt 9.0.0 writes where it should not (see `Libvirt`); that may be its own message. */
export function isSpoilt([ours = '']: Answer, [theirs = '']: Answer): boolean {
  return /NUMA|sibling/.test(ours) && theirs.startsWith('refused: ') && ours.startsWith(theirs);
}

/** A text without what differs from domain to domain, to count how often each message was met. */
export function templateOf(text: string): string {
  return text
    .replace(/( in element| for attribute) '([^']*)'/g, '$1 ‹$2›')
    .replace(/'[^]*?'(?=\W|$)/g, "'…'")
    .replace(/(Invalid value of '…'): .*/g, '$1: …')
    .replace(/\b\d+\b/g, 'N');
}
