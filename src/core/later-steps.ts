/**
 * The steps of the pipeline for what only the later formats tell: what-if commands, QEMU's own command lines, live
 * state. They come with the readers of these formats, so that the page's first paint does not wait for them.
 */
import { applyChanges } from './change/apply-changes.ts';
import { joinObservations } from './live/join-observations.ts';
import { placeQemuGuest } from './placement/place-qemu-guest.ts';
import { domainOfQemu } from './qemu/domain-of-qemu.ts';
import type { QemuDomain } from './qemu/domain-of-qemu.ts';
import type { QemuGuest } from './intake/facts/qemu-guest.ts';

export const laterSteps = {
  applyChanges,
  /** Each is a domain of its own, numbered from `firstIndex` on. */
  readQemuGuests: (
    guests: readonly QemuGuest[],
    firstIndex: number,
    mayAssume: (id: string) => boolean,
  ): readonly QemuDomain[] => guests.map((guest, i) => domainOfQemu(guest, firstIndex + i, mayAssume)),
  placeQemuGuest,
  joinObservations,
};

export type LaterSteps = typeof laterSteps;
