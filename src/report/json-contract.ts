/**
 * The answer as JSON, for other programs. The form is a contract: members may be added, none is renamed or
 * removed, and `pinscope` counts the versions. Lines and columns are 1-based, columns in UTF-16 units, `to` is
 * exclusive. Sets are written as libvirt prints them; the empty set is an empty text.
 */
import type { Assumption } from '../core/assumption.ts';
import type { AppliedChange } from '../core/change/applied-change.ts';
import type { MemoryMode } from '../core/domain/domain.ts';
import type { RuleId, Severity } from '../core/findings/finding.ts';
import type { EntityId } from '../core/identity.ts';
import type { ReaderId } from '../core/intake/reading.ts';
import type { JoinedObservation } from '../core/live/joined-observation.ts';
import type { CgroupKind } from '../core/placement/choices.ts';
import type { EraId } from '../core/placement/eras.ts';
import type { PinningSource } from '../core/placement/placement.ts';
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
  /** What was observed of running domains, a row a thread. */
  readonly observations: readonly JsonObservation[];
  /** What-if commands, applied or not. */
  readonly changes: readonly JsonChange[];
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
  readonly status: 'accepted' | 'refused';
  /** libvirt's message, as virsh prints it after `error: `; only of a refused domain. */
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
  readonly source: 'memnode' | 'numatune' | 'numad' | 'default';
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

/** Members are absent where the text does not say. */
export interface JsonObservation extends Place {
  readonly reader: ReaderId;
  /** libvirt's setting, or what the kernel enforces. */
  readonly kind: 'setting' | 'effective';
  /** About the next start of the domain. */
  readonly config: boolean;
  /** null: of no domain in this report, and why. */
  readonly domain: EntityId | null;
  readonly unjoined?: NonNullable<JoinedObservation['unjoined']>;
  readonly named?: string;
  /** The thread that it is about; null: the domain, or a thread of which nothing tells what it is for. */
  readonly thread: EntityId | null;
  readonly role?: 'vcpu' | 'emulator' | 'iothread' | 'helper';
  readonly number?: number;
  readonly pid?: number;
  readonly tid?: number;
  readonly comm?: string;
  /** As printed. */
  readonly cpus?: string;
  /** What is left of it on this host. */
  readonly runs?: string;
  readonly lastCpu?: number;
  readonly mems?: string;
  readonly state?: string;
  readonly memory?: { readonly mode: string | null; readonly nodes: string | null };
  readonly counts?: NonNullable<JoinedObservation['counts']>;
  readonly scheduler?: Readonly<Record<string, number>>;
  readonly residentMiB?: Readonly<Record<string, number>>;
}

export interface JsonChange extends Place {
  readonly id: string;
  readonly kind: AppliedChange['kind'];
  readonly named: string;
  readonly domain: EntityId | null;
  readonly threads: readonly EntityId[];
  readonly outcome: AppliedChange['outcome'];
  /** What virsh says of a refused one. */
  readonly message?: string;
  readonly why?: NonNullable<AppliedChange['why']>;
  readonly before: JsonChangedValue | null;
  readonly after: JsonChangedValue | null;
}

export interface JsonChangedValue {
  readonly cpus?: string;
  readonly count?: number;
  readonly mode?: string;
  readonly nodes?: string;
}

type WithoutSpans<A> = A extends unknown ? Omit<A, 'spans'> : never;
type JsonAssumption = WithoutSpans<Assumption> & { readonly places: readonly Place[] };
