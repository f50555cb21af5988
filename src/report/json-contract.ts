/**
 * The answer as JSON, for other programs. The form is a contract: members may be added, none is renamed or
 * removed, and `pinscope` counts the versions. Lines and columns are 1-based, columns in UTF-16 units, `to` is
 * exclusive. Sets are written as libvirt prints them; the empty set is an empty text.
 */
import type { Assumption } from '../core/assumption.ts';
import type { DomainOrigin, MemoryMode } from '../core/domain/domain.ts';
import type { RuleId, Severity } from '../core/findings/finding.ts';
import type { EntityId } from '../core/identity.ts';
import type { ReaderId } from '../core/intake/reading.ts';
import type { CgroupKind } from '../core/placement/choices.ts';
import type { EraId } from '../core/placement/eras.ts';
import type { MemorySource, PinningSource } from '../core/placement/placement.ts';
import type { LineColumn } from '../core/text/lines.ts';
import type { Place } from './places.ts';

export interface JsonReport {
  readonly pinscope: 1;
  /** Whose rules answered; `verified`: those of libvirt 9.0.0 as it is now, which are compared with libvirt itself. */
  readonly rules: {
    readonly libvirt: string;
    readonly era: EraId;
    readonly cgroup: CgroupKind;
    readonly verified: boolean;
  };
  readonly segments: readonly JsonSegment[];
  /** null: no text says anything of a host. */
  readonly host: JsonHost | null;
  readonly domains: readonly JsonDomain[];
  readonly findings: readonly JsonFinding[];
  readonly assumptions: readonly JsonAssumption[];
}

interface JsonSegment {
  readonly source: string;
  readonly reader: ReaderId;
  readonly from: LineColumn;
  readonly to: LineColumn;
}

/** null where the texts do not say. */
export interface JsonHost {
  readonly cpus: string;
  readonly online: string;
  /** Ids of the assumptions that shaped this host. */
  readonly assumed: readonly string[];
  readonly nodes: readonly {
    readonly id: number;
    readonly cpus: string;
    readonly memoryKiB: number | null;
    readonly freeKiB: number | null;
    readonly distances: Readonly<Record<string, number>> | null;
  }[];
  readonly cpuTable: readonly {
    readonly id: number;
    readonly node: number | null;
    readonly socket: number | null;
    readonly die: number | null;
    readonly core: number | null;
    readonly siblings: string | null;
    readonly online: boolean;
  }[];
}

export interface JsonDomain {
  readonly source: string;
  /** Position among the domains of its source, from 0; only where there are several. */
  readonly index?: number;
  readonly name: string | null;
  /** `qemu`: from a QEMU command line, which libvirt has no say in. */
  readonly origin: DomainOrigin;
  readonly status: 'accepted' | 'refused';
  /** libvirt's message, as virsh prints it after `error: `, or QEMU's; only of a refused domain. */
  readonly refusal?: string;
  readonly starts: boolean | 'unknown';
  readonly startProblem?: string;
  readonly vcpus: { readonly max: number; readonly current: number; readonly assumed: boolean };
  readonly placement: 'static' | 'auto';
  readonly threads: readonly JsonThread[];
  readonly memory: readonly JsonMemory[];
}

export interface JsonThread {
  readonly kind: 'vcpu' | 'emulator' | 'iothread';
  readonly id?: number;
  /** Of vCPUs only. */
  readonly online?: boolean;
  /** What libvirt asks for: a list, `unknown` where numad decides, `all` of a host that is not known. */
  readonly cpus: string;
  /** What is left of it on this host; absent without a host or where numad decides. */
  readonly runs?: string;
  readonly source: PinningSource;
  /** Every setting that libvirt considers, in its order. */
  readonly reasons: readonly JsonReason[];
}

export interface JsonReason {
  readonly source: PinningSource;
  readonly state: 'applied' | 'beaten' | 'absent' | 'ignored';
  readonly cpus?: string;
  readonly text?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface JsonMemory {
  /** Guest cell; null: the whole domain. */
  readonly cell: number | null;
  readonly mode: MemoryMode | null;
  readonly nodes: string;
  readonly source: MemorySource;
}

/** The place is null where no text is at fault. */
export interface JsonFinding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly source: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly entities: readonly EntityId[];
}

type WithoutSpans<A> = A extends unknown ? Omit<A, 'spans'> : never;
type JsonAssumption = WithoutSpans<Assumption> & { readonly places: readonly Place[] };
