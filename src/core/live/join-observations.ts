/**
 * Observations to the domains and threads that they are about: by the domain's name, by process and thread numbers
 * over all texts together, or because there is only one domain. What cannot be told is left open and says why.
 */
import { intersectionOf, isSubset, type CpuSet } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import { emulatorId, iothreadId, vcpuId, type EntityId } from '../identity.ts';
import { mostObservedThreads, type Observation, type ObservedThread } from '../intake/facts/observation.ts';
import type { JoinedObservation, UnjoinedWhy } from './joined-observation.ts';
import { indexProcesses, type ProcessIndex } from './process-index.ts';

export function joinObservations(
  domains: readonly Domain[],
  observations: readonly Observation[],
  host: Host | undefined,
  elsewhere: ReadonlySet<EntityId> = new Set(),
): readonly JoinedObservation[] {
  if (observations.length === 0) return [];
  const index = indexProcesses(domains, observations);
  const names = namesOf(observations);
  const joined: JoinedObservation[] = [];
  const tables = observations.filter(({ from }) => from === 'numastat-process').length;
  for (const observation of observations) {
    if (joined.length >= mostObservedThreads) break;
    // A pattern finds other programs too (`numastat -p kvm`).
    if (observation.from === 'numastat-process' && tables > 1 && !index.machines.has(observation.pid ?? -1))
      continue;
    joined.push(
      ...joinOne(observation, domains, index, names, host).slice(0, mostObservedThreads - joined.length),
    );
  }
  const off = shutOffDomains(joined);
  return joined.map((joinedOne): JoinedObservation => {
    const { domain, kind } = joinedOne;
    if (domain === undefined) return joinedOne;
    const one = off.has(domain) && kind === 'setting' ? { ...joinedOne, config: true } : joinedOne;
    if (!elsewhere.has(domain)) return one;
    // What a guest of another machine was seen on are that machine's CPUs.
    const { cpus, everywhere, ...rest } = one;
    return rest;
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

/** Ids and UUIDs by which a domain may be called, as `virsh list` and `virsh dominfo` tell them. */
function namesOf(observations: readonly Observation[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { domain, domainId, uuid } of observations) {
    if (domain === undefined) continue;
    if (domainId !== undefined) names.set(String(domainId), domain);
    if (uuid !== undefined) names.set(uuid, domain);
  }
  return names;
}

type Home = { readonly domain: Domain } | { readonly why: UnjoinedWhy };

/** A text that is about processes, and calls no domain by its name. */
const byProcess: ReadonlySet<Observation['from']> = new Set([
  'proc-allowed-list',
  'taskset',
  'ps',
  'numastat-process',
]);

function joinOne(
  observation: Observation,
  domains: readonly Domain[],
  index: ProcessIndex,
  names: ReadonlyMap<string, string>,
  host: Host | undefined,
): readonly JoinedObservation[] {
  if (!byProcess.has(observation.from)) {
    const { title } = observation;
    const isTitle = domains.some(({ name }) => name === title) || names.has(title ?? '');
    const home = homeByName(observation.domain ?? (isTitle ? title : undefined), domains, names);
    // A list of all domains is about those that are loaded and about others.
    if (observation.from === 'virsh-list' && 'why' in home) return [];
    return rows(observation, observation.threads, () => home, index, host);
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
    return rows(observation, [], () => ({ why: 'no-vm' }), index, host);
  return rows(observation, ours, (thread) => homeByProcess(thread, observation, domains, index), index, host);
}

function homeByName(
  name: string | undefined,
  domains: readonly Domain[],
  names: ReadonlyMap<string, string>,
): Home {
  const [only] = domains;
  if (only === undefined) return { why: 'no-domain' };
  if (name === undefined) return domains.length === 1 ? { domain: only } : { why: 'several-domains' };
  const called = domains.some((domain) => domain.name === name) ? name : (names.get(name) ?? name);
  const [first, second] = domains.filter((domain) => domain.name === called);
  if (first !== undefined) return second === undefined ? { domain: first } : { why: 'several-domains' };
  // An id or a UUID that nobody explains may be any domain's.
  const mayBeAny = called === name && /^(?:\d+|[\da-f]{8}-[\da-f-]{27})$/i.test(name);
  if (domains.length === 1 && (only.name === undefined || mayBeAny)) return { domain: only };
  return { why: mayBeAny ? 'several-domains' : 'name-unknown' };
}

function homeByProcess(
  thread: ObservedThread | undefined,
  observation: Observation,
  domains: readonly Domain[],
  index: ProcessIndex,
): Home {
  const pid = (thread === undefined ? undefined : index.processOf(thread)) ?? observation.pid;
  const noted = pid === undefined ? undefined : index.domainOf.get(pid);
  if (noted !== undefined) return { domain: noted };
  const [only] = domains;
  if (only === undefined) return { why: 'no-domain' };
  const guest = pid === undefined ? undefined : index.guestOf.get(pid);
  if (guest !== undefined) {
    const named = domains.find((domain) => domain.name === guest);
    if (named !== undefined) return { domain: named };
    if (domains.length > 1 || only.name !== undefined) return { why: 'name-unknown' };
  }
  if (domains.length > 1) return { why: 'several-domains' };
  if (pid !== undefined && !index.machines.has(pid)) return { why: 'no-vm' };
  const isOurs = index.candidates.size <= 1 && (pid === undefined || index.candidates.has(pid));
  return isOurs ? { domain: only } : { why: 'several-processes' };
}

function rows(
  observation: Observation,
  threads: readonly ObservedThread[],
  homeOf: (thread: ObservedThread | undefined) => Home,
  index: ProcessIndex,
  host: Host | undefined,
): readonly JoinedObservation[] {
  const { memory, counts, scheduler, mostMemoryKiB, residentMiB } = observation;
  const of = (home: Home): Pick<JoinedObservation, 'domain' | 'unjoined'> =>
    'why' in home ? { unjoined: home.why } : { domain: home.domain.id };
  const base = {
    reader: observation.from,
    kind: observation.kind,
    config: observation.config === true,
    ...(observation.domain === undefined ? {} : { named: observation.domain }),
    within: observation.span,
  };
  const about: JoinedObservation = {
    ...base,
    ...of(homeOf(undefined)),
    ...(observation.pid === undefined ? {} : { pid: observation.pid }),
    ...(observation.comm === undefined ? {} : { comm: observation.comm }),
    ...(observation.state === undefined ? {} : { state: observation.state }),
    ...(memory === undefined ? {} : { memory }),
    ...(counts === undefined ? {} : { counts }),
    ...(scheduler === undefined ? {} : { scheduler }),
    ...(mostMemoryKiB === undefined ? {} : { mostMemoryKiB }),
    ...(residentMiB === undefined ? {} : { residentMiB }),
    span: observation.span,
  };
  if (threads.length === 0) return [about];
  return threads.map((thread): JoinedObservation => {
    const home = homeOf(thread);
    const known = index.known(thread);
    const entity = 'why' in home ? undefined : entityOf(home.domain, known);
    const pid = index.processOf(thread) ?? observation.pid;
    return {
      ...base,
      ...of(home),
      ...(entity === undefined ? {} : { thread: entity }),
      ...(known.role === undefined ? {} : { role: known.role }),
      ...(known.number === undefined ? {} : { number: known.number }),
      ...(known.comm === undefined ? {} : { comm: known.comm }),
      ...(pid === undefined ? {} : { pid }),
      ...(thread.tid === undefined ? {} : { tid: thread.tid }),
      ...(thread.cpus === undefined ? {} : cutToHost(thread.cpus, host)),
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
