/**
 * libvirt's element names, as far as Pinscope must tell them apart: which roots make a fragment of domain XML,
 * and under which parent a fragment's root belongs (formatdomain).
 */

/** Elements that stand directly below `<domain>`. */
const domainChildren: ReadonlySet<string> = new Set([
  'name',
  'uuid',
  'genid',
  'title',
  'description',
  'metadata',
  'memory',
  'currentMemory',
  'maxMemory',
  'memoryBacking',
  'memtune',
  'blkiotune',
  'vcpu',
  'vcpus',
  'iothreads',
  'iothreadids',
  'defaultiothread',
  'cputune',
  'numatune',
  'resource',
  'sysinfo',
  'os',
  'features',
  'cpu',
  'clock',
  'on_poweroff',
  'on_reboot',
  'on_crash',
  'pm',
  'perf',
  'devices',
  'seclabel',
  'launchSecurity',
]);

/** Elements that stand deeper, with the path of their parents. */
const parentPaths: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    vcpupin: ['cputune'],
    emulatorpin: ['cputune'],
    iothreadpin: ['cputune'],
    shares: ['cputune'],
    period: ['cputune'],
    quota: ['cputune'],
    global_period: ['cputune'],
    global_quota: ['cputune'],
    emulator_period: ['cputune'],
    emulator_quota: ['cputune'],
    iothread_period: ['cputune'],
    iothread_quota: ['cputune'],
    vcpusched: ['cputune'],
    iothreadsched: ['cputune'],
    emulatorsched: ['cputune'],
    cachetune: ['cputune'],
    memorytune: ['cputune'],
    memnode: ['numatune'],
    topology: ['cpu'],
    numa: ['cpu'],
    cell: ['cpu', 'numa'],
    iothread: ['iothreadids'],
    hugepages: ['memoryBacking'],
    partition: ['resource'],
  }),
);

/** May stand several times side by side, so that a second one does not begin another domain. */
const repeatable: ReadonlySet<string> = new Set([
  'vcpupin',
  'iothreadpin',
  'vcpusched',
  'iothreadsched',
  'cachetune',
  'memorytune',
  'memnode',
  'cell',
  'iothread',
]);

const wrappers: ReadonlySet<string> = new Set([
  'domstatus',
  'domainsnapshot',
  'domaincheckpoint',
  'domainbackup',
  'domains',
]);

export function isDomainWrapper(name: string): boolean {
  return wrappers.has(name);
}

export function isDomainFragment(name: string): boolean {
  return domainChildren.has(name) || parentPaths.has(name);
}

/** `<vcpu>` stands once below `<domain>`, and as often as it likes below `<vcpus>`. */
export function isRepeatable(name: string, parents: readonly string[]): boolean {
  return repeatable.has(name) || parents[0] === 'vcpus';
}

/**
 * The parents below `<domain>` that a fragment's root needs. `<memory>` stands in two places: with a mode, a
 * nodeset or a placement it is numatune's; `<vcpu>` with an id is one of `<vcpus>`.
 */
export function parentsOf(name: string, hasAttribute: (attribute: string) => boolean): readonly string[] {
  if (name === 'memory' && ['mode', 'nodeset', 'placement'].some(hasAttribute)) return ['numatune'];
  if (name === 'vcpu' && hasAttribute('id')) return ['vcpus'];
  return domainChildren.has(name) ? [] : (parentPaths.get(name) ?? []);
}
