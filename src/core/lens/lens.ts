/**
 * A lens: what the colours of the three views tell apart. It gives every thread and every CPU a class; a class is one
 * row of the legend, one tone and one sign (colour is never the only one), and can be filtered out.
 */
import type { EntityId } from '../identity.ts';
import type { PinningSource } from '../placement/placement.ts';

export const lensIds = ['source', 'domain', 'load', 'memory', 'distance', 'findings', 'isolation'] as const;
export type LensId = (typeof lensIds)[number];

/** How many tones there are for domains; further domains begin again, with signs of their own. */
export const domainTones = 7;

/** What painters have a colour for, named by what it means. */
export type Tone =
  | PinningSource
  | `domain-${number}`
  /** From CPUs where nobody may run to the most crowded ones. */
  | `load-${0 | 1 | 2 | 3 | 4 | 5}`
  | 'local'
  | 'partly-remote'
  | 'remote'
  | 'error'
  | 'warning'
  | 'note'
  | 'isolated'
  | 'partly-isolated'
  | 'nohz'
  | 'plain'
  | 'unknown';

export interface LensClass {
  /** Unique over all lenses; pinning sources keep their bare names, which links have always had. */
  readonly key: string;
  readonly tone: Tone;
  /** One or two characters, beside the colour. */
  readonly sign: string;
  /** With `domain`. */
  readonly domain?: EntityId;
  /** With `load`: how many threads may run there; without `last`: as many or more. */
  readonly load?: { readonly first: number; readonly last?: number };
  /** With `distance`: how far, as the host tells it. */
  readonly distance?: number;
  readonly threads: number;
  readonly cpus: number;
}

export interface Lens {
  readonly id: LensId;
  /** In the order of the legend; those that are counted nowhere are there as well where the set is a fixed one. */
  readonly classes: readonly LensClass[];
  readonly classOfThread: ReadonlyMap<EntityId, LensClass>;
  /** By CPU number. */
  readonly classOfCpu: ReadonlyMap<number, LensClass>;
  /** With `load`: how many threads may run there, exactly. */
  readonly loadOfCpu?: ReadonlyMap<number, number>;
  /** Threads without a class are kept back for a question: they bear a question mark. */
  readonly veiled?: true;
  /** With `distance`: of whole nodes, by their number, those without a CPU too; and from where. */
  readonly classOfNode?: ReadonlyMap<number, LensClass>;
  readonly from?: EntityId;
}
