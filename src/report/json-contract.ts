/**
 * The answer as JSON, for other programs. The form is a contract: members may be added, none is renamed or
 * removed, and `pinscope` counts the versions. Lines and columns are 1-based, columns in UTF-16 units, `to` is
 * exclusive. Sets are written as libvirt prints them; the empty set is an empty text.
 */
import type { Assumption } from '../core/assumption.ts';
import type { AppliedChange } from '../core/change/applied-change.ts';
import type { DomainOrigin, MemoryMode } from '../core/domain/domain.ts';
import type { SchedulerPolicy } from '../core/domain/tuning.ts';
import type { RuleId, Severity } from '../core/findings/finding.ts';
import type { EntityId } from '../core/identity.ts';
import type { Machine, MachineWhy } from '../core/host/merge-host.ts';
import type { HostConflict, TrustedText } from '../core/host/host.ts';
import type { CacheFact } from '../core/host/host-facts.ts';
import type { SiblingRule, SpreadRule } from '../core/host/numbering.ts';
import type { Gift } from '../core/intake/gifts.ts';
import type { ReaderId, ReaderUse } from '../core/intake/reading.ts';
import type { JoinedObservation } from '../core/live/joined-observation.ts';
import type { MissingFact } from '../core/missing-facts.ts';
import type { Overcommit } from '../core/contention/overcommit.ts';
import type { CgroupKind } from '../core/placement/choices.ts';
import type { EraId } from '../core/placement/eras.ts';
import type { LimitTrap } from '../core/placement/limits.ts';
import type { VcpuLocality } from '../core/placement/locality.ts';
import type { MemorySource, PinningSource } from '../core/placement/placement.ts';
import type { StartDoubt, StartOutcome, StartProblem } from '../core/placement/start-report.ts';
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
  /** The machines that the texts are about; more than one: `host` is the chosen one. */
  readonly machines: readonly (Pick<Machine, 'cpuCount' | 'chosen'> & {
    /** Of several: as the prompts call it. */
    readonly name: string | null;
    readonly cpus: string;
    /** Of several the chosen one: why. */
    readonly why: MachineWhy | null;
    /** Of several: the domains whose texts stand with its own. */
    readonly guests: readonly EntityId[];
    readonly places: readonly Place[];
  })[];
  /** What the texts leave open, with the commands that would tell it. */
  readonly missing: readonly MissingFact[];
  readonly domains: readonly JsonDomain[];
  /** Over all domains. */
  readonly contention: JsonContention;
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
  readonly use: ReaderUse;
  readonly gave: readonly Gift[];
  readonly from: LineColumn;
  readonly to: LineColumn;
}

/** null where the texts do not say. */
export interface JsonHost {
  readonly cpus: string;
  readonly online: string;
  readonly offline: string;
  readonly isolated: string | null;
  /** Numbers among which the CPUs are that an excerpt declares and does not list. */
  readonly unlisted: string | null;
  readonly architecture: string | null;
  readonly model: string | null;
  readonly numbering: { readonly siblings: SiblingRule | null; readonly spread: SpreadRule | null };
  readonly caches: readonly (Omit<CacheFact, 'cpus' | 'span' | 'sizeKiB'> & {
    readonly sizeKiB: number | null;
    readonly cpus: string;
  })[];
  readonly conflicts: readonly {
    readonly what: HostConflict['what'];
    readonly node: number | null;
    readonly cpu: number | null;
    readonly kept: string;
    readonly left: string;
    readonly keptAt: Place;
    readonly leftAt: Place;
  }[];
  /** Which text is believed for which fact. */
  readonly trusted: readonly (Omit<TrustedText, 'span'> & Place)[];
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
  /** Whether it starts, for each kind of cgroup, alike ones together; the chosen kind's first. null: not placed. */
  readonly start: readonly JsonStart[] | null;
  readonly limits: JsonLimits | null;
}

export interface JsonStart {
  readonly cgroups: readonly CgroupKind[];
  /** Whether `starts` and `startProblem` of the domain are these. */
  readonly chosen: boolean;
  readonly verdict: StartOutcome['verdict'];
  /** In the order in which libvirt meets them: virsh prints the first. */
  readonly problems: readonly (JsonPlace & {
    readonly kind: StartProblem['kind'];
    readonly message: string;
    readonly entities: readonly EntityId[];
    /** CPUs or nodes at fault. */
    readonly ids?: string;
  })[];
  /** What would have to be known to tell; `message` is what virsh prints if it goes wrong. */
  readonly doubts: readonly { readonly kind: StartDoubt['kind']; readonly message: string | null }[];
}

/** null where nothing is written. Times in microseconds, `cpus` in CPUs. */
export interface JsonLimits {
  readonly weight: {
    readonly shares: number | null;
    readonly written: number | null;
    readonly standard: number;
    readonly file: 'cpu.shares' | 'cpu.weight';
    readonly ratio: number | null;
  };
  /** For each vCPU by itself. */
  readonly vcpu: JsonCap;
  /** For all emulator threads together. */
  readonly emulator: JsonCap;
  /** For each iothread by itself. */
  readonly iothread: JsonCap;
  /** For all threads together. */
  readonly global: JsonCap;
  /** Derived: what the capped vCPUs may use together; no setting states it. */
  readonly vcpusTogether: number | null;
  readonly traps: readonly (JsonPlace & Pick<LimitTrap, 'id' | 'of'>)[];
}

export interface JsonCap {
  readonly period: number | null;
  readonly quota: number | null;
  readonly cpus: number | null;
}

/** Where the setting stands. */
export interface JsonPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
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
  /** Whether it can be plugged in and out while the domain runs; null: no vCPU. */
  readonly hotpluggable: boolean | null;
  /** Host nodes that its cgroup lets it allocate from; `unknown` where numad decides; null: not restricted. */
  readonly memoryNodes: string | null;
  /** How far it is from the memory of its guest cell; null: no vCPU. */
  readonly locality: JsonLocality | null;
  /** null: the kernel's usual one. */
  readonly scheduler: { readonly policy: SchedulerPolicy; readonly priority: number | null } | null;
}

/** null where it is not known, or where nothing binds the memory. */
export interface JsonLocality {
  readonly verdict: VcpuLocality['verdict'];
  readonly cell: number | null;
  readonly cpuNodes: string | null;
  readonly memoryNodes: string | null;
  /** Average over the CPU nodes and memory nodes that are allowed; 10 is local. */
  readonly distance: number | null;
}

export interface JsonReason extends JsonPlace {
  readonly source: PinningSource;
  readonly state: 'applied' | 'beaten' | 'absent' | 'ignored';
  readonly cpus?: string;
  readonly text?: string;
}

export interface JsonMemory {
  /** Guest cell; null: the whole domain. */
  readonly cell: number | null;
  readonly mode: MemoryMode | null;
  readonly nodes: string;
  readonly source: MemorySource;
  /** Every setting that libvirt considers, in its order. */
  readonly reasons: readonly JsonMemoryReason[];
}

interface JsonMemoryReason extends JsonPlace {
  readonly source: MemorySource;
  readonly state: 'applied' | 'beaten' | 'absent' | 'ignored';
  readonly mode?: MemoryMode;
  readonly nodes?: string;
  readonly text?: string;
}

/** Who shares the host's CPUs. A domain that is told twice (XML and QEMU's command line) counts once; vCPUs not plugged in do not. */
export interface JsonContention {
  /** vCPUs to CPUs, on the host and of those held to one node; null: no host. */
  readonly overcommit: Overcommit | null;
  /** CPUs that no setting gives to anybody, with the cores that are wholly free; null: no host. */
  readonly free: {
    readonly cpus: string;
    readonly nodes: readonly {
      readonly node: number | null;
      readonly cpus: string;
      readonly cores: readonly string[];
    }[];
  } | null;
  /**
   * Of several domains: the same CPU given to each alone, threads of the same core, CPUs that one was given
   * alone and others may come to, CPUs that several may use.
   */
  readonly clashes: readonly {
    readonly on: 'cpu' | 'core' | 'pin' | 'pool';
    readonly domains: readonly EntityId[];
    readonly cpus: string;
  }[];
  /** For every CPU all threads that a setting lets run there; CPUs with the same threads are one row. */
  readonly held: readonly { readonly cpus: string; readonly threads: readonly EntityId[] }[];
  /** Threads that nothing holds: they may run beside all of those. */
  readonly anywhere: readonly EntityId[];
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
  readonly mostMemoryKiB?: number;
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
