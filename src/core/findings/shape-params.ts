/** The parameters of the rules about the guest's shape on the host's. Sets are formatted as libvirt prints them. */
import type { CoreType } from '../host/host-facts.ts';
import type { EntityId } from '../identity.ts';

/** vCPUs of one guest cell (or of a guest without cells) on one host node. */
export interface NodePart {
  readonly node: number;
  readonly threads: readonly EntityId[];
  readonly cpus: string;
}

export interface SpreadCell {
  readonly cell: number;
  readonly parts: readonly NodePart[];
  /** Host nodes of the cell's memory, where a setting binds it. */
  readonly memory: string | undefined;
}

/** A set that reaches into several boxes of one kind; a box whose number nobody tells has none. */
export interface Straddle {
  readonly threads: readonly EntityId[];
  readonly cpus: string;
  readonly parts: readonly { readonly number: number | undefined; readonly cpus: string }[];
}

export interface ShapeParams {
  'guest-cores-on-host-siblings': {
    readonly threads: readonly EntityId[];
    readonly cpus: string;
    /** On how many host cores it happens. */
    readonly cores: number;
    /** True when the host's sibling pairs are assumed. */
    readonly assumed: boolean;
  };
  'guest-siblings-apart': {
    readonly threads: readonly EntityId[];
    /** Guest cores that are split. */
    readonly cores: number;
    /** The first of them, and where its threads run. */
    readonly first: readonly { readonly thread: EntityId; readonly cpus: string }[];
    /** False: the host's cores have one thread each. */
    readonly hostHasSiblings: boolean;
    readonly assumed: boolean;
  };
  /** `written` would be `meant` if lstopo's logical number was taken for the CPU's. */
  'lstopo-numbers': {
    readonly threads: readonly EntityId[];
    readonly by: 'siblings' | 'nodes';
    readonly pins: readonly { readonly thread: EntityId; readonly written: number; readonly meant: number }[];
  };
  'set-straddles-nodes': {
    readonly threads: readonly EntityId[];
    readonly cpus: string;
    readonly parts: readonly { readonly node: number; readonly cpus: string }[];
  };
  'set-straddles-sockets': Straddle;
  'set-straddles-dies': Straddle;
  'set-straddles-caches': Straddle;
  /** One part for each L3 cache; `cores`: how many the largest of them has. */
  'vcpus-on-several-caches': {
    readonly parts: readonly { readonly threads: readonly EntityId[]; readonly cpus: string }[];
    readonly cores: number;
  };
  /** `socket`: of the guest; absent: the guest has none of several vCPUs. */
  'core-types-mixed': {
    readonly socket: number | undefined;
    readonly sockets: number;
    readonly parts: readonly {
      readonly type: CoreType;
      readonly threads: readonly EntityId[];
      readonly cpus: string;
    }[];
  };
  'guest-socket-across-cells': {
    readonly sockets: number;
    readonly socket: number;
    readonly vcpus: string;
    readonly cells: readonly number[];
  };
  'cell-cpus-from-host': {
    readonly cells: readonly { readonly cell: number; readonly cpus: string; readonly node: number }[];
    /** Guest cores or sockets are cut by it. */
    readonly cuts: boolean;
  };
  'cell-on-several-nodes': { readonly cells: readonly SpreadCell[] };
  'cell-order-against-host': { readonly cells: readonly SpreadCell[]; readonly nodes: number };
  'vcpus-on-several-nodes': { readonly parts: readonly NodePart[]; readonly memory: string | undefined };
}
