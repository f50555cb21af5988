/** The parameters of the rules about settings that were seen otherwise than the XML has them. */
import type { EntityId } from '../identity.ts';

/** Seen values and the XML's; empty: nothing is set. Sets as libvirt prints them, sizes in KiB, times in microseconds. */
export interface Differing<What extends string> {
  readonly domain: EntityId;
  readonly differences: readonly {
    readonly what: What;
    /** It is said of the next start, not of the running domain. */
    readonly next: boolean;
    readonly expected: string;
    readonly observed: string;
  }[];
}

export interface ObservedParams {
  'observed-vcpus-differ': Differing<'most' | 'current'>;
  'observed-iothreads-differ': Differing<'iothreads'>;
  'observed-memory-differs': Differing<'mode' | 'nodes' | 'size'>;
  /** Named as `virsh schedinfo` names them. */
  'observed-limits-differ': Differing<LimitName>;
}

export type LimitName = 'cpu_shares' | `${'vcpu' | 'emulator' | 'global' | 'iothread'}_${'period' | 'quota'}`;
