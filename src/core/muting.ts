/** Which findings the user has put aside. They stay findings: shown as muted, and counted apart. */
import type { Mute } from './analysis.ts';
import type { Finding } from './findings/finding.ts';

/** The first of the mutes that a finding falls under; one without entities is of every finding of its rule. */
export function muteOf({ rule, entities }: Finding, mutes: readonly Mute[]): Mute | undefined {
  return mutes.find(
    (mute) =>
      mute.rule === rule &&
      (mute.entities === undefined ||
        (mute.entities.length === entities.length && mute.entities.every((id, i) => id === entities[i]))),
  );
}
