/** Whose an output is: by the domain's name, by process and thread numbers, or because there is only one domain. */
import type { Domain } from '../domain/domain.ts';
import type { GuestsByName, Home } from '../domain/guests-by-name.ts';
import type { Host } from '../host/host.ts';
import type { EntityId } from '../identity.ts';
import type { Observation, ObservedThread } from '../intake/facts/observation.ts';
import type { UnjoinedWhy } from './joined-observation.ts';
import { indexProcesses, type ProcessIndex } from './process-index.ts';

/** An output with the machine that it stands with; undefined: nothing tells it, or there is one. */
export interface Placed {
  readonly observation: Observation;
  readonly home: Home | undefined;
}

/** What the other texts tell of those of one machine; where nothing tells the machine, of all. */
interface Told {
  readonly index: ProcessIndex;
  /** Domains' names by the ids and UUIDs that they are called by. */
  readonly names: ReadonlyMap<string, string>;
  /** How many tables of `numastat -p` there are. */
  readonly tables: number;
}

/** What is known where one output stands. */
export interface Context extends Told {
  readonly guests: GuestsByName;
  /** The output's. */
  readonly home: Home | undefined;
  /** The host of that domain, or of none in particular; undefined: its CPUs are not known. */
  readonly hostOf: (domain: EntityId | undefined) => Host | undefined;
}

/**
 * What the outputs tell of each other, by the machine that one stands with. Each machine's is made when it is asked for the
 * first time. Linear in the observations (and the domains), all machines together.
 */
export function contexts(guests: GuestsByName, all: readonly Placed[]): (home: Home | undefined) => Told {
  const parts = new Map<number | undefined, Placed[]>([[undefined, [...all]]]);
  for (const one of all) {
    if (one.home === undefined) continue;
    const part = parts.get(one.home.machine);
    if (part === undefined) parts.set(one.home.machine, [one]);
    else part.push(one);
  }
  const known = new Map<number | undefined, Told>();
  return (home) => {
    const machine = home?.machine;
    const part = parts.get(machine) ?? [];
    const told = known.get(machine) ?? {
      index: indexProcesses(
        machine === undefined ? guests.all : guests.ofMachine(machine),
        part.map(({ observation }) => observation),
      ),
      names: namesOf(part),
      tables: part.filter(({ observation }) => observation.from === 'numastat-process').length,
    };
    known.set(machine, told);
    return told;
  };
}

/** Whose an output is, or why that cannot be told. */
export type Owner = { readonly domain: Domain } | { readonly why: UnjoinedWhy };

/**
 * The guest that an output calls by `name`: a domain's name, id or UUID. Without one the only guest that may be meant where the
 * text stands; with an id or a UUID that no text explains too, and so with any name where that guest's is not told.
 */
export function ownerByName(name: string | undefined, { guests, names, home }: Context): Owner {
  const [only, other] = guests.firstTwo(home);
  if (name === undefined && only !== undefined)
    return other === undefined ? { domain: only } : { why: 'several-domains' };
  const direct = name === undefined ? [] : guests.called(name, home);
  const told = name === undefined || direct.length > 0 ? undefined : names.get(name);
  const [first, second] = told === undefined ? direct : guests.called(told, home);
  if (first !== undefined) return second === undefined ? { domain: first } : { why: 'several-domains' };
  if (isOfOtherMachine(told ?? name, guests, only)) return { why: 'other-machine' };
  if (only === undefined) return { why: 'no-domain' };
  // An id or a UUID that nobody explains may be any domain's.
  const mayBeAny = told === undefined && /^(?:\d+|[\da-f]{8}-[\da-f-]{27})$/i.test(name ?? '');
  if (other === undefined && (only.name === undefined || mayBeAny)) return { domain: only };
  return { why: mayBeAny ? 'several-domains' : 'name-unknown' };
}

/** `only`: who may be meant where the text stands, if there is anybody. */
function isOfOtherMachine(name: string | undefined, guests: GuestsByName, only: Domain | undefined): boolean {
  if (name !== undefined && guests.called(name, undefined).length > 0) return true;
  return only === undefined && guests.firstTwo(undefined).length > 0;
}

/**
 * The guest of a thread, by the process it belongs to (without one, by the process that the whole output is about): as libvirt's
 * status notes it, as QEMU's command line names its guest, else the only guest that may be meant, where that is the only
 * process of a virtual machine.
 */
export function ownerByProcess(
  thread: ObservedThread | undefined,
  observation: Observation,
  { index, guests, home }: Context,
): Owner {
  const pid = (thread === undefined ? undefined : index.processOf(thread)) ?? observation.pid;
  const noted = pid === undefined ? undefined : index.domainOf.get(pid);
  if (noted !== undefined) return { domain: noted };
  const [only, other] = guests.firstTwo(home);
  const guest = pid === undefined ? undefined : index.guestOf.get(pid);
  if (only === undefined)
    return { why: isOfOtherMachine(guest, guests, only) ? 'other-machine' : 'no-domain' };
  if (guest !== undefined) {
    const [named] = guests.called(guest, home);
    if (named !== undefined) return { domain: named };
    if (isOfOtherMachine(guest, guests, only)) return { why: 'other-machine' };
    if (other !== undefined || only.name !== undefined) return { why: 'name-unknown' };
  }
  if (other !== undefined) return { why: 'several-domains' };
  if (pid !== undefined && !index.machines.has(pid)) return { why: 'no-vm' };
  const isOurs = index.candidates.size <= 1 && (pid === undefined || index.candidates.has(pid));
  return isOurs ? { domain: only } : { why: 'several-processes' };
}

/**
 * The names behind the ids and UUIDs by which a domain may be called, as `virsh list` and `virsh dominfo` tell them; of two
 * names the later. Left out are those that several machines give to domains of different names.
 */
function namesOf(all: readonly Placed[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const homes = new Map<string, Home | undefined>();
  const doubtful = new Set<string>();
  for (const { observation, home } of all) {
    const { domain, domainId, uuid } = observation;
    if (domain === undefined) continue;
    for (const called of [domainId === undefined ? undefined : String(domainId), uuid]) {
      if (called === undefined) continue;
      const isOther = names.has(called) && names.get(called) !== domain;
      if (isOther && homes.get(called)?.machine !== home?.machine) doubtful.add(called);
      names.set(called, domain);
      homes.set(called, home);
    }
  }
  for (const called of doubtful) names.delete(called);
  return names;
}
