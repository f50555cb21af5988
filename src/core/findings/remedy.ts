/**
 * What would mend a finding, in the model's terms: a rule says what should be so, `core/repair` makes of it an edit
 * of the user's own XML and the equal virsh commands. Plain data.
 */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { MemoryMode } from '../domain/domain.ts';
import type { EntityId } from '../identity.ts';
import type { Span } from '../text/source.ts';

/** One step. Sets are never empty. */
export type RemedyStep =
  /** The thread (vCPU, emulator or iothread) is confined to these CPUs by a pin of its own. */
  | { readonly kind: 'pin'; readonly thread: EntityId; readonly cpus: CpuSet }
  /** The thread's own pin goes; it then inherits. */
  | { readonly kind: 'unpin'; readonly thread: EntityId }
  /** `<vcpu cpuset>`: what threads without a pin inherit; undefined takes it away. */
  | { readonly kind: 'vcpu-cpuset'; readonly domain: EntityId; readonly cpus: CpuSet | undefined }
  | {
      readonly kind: 'vcpu-count';
      readonly domain: EntityId;
      readonly max: number;
      readonly current?: number;
    }
  /** `<numatune><memory>`. */
  | {
      readonly kind: 'memory';
      readonly domain: EntityId;
      readonly mode: MemoryMode;
      readonly nodes: CpuSet;
    }
  /** `<numatune><memnode>` of one guest cell. */
  | {
      readonly kind: 'memnode';
      readonly cell: EntityId;
      readonly mode: MemoryMode;
      readonly nodes: CpuSet;
    }
  /** `<cpu><topology>`. */
  | {
      readonly kind: 'topology';
      readonly domain: EntityId;
      readonly sockets: number;
      readonly dies: number;
      readonly cores: number;
      readonly threads: number;
    }
  | { readonly kind: 'iothread-count'; readonly domain: EntityId; readonly count: number }
  /** The element or attribute at this place goes, with the blanks and the line that only it stood on. */
  | { readonly kind: 'remove'; readonly domain: EntityId; readonly span: Span }
  /** The text at this place (an attribute's value, a name) is replaced; `text` is not escaped yet. */
  | { readonly kind: 'replace'; readonly domain: EntityId; readonly span: Span; readonly text: string };

/** Steps that together mend one finding. */
export interface Remedy<Id extends string = string> {
  /** Unique within the finding, stable for ever; the words know it (`words/<language>`), links and SARIF may name it. */
  readonly id: Id;
  readonly steps: readonly RemedyStep[];
  /** No text tells which CPUs share a core with those that are given: they are free CPUs, not free cores. */
  readonly coresUnknown?: true;
}
