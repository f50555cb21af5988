/**
 * Everything Pinscope assumes is listed, shown as assumed, and can be dropped one by one. `id` is what a
 * dropped assumption is remembered by (in the page's choices and in links).
 */
import type { EntityId } from './identity.ts';
import type { Span } from './text/source.ts';

export type Assumption =
  /** Fragments without `<domain>` are taken as parts of one unnamed domain. */
  | {
      readonly id: string;
      readonly kind: 'fragments-joined';
      /** They are those of one file. */
      readonly file?: string;
      readonly domain: EntityId;
      readonly roots: readonly string[];
      readonly spans: readonly Span[];
    }
  /** Fragments that stand word for word in the XML of a domain beside them are a quotation from it. */
  | {
      readonly id: string;
      readonly kind: 'fragments-quoted';
      readonly domain: EntityId;
      readonly roots: readonly string[];
      readonly spans: readonly Span[];
    }
  /** `<vcpu>` is absent and the text itself names more vCPUs than libvirt's default of 1. */
  | {
      readonly id: string;
      readonly kind: 'vcpu-count';
      readonly domain: EntityId;
      readonly count: number;
      readonly from: 'vcpupin' | 'topology' | 'cells';
      readonly spans: readonly Span[];
    }
  /** `-smp` leaves sockets or cores open, and the machine type does not tell which of them takes the rest. */
  | {
      readonly id: string;
      readonly kind: 'qemu-smp';
      readonly domain: EntityId;
      readonly machine: string | undefined;
      readonly sockets: number;
      readonly cores: number;
      /** By machine types before 6.2. */
      readonly before: { readonly sockets: number; readonly cores: number };
      readonly spans: readonly Span[];
    }
  /** A fragment of a QEMU command line has no `-smp`, and its cells name more than QEMU's default of 1. */
  | {
      readonly id: string;
      readonly kind: 'qemu-vcpus';
      readonly domain: EntityId;
      readonly count: number;
      readonly spans: readonly Span[];
    }
  /** A cell declares more CPUs than it lists: the others are taken to exist. */
  | {
      readonly id: string;
      readonly kind: 'host-cpus';
      readonly declared: number;
      readonly listed: number;
      readonly cpus: string;
      readonly spans: readonly Span[];
    }
  /** The siblings of the listed CPUs are taken as a pattern for the others. */
  | {
      readonly id: string;
      readonly kind: 'host-siblings';
      readonly stride: number;
      readonly spans: readonly Span[];
    };

/**
 * Whether an id counts domains (`vcpu-count:d1`, `fragments-joined:0`): it then means another domain as soon as
 * one before it comes or goes. Ids of the host mean the one host there is.
 */
export function countsDomains(id: string): boolean {
  return /^(?:vcpu-count|fragments-joined|fragments-quoted|qemu-smp|qemu-vcpus):/.test(id);
}
