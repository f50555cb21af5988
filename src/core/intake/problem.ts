/** Faults a reader can state. Each is also the id of a rule in `findings/rules`, which gives it its severity. */
import type { RepairKind } from './clean/look-alikes.ts';

export interface ProblemParams {
  /** The XML is not well-formed: libvirt refuses it too. */
  'xml-malformed': { readonly detail: string };
  /** A limit of our own: DOCTYPE, nesting over 256, more than 10 MB, over-long names, unknown encoding. */
  'xml-limit': {
    readonly limit: 'doctype' | 'depth' | 'size' | 'name-length' | 'encoding';
    readonly detail: string;
  };
  /** A value in a host text cannot be used: what it is called, and the text as written. */
  'host-value-unreadable': { readonly what: string; readonly text: string };
  /** The same in what a tool says of a running domain. */
  'live-value-unreadable': { readonly what: string; readonly text: string };
  /** A virsh command that virsh itself refuses: what it says. */
  'command-malformed': { readonly command: string; readonly libvirt: string };
  /** A what-if command that was understood and not applied, and why: its words are only known to the shell that runs it. */
  'command-not-applied': {
    readonly command: string;
    /** `fallback`: it stands behind `||`; `too-many`: loops have more rounds, or texts more commands, than are followed. */
    readonly why: 'variable' | 'condition' | 'fallback' | 'no-name' | 'too-many';
  };
  /** A value of a QEMU option is none, or missing (then the text is empty). */
  'qemu-value-unreadable': { readonly option: string; readonly text: string };
  /** A part of oVirt's pin string is not `vCPU#CPUs`. */
  'pin-string-unreadable': { readonly text: string };
  /** Dots stand where elements of the domain were: how many times. */
  'xml-elided': { readonly places: number; readonly inside: string };
  /** `<cpus num='24'>` lists another number of CPUs than it declares. */
  'host-cpus-elided': { readonly node: number; readonly declared: number; readonly listed: number };
  /** A table without its header: the columns that it usually has are taken, in their order. */
  'columns-assumed': { readonly columns: string };
  /** lscpu in another language: a label (or cell) of it, and whether such labels could be looked up. */
  'output-translated': { readonly label: string; readonly known: boolean };
  /** JSON that breaks off or is none; what stood before is read. */
  'json-malformed': { readonly detail: 'ends-early' | 'unexpected' | 'too-deep' | 'too-long' };
  /** `/proc/cpuinfo` says that a package has more CPUs than are listed. */
  'package-cpus-missing': { readonly package: number; readonly declared: number; readonly listed: number };
  /** A text announces more nodes than it goes on to list: it was cut. */
  'host-nodes-missing': { readonly declared: number; readonly listed: number };
  /** Recognised, and there is nothing in it to read; what to paste instead depends on the kind. */
  'nothing-to-read': { readonly kind: string };
  /** Text that nobody recognises: how many lines of it. */
  'text-unrecognised': { readonly lines: number };
  /**
   * Characters or lines were read as something else than what stands there: what, how often, and what libvirt makes of
   * the text as written, where it is libvirt's.
   */
  'text-repaired': {
    readonly kind: RepairKind;
    readonly count: number;
    readonly libvirt: string | undefined;
  };
  /** More text than is read at once. */
  'text-too-long': { readonly length: number; readonly limit: number };
}

export type ProblemRule = keyof ProblemParams;
