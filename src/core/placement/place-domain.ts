/**
 * libvirt's rule for one thread (qemuProcessSetupPid, qemu_process.c:2533 in 9.0.0; one function for vCPUs,
 * emulator and iothreads): its own pin, else numad's CPUs when placement is auto, else `<vcpu cpuset>`, else
 * all online CPUs of the host. A setting replaces the ones below it; nothing is ever intersected.
 */
import { emptySet, intersectionOf, hasId, unionOf, type CpuSet } from '../cpuset/cpuset.ts';
import { readLibvirtCpuset } from '../cpuset/libvirt-grammar.ts';
import type { Domain, SetAttribute } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import { emulatorId, iothreadId, vcpuId } from '../identity.ts';
import type { Span } from '../text/source.ts';
import { findStartProblem } from './start.ts';
import { placeMemory } from './place-memory.ts';
import type { AskedCpus, DomainPlacement, PinningSource, Reason, ThreadPlacement } from './placement.ts';

/** More vCPUs of one domain than this are counted, not placed; the kernel itself stops at 8,192 CPUs. */
export const mostVcpusPlaced = 8192;

/** The same for all domains of one paste together. */
export const mostVcpusPlacedInAll = 65_536;

/**
 * `numad`: the user's answer for numad as a node list, or undefined while nobody has answered.
 * `mostVcpus`: how many vCPUs to place at most.
 */
export function placeDomain(
  domain: Domain,
  host: Host | undefined,
  numad: string | undefined,
  mostVcpus = mostVcpusPlaced,
): DomainPlacement {
  const nodes = numad === undefined ? undefined : readNodes(numad);
  const shared = sharedReasons(domain, host, nodes);
  const threads: ThreadPlacement[] = [];
  const pinOf = new Map(domain.vcpuPins.filter((pin) => pin.fate === 'kept').map((pin) => [pin.vcpu, pin]));
  const count = Math.min(domain.vcpus.max, mostVcpusPlaced, mostVcpus);
  for (let vcpu = 0; vcpu < count; vcpu++) {
    const pin = pinOf.get(vcpu);
    threads.push(
      place(domain, host, shared, {
        thread: vcpuId(domain.id, vcpu),
        kind: 'vcpu',
        number: vcpu,
        online: hasId(domain.onlineVcpus, vcpu),
        own: ownReason('vcpupin', pin),
      }),
    );
  }
  threads.push(
    place(domain, host, shared, {
      thread: emulatorId(domain.id),
      kind: 'emulator',
      online: true,
      own: ownReason('emulatorpin', domain.emulatorPins[0]),
    }),
  );
  for (const iothread of domain.iothreads) {
    const pin = domain.iothreadPins.find((one) => one.iothread === iothread && one.fate === 'kept');
    threads.push(
      place(domain, host, shared, {
        thread: iothreadId(domain.id, iothread),
        kind: 'iothread',
        number: iothread,
        online: true,
        own: ownReason('iothreadpin', pin),
      }),
    );
  }
  const memory = placeMemory(domain, nodes);
  return { domain: domain.id, threads, memory, ...findStartProblem(domain, host, threads, memory) };
}

function readNodes(text: string): CpuSet | undefined {
  const reading = readLibvirtCpuset(text);
  return reading.ok ? reading.set : undefined;
}

interface Thread {
  readonly thread: string;
  readonly kind: ThreadPlacement['kind'];
  readonly number?: number;
  readonly online: boolean;
  readonly own: Reason;
}

function ownReason(
  source: 'vcpupin' | 'emulatorpin' | 'iothreadpin',
  pin: { readonly cpuset: SetAttribute | undefined; readonly span: Span } | undefined,
): Reason {
  if (pin === undefined) return { source, state: 'absent' };
  return {
    source,
    state: 'applied',
    cpus: pin.cpuset?.set ?? emptySet,
    ...(pin.cpuset === undefined ? {} : { raw: pin.cpuset.raw }),
    span: pin.span,
  };
}

interface SharedReason {
  readonly asked: AskedCpus;
  /** As it would read if it decided; `absent` or `ignored` when it cannot. */
  readonly reason: Reason;
}

/** The settings below a thread's own pin: the same for all threads of a domain, so they are made once. */
function sharedReasons(
  domain: Domain,
  host: Host | undefined,
  nodes: CpuSet | undefined,
): readonly SharedReason[] {
  const auto = domain.vcpuPlacement.effective === 'auto';
  const { by } = domain.vcpuPlacement;
  const numadCpus = auto ? numadAnswer(host, nodes) : undefined;
  const numad: SharedReason = {
    asked: numadCpus ?? 'unknown',
    reason: auto
      ? {
          source: 'numad',
          state: 'applied',
          ...(numadCpus === undefined ? {} : { cpus: numadCpus }),
          ...(by === undefined ? {} : { span: by }),
        }
      : { source: 'numad', state: 'absent' },
  };
  const { vcpuCpuset } = domain;
  const cpuset: SharedReason = {
    asked: vcpuCpuset?.set ?? emptySet,
    reason:
      vcpuCpuset === undefined
        ? { source: 'vcpu-cpuset', state: 'absent' }
        : {
            source: 'vcpu-cpuset',
            state: auto ? 'ignored' : 'applied',
            ...(vcpuCpuset.set === undefined ? {} : { cpus: vcpuCpuset.set }),
            raw: vcpuCpuset.raw,
            span: vcpuCpuset.span,
          },
  };
  const all: SharedReason = {
    asked: host?.online ?? 'all',
    reason: { source: 'default', state: 'applied', ...(host === undefined ? {} : { cpus: host.online }) },
  };
  return [numad, cpuset, all];
}

/** The CPUs of the nodes numad named, as libvirt takes them from the capabilities. */
function numadAnswer(host: Host | undefined, nodes: CpuSet | undefined): CpuSet | undefined {
  if (host === undefined || nodes === undefined) return undefined;
  let cpus: CpuSet = emptySet;
  for (const node of host.nodes) if (hasId(nodes, node.id)) cpus = unionOf(cpus, node.cpus);
  return intersectionOf(cpus, host.online);
}

function place(
  domain: Domain,
  host: Host | undefined,
  shared: readonly SharedReason[],
  thread: Thread,
): ThreadPlacement {
  const reasons: Reason[] = [thread.own];
  let source: PinningSource = thread.own.source;
  let asked: AskedCpus | undefined = thread.own.state === 'applied' ? thread.own.cpus : undefined;
  for (const candidate of shared) {
    if (asked !== undefined) {
      reasons.push(
        candidate.reason.state === 'applied' ? { ...candidate.reason, state: 'beaten' } : candidate.reason,
      );
      continue;
    }
    reasons.push(candidate.reason);
    if (candidate.reason.state !== 'applied') continue;
    asked = candidate.asked;
    ({ source } = candidate.reason);
  }
  const set = asked ?? 'all';
  return {
    thread: thread.thread,
    domain: domain.id,
    kind: thread.kind,
    ...(thread.number === undefined ? {} : { number: thread.number }),
    online: thread.online,
    asked: set,
    ...(host === undefined || typeof set === 'string' ? {} : { runs: intersectionOf(set, host.online) }),
    source,
    reasons,
  };
}
