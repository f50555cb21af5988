/** Words for threads, sources, reasons, kinds of text and assumptions. English. */
import type { Assumption } from '../../core/assumption.ts';
import type { Severity } from '../../core/findings/finding.ts';
import type { IgnoredWhy, PinningSource, Reason } from '../../core/placement/placement.ts';
import { cpus as cpuList } from './grammar.ts';
import { kinds, type KindWords } from './kinds.ts';
import { qemu, type QemuWords } from './qemu.ts';

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
  readonly qemu: QemuWords;
  readonly kind: KindWords;
  readonly assumption: (assumption: Assumption) => { readonly title: string; readonly detail: string };
  readonly entity: {
    readonly host: string;
    readonly node: (id: number) => string;
    readonly cpu: (id: number) => string;
    readonly core: (cpu: number) => string;
    readonly socket: (cpu: number) => string;
    readonly die: (cpu: number) => string;
    readonly l3: (cpu: number) => string;
    readonly coreType: (cpu: number) => string;
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

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Each name once: `<vcpu> ×2`. */
export function rootNames(roots: readonly string[]): readonly string[] {
  return [...new Set(roots)].map((root) => {
    const times = roots.filter((other) => other === root).length;
    return times === 1 ? `<${root}>` : `<${root}> ×${times}`;
  });
}

/** `sockets=1,cores=8` */
const sockets = (smp: { readonly sockets: number; readonly cores: number }): string =>
  `sockets=${smp.sockets},cores=${smp.cores}`;

const ignored: Readonly<Record<IgnoredWhy, (raw: string) => string>> = {
  'placement-auto': (raw) => `'${raw}' is not read: placement is auto`,
  'not-known-yet': () => 'this libvirt does not know the element yet',
  'process-only': (raw) => `'${raw}' binds the process in this libvirt, not its vCPUs`,
  'index-mismatch': (raw) =>
    `'${raw}' is passed over: this libvirt only looks at the pin whose place in the list is the vCPU’s number`,
  'vcpu-offline': (raw) => `'${raw}' is dropped by this libvirt: the vCPU is not plugged in`,
  'cgroup-reset': () => 'numad’s CPUs are set and then lost again: the cgroup resets them',
  'beside-auto': (raw) => `'${raw}' does not count in this libvirt: placement is auto`,
  'qemu-line': () => qemu.noPins,
};

export const model: ModelWords = {
  source: {
    vcpupin: 'vcpupin',
    'vcpu-cpuset': 'vcpu cpuset',
    numad: 'numad',
    default: 'default',
    emulatorpin: 'emulatorpin',
    iothreadpin: 'iothreadpin',
    launcher: qemu.source,
  },
  severity: { error: 'Error', warning: 'Warning', note: 'Note' },
  reasonState: { applied: 'decides', beaten: 'overridden', absent: 'not there', ignored: 'ignored' },
  reason: (reason, cpus) => {
    const written = reason.raw === undefined || reason.raw === cpus ? '' : `'${reason.raw}' → `;
    switch (reason.state) {
      case 'applied':
        if (reason.source === 'launcher') return qemu.inherits(reason.raw ?? '', cpus);
        if (reason.source === 'numad')
          return cpus === undefined
            ? 'placement is auto: numad chooses the nodes at start'
            : `placement is auto; numad answered ${cpuList(cpus)}${reason.answeredBy === 'domstatus' ? ', as <domstatus> notes' : ''}`;
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
        if (reason.why === 'qemu-line') return qemu.noPins;
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
  qemu,
  kind: kinds,
  assumption: (assumption) => {
    switch (assumption.kind) {
      case 'fragments-joined':
        return {
          title: 'The fragments are one domain',
          detail:
            assumption.file === undefined
              ? `${rootNames(assumption.roots).join(', ')} are read as parts of one unnamed domain.`
              : `${rootNames(assumption.roots).join(', ')} in ${assumption.file} are read as parts of one domain${assumption.file.endsWith('.xml') ? ', called after the file' : ''}.`,
        };
      case 'fragments-quoted':
        return {
          title: 'A quotation from the domain’s XML',
          detail: `${rootNames(assumption.roots).join(', ')} ${assumption.roots.length === 1 ? 'stands' : 'stand'} word for word in a domain of the same text, and ${assumption.roots.length === 1 ? 'is' : 'are'} not read as another guest.`,
        };
      case 'vcpu-count':
        return {
          title: count(assumption.count, 'vCPU'),
          detail: `There is no <vcpu>; libvirt would make 1 vCPU. ${{ vcpupin: 'The pins name', topology: '<topology> holds', cells: 'The guest’s NUMA cells name' }[assumption.from]} ${count(assumption.count, 'vCPU')}.`,
        };
      case 'qemu-smp': {
        const { machine, before } = assumption;
        return qemu.smp(machine, sockets(assumption), sockets(before));
      }
      case 'qemu-vcpus':
        return qemu.vcpus(assumption.count);
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
    l3: (cpu) => `L3 of CPU ${cpu}`,
    coreType: (cpu) => `Cores of CPU ${cpu}’s type`,
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
