/** What changed in which release, for those who show it. */
import { compareVersions } from '../domain/versions.ts';
import { releaseRows, type ReleaseChange, type ReleaseRow } from './releases.ts';

export interface KnownRelease {
  readonly version: string;
  readonly begins: readonly ReleaseChange[];
  /** What this release took away again. */
  readonly ends: readonly ReleaseChange[];
}

/** Every release with which something changed, newest first. */
export function listKnownReleases(): readonly KnownRelease[] {
  const versions = new Set(
    releaseRows.flatMap(({ since, until }) => (until === undefined ? [since] : [since, until])),
  );
  const change = ({ id, certain }: ReleaseRow): ReleaseChange => ({ id, certain });
  return [...versions]
    .sort((a, b) => compareVersions(b, a))
    .map((version) => ({
      version,
      begins: releaseRows.filter(({ since }) => since === version).map(change),
      ends: releaseRows.filter(({ until }) => until === version).map(change),
    }));
}
