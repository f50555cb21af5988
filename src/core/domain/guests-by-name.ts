/** Guests as texts call them, where the texts may be of several machines. */
import type { EntityId } from '../identity.ts';
import type { Domain } from './domain.ts';
import { withoutTwins } from './same-guest.ts';

/** The machine that a text stands with, by its place among them. */
export interface Home {
  readonly machine: number;
  /** A prompt, a folder, or a text of one machine says so; else it is the machine that was told of last. */
  readonly isCertain: boolean;
}

/** `home` is that of the text which calls: undefined where nothing tells it, or there is one machine. */
export interface GuestsByName {
  readonly all: readonly Domain[];
  /** Who may be meant by the name: that of the same machine before one of which nobody knows where it runs. */
  called(name: string, home: Home | undefined): readonly Domain[];
  /** The first two of all that may be meant where no name tells. */
  firstTwo(home: Home | undefined): readonly Domain[];
  /** All that stand with the machine. */
  ofMachine(machine: number): readonly Domain[];
}

interface Group {
  readonly domains: readonly Domain[];
  readonly byName: ReadonlyMap<string, readonly Domain[]>;
}

const nobody: Group = { domains: [], byName: new Map() };

/**
 * A guest that is told twice counts once, but two of one name on two machines are two. `machineOf`: of each guest, where
 * anything tells it (`guests-of-machines.ts`). Linear in the domains.
 */
export function gatherGuests(
  domains: readonly Domain[],
  machineOf: ReadonlyMap<EntityId, number>,
): GuestsByName {
  const perMachine = new Map<number | undefined, Domain[]>();
  for (const domain of domains) {
    const machine = machineOf.get(domain.id);
    const others = perMachine.get(machine);
    if (others === undefined) perMachine.set(machine, [domain]);
    else others.push(domain);
  }
  const groups = new Map([...perMachine].map(([machine, some]) => [machine, groupOf(withoutTwins(some))]));
  const loose = groups.get(undefined) ?? nobody;
  const all =
    groups.size === (loose === nobody ? 0 : 1)
      ? loose
      : groupOf([...groups.values()].flatMap((group) => group.domains));
  /** What is certainly of one machine is about no guest of another. */
  const inReach = (home: Home | undefined): readonly Group[] => {
    if (home === undefined) return [all];
    const own = groups.get(home.machine) ?? nobody;
    return home.isCertain ? [own, loose] : [own, loose, all];
  };
  return {
    all: all.domains,
    called: (name, home) => {
      for (const { byName } of inReach(home)) {
        const found = byName.get(name);
        if (found !== undefined) return found;
      }
      return [];
    },
    firstTwo: (home) => {
      const [own = nobody, some = nobody, rest = nobody] = inReach(home);
      const near = [...own.domains.slice(0, 2), ...some.domains.slice(0, 2)];
      return (near.length > 0 ? near : rest.domains).slice(0, 2);
    },
    ofMachine: (machine) => (groups.get(machine) ?? nobody).domains,
  };
}

function groupOf(domains: readonly Domain[]): Group {
  const byName = new Map<string, Domain[]>();
  for (const domain of domains) {
    if (domain.name === undefined) continue;
    const known = byName.get(domain.name);
    if (known === undefined) byName.set(domain.name, [domain]);
    else known.push(domain);
  }
  return { domains, byName };
}
