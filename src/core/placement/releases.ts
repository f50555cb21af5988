/**
 * Whose rules an answer follows, and what is known of libvirt's releases: the two tables (`domain/versions.ts` for
 * what is accepted, `versions.ts` for where things go) read as one, for those who show or name them.
 */
import {
  baselineVersion,
  chosenVersion,
  compareVersions,
  defineVersions,
  newestVersion,
  type DefineChange,
} from '../domain/versions.ts';
import { usualCgroup, usualEra, type CgroupKind, type RuleChoices } from './choices.ts';
import type { EraId } from './eras.ts';
import { placementChanges, type PlacementChangeId } from './versions.ts';

/** On what the answer for a release rests: the release that was run, or what is told of later or earlier ones. */
export type ReleaseBasis = 'verified' | 'release-notes' | 'history';

export interface RulesInForce {
  /** `X.Y.Z`; *now* is named by the newest release that a certain row speaks of. */
  readonly libvirt: string;
  readonly era: EraId;
  readonly cgroup: CgroupKind;
  /** These are the rules that are compared with libvirt itself. */
  readonly verified: boolean;
}

export interface ReleaseChange {
  readonly id: DefineChange | PlacementChangeId;
  readonly certain: boolean;
}

export interface ReleaseRow extends ReleaseChange {
  readonly since: string;
  readonly until: string | undefined;
}

/** A change whose release is not established belongs to none. */
export const releaseRows: readonly ReleaseRow[] = [
  ...defineVersions.map(({ since, change, certain }) => ({ since, until: undefined, id: change, certain })),
  ...placementChanges.flatMap(({ since, until, id, certain }) =>
    since === undefined ? [] : [{ since, until, id, certain }],
  ),
];

/** What *now* means. */
export const newestKnownRelease = newestVersion(releaseRows);

export function rulesInForce(choices: RuleChoices): RulesInForce {
  const libvirt = chosenVersion(choices) ?? newestKnownRelease;
  const era = choices.era ?? usualEra;
  return {
    libvirt,
    era,
    cgroup: choices.cgroup ?? usualCgroup,
    verified: basisOfRelease(libvirt) === 'verified' && era === 'now',
  };
}

export function basisOfRelease(version: string): ReleaseBasis {
  const order = compareVersions(version, baselineVersion);
  return order === 0 ? 'verified' : order > 0 ? 'release-notes' : 'history';
}
