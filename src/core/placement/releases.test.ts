import { describe, expect, it } from 'vitest';
import { changesOf, compareVersions, defineVersions } from '../domain/versions.ts';
import { basisOfRelease, newestKnownRelease, rulesInForce } from './releases.ts';
import { listKnownReleases } from './known-releases.ts';
import { isInForce, placementChanges } from './versions.ts';

describe('the rules in force', () => {
  it('are by default those of the newest release that is known for certain', () => {
    expect(rulesInForce({ asLibvirt: false })).toEqual({
      libvirt: '12.4.0',
      era: 'now',
      cgroup: 'v2',
      verified: false,
    });
    // Naming that release changes nothing.
    expect(changesOf(newestKnownRelease)).toEqual(changesOf(undefined));
    for (const { id } of placementChanges)
      expect(isInForce(id, { asLibvirt: false, libvirt: newestKnownRelease }), id).toBe(
        isInForce(id, { asLibvirt: false }),
      );
  });

  it('are verified for 9.0.0 as it is now, whatever the cgroup', () => {
    expect(rulesInForce({ asLibvirt: true }).verified).toBe(true);
    expect(rulesInForce({ asLibvirt: false, libvirt: '9.0.0', cgroup: 'v1' })).toEqual({
      libvirt: '9.0.0',
      era: 'now',
      cgroup: 'v1',
      verified: true,
    });
    expect(rulesInForce({ asLibvirt: true, era: '2011' }).verified).toBe(false);
    expect(rulesInForce({ asLibvirt: true, libvirt: '10.1.0' })).toMatchObject({
      libvirt: '10.1.0',
      verified: false,
    });
  });

  it('rest on what is known of a release', () => {
    expect(['8.9.9', '9.0.0', '9.0.1', '12.4.0'].map(basisOfRelease)).toEqual([
      'history',
      'verified',
      'release-notes',
      'release-notes',
    ]);
  });
});

it('lists every release of both tables, newest first, with what begins and ends there', () => {
  const releases = listKnownReleases();
  const versions = releases.map(({ version }) => version);
  expect([...versions].sort(compareVersions).reverse()).toEqual(versions);
  expect(versions[0]).toBe('12.4.0');
  const numbered = placementChanges.filter(({ since }) => since !== undefined);
  expect(releases.flatMap(({ begins }) => begins)).toHaveLength(defineVersions.length + numbered.length);
  expect(releases.find(({ version }) => version === '9.4.0')?.begins.map(({ id }) => id)).toEqual([
    'memnode-restrictive-both-ways',
    'memory-union-at-start',
  ]);
  expect(releases.find(({ version }) => version === '9.8.0')).toEqual({
    version: '9.8.0',
    begins: [],
    ends: [{ id: 'cpuless-cell-crash', certain: false }],
  });
});
