/**
 * Observations to the domains and threads that they are about: by the domain's name, by process and thread numbers
 * over all texts together, or because there is only one domain. What cannot be told is left open and says why.
 */
import { intersectionOf, isSubset, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import { gatherGuests } from '../domain/guests-by-name.ts';
import { hostOfOutput, type Whereabouts } from '../guests-of-machines.ts';
import { machinesOfGuests } from '../host/guests-elsewhere.ts';
import type { Host } from '../host/host.ts';
import { emulatorId, iothreadId, vcpuId, type EntityId } from '../identity.ts';
import { mostObservedThreads, type Observation, type ObservedThread } from '../intake/facts/observation.ts';
import { contexts, ownerByName, ownerByProcess, type Context, type Owner } from './find-owner.ts';
import type { JoinedObservation } from './joined-observation.ts';

/** What stands with one of several machines is told apart by the texts of that machine alone: processes and ids are its own. */
export function joinObservations(
  domains: readonly Domain[],
  observations: readonly Observation[],
  where: Whereabouts,
): readonly JoinedObservation[] {
  if (observations.length === 0) return [];
  const guests = gatherGuests(domains, machinesOfGuests(where.machines));
  const placed = observations.map((observation) => ({ observation, home: where.homeOf(observation.span) }));
  const contextOf = contexts(guests, placed);
  const joined: JoinedObservation[] = [];
  for (const { observation, home } of placed) {
    if (joined.length >= mostObservedThreads) break;
    const context = contextOf(home);
    // A pattern finds other programs too (`numastat -p kvm`).
    if (
      observation.from === 'numastat-process' &&
      context.tables > 1 &&
      !context.index.machines.has(observation.pid ?? -1)
    )
      continue;
    const hostOf = (domain: EntityId | undefined): Host | undefined => hostOfOutput(where, home, domain);
    joined.push(
      ...joinOne(observation, { ...context, guests, home, hostOf }).slice(
        0,
        mostObservedThreads - joined.length,
      ),
    );
  }
  const off = shutOffDomains(joined);
  return joined.map((one): JoinedObservation => {
    const isOff = one.domain !== undefined && one.kind === 'setting' && off.has(one.domain);
    return isOff ? { ...one, config: true } : one;
  });
}

/** Of which a list, dominfo or vcpuinfo says so, and nothing says otherwise: their settings are for the next start. */
function shutOffDomains(joined: readonly JoinedObservation[]): ReadonlySet<EntityId> {
  const states = new Map<EntityId, boolean>();
  for (const { domain, thread, state } of joined) {
    if (domain === undefined || thread !== undefined || state === undefined) continue;
    states.set(domain, /^(?:shut off|关闭|已关机)$/.test(state) && states.get(domain) !== false);
  }
  for (const { domain, kind } of joined)
    if (domain !== undefined && kind === 'effective') states.delete(domain);
  return new Set([...states].flatMap(([domain, isOff]) => (isOff ? [domain] : [])));
}

/** A text that is about processes, and calls no domain by its name. */
const byProcess: ReadonlySet<Observation['from']> = new Set([
  'proc-allowed-list',
  'taskset',
  'ps',
  'numastat-process',
]);

function joinOne(observation: Observation, context: Context): readonly JoinedObservation[] {
  const { index, names, guests, home } = context;
  if (!byProcess.has(observation.from)) {
    const { title = '' } = observation;
    const isTitle = guests.called(title, home).length > 0 || names.has(title);
    const owner = ownerByName(observation.domain ?? (isTitle ? title : undefined), context);
    // A list of all domains is about those that are loaded and about others.
    if (observation.from === 'virsh-list' && 'why' in owner) return [];
    return rows(observation, observation.threads, () => owner, context);
  }
  // Without process numbers the whole text is about one process, or nothing tells.
  const isAnonymous =
    observation.pid === undefined &&
    observation.threads.every((thread) => index.processOf(thread) === undefined);
  const pids = new Set(observation.threads.map((thread) => index.processOf(thread)));
  const ours = observation.threads.filter((thread) => {
    const pid = index.processOf(thread) ?? observation.pid;
    // Kernel threads and other programs in `ps -eLo` or `grep … /proc/*` are nobody's business here.
    if (pid === undefined) return isAnonymous;
    return (pids.size > 1 ? index.candidates : index.machines).has(pid);
  });
  if (observation.threads.length > 0 && ours.length === 0)
    return rows(observation, [], () => ({ why: 'no-vm' }), context);
  return rows(observation, ours, (thread) => ownerByProcess(thread, observation, context), context);
}

function rows(
  observation: Observation,
  threads: readonly ObservedThread[],
  ownerOf: (thread: ObservedThread | undefined) => Owner,
  { index, hostOf }: Context,
): readonly JoinedObservation[] {
  const { memory, counts, scheduler, mostMemoryKiB, residentMiB, places } = observation;
  const of = (owner: Owner): Pick<JoinedObservation, 'domain' | 'unjoined'> =>
    'why' in owner ? { unjoined: owner.why } : { domain: owner.domain.id };
  const base = {
    reader: observation.from,
    kind: observation.kind,
    config: observation.config === true,
    ...(observation.domain === undefined ? {} : { named: observation.domain }),
    within: observation.span,
  };
  const about: JoinedObservation = {
    ...base,
    ...of(ownerOf(undefined)),
    ...(observation.pid === undefined ? {} : { pid: observation.pid }),
    ...(observation.comm === undefined ? {} : { comm: observation.comm }),
    ...(observation.state === undefined ? {} : { state: observation.state }),
    ...(memory === undefined ? {} : { memory }),
    ...(counts === undefined ? {} : { counts }),
    ...(scheduler === undefined ? {} : { scheduler }),
    ...(mostMemoryKiB === undefined ? {} : { mostMemoryKiB }),
    ...(residentMiB === undefined ? {} : { residentMiB }),
    ...(places === undefined ? {} : { places }),
    span: observation.span,
  };
  if (threads.length === 0) return [about];
  return threads.map((thread): JoinedObservation => {
    const owner = ownerOf(thread);
    const known = index.known(thread);
    const entity = 'why' in owner ? undefined : entityOf(owner.domain, known);
    const pid = index.processOf(thread) ?? observation.pid;
    return {
      ...base,
      ...of(owner),
      ...(entity === undefined ? {} : { thread: entity }),
      ...(known.role === undefined ? {} : { role: known.role }),
      ...(known.number === undefined ? {} : { number: known.number }),
      ...(known.comm === undefined ? {} : { comm: known.comm }),
      ...(pid === undefined ? {} : { pid }),
      ...(thread.tid === undefined ? {} : { tid: thread.tid }),
      ...(thread.cpus === undefined
        ? {}
        : cutToHost(thread.cpus, hostOf('why' in owner ? undefined : owner.domain.id))),
      ...(thread.lastCpu === undefined ? {} : { lastCpu: thread.lastCpu }),
      ...(thread.mems === undefined ? {} : { mems: thread.mems }),
      ...(thread.state === undefined ? {} : { state: thread.state }),
      span: thread.span,
    };
  });
}

function entityOf(
  domain: Domain,
  { role, number }: Pick<ObservedThread, 'role' | 'number'>,
): EntityId | undefined {
  if (role === 'emulator') return emulatorId(domain.id);
  if (number === undefined) return undefined;
  if (role === 'vcpu') return number < domain.vcpus.max ? vcpuId(domain.id, number) : undefined;
  return role === 'iothread' && domain.iothreads.includes(number) ? iothreadId(domain.id, number) : undefined;
}

function cutToHost(
  observed: CpuSet,
  host: Host | undefined,
): Pick<JoinedObservation, 'observed' | 'cpus' | 'everywhere'> {
  if (host === undefined) return { observed };
  return {
    observed,
    cpus: intersectionOf(observed, host.online),
    ...(isSubset(host.online, observed) ? { everywhere: true } : {}),
  };
}
