/** What each finding says: a short title, and a sentence with the concrete numbers. English. */
import type { CpuFate, RuleId, RuleParams } from '../../core/findings/finding.ts';
import type { EntityId } from '../../core/identity.ts';
import type { StartProblemKind } from '../../core/placement/start-report.ts';
import { groupFates } from '../cpu-fates.ts';
import { isElision } from '../elision.ts';
import { crowdFindings } from './crowd-findings.ts';
import { liveFindings } from './live-findings.ts';
import { cpus, nodes } from './grammar.ts';
import { memoryFindings } from './memory-findings.ts';
import { observedFindings } from './observed-findings.ts';
import { shapeFindings } from './shape-findings.ts';
import { worthOf } from './facts.ts';
import { silences } from './silences.ts';
import { qemu } from './qemu.ts';

/** What a sentence needs beyond its parameters: names of threads in the reader's language. */
export interface Naming {
  entity(id: EntityId): string;
  /** Threads in few words, within a sentence: "vCPUs 0-3 and the emulator". */
  threads(ids: readonly EntityId[]): string;
  list(items: readonly string[]): string;
  kind(reader: string): string;
  /** What to paste instead of a text of this kind; may be empty. */
  instead(reader: string): string;
}

export type FindingWords = {
  readonly [R in RuleId]: {
    readonly title: (params: RuleParams[R], name: Naming) => string;
    readonly message: (params: RuleParams[R], name: Naming) => string;
  };
};

const members: Readonly<Record<RuleParams['cpuset-invalid']['of'], string>> = {
  cpus: 'CPU',
  nodes: 'node',
  vcpus: 'vCPU',
  iothreads: 'iothread',
};

const cpusetReasons = (member: string): Readonly<Record<RuleParams['cpuset-invalid']['reason'], string>> => ({
  'empty-text': 'the list is empty',
  'empty-set': 'nothing is left of it: the ^ items take everything away',
  'not-a-number': `a ${member} number is expected here`,
  'number-too-large': 'the highest number is 16383',
  'range-reversed': 'the range runs backwards',
  'range-open': 'the end of the range is missing',
  'range-negated': `^ takes away one single ${member}, never a range`,
  'blank-after-caret': 'no blank may follow ^',
  'separator-missing': 'a comma is expected here',
  'item-missing': 'there is nothing between the commas',
  'full-width': 'this is a full-width character; libvirt knows only the ASCII one',
  'wrong-caret': 'this is U+02C6 and not the ASCII ^',
});

const sourceNames = {
  vcpupin: '<vcpupin>',
  'vcpu-cpuset': '<vcpu cpuset>',
  emulatorpin: '<emulatorpin>',
  iothreadpin: '<iothreadpin>',
} as const;

const cgroupNames = { v2: 'cgroup v2', v1: 'cgroup v1', none: 'no cpuset controller' } as const;

/** `fails`: of a domain, that it does not start; of a vCPU that waits, that it cannot be plugged in. */
const cpuFates: Readonly<Record<CpuFate, (left: string, fails: string) => string>> = {
  shrinks: (left) => `it runs on what is left, ${cpus(left)}`,
  'beyond-host': (_left, fails) => `it ${fails}, “Numerical result out of range”`,
  offline: (_left, fails) => `it ${fails}, “Invalid argument”`,
  'nothing-left': (_left, fails) => `it ${fails}, “cannot set CPU affinity”: no usable CPU is left`,
};

const startProblems: Readonly<Record<StartProblemKind, { readonly title: string; readonly why: string }>> = {
  'numad-unreadable': {
    title: 'numad’s answer cannot be read',
    why: 'libvirt reads it as a node list, like 0-1.',
  },
  'node-not-on-host': { title: 'A NUMA node is not on this host', why: 'Memory is bound to it.' },
  'shares-out-of-range': {
    title: 'shares is out of range',
    why: 'The number is only checked when the domain starts.',
  },
  'shares-above-weight': {
    title: 'shares is too much for cgroup v2',
    why: 'cgroup v2 takes the number as its weight, which ends at 10000.',
  },
  'cpu-beyond-host': { title: 'A CPU is not on this host', why: 'A setting names it.' },
  'qemu-cannot-bind': {
    title: 'QEMU cannot bind its memory',
    why: 'None of the host nodes that a memory object is bound to is on this host; QEMU ends with',
  },
  'cpu-offline': { title: 'A CPU is offline', why: 'A setting names it.' },
  'no-cpu-left': { title: 'No usable CPU is left', why: 'numad’s nodes have no CPU that is online.' },
  'pin-outside-domain-cgroup': {
    title: 'A pin lies outside the domain’s own CPUs',
    why: 'In libvirt 1.1.1 to 1.2.14 the whole domain is confined to <vcpu cpuset> or numad’s CPUs.',
  },
  'memory-cannot-be-bound': {
    title: 'A memnode lies outside <memory nodeset>',
    why: 'Before libvirt 9.4 strict <memory> confines QEMU to its own nodes, so that it cannot bind a cell elsewhere.',
  },
  'daemon-crashes': {
    title: 'Starting this ends the daemon of libvirt 9.0',
    why: 'A guest cell without CPUs stands before the cell of a vCPU: libvirtd 9.0.0 crashes when it starts the domain. Later releases do not.',
  },
  'vcpu-order-duplicate': {
    title: 'Two vCPUs have the same order',
    why: 'The order of vCPUs is only checked when the domain starts.',
  },
  'priority-out-of-range': {
    title: 'A priority is out of range',
    why: 'The priority of fifo and rr is only checked when the domain starts.',
  },
};

const limitElements = {
  vcpu: '<period> and <quota>',
  emulator: '<emulator_period> and <emulator_quota>',
  iothread: '<iothread_period> and <iothread_quota>',
  global: '<global_period> and <global_quota>',
} as const;

const limits: Readonly<Record<RuleParams['xml-limit']['limit'], string>> = {
  doctype: 'it has a DOCTYPE, which Pinscope does not follow',
  depth: 'its elements are nested more than 256 deep',
  size: 'it is longer than 10 MB',
  'name-length': 'a name in it is longer than 50,000 characters',
  encoding: 'its declaration names an unknown encoding',
};

const times = (count: number, one: string, many: string): string =>
  count === 1 ? `one ${one}` : `${count} ${many}`;

const repairs: Readonly<Record<RuleParams['text-repaired']['kind'], (count: number) => string>> = {
  'full-width': (n) => `${times(n, 'full-width character', 'full-width characters')} read as ASCII`,
  'smart-quotes': (n) => `${times(n, 'typographic quote', 'typographic quotes')} read as straight quotes`,
  dash: (n) => `${times(n, 'dash', 'dashes')} read as “-”`,
  caret: (n) => `${times(n, 'look-alike', 'look-alikes')} of “^” read as “^”`,
  blank: (n) => `${times(n, 'blank of another kind', 'blanks of other kinds')} read as blanks`,
  invisible: (n) => `${times(n, 'invisible character', 'invisible characters')} left out`,
  elision: (n) => `${times(n, 'elision mark', 'elision marks')} within tags left out`,
  'line-wrap': (n) => `${times(n, 'line that was cut in two', 'lines that were cut in two')} joined again`,
  'line-prefix': (n) =>
    `quote marks, line numbers or times in front of ${times(n, 'line', 'lines')} left out`,
  'machine-prefix': (n) =>
    `machines’ names in front of ${times(n, 'line', 'lines')} taken off, and the lines sorted by machine`,
  'string-escapes': (n) => `${times(n, 'escape', 'escapes')} of a string (\\n, \\", \\u003c) decoded`,
  base64: (n) => `${times(n, 'run', 'runs')} of base64 decoded`,
  'diff-side': (n) =>
    `a difference of two files read as its new side; ${times(n, 'mark or old line', 'marks and old lines')} left out`,
  panes: (n) =>
    n === 1
      ? 'two panes side by side read one behind the other'
      : `${n} pairs of panes read one behind the other`,
  'earlier-starts': (n) =>
    `${times(n, 'earlier start', 'earlier starts')} of the same guest in the log left out`,
  'quoted-printable': (n) => `${times(n, 'mark', 'marks')} of quoted-printable mail decoded`,
  'page-tags': (n) => `${times(n, 'tag', 'tags')} of a web page (<br>, <p>, <code>) left out`,
  'html-escaped': (n) => `${times(n, 'HTML entity', 'HTML entities')} decoded`,
};

const hostFacts = {
  cpus: 'which CPUs the host has',
  'node-cpus': 'which CPUs a node has',
  'node-memory': 'how much memory a node has',
  distances: 'the distances of a node',
  siblings: 'which CPUs share a core',
  sockets: 'which CPUs share a socket',
  online: 'which CPUs are online',
} as const;

const jsonFaults: Readonly<Record<RuleParams['json-malformed']['detail'], string>> = {
  'ends-early': 'The text ends before the JSON does',
  unexpected: 'Here stands something that JSON does not have',
  'too-deep': 'It is nested deeper than 64 levels',
  'too-long': 'It holds more than a million names and values',
};

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);

export const findings: FindingWords = {
  ...silences,
  ...liveFindings,
  ...crowdFindings,
  ...shapeFindings,
  ...memoryFindings,
  ...observedFindings,
  'xml-malformed': {
    title: () => 'The XML is not well-formed',
    message: ({ detail }) =>
      `libvirt refuses this text: ${detail}. What stands around the fault is still drawn.`,
  },
  'xml-limit': {
    title: () => 'A limit of Pinscope',
    message: ({ limit }) =>
      `This XML is read only in part: ${limits[limit]}. libvirt may take it all the same.`,
  },
  'host-value-unreadable': {
    title: ({ text }) =>
      isElision(text) ? 'Something was left out of the host’s text' : 'A value of the host cannot be read',
    message: ({ what, text }) =>
      text === ''
        ? `The value of “${what}” is missing; it is left out.`
        : isElision(text)
          ? `Dots (“${text}”) stand in “${what}” where CPUs were. What is written beside them was read; which CPUs were left out is not known. Paste the whole output of the command to be sure.`
          : `“${text}” is no value for “${what}”; it is left out.`,
  },
  'xml-elided': {
    title: () => 'Something was left out of the XML',
    message: ({ places, inside }) =>
      `Dots stand in <${inside}>${places === 1 ? '' : `, and in ${places - 1} more ${places === 2 ? 'place' : 'places'}`}. What was there is not known and counts as not set; libvirt takes the dots for text and passes over them. Paste the whole output of “virsh dumpxml” to be sure.`,
  },
  'host-cpus-elided': {
    title: () => 'The list of CPUs is incomplete',
    message: ({ node, declared, listed }) =>
      `Node ${node} declares ${declared} CPUs and lists ${listed}. Paste the whole output of “virsh capabilities” to replace what is assumed.`,
  },
  'columns-assumed': {
    title: () => 'The table has no header',
    message: ({ columns }) =>
      `Its columns are taken to be “${columns}”, those of “lscpu -p”. If they are others, paste the table with its lines of comment.`,
  },
  'output-translated': {
    title: () => 'Labels in another language',
    message: ({ label, known }) =>
      `${known ? `“${label}” and other labels were looked up among known translations; what was not found there was passed over` : `“${label}” is not known; only what the shape of the text tells was read`}. For all of it, run the command with LC_ALL=C before it (“LC_ALL=C lscpu”) and paste that.`,
  },
  'json-malformed': {
    title: () => 'The JSON is not whole',
    message: ({ detail }) => `${jsonFaults[detail]}. What stands before it was read.`,
  },
  'package-cpus-missing': {
    title: () => 'CPUs are missing from the list',
    message: ({ package: number, declared, listed }) =>
      `Socket ${number} has ${declared} CPUs; ${listed} of them ${plural(listed, 'is', 'are')} listed, so it is not told which are threads of one core. Paste all of /proc/cpuinfo.`,
  },
  'host-nodes-missing': {
    title: () => 'The list of nodes is incomplete',
    message: ({ declared, listed }) =>
      `This line announces ${declared} nodes and ${listed} ${plural(listed, 'is', 'are')} listed: the text was cut. Paste the whole output of the command.`,
  },
  'nothing-to-read': {
    title: ({ kind }, name) => `Nothing to draw: ${name.kind(kind)}`,
    message: ({ kind }, name) =>
      `This piece (${name.kind(kind)}) holds neither a host nor a domain. ${name.instead(kind)}`,
  },
  'text-unrecognised': {
    title: () => 'Not recognised',
    message: ({ lines }) =>
      `${lines} ${plural(lines, 'line was', 'lines were')} not recognised. What Pinscope reads: domain XML, the output of virsh, numactl, lscpu, lstopo, ps and taskset, QEMU command lines, files of /proc and /sys.`,
  },
  'text-repaired': {
    title: ({ kind, count }) => `Read as it was meant: ${repairs[kind](count)}`,
    message: ({ kind, count, libvirt }) =>
      `${repairs[kind](count)}; the text itself is not changed. ${
        libvirt === undefined
          ? 'If that is not what was meant, correct the text.'
          : `libvirt does not mend it: it refuses the domain as written, “${libvirt}”.`
      }`.replace(/^./, (first) => first.toUpperCase()),
  },
  'text-too-long': {
    title: () => 'More text than is read',
    message: ({ length, limit }) =>
      `This text has ${length} characters; the first ${limit} were read. The text itself is kept whole.`,
  },
  'cpuset-invalid': {
    title: ({ text }) => `libvirt cannot use “${text}”`,
    message: ({ of, reason, at, suggestion, libvirt }) =>
      `At character ${at}: ${cpusetReasons(members[of])[reason]}. libvirt says “${libvirt}”.${suggestion === undefined ? '' : ` Perhaps “${suggestion}” is meant.`}`,
  },
  'vcpupin-duplicate': {
    title: ({ vcpu }) => `vCPU ${vcpu} is pinned twice`,
    message: ({ vcpu }) =>
      `There are two <vcpupin> elements for vCPU ${vcpu}. libvirt refuses the domain; the picture shows the first.`,
  },
  'vcpupin-missing-vcpu': {
    title: ({ vcpu }) => `A pin for vCPU ${vcpu}, which does not exist`,
    message: ({ vcpu, max, countWritten }) =>
      `The domain has ${max} ${plural(max, 'vCPU', 'vCPUs')} (${countWritten ? 'as <vcpu> says' : 'libvirt’s default without <vcpu>'}), numbered from 0, so the pin for vCPU ${vcpu} is dropped. libvirt only writes a warning into its log.`,
  },
  'cpu-not-on-host': {
    title: ({ missing, fates }) => {
      const are = /[-,]/.test(missing) ? 'are' : 'is';
      return `${cpus(missing)} ${are} not ${fates.v1 === 'offline' ? 'online on' : 'on'} this host`;
    },
    message: ({ source, threads, missing, host, left, fates, cgroup, waiting }, name) => {
      const accepted = waiting ? 'The domain is accepted and starts without it' : 'The domain is accepted';
      const fails = waiting ? 'cannot be plugged in' : 'will not start';
      const outcomes = groupFates(fates, cgroup).map(
        ({ kinds, fate }) =>
          `with ${name.list(kinds.map((kind) => cgroupNames[kind]))} ${cpuFates[fate](left, fails)}`,
      );
      return `${sourceNames[source]} sends ${name.threads(threads)} to ${cpus(missing)}; this host runs ${cpus(host)}. ${accepted}; ${outcomes.join('; ')}.`;
    },
  },
  'node-not-on-host': {
    title: ({ missing }) => `NUMA node ${missing} is not on this host`,
    message: ({ missing, host, libvirt }) =>
      `Memory is bound to ${nodes(missing)}; this host has ${host === '' ? 'none' : nodes(host)}. The domain is accepted and will not start: “${libvirt}”.`,
  },
  'start-fails': {
    title: ({ kind }) => startProblems[kind].title,
    message: ({ kind, libvirt }) =>
      kind === 'daemon-crashes'
        ? startProblems[kind].why
        : kind === 'qemu-cannot-bind'
          ? `${startProblems[kind].why} “${libvirt}”.`
          : `${startProblems[kind].why} The domain is accepted and will not start: “${libvirt}”.`,
  },
  'era-refuses': {
    title: () => 'The libvirt of that time refuses this',
    message: ({ certain }) =>
      `emulatorpin and placement='auto' contradict each other: the change of 2012 forbids it${certain ? '' : ' (so says its text; its code only ignored emulatorpin with a warning)'}. Today both are honoured.`,
  },
  'limit-without-effect': {
    title: ({ of }) => `${limitElements[of]} limit nothing`,
    message: ({ why, of, cpus }) => {
      switch (why) {
        case 'period-alone':
          return `A period without a quota caps nothing: ${limitElements[of]} belong together.`;
        case 'quota-unlimited':
          return 'A negative quota means no limit, so the period beside it has no effect.';
        case 'above-one-cpu':
          return `The cap is ${worthOf(cpus ?? 1)} for each thread, and one thread never uses more than one CPU’s.`;
      }
    },
  },
  'topology-count-mismatch': {
    title: ({ product, max }) => `Topology for ${product}, but ${max} ${plural(max, 'vCPU', 'vCPUs')}`,
    message: ({ sockets, dies, clusters, cores, threads, product, max }) =>
      `${[sockets, dies, clusters, cores, threads].filter((n, i) => i === 0 || i > 2 || n > 1).join(' × ')} = ${product} and the maximum is ${max}. The QEMU driver refuses: “CPU topology doesn't match maximum vcpu count”.`,
  },
  'cpuset-dead-under-auto': {
    title: () => "cpuset has no effect with placement='auto'",
    message: ({ text }) =>
      `libvirt does not even read cpuset='${text}': with placement='auto' numad chooses the nodes when the domain starts.`,
  },
  'libvirt-refuses': {
    title: () => 'libvirt refuses this',
    message: ({ message }) => `libvirt says “${message}”.`,
  },
  'qemu-refuses': {
    title: () => 'QEMU refuses this',
    message: ({ message }) => `QEMU says “${message}”.`,
  },
  'qemu-value-unreadable': {
    title: ({ option }) => `A value of ${option} cannot be read`,
    message: ({ option, text }) =>
      text === '' ? `${option} has no argument.` : `“${text}” is no value for ${option}; it is left out.`,
  },
  'pin-string-unreadable': {
    title: () => 'A part of the pin string cannot be read',
    message: ({ text }) =>
      `“${text}” is not vCPU#CPUs, as in 0#0_1#3 (vCPU 0 to CPU 0, vCPU 1 to CPU 3); it is left out.`,
  },
  'qemu-vcpus-in-no-cell': {
    title: ({ vcpus }) => `-numa leaves out ${/[-,]/.test(vcpus) ? 'vCPUs' : 'vCPU'} ${vcpus}`,
    message: ({ cell }) =>
      `QEMU puts what no cell names into guest cell ${cell} and warns; later releases mean to refuse it.`,
  },
  'qemu-old-memory': {
    title: () => '-numa node,mem= is of older machine types',
    message: ({ machine }) =>
      `Machine types since QEMU 5.1 refuse it and want memdev=; ${machine === undefined ? 'no machine type is named' : `${machine} does not tell its release`}.`,
  },
  'qemu-differs-from-xml': {
    title: ({ what }) => `XML and QEMU command line differ: ${qemu.differs[what]}`,
    message: ({ what, domain, xml, qemu: line }, name) =>
      `${qemu.says[what](name.entity(domain), xml, line)}. Both are shown; neither is merged into the other.`,
  },
  'vcpus-not-drawn': {
    title: ({ count }) => `${count} vCPUs are more than is drawn`,
    message: ({ limit }) => `The first ${limit} vCPUs are placed and drawn.`,
  },
  'host-sources-disagree': {
    title: ({ what }) => (what === 'cpus' ? 'Two different hosts?' : 'Two texts disagree about the host'),
    message: ({ what, node, kept, left, why, keptReader, leftReader }, name) => {
      const about = `${hostFacts[what]}${node === undefined ? '' : ` (node ${node})`}`;
      const reason = {
        kind: `of such facts ${name.kind(keptReader)} is the better witness`,
        first: 'both would know, and it was pasted first',
        whole: 'the other text leaves CPUs out',
        'not-invented': 'the only cell of the other text is libvirt’s invention',
        chosen: 'it is of the machine that is chosen',
      }[why];
      return `The texts disagree about ${about}: “${kept}” (${name.kind(keptReader)}) is used, because ${reason}; “${left}” (${name.kind(leftReader)}) is not.`;
    },
  },
  'guest-of-other-machine': {
    title: ({ domain, byName }, name) =>
      `${name.entity(domain)} ${byName ? 'is of' : 'stands with'} another machine`,
    message: ({ domain, machine, cpus: there, byName, judgedOn, judgedCpus }, name) =>
      `${byName ? `Texts of machine ${machine} (${cpus(there)}) tell of ${name.entity(domain)}, and no other machine’s do, so its own text, which stands with none, is taken to be about that guest` : `The text of ${name.entity(domain)} stands with those of machine ${machine} (${cpus(there)})`}, and the one that is taken is machine ${judgedOn} (${cpus(judgedCpus)}). So where its threads may run, whether it starts and whom it meets is not judged here: take its own machine for that (on the page: choose it; pinscope: --machine ${machine}).`,
  },
  'rule-failed': {
    title: () => 'A check of Pinscope failed',
    message: ({ failed, detail }) =>
      `The rule ${failed} did not finish (${detail}). This is our fault; please report it.`,
  },
};
