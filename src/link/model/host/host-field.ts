/** What a field of a host in a model link is: how it is written, if there is something to say, and how it is read. */
import type { CacheFact, CpuFact, HostFacts, NodeFact } from '../../../core/host/host-facts.ts';
import type { ByteReader } from '../bytes.ts';
import type { Plan } from '../columns.ts';

export type Draft<T> = { -readonly [K in keyof Omit<T, 'span'>]: T[K] };

/** Facts while they are read. */
export interface HostDraft {
  cpus: ReadonlyMap<number, Draft<CpuFact>>;
  nodes: readonly Draft<NodeFact>[];
  /** The nodes' own lists are told. */
  listsNodes: boolean;
  caches: readonly Draft<CacheFact>[];
  readonly rest: Partial<Draft<Omit<HostFacts, 'from' | 'cpus' | 'nodes' | 'caches'>>>;
}

export interface HostField {
  /** Undefined: there is nothing to say. */
  plan(facts: HostFacts): Plan | undefined;
  read(bytes: ByteReader, mode: number, draft: HostDraft): void;
}

/** As in the readers of such texts: kernels number no further, and few numbers must not stand for endless texts. */
export const highestId = 65_535;
