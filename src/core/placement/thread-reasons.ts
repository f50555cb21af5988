/**
 * libvirt's rule for one thread (qemuProcessSetupPid, qemu_process.c:2533 in 9.0.0; one function for vCPUs,
 * emulator and iothreads): its own pin, else numad's CPUs when placement is auto, else `<vcpu cpuset>`, else
 * all online CPUs of the host. A setting replaces the ones below it; nothing is ever intersected.
 */
import { differenceOf, emptySet, intersectionOf, isEmpty, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain, SetAttribute } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import type { Span } from '../text/source.ts';
import type { ThreadRules } from './era-rules.ts';
import type { NumadAnswer } from './numad.ts';
import type { AskedCpus, IgnoredWhy, PinningSource, Reason } from './placement.ts';

/** A setting as it would read if it decided, and what it would then ask for. */
export interface Candidate {
  readonly asked: AskedCpus;
  readonly reason: Reason;
}

export interface Pin {
  readonly cpuset: SetAttribute | undefined;
  readonly span: Span;
}

function absent(source: PinningSource): Candidate {
  return { asked: emptySet, reason: { source, state: 'absent' } };
}

const absentPin = {
  vcpupin: absent('vcpupin'),
  emulatorpin: absent('emulatorpin'),
  iothreadpin: absent('iothreadpin'),
};

export function pinCandidate(
  source: 'vcpupin' | 'emulatorpin' | 'iothreadpin',
  pin: Pin | undefined,
  ignored?: IgnoredWhy,
): Candidate {
  if (pin === undefined) return absentPin[source];
  const asked = pin.cpuset?.set ?? emptySet;
  const state = ignored === undefined ? 'applied' : 'ignored';
  // There may be thousands: no object is made that does not stay.
  const reason: { -readonly [K in keyof Reason]: Reason[K] } = { source, state, cpus: asked, span: pin.span };
  if (ignored !== undefined) reason.why = ignored;
  if (pin.cpuset !== undefined) reason.raw = pin.cpuset.raw;
  return { asked, reason };
}

/** numad's answer, or nothing where placement is not auto. */
export function numadCandidate(domain: Domain, answer: NumadAnswer, rules: ThreadRules): Candidate {
  if (!rules.auto) {
    const forMemory = rules.era.placementKnown.value && domain.memory?.placement === 'auto';
    const reason: Reason = { source: 'numad', state: 'absent' };
    return { asked: 'unknown', reason: forMemory ? { ...reason, askedForMemory: true } : reason };
  }
  const { by } = domain.vcpuPlacement;
  const lost = rules.era.numadReaches.value === 'nobody';
  return {
    asked: answer.cpus ?? 'unknown',
    reason: {
      source: 'numad',
      ...(lost ? { state: 'ignored', why: 'cgroup-reset' } : { state: 'applied' }),
      ...(answer.cpus === undefined ? {} : { cpus: answer.cpus }),
      ...(by === undefined ? {} : { span: by }),
      // Who answered, and where, is worth more than who asked.
      ...(answer.span === undefined ? {} : { span: answer.span, answeredBy: 'domstatus' as const }),
    },
  };
}

export function cpusetCandidate(domain: Domain, rules: ThreadRules, forVcpu: boolean): Candidate {
  const { vcpuCpuset } = domain;
  if (vcpuCpuset === undefined)
    return { asked: emptySet, reason: { source: 'vcpu-cpuset', state: 'absent' } };
  const why: IgnoredWhy | undefined = rules.auto
    ? 'placement-auto'
    : forVcpu && rules.era.unpinnedVcpu.value === 'anywhere'
      ? 'process-only'
      : undefined;
  return {
    asked: vcpuCpuset.set ?? emptySet,
    reason: {
      source: 'vcpu-cpuset',
      ...(why === undefined ? { state: 'applied' } : { state: 'ignored', why }),
      ...(vcpuCpuset.set === undefined ? {} : { cpus: vcpuCpuset.set }),
      raw: vcpuCpuset.raw,
      span: vcpuCpuset.span,
    },
  };
}

/** qemuProcessGetAllCpuAffinity: all online CPUs; since 10.4.0 without the isolated ones. */
export function defaultCandidate(host: Host | undefined, rules: ThreadRules): Candidate {
  // Without the whole list nobody can say which CPUs "all" are.
  if (host === undefined || host.unlisted !== undefined)
    return { asked: 'all', reason: { source: 'default', state: 'applied' } };
  const isolated = rules.isolatedLeftOut ? intersectionOf(host.isolated ?? emptySet, host.online) : emptySet;
  const cpus: CpuSet = isEmpty(isolated) ? host.online : differenceOf(host.online, isolated);
  return {
    asked: cpus,
    reason: { source: 'default', state: 'applied', cpus, ...(isEmpty(isolated) ? {} : { isolated }) },
  };
}

export interface Decision {
  readonly asked: AskedCpus;
  readonly source: PinningSource;
  readonly reasons: readonly Reason[];
}

/** What many threads share is beaten for all of them at once. */
const beaten = new WeakMap<Reason, Reason>();

function beatenBy(reason: Reason): Reason {
  let known = beaten.get(reason);
  if (known === undefined) beaten.set(reason, (known = { ...reason, state: 'beaten' }));
  return known;
}

/** The first that is there decides; the others that are there are beaten. */
export function decide(candidates: readonly Candidate[]): Decision {
  const reasons: Reason[] = [];
  let decided: Candidate | undefined;
  for (const candidate of candidates) {
    const { reason } = candidate;
    if (decided !== undefined && reason.state === 'applied') reasons.push(beatenBy(reason));
    else reasons.push(reason);
    if (reason.state === 'applied') decided ??= candidate;
  }
  return {
    asked: decided?.asked ?? 'all',
    source: decided?.reason.source ?? 'default',
    reasons,
  };
}
