/**
 * Which guest's text stands with which machine's, where the texts are about several: made under the same prompt, in the same
 * text (the machine that was told of last before it), or in the same folder or report. A guest that no place brings to a machine is
 * that of its name where one machine alone has one: libvirt lets no two domains of a host have one name, and a dump of a
 * guest often comes without its host. What cannot be told so is of no machine.
 */
import type { Domain } from './domain/domain.ts';
import type { Home } from './domain/guests-by-name.ts';
import { pairQemuWithXml } from './domain/same-guest.ts';
import { hostOfGuest } from './host/guests-elsewhere.ts';
import type { Host } from './host/host.ts';
import type { EntityId } from './identity.ts';
import type { SegmentReading } from './intake/reading.ts';
import type { Source, Span } from './text/source.ts';
import type { Machine } from './host/merge-host.ts';

/** Where texts and guests belong, and whose CPUs are known. */
export interface Whereabouts {
  /** That of the chosen machine. */
  readonly host: Host | undefined;
  /** As they are, each with its name, where a prompt tells it, and the guests whose texts stand with its own. */
  readonly machines: readonly Machine[];
  /** The machine that what stands there is of; undefined: nothing tells it, or there is one. */
  readonly homeOf: (span: Span) => Home | undefined;
}

/** The host that an output tells of, as far as it is known: it is `guest`'s, and stands with `home`. */
export function hostOfOutput(
  { host, machines }: Whereabouts,
  home: Home | undefined,
  guest: EntityId | undefined,
): Host | undefined {
  const isHere = home === undefined || machines[home.machine]?.chosen === true;
  if (!isHere || guest === undefined) return isHere ? host : undefined;
  return hostOfGuest({ host, machines }, guest);
}

/** Linear in the number of texts and guests. */
export function findGuests(
  { host, machines }: Pick<Whereabouts, 'host' | 'machines'>,
  readings: readonly SegmentReading[],
  domains: readonly Domain[],
  sources: readonly Source[],
): Whereabouts {
  if (machines.length < 2) return { host, machines, homeOf: () => undefined };
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  const indexOf = new Map<Span, number>();
  for (const [i, { spans }] of machines.entries()) for (const span of spans) indexOf.set(span, i);
  const told = { prompts: new Homes(), sources: new Homes(), folders: new Homes() };
  const pieces = new Map<string, Piece[]>();
  for (const { segment, reading, context } of readings) {
    const { source, from } = segment.span;
    const before = pieces.get(source) ?? [];
    pieces.set(source, before);
    const machine = reading.host === undefined ? undefined : indexOf.get(reading.host.span);
    before.push({ from, prompt: context.machine, machine: machine ?? before.at(-1)?.machine });
    if (machine === undefined) continue;
    told.prompts.add(context.machine, machine);
    told.sources.add(source, machine);
    for (const folder of foldersOf(nameOf.get(source) ?? '')) told.folders.add(folder, machine);
  }
  const homeOf = ({ source, from }: Span): Home | undefined => {
    const piece = lastBefore(pieces.get(source) ?? [], from);
    const folder = foldersOf(nameOf.get(source) ?? '').find((one) => told.folders.has(one));
    const certain =
      told.prompts.only(piece?.prompt) ??
      (told.sources.has(source) ? told.sources.only(source) : told.folders.only(folder));
    if (certain !== undefined) return { machine: certain, isCertain: true };
    return piece?.machine === undefined ? undefined : { machine: piece.machine, isCertain: false };
  };
  const names = told.prompts.namesOf(machines.length);
  const guests = machines.map((): EntityId[] => []);
  const byName = machines.map((): EntityId[] => []);
  const placed = new Map<Domain, number>();
  for (const domain of domains) {
    const [root] = domain.roots;
    const home = root === undefined ? undefined : homeOf(root.span);
    if (home !== undefined) placed.set(domain, home.machine);
  }
  const machineByName = findByName(domains, placed);
  for (const domain of domains) {
    const called = placed.has(domain) ? undefined : machineByName(domain);
    const machine = placed.get(domain) ?? called;
    if (machine !== undefined) guests[machine]?.push(domain.id);
    if (called !== undefined) byName[called]?.push(domain.id);
  }
  const withGuests = machines.map((machine, i) => {
    const [name, ...others] = names[i] ?? [];
    const named = name === undefined || others.length > 0 ? {} : { name };
    return { ...machine, ...named, guests: guests[i] ?? [], guestsByName: byName[i] ?? [] };
  });
  return { host, machines: withGuests, homeOf };
}

/** Of guests that no place brings to a machine: that of the one that is told of there as well. */
function findByName(
  domains: readonly Domain[],
  placed: ReadonlyMap<Domain, number>,
): (domain: Domain) => number | undefined {
  const ofNames = new Homes();
  for (const [{ name }, machine] of placed) ofNames.add(name, machine);
  // Of a command line and XML that are all there is, one may be without a name.
  const pair = domains.length === 2 ? pairQemuWithXml(domains)[0] : undefined;
  return (domain) => {
    const other = pair?.find((one) => one !== domain);
    return (other === undefined ? undefined : placed.get(other)) ?? ofNames.only(domain.name);
  };
}

interface Piece {
  readonly from: number;
  readonly prompt: string | undefined;
  /** That was told of last, up to here. */
  readonly machine: number | undefined;
}

function lastBefore(pieces: readonly Piece[], from: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.from ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

/** Names, and the one machine that stands under each, if it is one. */
class Homes {
  readonly #homes = new Map<string, number | undefined>();

  add(name: string | undefined, machine: number): void {
    if (name === undefined) return;
    const isOther = this.#homes.has(name) && this.#homes.get(name) !== machine;
    this.#homes.set(name, isOther ? undefined : machine);
  }

  has(name: string): boolean {
    return this.#homes.has(name);
  }

  /** What each of so many machines alone is called. */
  namesOf(count: number): readonly (readonly string[])[] {
    const names = Array.from({ length: count }, (): string[] => []);
    for (const [name, machine] of this.#homes) if (machine !== undefined) names[machine]?.push(name);
    return names;
  }

  only(name: string | undefined): number | undefined {
    return name === undefined ? undefined : this.#homes.get(name);
  }
}

/** `a/b/c.xml`: `a/b/`, then `a/`. */
function foldersOf(name: string): readonly string[] {
  const folders: string[] = [];
  for (let to = name.lastIndexOf('/'); to > 0; to = name.lastIndexOf('/', to - 1))
    folders.push(name.slice(0, to + 1));
  return folders;
}
