/** The parameters of the rules about memory, limits, and what was observed. Sets are formatted as libvirt prints them. */
import type { MemoryMode } from '../domain/domain.ts';
import type { EntityId } from '../identity.ts';

interface FarMemory {
  readonly threads: readonly EntityId[];
  /** Guest cells; empty: the guest has none. */
  readonly cells: readonly number[];
  readonly cpuNodes: string;
  readonly memoryNodes: string;
  readonly mode: MemoryMode;
  /** Average, where the host tells it. */
  readonly distance: number | undefined;
}

/** What goes to the same nodes is one place. */
interface RemoteMemory extends FarMemory {
  readonly places: readonly {
    readonly threads: readonly EntityId[];
    readonly cpuNodes: string;
    readonly memoryNodes: string;
  }[];
}

interface TooMuchMemory {
  /** Undefined: nothing binds it, so all nodes count. */
  readonly nodes: string | undefined;
  readonly cells: readonly number[];
  readonly needKiB: number;
  readonly haveKiB: number;
}

export interface MemoryParams {
  'memory-remote': RemoteMemory;
  'memory-strict-remote': RemoteMemory;
  /** `remote` of `cpus` CPUs are far away. */
  'memory-bound-cpus-free': Omit<FarMemory, 'cpuNodes'> & { readonly remote: number; readonly cpus: number };
  'interleave-with-local-cpus': Omit<FarMemory, 'mode'>;
  /** In huge pages it is all taken before the guest starts. */
  'memory-exceeds-node': TooMuchMemory & {
    readonly mode: MemoryMode | undefined;
    readonly inHugepages: boolean;
  };
  'memory-exceeds-free': TooMuchMemory;
  /** In pages of that size. */
  'hugepages-do-not-fit': {
    readonly nodes: string | undefined;
    readonly sizeKiB: number;
    readonly need: number;
    readonly have: number;
  };
  /** `nodes` of `<memory>` take them instead; undefined: any node does. */
  'cell-without-memnode': {
    readonly cells: readonly number[];
    readonly bound: readonly number[];
    readonly nodes: string | undefined;
  };
  'memnode-without-cell': { readonly cells: number; readonly libvirt: string };
  'guest-numa-unbound': { readonly cells: number };
  'auto-beside-pins': { readonly what: 'vcpus' | 'emulator'; readonly threads: readonly EntityId[] };
  'iothreadpin-missing-iothread': {
    readonly iothread: number | undefined;
    readonly iothreads: string;
    readonly libvirt: string;
  };
  /** `own` and `global` in CPUs. */
  'quota-contradictory':
    | {
        readonly why: 'above-global';
        readonly of: 'vcpu' | 'emulator' | 'iothread';
        readonly own: number;
        readonly global: number;
      }
    | { readonly why: 'realtime'; readonly threads: readonly EntityId[] };
  /** The first of `count` threads. */
  'observed-differs': {
    readonly count: number;
    /** What was printed is the setting for the next start. */
    readonly next: boolean;
    readonly drifts: readonly {
      readonly thread: EntityId;
      readonly what: 'cpus' | 'nodes';
      readonly expected: string;
      readonly observed: string;
    }[];
  };
  'host-unknown': Readonly<Record<string, never>>;
}
