/** What the user may choose about the run time: part of the choices of an analysis. */
import type { EraId } from './eras.ts';
import type { VersionChoice } from './versions.ts';

/**
 * Which kernel interface holds threads back beside sched_setaffinity. `none`: no cpuset controller, as in session
 * mode or where qemu.conf leaves it out.
 */
export const cgroupKinds = ['v2', 'v1', 'none'] as const;
export type CgroupKind = (typeof cgroupKinds)[number];

export interface PlacementChoices extends VersionChoice {
  /** numad's answer as a node list; undefined while nobody has answered. */
  readonly numad: string | undefined;
  /** Default: v2. */
  readonly cgroup?: CgroupKind;
  /** Default: now. */
  readonly era?: EraId;
}
