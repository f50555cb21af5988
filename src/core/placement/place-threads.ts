/** Every thread of a domain with the setting that decides: vCPUs in order, the emulator, the iothreads. */
import { hasId, intersectionOf, isSubset, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import { usableCpus } from '../host/usable-cpus.ts';
import { emulatorId, iothreadId, vcpuId } from '../identity.ts';
import type { ThreadRules } from './era-rules.ts';
import type { NumadAnswer } from './numad.ts';
import type { IgnoredWhy, ThreadMems, ThreadPlacement } from './placement.ts';
import {
  cpusetCandidate,
  decide,
  defaultCandidate,
  numadCandidate,
  pinCandidate,
  type Candidate,
} from './thread-reasons.ts';

/** More vCPUs of one domain than this are counted, not placed; the kernel itself stops at 8,192 CPUs. */
export const mostVcpusPlaced = 8192;

/** The same for all domains of one paste together. */
export const mostVcpusPlacedInAll = 65_536;

type MemsOf = (kind: ThreadPlacement['kind'], vcpu?: number) => ThreadMems | undefined;

export function placeThreads(
  domain: Domain,
  host: Host | undefined,
  numad: NumadAnswer,
  rules: ThreadRules,
  memsOf: MemsOf,
  mostVcpus: number,
): readonly ThreadPlacement[] {
  // The settings below a thread's own pin are the same for all threads of a kind, so they are made once.
  const numadStep = numadCandidate(domain, numad, rules);
  const anywhere = defaultCandidate(host, rules);
  const belowVcpu = [numadStep, cpusetCandidate(domain, rules, true), anywhere];
  const belowProcess = [numadStep, cpusetCandidate(domain, rules, false), anywhere];
  const emulatorStep = emulatorCandidate(domain, rules);
  // Threads that share a setting share its sets too: later steps work once per set.
  const runsOf = cutTo(host);
  const place = (thread: Thread, steps: readonly Candidate[]): ThreadPlacement =>
    finish(domain, runsOf, rules, thread, steps, memsOf);

  const threads: ThreadPlacement[] = [];
  const pinOf = vcpuPinCandidates(domain, rules);
  const count = Math.min(domain.vcpus.max, mostVcpusPlaced, mostVcpus);
  for (let vcpu = 0; vcpu < count; vcpu++) {
    const own = pinOf(vcpu);
    threads.push(
      place(
        { id: vcpuId(domain.id, vcpu), kind: 'vcpu', number: vcpu, online: hasId(domain.onlineVcpus, vcpu) },
        [own, ...belowVcpu],
      ),
    );
  }
  const emulator: Thread = { id: emulatorId(domain.id), kind: 'emulator', online: true };
  threads.push(place(emulator, [emulatorStep, ...belowProcess]));
  for (const iothread of domain.iothreads) {
    const pin = domain.iothreadPins.find((one) => one.iothread === iothread && one.fate === 'kept');
    const known = rules.era.iothreadsKnown.value;
    const why: IgnoredWhy | undefined = !known
      ? 'not-known-yet'
      : rules.auto && !rules.ownPinsBesideAuto
        ? 'beside-auto'
        : undefined;
    const own = pinCandidate('iothreadpin', pin, why);
    // Where there were no iothreads their work was the emulator's.
    const steps = known ? [own, ...belowProcess] : [own, emulatorStep, ...belowProcess];
    threads.push(
      place({ id: iothreadId(domain.id, iothread), kind: 'iothread', number: iothread, online: true }, steps),
    );
  }
  return threads;
}

function vcpuPinCandidates(domain: Domain, rules: ThreadRules): (vcpu: number) => Candidate {
  const kept = domain.vcpuPins.filter((pin) => pin.fate === 'kept');
  const pinOf = new Map(kept.map((pin, index) => [pin.vcpu, { pin, index }]));
  return (vcpu) => {
    const found = pinOf.get(vcpu);
    const why: IgnoredWhy | undefined =
      rules.era.vcpupin.value === 'by-index' && found?.index !== vcpu
        ? 'index-mismatch'
        : !rules.offlinePinsKept && !hasId(domain.onlineVcpus, vcpu)
          ? 'vcpu-offline'
          : undefined;
    return pinCandidate('vcpupin', found?.pin, why);
  };
}

function emulatorCandidate(domain: Domain, rules: ThreadRules): Candidate {
  const why: IgnoredWhy | undefined = !rules.era.emulatorpinKnown.value
    ? 'not-known-yet'
    : rules.auto && !rules.ownPinsBesideAuto
      ? 'beside-auto'
      : undefined;
  return pinCandidate('emulatorpin', domain.emulatorPins[0], why);
}

/** What is left of a set on this host; undefined where no host is known. */
function cutTo(host: Host | undefined): (asked: CpuSet) => CpuSet | undefined {
  const cut = new Map<CpuSet, CpuSet>();
  const usable = host === undefined ? undefined : usableCpus(host);
  return (asked) => {
    if (usable === undefined) return undefined;
    const runs = cut.get(asked) ?? (isSubset(asked, usable) ? asked : intersectionOf(asked, usable));
    cut.set(asked, runs);
    return runs;
  };
}

interface Thread {
  readonly id: string;
  readonly kind: ThreadPlacement['kind'];
  readonly number?: number;
  readonly online: boolean;
}

function finish(
  domain: Domain,
  runsOf: (asked: CpuSet) => CpuSet | undefined,
  rules: ThreadRules,
  thread: Thread,
  steps: readonly Candidate[],
  memsOf: MemsOf,
): ThreadPlacement {
  const { asked, source, reasons } = decide(steps);
  const runs = typeof asked === 'string' ? undefined : runsOf(asked);
  const mems = memsOf(thread.kind, thread.number);
  // There may be thousands: no object is made that does not stay.
  const placed: { -readonly [K in keyof ThreadPlacement]: ThreadPlacement[K] } = {
    thread: thread.id,
    domain: domain.id,
    kind: thread.kind,
    online: thread.online,
    asked,
    source,
    reasons,
  };
  if (thread.number !== undefined) placed.number = thread.number;
  if (runs !== undefined) placed.runs = runs;
  if (thread.kind === 'vcpu') placed.hotpluggable = hasId(domain.hotpluggableVcpus, thread.number ?? 0);
  if (mems !== undefined) placed.mems = mems;
  if (isInferred(rules, thread, source)) placed.inferred = true;
  return placed;
}

/** The daggers of the table of eras: whatever rests on numad then, and all that iothreads would have been. */
function isInferred({ era, auto }: ThreadRules, thread: Thread, source: ThreadPlacement['source']): boolean {
  if (era.id === 'now') return false;
  if (thread.kind === 'iothread') return true;
  return auto && !era.numadReaches.certain && (source === 'numad' || source === 'default');
}
