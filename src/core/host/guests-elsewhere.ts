/** Where the texts are of several machines: whose guests have nothing to do with the CPUs that are drawn. */
import type { EntityId } from '../identity.ts';
import { onceFor } from '../once-for.ts';
import type { Host } from './host.ts';
import type { Machine } from './merge-host.ts';

/** The machine that a guest stands with, by its place among them. Of a guest that is not there nothing tells it. */
export const machinesOfGuests = onceFor(
  (machines: readonly Machine[]): ReadonlyMap<EntityId, number> =>
    new Map(machines.flatMap(({ guests = [] }, i) => guests.map((guest) => [guest, i] as const))),
);

/** The guests of machines that are not the one that was taken: its CPUs are not theirs, and they are not judged by them. */
export const guestsElsewhere = onceFor(
  (machines: readonly Machine[]): ReadonlySet<EntityId> =>
    new Set(machines.flatMap(({ chosen, guests = [] }) => (chosen ? [] : guests))),
);

/** The host that a guest runs on: undefined where none is known, or the guest is of another machine. */
export function hostOfGuest(
  { host, machines }: { readonly host: Host | undefined; readonly machines: readonly Machine[] },
  domain: EntityId,
): Host | undefined {
  return guestsElsewhere(machines).has(domain) ? undefined : host;
}
