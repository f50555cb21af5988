/** Words for threads, sources, reasons, kinds of text and assumptions. English. */
import type { Assumption } from '../../core/assumption.ts';
import type { Severity } from '../../core/findings/finding.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import type { IgnoredWhy, PinningSource, Reason } from '../../core/placement/placement.ts';
import { cpus as cpuList } from './findings.ts';

export interface ModelWords {
  readonly source: Readonly<Record<PinningSource, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly reasonState: Readonly<Record<Reason['state'], string>>;
  /** What one step of the chain says; `cpus` is formatted, `raw` as written. */
  readonly reason: (reason: Reason, cpus: string | undefined) => string;
  /** "vCPU 1 may run on CPUs 0-2 …" */
  readonly thread: (thread: string, where: string, online: boolean) => string;
  readonly where: {
    readonly cpus: (cpus: string, count: number) => string;
    readonly all: string;
    readonly unknown: string;
    readonly none: string;
  };
  /** What is said after the sentence when the set was cut to the host. */
  readonly cut: (asked: string) => string;
  readonly kind: Readonly<Record<ReaderId, { readonly title: string; readonly instead?: string }>>;
  readonly assumption: (assumption: Assumption) => { readonly title: string; readonly detail: string };
  readonly entity: {
    readonly host: string;
    readonly node: (id: number) => string;
    readonly cpu: (id: number) => string;
    readonly core: (cpu: number) => string;
    readonly socket: (cpu: number) => string;
    readonly die: (cpu: number) => string;
    readonly domain: (name: string | undefined, index: number) => string;
    readonly vcpu: (id: number) => string;
    readonly emulator: string;
    readonly iothread: (id: number) => string;
    readonly cell: (id: number) => string;
    /** "vCPU 1 of web-1", used when there are several domains. */
    readonly of: (thread: string, domain: string) => string;
  };
  readonly list: (items: readonly string[]) => string;
  readonly summary: {
    readonly nothing: string;
    readonly hostOnly: (cpus: number, nodes: number) => string;
    readonly domain: (name: string, vcpus: number) => string;
    readonly domains: (count: number, vcpus: number) => string;
    readonly onHost: (cpus: number, nodes: number) => string;
    readonly noHost: string;
    readonly refused: string;
    readonly findings: (errors: number, warnings: number) => string;
    readonly quiet: string;
  };
}

const paste = {
  domain: 'For a guest, paste the output of “virsh dumpxml VM”.',
  host: 'For a host, paste the output of “virsh capabilities” or “numactl --hardware”.',
};

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Each name once: `<vcpu> ×2`. */
export function rootNames(roots: readonly string[]): readonly string[] {
  return [...new Set(roots)].map((root) => {
    const times = roots.filter((other) => other === root).length;
    return times === 1 ? `<${root}>` : `<${root}> ×${times}`;
  });
}

const ignored: Readonly<Record<IgnoredWhy, (raw: string) => string>> = {
  'placement-auto': (raw) => `'${raw}' is not read: placement is auto`,
  'not-known-yet': () => 'this libvirt does not know the element yet',
  'process-only': (raw) => `'${raw}' binds the process in this libvirt, not its vCPUs`,
  'index-mismatch': (raw) =>
    `'${raw}' is passed over: this libvirt only looks at the pin whose place in the list is the vCPU’s number`,
  'vcpu-offline': (raw) => `'${raw}' is dropped by this libvirt: the vCPU is not plugged in`,
  'cgroup-reset': () => 'numad’s CPUs are set and then lost again: the cgroup resets them',
  'beside-auto': (raw) => `'${raw}' does not count in this libvirt: placement is auto`,
};

export const model: ModelWords = {
  source: {
    vcpupin: 'vcpupin',
    'vcpu-cpuset': 'vcpu cpuset',
    numad: 'numad',
    default: 'default',
    emulatorpin: 'emulatorpin',
    iothreadpin: 'iothreadpin',
  },
  severity: { error: 'Error', warning: 'Warning', note: 'Note' },
  reasonState: { applied: 'decides', beaten: 'overridden', absent: 'not there', ignored: 'ignored' },
  reason: (reason, cpus) => {
    const written = reason.raw === undefined || reason.raw === cpus ? '' : `'${reason.raw}' → `;
    switch (reason.state) {
      case 'applied':
        if (reason.source === 'numad')
          return cpus === undefined
            ? 'placement is auto: numad chooses the nodes at start'
            : `placement is auto; numad answered ${cpuList(cpus)}`;
        if (reason.source === 'default')
          return cpus === undefined
            ? 'nothing else speaks: every CPU of the host'
            : reason.isolated === undefined
              ? `nothing else speaks: every CPU of the host, ${cpus}`
              : `nothing else speaks: every CPU of the host that is not isolated, ${cpus}`;
        return cpus === undefined || cpus === ''
          ? `'${reason.raw ?? ''}' cannot be used`
          : `${written}${cpuList(cpus)}`;
      case 'beaten':
        if (reason.source === 'default') return 'only if nothing above speaks';
        return cpus === undefined
          ? 'replaced by the setting above'
          : `${written}${cpuList(cpus)}: replaced by the setting above, not intersected`;
      case 'ignored':
        return ignored[reason.why ?? 'placement-auto'](reason.raw ?? '');
      case 'absent':
        // Its state says it all.
        if (reason.source !== 'numad') return '';
        return reason.askedForMemory === true
          ? 'placement is static: numad is asked, but for memory alone'
          : 'placement is static: numad is not asked';
    }
  },
  thread: (thread, where, online) =>
    `${thread} ${online ? 'may run' : 'is not plugged in; it may run'} ${where}.`,
  where: {
    cpus: (cpus, n) => (n === 1 ? `on CPU ${cpus} alone` : `on CPUs ${cpus}`),
    all: 'on every CPU of the host',
    unknown: 'where numad decides at start',
    none: 'nowhere: no usable CPU is left',
  },
  cut: (asked) => `libvirt asks for ${asked}; that is what is left of it on this host.`,
  kind: {
    'libvirt-domain': { title: 'domain XML' },
    'virsh-capabilities': {
      title: 'virsh capabilities',
      instead: 'Paste the part with <topology> and its <cells>, or the whole output of “virsh capabilities”.',
    },
    'numactl-hardware': {
      title: 'numactl --hardware',
      instead: 'Paste the output; it begins with “available: … nodes”.',
    },
    lscpu: { title: 'lscpu', instead: paste.host },
    'lscpu-e': { title: 'lscpu -e', instead: paste.host },
    'lscpu-p': { title: 'lscpu -p', instead: paste.host },
    'lscpu-json': { title: 'lscpu -J', instead: paste.host },
    'proc-cpuinfo': { title: '/proc/cpuinfo', instead: paste.host },
    'hwloc-xml': { title: 'hwloc XML', instead: paste.host },
    'virsh-nodeinfo': { title: 'virsh nodeinfo', instead: paste.host },
    'virsh-freecell': { title: 'virsh freecell', instead: paste.host },
    'virsh-vcpuinfo': { title: 'virsh vcpuinfo', instead: paste.domain },
    'virsh-vcpupin': { title: 'virsh vcpupin', instead: paste.domain },
    'virsh-emulatorpin': { title: 'virsh emulatorpin', instead: paste.domain },
    'virsh-numatune': { title: 'virsh numatune', instead: paste.domain },
    'proc-allowed-list': { title: 'Cpus_allowed_list or Mems_allowed_list of /proc', instead: paste.domain },
    taskset: { title: 'taskset', instead: paste.domain },
    ps: { title: 'ps', instead: paste.domain },
    numastat: { title: 'numastat', instead: paste.host },
    'qemu-command-line': { title: 'QEMU command line', instead: paste.domain },
    'virsh-command': { title: 'a virsh command that changes a domain', instead: paste.domain },
    'bare-command': {
      title: 'a command without its output',
      instead:
        'Run it and paste what it prints. numactl’s output begins with “available: … nodes”, virsh’s with “<capabilities>” or “<domain”.',
    },
    'usage-line': {
      title: 'a usage line',
      instead: `The words in <…> are placeholders, not XML. ${paste.domain}`,
    },
    'qemu-cpu-model': {
      title: 'a QEMU CPU model',
      instead: `-cpu chooses what the guest’s CPU can do, not where it runs. ${paste.domain}`,
    },
    'c-source': { title: 'C source code', instead: `${paste.domain} ${paste.host}` },
    'html-escaped': {
      title: 'text with HTML entities (&quot;, &lt;)',
      instead: 'Copy the text as the browser shows it, not the page’s source.',
    },
    'web-page': { title: 'running text, as from a web page', instead: `${paste.domain} ${paste.host}` },
    'other-xml': { title: 'XML of another kind', instead: `${paste.domain} ${paste.host}` },
    unrecognised: { title: 'text that is not recognised', instead: `${paste.domain} ${paste.host}` },
  },
  assumption: (assumption) => {
    switch (assumption.kind) {
      case 'fragments-joined':
        return {
          title: 'The fragments are one domain',
          detail: `${rootNames(assumption.roots).join(', ')} are read as parts of one unnamed domain.`,
        };
      case 'vcpu-count':
        return {
          title: count(assumption.count, 'vCPU'),
          detail: `There is no <vcpu>; libvirt would make 1 vCPU. ${{ vcpupin: 'The pins name', topology: '<topology> holds', cells: 'The guest’s NUMA cells name' }[assumption.from]} ${count(assumption.count, 'vCPU')}.`,
        };
      case 'host-cpus':
        return {
          title: `${cpuList(assumption.cpus)} ${/[-,]/.test(assumption.cpus) ? 'exist' : 'exists'}`,
          detail: `${count(assumption.declared, 'CPU')} declared, ${assumption.listed} listed; the numbers are taken to run from 0.`,
        };
      case 'host-siblings':
        return {
          title: `Siblings are ${assumption.stride} apart`,
          detail: `The listed core pairs CPU n with CPU n + ${assumption.stride}; the others are taken to do the same.`,
        };
    }
  },
  entity: {
    host: 'Host',
    node: (id) => `Node ${id}`,
    cpu: (id) => `CPU ${id}`,
    core: (cpu) => `Core of CPU ${cpu}`,
    socket: (cpu) => `Socket of CPU ${cpu}`,
    die: (cpu) => `Die of CPU ${cpu}`,
    domain: (name, index) => name ?? `Domain ${index + 1}`,
    vcpu: (id) => `vCPU ${id}`,
    emulator: 'Emulator',
    iothread: (id) => `iothread ${id}`,
    cell: (id) => `Guest cell ${id}`,
    of: (thread, domain) => `${thread} of ${domain}`,
  },
  list: (items) =>
    items.length > 6
      ? `${items.slice(0, 5).join(', ')} and ${items.length - 5} more`
      : items.length > 1
        ? `${items.slice(0, -1).join(', ')} and ${items[items.length - 1] ?? ''}`
        : (items[0] ?? ''),
  summary: {
    nothing: 'Nothing to draw yet.',
    hostOnly: (cpus, nodes) => `A host with ${count(cpus, 'CPU')} in ${count(nodes, 'node')}; no guest yet.`,
    domain: (name, vcpus) => `${name} with ${count(vcpus, 'vCPU')}`,
    domains: (n, vcpus) => `${n} domains with ${count(vcpus, 'vCPU')}`,
    onHost: (cpus, nodes) => `on a host with ${count(cpus, 'CPU')} in ${count(nodes, 'node')}`,
    noHost: 'on a host not known yet',
    refused: 'libvirt refuses it',
    findings: (errors, warnings) =>
      [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : '']
        .filter((part) => part !== '')
        .join(' and '),
    quiet: 'nothing found',
  },
};
