/** What a rule says: data only. Sentences are made by `words` from the rule's id and its parameters. */
import type { AppliedChange } from '../change/applied-change.ts';
import type { CpusetFaultReason } from '../cpuset/libvirt-grammar.ts';
import type { HostConflict } from '../host/host.ts';
import type { SetMembers } from '../domain/domain.ts';
import type { ProblemParams } from '../intake/problem.ts';
import type { JoinedObservation, UnjoinedWhy } from '../live/joined-observation.ts';
import type { EntityId } from '../identity.ts';
import type { CgroupKind } from '../placement/choices.ts';
import type { EraRefusal } from '../placement/era-rules.ts';
import type { EraId } from '../placement/eras.ts';
import type { CapLimit, DomainLimits } from '../placement/limits.ts';
import type { StartProblemKind } from '../placement/start-report.ts';
import type { Span } from '../text/source.ts';
import type { CrowdParams } from './crowd-params.ts';
import type { MemoryParams } from './memory-params.ts';
import type { ObservedParams } from './observed-params.ts';
import type { ShapeParams } from './shape-params.ts';
import type { SilenceParams } from './silence-params.ts';

/** error: libvirt or the kernel refuses it. warning: it runs, but not as intended. note: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** What a QEMU command line and the XML of the same domain may say differently. */
export type QemuDifference = 'vcpus' | 'topology' | 'cells' | 'cell-memory' | 'iothreads';

/** What becomes of a set with CPUs that the host does not run: it shrinks, or the start fails. */
export type CpuFate = 'shrinks' | 'beyond-host' | 'offline' | 'nothing-left';

/** The parameters of each rule's sentence. Sets are formatted as libvirt prints them. */
export interface RuleParams
  extends ProblemParams, SilenceParams, CrowdParams, ShapeParams, MemoryParams, ObservedParams {
  'cpuset-invalid': {
    /** What the numbers of the set are. */
    readonly of: SetMembers;
    readonly text: string;
    readonly reason: CpusetFaultReason;
    /** 1-based position of the offending character within the attribute. */
    readonly at: number;
    readonly suggestion: string | undefined;
    readonly libvirt: string;
  };
  'vcpupin-duplicate': { readonly vcpu: number };
  'vcpupin-missing-vcpu': { readonly vcpu: number; readonly max: number; readonly countWritten: boolean };
  'cpu-not-on-host': {
    /** What names them, e.g. `vcpupin` of vCPU 3. */
    readonly source: 'vcpupin' | 'vcpu-cpuset' | 'emulatorpin' | 'iothreadpin';
    readonly threads: readonly EntityId[];
    readonly missing: string;
    readonly host: string;
    readonly left: string;
    readonly fates: Readonly<Record<CgroupKind, CpuFate>>;
    /** The kind of cgroup chosen. */
    readonly cgroup: CgroupKind;
    /** All these vCPUs are still to be plugged in: the domain starts. */
    readonly waiting: boolean;
  };
  'node-not-on-host': { readonly missing: string; readonly host: string; readonly libvirt: string };
  'start-fails': {
    readonly kind: StartProblemKind;
    readonly threads: readonly EntityId[];
    readonly libvirt: string;
  };
  'era-refuses': { readonly era: EraId; readonly kind: EraRefusal['kind']; readonly certain: boolean };
  'limit-without-effect': {
    readonly why: 'period-alone' | 'above-one-cpu' | 'quota-unlimited';
    readonly of: Extract<keyof DomainLimits, 'vcpu' | 'emulator' | 'iothread' | 'global'>;
    readonly cpus: CapLimit['cpus'];
  };
  'topology-count-mismatch': {
    readonly sockets: number;
    readonly dies: number;
    readonly clusters: number;
    readonly cores: number;
    readonly threads: number;
    readonly product: number;
    readonly max: number;
  };
  'cpuset-dead-under-auto': { readonly text: string };
  /** libvirt refuses for a reason that has no rule of its own yet. */
  'libvirt-refuses': { readonly message: string };
  /** QEMU's own sentence about its command line. */
  'qemu-refuses': { readonly message: string };
  'qemu-vcpus-in-no-cell': { readonly vcpus: string; readonly cell: number };
  'qemu-old-memory': { readonly machine: string | undefined };
  'qemu-differs-from-xml': {
    readonly what: QemuDifference;
    /** The XML's. */
    readonly domain: EntityId;
    readonly xml: string;
    readonly qemu: string;
  };
  /** More vCPUs than are drawn. */
  'vcpus-not-drawn': { readonly count: number; readonly limit: number };
  'host-sources-disagree': {
    readonly what: HostConflict['what'];
    readonly node: number | undefined;
    readonly kept: string;
    readonly left: string;
    readonly why: HostConflict['why'];
    readonly keptReader: string;
    readonly leftReader: string;
  };
  /** The guest's text stands with those of a machine that is not the one on which it is judged. */
  'guest-of-other-machine': {
    readonly domain: EntityId;
    /** Which one, counted from 1, and its CPUs. */
    readonly machine: number;
    readonly cpus: string;
    /** Its text stands with no machine; a guest of its name is told of there. */
    readonly byName: boolean;
    readonly judgedOn: number;
    readonly judgedCpus: string;
  };
  /** Several texts give the XML of one guest; `running`: the one that counts is of the running guest. */
  'guest-told-twice': { readonly name: string; readonly times: number; readonly running: boolean };
  /** What was observed is of no domain that is loaded, or nothing tells of which. */
  'observation-unjoined': {
    readonly reader: JoinedObservation['reader'];
    readonly why: UnjoinedWhy;
    /** The domain's name in the text. */
    readonly named: string | undefined;
  };
  /** A what-if command that libvirt would refuse: it is not applied. */
  'change-refused': { readonly kind: AppliedChange['kind']; readonly libvirt: string };
  /** A what-if command for a domain that is not loaded. */
  'change-unplaced': {
    readonly kind: AppliedChange['kind'];
    readonly named: string;
    readonly why: NonNullable<AppliedChange['why']>;
  };
  /** A what-if command that names the domain otherwise; it is applied to the only one. */
  'change-on-only-domain': {
    readonly kind: AppliedChange['kind'];
    readonly named: string;
    readonly domain: EntityId;
  };
  /** A rule failed: our own fault, reported instead of hidden. */
  'rule-failed': { readonly failed: string; readonly detail: string };
}

export type RuleId = keyof RuleParams;

export interface FindingOf<R extends RuleId> {
  readonly rule: R;
  readonly severity: Severity;
  readonly params: RuleParams[R];
  /** Where in the pasted text; absent when no text is at fault. */
  readonly span?: Span;
  readonly related: readonly Span[];
  readonly entities: readonly EntityId[];
}

export type Finding = { [R in RuleId]: FindingOf<R> }[RuleId];
