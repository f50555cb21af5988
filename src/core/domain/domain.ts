/** One libvirt domain as its XML states it, after libvirt's defaults. Plain data; built by `read-domain.ts`. */
import type { CpuSet } from '../cpuset/cpuset.ts';
import type { EntityId } from '../identity.ts';
import type { DomainStatus } from '../intake/reading.ts';
import type { QemuLauncher } from '../intake/facts/qemu-guest.ts';
import type { Located, Span } from '../text/source.ts';
import type { CpusetFault } from '../cpuset/libvirt-grammar.ts';
import type { Silence } from './silence.ts';
import type {
  CellCache,
  CellDistance,
  CpuTime,
  DomainMemory,
  Hugepage,
  IothreadPool,
  IothreadUser,
  MemoryDevice,
  PlacedDevice,
  ResourceControl,
  Schedulers,
} from './tuning.ts';

/** `nodes`: of the host, or guest cells. */
export type SetMembers = 'cpus' | 'nodes' | 'vcpus' | 'iothreads';

/**
 * A cpuset (or nodeset) attribute: as written, where, and what libvirt's parser makes of it. `set` is absent
 * when libvirt refuses the text; then `fault` says why and where.
 */
export interface SetAttribute {
  /** What its numbers are. */
  readonly of: SetMembers;
  readonly raw: string;
  readonly span: Span;
  readonly set?: CpuSet;
  readonly fault?: CpusetFault;
}

export interface VcpuPin {
  readonly vcpu: number;
  readonly cpuset: SetAttribute | undefined;
  readonly span: Span;
  /** `duplicate`: an earlier element pins the same vCPU. `missing-vcpu`: vcpu ≥ max, libvirt only warns. */
  readonly fate: 'kept' | 'duplicate' | 'missing-vcpu';
}

export interface IothreadPin {
  readonly iothread: number;
  readonly cpuset: SetAttribute | undefined;
  readonly span: Span;
  readonly fate: 'kept' | 'duplicate' | 'missing-iothread';
}

export interface EmulatorPin {
  readonly cpuset: SetAttribute | undefined;
  readonly span: Span;
}

export interface GuestTopology {
  readonly sockets: number;
  readonly dies: number;
  readonly clusters: number;
  readonly cores: number;
  readonly threads: number;
  readonly span: Span;
}

export interface GuestCell {
  readonly id: number;
  readonly cpus: CpuSet;
  /** undefined: what is written is no amount. */
  readonly memoryKiB: number | undefined;
  readonly access: 'shared' | 'private' | undefined;
  readonly discard: boolean;
  /** To other cells and itself, as libvirt completes them; empty when the domain says nothing. */
  readonly distances: readonly CellDistance[];
  readonly caches: readonly CellCache[];
  readonly span: Span;
}

export type MemoryMode = 'strict' | 'preferred' | 'interleave' | 'restrictive';

export interface MemoryTune {
  readonly mode: MemoryMode;
  readonly placement: 'static' | 'auto';
  readonly nodeset?: SetAttribute;
  readonly span: Span;
}

export interface MemnodeTune {
  readonly cell: number;
  readonly mode: MemoryMode;
  readonly nodeset: SetAttribute;
  readonly span: Span;
}

/**
 * libvirt refuses to define the domain. `message` is libvirt's own, with its class prefix, as virsh prints it
 * after `error: `. The list of a domain is in the order in which libvirt 9.0.0 meets them: the first is what
 * virsh shows, the others would follow once it is mended.
 */
export interface Refusal {
  readonly message: string;
  readonly span: Span;
  /** The finding that explains it; absent: the general one. */
  readonly rule?:
    | 'cpuset-invalid'
    | 'vcpupin-duplicate'
    | 'iothreadpin-missing-iothread'
    | 'memnode-without-cell'
    | 'topology-count-mismatch'
    | 'xml-malformed';
  /** The set attribute at fault, for `cpuset-invalid`. */
  readonly attribute?: SetAttribute;
}

/** What only a domain from a QEMU command line has. */
export interface QemuTraits {
  /** undefined: a fragment that begins with an option. */
  readonly program: string | undefined;
  readonly machine: string | undefined;
  /** QEMU's names of the iothreads, by the numbers that they have here. */
  readonly iothreadIds: readonly { readonly number: number; readonly id: string }[];
  /** vCPUs that no `-numa` names although it names others: QEMU puts them into the first cell. */
  readonly unnamedVcpus: CpuSet;
  /** The first `-numa node,mem=` where the machine type does not tell whether it is still taken. */
  readonly oldMemory: Span | undefined;
  readonly launcher?: QemuLauncher;
}

/** Whose word a domain is. */
export type DomainOrigin = 'libvirt' | 'qemu';

export function originOf(domain: Pick<Domain, 'qemu'>): DomainOrigin {
  return domain.qemu === undefined ? 'libvirt' : 'qemu';
}

export interface Domain {
  /** It is from a QEMU command line: no libvirt has a say in it. */
  readonly qemu?: QemuTraits;
  readonly id: EntityId;
  /** Position among all domains; `id` is made from it. */
  readonly index: number;
  readonly name: string | undefined;
  /** `kvm`, `qemu`, … as written; fragments have none and get the QEMU driver's rules. */
  readonly type: string | undefined;
  /** The places of its roots in paste order: one `<domain>`, or fragments. */
  readonly roots: readonly { readonly name: string; readonly span: Span }[];

  readonly vcpus: {
    readonly max: number;
    readonly current: number;
    /** True when `<vcpu>` is absent and the count is inferred from the rest of the text. */
    readonly assumed: boolean;
    /** The `<vcpu>` element, or undefined. */
    readonly span: Span | undefined;
  };
  /** Ids of the vCPUs that are online at boot. */
  readonly onlineVcpus: CpuSet;
  /** Ids of those that can be plugged or unplugged, with those that are offline. */
  readonly hotpluggableVcpus: CpuSet;
  /** `<vcpus>/<vcpu order>` where it is written; that no two are the same is checked at start. */
  readonly vcpuOrders: readonly { readonly vcpu: number; readonly order: number; readonly span: Span }[];

  readonly vcpuPlacement: {
    /** After libvirt's rules of libvirt.md §0.3 (numatune placement='auto' can make it auto). */
    readonly effective: 'static' | 'auto';
    readonly written: Located<'static' | 'auto'> | undefined;
    /** The element that made it auto: `<vcpu placement>` or `<numatune><memory placement>`. */
    readonly by: Span | undefined;
  };
  /** `<vcpu cpuset>`, also when placement='auto' makes it dead (then libvirt does not even parse it). */
  readonly vcpuCpuset: SetAttribute | undefined;

  readonly vcpuPins: readonly VcpuPin[];
  readonly emulatorPins: readonly EmulatorPin[];
  readonly iothreadPins: readonly IothreadPin[];
  /** In the order of `<iothreadids>`, then the filled ones. */
  readonly iothreads: readonly number[];
  /** `<iothreads>`, or `<iothreadids>` where that is not written. */
  readonly iothreadsSpan: Span | undefined;
  readonly topology: GuestTopology | undefined;
  readonly cells: readonly GuestCell[];
  readonly memory: MemoryTune | undefined;
  readonly memnodes: readonly MemnodeTune[];

  readonly schedulers: Schedulers;
  readonly cpuTime: CpuTime;
  readonly resourceControl: readonly ResourceControl[];
  readonly iothreadPools: readonly IothreadPool[];
  readonly guestMemory: DomainMemory;
  readonly hugepages: readonly Hugepage[];
  readonly memoryDevices: readonly MemoryDevice[];
  readonly placedDevices: readonly PlacedDevice[];
  readonly iothreadUsers: readonly IothreadUser[];
  readonly partition: Located<string> | undefined;

  /** Of a domain within `<domstatus>`: its process, the threads of its vCPUs, numad's answer. */
  readonly status?: DomainStatus;
  readonly refusals: readonly Refusal[];
  /** What libvirt takes without a word and does not do. */
  readonly silences: readonly Silence[];
}
