/** What the user may choose about the run time: part of the choices of an analysis. */
import type { EraId } from './eras.ts';
import type { VersionChoice } from './versions.ts';

/**
 * Which kernel interface holds threads back beside sched_setaffinity. `none`: no cpuset controller, as in session
 * mode or where qemu.conf leaves it out.
 */
export const cgroupKinds = ['v2', 'v1', 'none'] as const;
export type CgroupKind = (typeof cgroupKinds)[number];

/** What holds where nothing was chosen. */
export const usualCgroup: CgroupKind = 'v2';
export const usualEra: EraId = 'now';

/** Whose rules answer: of which release, in which era, over which cgroup. */
export interface RuleChoices extends VersionChoice {
  /** Default: v2. */
  readonly cgroup?: CgroupKind;
  /** Default: now. */
  readonly era?: EraId;
}

export interface PlacementChoices extends RuleChoices {
  /** numad's answer as a node list; undefined while nobody has answered. */
  readonly numad: string | undefined;
}
