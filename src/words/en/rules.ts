/** Words for whose rules answer: libvirt's release, the kind of cgroup, the era. English. */
import type { DefineChange } from '../../core/domain/versions.ts';
import type { CgroupKind } from '../../core/placement/choices.ts';
import type { EraId } from '../../core/placement/eras.ts';
import type { ReleaseBasis } from '../../core/placement/releases.ts';

export interface RulesWords {
  readonly heading: string;
  /** Several things that were chosen, in one line. */
  readonly join: (parts: readonly string[]) => string;
  readonly release: (version: string) => string;
  readonly basis: Readonly<Record<ReleaseBasis, string>>;
  /** The era as part of a line; `now` is never said. */
  readonly placedAs: Readonly<Record<EraId, string>>;
  readonly assumesNothing: string;
  /** The head of the command line's table. */
  readonly statement: (release: string, basis: string, others: string) => string;
  readonly change: string;
  readonly reset: string;
  readonly releaseHeading: string;
  readonly now: (version: string) => string;
  readonly verified: (version: string) => string;
  readonly other: string;
  readonly otherField: string;
  readonly otherInvalid: string;
  /** What an answer for such a release is worth. */
  readonly basisNote: Readonly<Record<ReleaseBasis, string>>;
  readonly laterThanKnown: (version: string) => string;
  readonly changes: string;
  readonly choose: (version: string) => string;
  readonly ends: (what: string) => string;
  readonly uncertain: string;
  readonly defineChange: Readonly<Record<DefineChange, string>>;
  readonly cgroupHeading: string;
  readonly cgroupNote: Readonly<Record<CgroupKind, string>>;
  readonly eraHeading: string;
  readonly eraTitle: Readonly<Record<EraId, string>>;
  readonly eraHint: string;
  readonly eraReleases: (releases: string) => string;
  readonly eraNow: string;
  readonly eraDiffers: string;
  readonly assumeNothing: string;
  readonly assumeNothingNote: (version: string) => string;
}

export const rules: RulesWords = {
  heading: 'Rules',
  join: (parts) => parts.join(' · '),
  release: (version) => `libvirt ${version}`,
  basis: {
    verified: 'verified',
    'release-notes': 'from release notes; verified on 9.0.0',
    history: 'from libvirt’s history; verified on 9.0.0',
  },
  placedAs: {
    '2011': 'placed as in 2011',
    'before-2012': 'placed as before the change of 2012',
    'after-2012': 'placed as after the change of 2012',
    now: 'placed as now',
  },
  assumesNothing: 'no assumptions',
  statement: (release, basis, others) => `Rules: ${release} (${basis}) · ${others}`,
  change: 'Whose rules answer; press to choose',
  reset: 'Back to the default rules',
  releaseHeading: 'libvirt release',
  now: (version) => `Now: ${version}`,
  verified: (version) => `${version}, verified`,
  other: 'Another',
  otherField: 'Release, such as 10.4.0',
  otherInvalid: 'Write three numbers, as `virsh --version` prints them: `10.4.0`.',
  basisNote: {
    verified: 'Compared with libvirt itself.',
    'release-notes': 'From release notes; verified on 9.0.0.',
    history:
      'Accepted or refused as by 9.0.0; where things go is known from libvirt’s history, not from runs.',
  },
  laterThanKnown: (version) => `No change after ${version} is known.`,
  changes: 'What changed in which release',
  choose: (version) => `Answer as libvirt ${version}`,
  ends: (what) => `No longer: ${what}`,
  uncertain: 'not certain',
  defineChange: {
    'memnode-restrictive-both-ways': 'A memnode of mode restrictive demands the same of `<memory>`.',
    'cell-added-for-memory-hotplug': 'QEMU guests with memory hotplug get a NUMA cell if they have none.',
    'topology-clusters': '`<topology clusters>` is read and multiplied in.',
    'iommu-added-for-many-vcpus': 'More than 255 vCPUs on q35 get an IOMMU by themselves.',
    'hostdev-nodeset': 'The nodeset of a host device (`<acpi nodeset>`) is read.',
    energytune: '`<energytune>` is read.',
  },
  cgroupHeading: 'The host’s cgroups',
  cgroupNote: {
    v2: 'CPUs that are offline are dropped from a set silently; shares are a weight, usually 100.',
    v1: 'A set with an offline CPU keeps the guest from starting; shares are usually 1024.',
    none: 'Session mode, or cpuset switched off in qemu.conf: CPUs that are not there are dropped, memory is bound by policy alone.',
  },
  eraHeading: 'Era',
  eraTitle: {
    '2011': '2011',
    'before-2012': 'Before the change of 2012',
    'after-2012': 'After the change of 2012',
    now: 'Now',
  },
  eraHint: 'Only for where threads go. What is accepted stays with the release above.',
  eraReleases: (releases) => `libvirt ${releases}`,
  eraNow: 'libvirt 1.3.3 and later, measured on 9.0.0',
  eraDiffers: 'Other than now',
  assumeNothing: 'Assume nothing: answer as libvirt does',
  assumeNothingNote: (version) => `As ${version}, unless another release is chosen.`,
};
