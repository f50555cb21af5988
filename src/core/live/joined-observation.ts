/** What was observed of a thread (or of a domain), and which of ours it is. Plain data. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { Observation, ObservationKind, ObservedThread } from '../intake/facts/observation.ts';
import type { ReaderId } from '../intake/reading.ts';
import type { Span } from '../text/source.ts';

/**
 * Why an observation is of no domain: none is loaded; the name is another's; several could be meant; several
 * processes of virtual machines and nothing that tells which is ours; no thread of any virtual machine; it stands with another
 * machine than the domains that are loaded.
 */
export type UnjoinedWhy =
  'no-domain' | 'name-unknown' | 'several-domains' | 'several-processes' | 'no-vm' | 'other-machine';

export interface JoinedObservation {
  readonly reader: ReaderId;
  readonly kind: ObservationKind;
  /** `--config`, or a domain that is shut off: it is about the next start. */
  readonly config: boolean;
  readonly domain?: EntityId;
  readonly unjoined?: UnjoinedWhy;
  /** The name (or id) by which the text calls the domain. */
  readonly named?: string;
  /** Undefined: about the domain, or nothing tells which thread it is. */
  readonly thread?: EntityId;
  readonly role?: NonNullable<ObservedThread['role']>;
  readonly number?: number;
  readonly pid?: number;
  readonly tid?: number;
  readonly comm?: string;
  /** As printed: the kernel's lists hold CPUs that are absent or offline too. */
  readonly observed?: CpuSet;
  /** What is left of it on this host; absent where no host is known. */
  readonly cpus?: CpuSet;
  /** It holds every CPU that is online: the thread is not held back. */
  readonly everywhere?: true;
  readonly lastCpu?: number;
  readonly mems?: CpuSet;
  readonly state?: string;
  readonly memory?: NonNullable<Observation['memory']>;
  readonly counts?: NonNullable<Observation['counts']>;
  readonly scheduler?: NonNullable<Observation['scheduler']>;
  readonly mostMemoryKiB?: number;
  readonly places?: NonNullable<Observation['places']>;
  readonly residentMiB?: NonNullable<Observation['residentMiB']>;
  /** The thread's line, or the whole. */
  readonly span: Span;
  /** The whole output. */
  readonly within: Span;
}
