/**
 * Which release of libvirt changed where threads and memory go: one table, with the source of each row
 * (libvirt.md §10). Whoever places asks {@link isInForce} by the row's id and never compares versions itself.
 */
import { chosenVersion, compareVersions } from '../domain/versions.ts';

/** What the user may choose; the rest of the choices is no concern of placement. */
export interface VersionChoice {
  /** `X.Y.Z`; absent: the newest release, or the verified baseline with `asLibvirt`. */
  readonly libvirt?: string;
  readonly asLibvirt: boolean;
}

export type PlacementChangeId =
  | 'domain-cgroup-narrow'
  | 'emulatorpin-under-auto'
  | 'offline-pins-kept'
  | 'all-set-on-every-thread'
  | 'all-not-in-cgroup'
  | 'all-may-fail'
  | 'restrictive-mode'
  | 'cpuless-cell-crash'
  | 'memory-union-at-start'
  | 'memory-union'
  | 'isolated-left-out'
  | 'all-not-set';

export interface PlacementChange {
  readonly id: PlacementChangeId;
  /** The first release with it; undefined: after the newest release whose number is known. */
  readonly since: string | undefined;
  /** The first release without it again. */
  readonly until?: string;
  readonly source: string;
  /** False where neither a run nor the source of that release was seen. */
  readonly certain: boolean;
}

export const placementChanges: readonly PlacementChange[] = [
  {
    // The domain's own cgroup was cut to cpuset or numad's CPUs: a pin outside of it could not start.
    id: 'domain-cgroup-narrow',
    since: '1.1.1',
    until: '1.2.15',
    source: 'git a39f69d2bb, f0fa9080d4',
    certain: false,
  },
  { id: 'emulatorpin-under-auto', since: '1.2.13', source: 'git bbd3eb5098', certain: false },
  { id: 'offline-pins-kept', since: '1.3.3', source: 'git 02ae21deb3, d1277de226', certain: false },
  { id: 'all-set-on-every-thread', since: '5.1.0', source: 'git f136b83139', certain: false },
  { id: 'all-not-in-cgroup', since: '5.10.0', source: 'git 4c0398b528', certain: false },
  { id: 'all-may-fail', since: '6.8.0', source: 'git 3791f29b08, 9514e24984', certain: false },
  { id: 'restrictive-mode', since: '7.3.0', source: 'git 2d37d8dbc9', certain: true },
  {
    // virBitmapIsBitSet(NULL) in qemuProcessSetupPid; mended in 9.0.1 … 9.8.0, the release is not known.
    id: 'cpuless-cell-crash',
    since: '7.3.0',
    until: '9.8.0',
    source: 'run on 9.0.0; qemu_process.c of 9.8.0',
    certain: false,
  },
  { id: 'memory-union-at-start', since: '9.4.0', source: 'NEWS 9.4.0', certain: true },
  { id: 'memory-union', since: '9.5.0', source: 'NEWS 9.5.0; qemu_process.c of 9.8.0', certain: true },
  {
    id: 'isolated-left-out',
    since: '10.4.0',
    source: 'NEWS 10.4.0; qemu_process.c of 10.4.0',
    certain: true,
  },
  // Threads keep what they inherit unless some online CPU is isolated.
  { id: 'all-not-set', since: undefined, source: 'git 4b792672b1e (after 12.5.0)', certain: false },
];

const byId = new Map(placementChanges.map((change) => [change.id, change]));

export function isInForce(id: PlacementChangeId, choice: VersionChoice): boolean {
  const change = byId.get(id);
  if (change?.since === undefined) return false;
  const { since, until } = change;
  const version = chosenVersion(choice);
  // The newest release has everything that was not taken away again.
  if (version === undefined) return until === undefined;
  return compareVersions(version, since) >= 0 && (until === undefined || compareVersions(version, until) < 0);
}
