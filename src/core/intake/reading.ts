/** What intake gives: which pieces were found in the pasted texts, and the facts each of them states. */
import type { Change } from './facts/change.ts';
import type { HostFacts, HostReaderId } from '../host/host-facts.ts';
import type { Observation } from './facts/observation.ts';
import type { QemuGuest } from './facts/qemu-guest.ts';
import type { Located, Piece, Span } from '../text/source.ts';
import type { XmlElement } from '../xml/xml.ts';
import type { Repair } from './clean/repair.ts';
import type { BlockEnds } from './find-blocks.ts';
import type { LoopBudget } from './loop-budget.ts';
import type { ProblemParams, ProblemRule } from './problem.ts';

/** Reader ids are stable for ever: they stand in the JSON, in links and in tests. */
export type ReaderId =
  | HostReaderId
  // domains
  | 'libvirt-domain'
  | 'qemu-command-line'
  | 'ovirt-pins'
  // running domains
  | 'virsh-vcpuinfo'
  | 'virsh-vcpupin'
  | 'virsh-emulatorpin'
  | 'virsh-iothreadinfo'
  | 'virsh-numatune'
  | 'virsh-vcpucount'
  | 'virsh-schedinfo'
  | 'virsh-dominfo'
  | 'virsh-list'
  | 'proc-allowed-list'
  | 'taskset'
  | 'ps'
  | 'numastat-process'
  | 'numactl-show'
  | 'numa-maps'
  // what-if
  | 'virsh-command'
  // recognised, and nothing in it to read: the answer is a sentence that says what to paste instead
  | 'bare-command'
  | 'tool-error'
  | 'usage-line'
  | 'boot-settings'
  | 'cpu-list'
  | 'cpu-mask'
  | 'qemu-cpu-model'
  | 'lstopo-drawing'
  | 'qm-config'
  | 'virt-install'
  | 'nova-conf'
  | 'commands-within'
  | 'cgroup-files'
  | 'vm-manifest'
  | 'other-hypervisor'
  | 'qemu-monitor'
  | 'top'
  | 'virsh-domstats'
  | 'virsh-freepages'
  | 'c-source'
  | 'html-escaped'
  | 'web-page'
  | 'other-xml'
  | 'unrecognised';

/** `read`: its facts are used. `useless`: recognised, and nothing in it to read. */
export type ReaderUse = 'read' | 'useless';

export interface Problem<R extends ProblemRule = ProblemRule> {
  readonly rule: R;
  readonly params: ProblemParams[R];
  readonly span: Span;
}

/** Makes a problem with its parameters checked against its rule. */
export function problem<R extends ProblemRule>(rule: R, params: ProblemParams[R], span: Span): Problem {
  return { rule, params, span };
}

/** Of a listing no more problems are kept than are ever shown: of noise, a million lines are each one. */
export const mostProblems = 1000;

/** One root element of libvirt domain XML: a whole `<domain>`, or a fragment such as `<vcpu>` or `<cputune>`. */
export interface DomainRoot {
  readonly element: XmlElement;
  readonly whole: boolean;
  /** The file that `grep` found it in. */
  readonly file?: string;
  /** The machine that it was read on, where a prompt or a tool that asks many machines tells it. */
  readonly machine?: string;
  /** Where the reading broke off, when the text is not well-formed. */
  readonly fault?: Span;
  readonly faultDetail?: string;
  /** What libvirt says of it, where that is known: libxml2's sentence with its place. */
  readonly faultMessage?: string;
  /** What the `<domstatus>` around it tells of the running process. */
  readonly status?: DomainStatus;
  /**
   * Of a text that was mended: the root as it is written, which libvirt judges, and what was mended. When libvirt takes
   * it as written, that is what counts.
   */
  readonly asWritten?: DomainRoot;
  readonly repairs?: readonly Repair[];
}

/** `/run/libvirt/qemu/VM.xml`: libvirt's notes about a running domain (qemuDomainObjPrivateXMLFormat). */
export interface DomainStatus {
  readonly state?: string;
  /** QEMU's process. */
  readonly pid?: number;
  readonly vcpus: readonly { readonly vcpu: number; readonly tid: number; readonly span: Span }[];
  /** numad's answer at start: host nodes, and the CPUs that libvirt made of them. */
  readonly numad?: {
    readonly nodeset?: Located<string>;
    readonly cpuset?: Located<string>;
    readonly span: Span;
  };
  readonly span: Span;
}

export interface Reading {
  readonly host?: HostFacts;
  readonly domainRoots?: readonly DomainRoot[];
  readonly qemuGuests?: readonly QemuGuest[];
  readonly observations?: readonly Observation[];
  /** What-if commands, in the order in which they were typed. */
  readonly changes?: readonly Change[];
  readonly problems: readonly Problem[];
}

/** The command that was typed before an output: it names the domain, the options, the machine. */
export interface ShellCommand {
  /**
   * Without prompt and `sudo`, split at blanks as a shell would, up to a pipe or redirection. What is typed at virsh's
   * own prompt begins with `virsh` too.
   */
  readonly words: readonly string[];
  readonly span: Span;
}

export interface ReadContext {
  /** Absent: none stands before the piece. */
  readonly command?: ShellCommand;
  /** The machine that the prompt before the piece names (`[root@kvm01 ~]#`); not for the analysis to show. */
  readonly machine?: string;
  /** What may still be spent on loops in the pasted text that the piece is of; absent: the piece is all of it. */
  readonly loops?: LoopBudget;
}

/** One piece of the pasted text, who recognised it, and what it gave. */
interface Segment {
  readonly piece: Piece;
  readonly span: Span;
  readonly reader: ReaderId;
  readonly use: ReaderUse;
}

export interface SegmentReading {
  readonly segment: Segment;
  readonly reading: Reading;
  /** What the reader was told of the lines before the piece. */
  readonly context: ReadContext;
}

/** The first characters of lines that may begin with a word of any language. */
export const anyLetter = 'A-Za-z\\u0080-\\uffff';

/** How a table or listing shows itself line by line; the segmenter cuts by it. */
export interface LineShape {
  /**
   * What lines that may start it begin with, blanks aside, as the inside of a character class: only then is the reader
   * asked. Beyond ASCII all or none.
   */
  readonly first: string;
  /** Of lines that begin otherwise: what stands in them. */
  readonly within?: RegExp;
  /** A line that can only be the beginning of this format. */
  readonly starts: RegExp;
  /** Lines that may follow it; blank lines always may. */
  readonly fits: RegExp;
  /** Of those, a line that can stand only once in an output: the second one begins the next output. */
  readonly once?: RegExp;
  /** A line that stays in the listing although another format could begin with it: a row with a command line. */
  readonly keeps?: RegExp;
  /** A line of it that fits the listing above belongs to that listing: errors between the rows of an output. */
  readonly yields?: boolean;
  /**
   * A line that begins it only together with the lines below, as `detect` tells of the text from it on: translated
   * outputs, rows without a title.
   */
  readonly mayStart?: RegExp;
  /** A line after which the next belongs to it whatever it looks like: a backslash at its end, a heading. */
  readonly joins?: RegExp;
}

/**
 * One file per format. `detect` looks at structure and never at names; at most one reader says 'yes' to a
 * piece. `read` never throws: what is wrong is a problem with its place. Formats made of lines also carry
 * their `lines`, by which a terminal paste is cut into pieces.
 */
export interface Reader {
  readonly id: ReaderId;
  readonly use: ReaderUse;
  readonly lines?: LineShape;
  detect(piece: Piece): boolean;
  /** Output without a header (`virsh -q vcpupin`), which only the command before it makes known. */
  answers?(command: ShellCommand, piece: Piece): boolean;
  /** Of commands: where the blocks of a shell (loops, conditions, groups) end that begin on the lines of a text. */
  blocksIn?(text: string): BlockEnds;
  read(piece: Piece, context: ReadContext): Reading;
}
