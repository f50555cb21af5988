/** What became of a what-if command: plain data, for the picture, the findings and the reports. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { Change } from '../intake/facts/change.ts';
import type { Span } from '../text/source.ts';

/** `all`: no setting speaks. `unknown`: numad decides. */
export interface ChangedValue {
  readonly cpus?: CpuSet | 'all' | 'unknown';
  readonly count?: number;
  readonly mode?: string;
  readonly nodes?: CpuSet | 'all' | 'unknown';
}

export interface AppliedChange {
  /** `change:0`, counted over all texts in paste order: a dropped change is remembered by it. */
  readonly id: string;
  readonly kind: Change['kind'];
  /** The domain's name as typed. */
  readonly named: string;
  /** The domain it is about, where that is known. */
  readonly domain?: EntityId;
  /** Named otherwise, and applied to the only domain there is. */
  readonly byOnlyDomain?: true;
  /** The threads whose setting it is; all of the domain's where it is about no single one. */
  readonly threads: readonly EntityId[];
  /** vCPU or iothread. */
  readonly number?: number;
  /** `setvcpus --maximum`. */
  readonly maximum?: true;
  readonly before?: ChangedValue;
  /** Where that was written, if it was, and the model has the command's place instead. */
  readonly placeBefore?: Span;
  readonly after?: ChangedValue;
  /** `refused`: libvirt would; `unplaced`: it is about no domain that is loaded. */
  readonly outcome: 'applied' | 'dropped' | 'refused' | 'unplaced';
  /** What virsh would say. */
  readonly message?: string;
  /** `other-machine`: the command stands with another machine than whoever it could be about. */
  readonly why?: 'no-domain' | 'name-unknown' | 'several-domains' | 'other-machine';
  readonly span: Span;
}

/** Threads whose setting a what-if command has changed. */
export function changedThreads(changes: readonly AppliedChange[]): ReadonlySet<EntityId> {
  return new Set(changes.flatMap((change) => (change.outcome === 'applied' ? change.threads : [])));
}
