/** Which attributes and elements libvirt knows where Pinscope looks: paths below `<domain>` (formatdomain). */
import type { DefineChange } from './versions.ts';

export interface KnownNames {
  readonly attributes: readonly string[];
  readonly children: readonly string[];
  /** Names that came with a later release. */
  readonly later?: Readonly<Record<string, DefineChange>>;
}

const names = (attributes = '', children = '', later?: KnownNames['later']): KnownNames => ({
  attributes: attributes.split(' ').filter(Boolean),
  children: children.split(' ').filter(Boolean),
  ...(later === undefined ? {} : { later }),
});

const scheduler = 'scheduler priority';

export const knownNames: ReadonlyMap<string, KnownNames> = new Map(
  Object.entries({
    vcpu: names('placement cpuset current'),
    vcpus: names('', 'vcpu'),
    'vcpus/vcpu': names('id enabled hotpluggable order'),
    iothreads: names(),
    iothreadids: names('', 'iothread'),
    'iothreadids/iothread': names('id thread_pool_min thread_pool_max', 'poll'),
    defaultiothread: names('thread_pool_min thread_pool_max'),
    cputune: names(
      '',
      'shares period quota global_period global_quota emulator_period emulator_quota iothread_period ' +
        'iothread_quota vcpupin emulatorpin iothreadpin vcpusched iothreadsched emulatorsched cachetune memorytune',
      { energytune: 'energytune' },
    ),
    'cputune/vcpupin': names('vcpu cpuset'),
    'cputune/emulatorpin': names('cpuset'),
    'cputune/iothreadpin': names('iothread cpuset'),
    'cputune/vcpusched': names(`vcpus ${scheduler}`),
    'cputune/iothreadsched': names(`iothreads ${scheduler}`),
    'cputune/emulatorsched': names(scheduler),
    'cputune/cachetune': names('vcpus id', 'cache monitor'),
    'cputune/cachetune/cache': names('id level type size unit'),
    'cputune/cachetune/monitor': names('level vcpus'),
    'cputune/memorytune': names('vcpus id', 'node monitor'),
    'cputune/memorytune/node': names('id bandwidth'),
    'cputune/memorytune/monitor': names('vcpus'),
    numatune: names('', 'memory memnode'),
    'numatune/memory': names('mode placement nodeset'),
    'numatune/memnode': names('cellid mode nodeset'),
    'cpu/topology': names('sockets dies cores threads', '', { clusters: 'topology-clusters' }),
    'cpu/numa': names('', 'cell interconnects'),
    'cpu/numa/cell': names('id cpus memory unit memAccess discard', 'distances cache'),
    'cpu/numa/cell/distances': names('', 'sibling'),
    'cpu/numa/cell/distances/sibling': names('id value'),
    'cpu/numa/interconnects': names('', 'latency bandwidth'),
    memory: names('unit dumpCore'),
    currentMemory: names('unit'),
    maxMemory: names('unit slots'),
    'memoryBacking/hugepages': names('', 'page'),
    'memoryBacking/hugepages/page': names('size unit nodeset'),
    resource: names('', 'partition fibrechannel'),
  }),
);

/** Elements that Pinscope reads below `<domain>`, which a misspelt name may have meant. */
export const ourRoots: readonly string[] = [
  'vcpu',
  'vcpus',
  'iothreads',
  'iothreadids',
  'defaultiothread',
  'cputune',
  'numatune',
  'cpu',
  'memory',
  'currentMemory',
  'maxMemory',
  'memoryBacking',
];

/** Of which libvirt looks at the first alone; of others all count, or a second is refused. */
export const firstOnly: readonly (readonly string[])[] = [
  ['vcpu'],
  ['iothreads'],
  ['defaultiothread'],
  ['memory'],
  ['currentMemory'],
  ['maxMemory'],
  ['cpu'],
  ['cpu', 'topology'],
  ['numatune', 'memory'],
  ...['', 'global_', 'emulator_', 'iothread_'].flatMap((prefix) => [
    ['cputune', `${prefix}period`],
    ['cputune', `${prefix}quota`],
  ]),
  ['cputune', 'shares'],
];

/**
 * The name among `candidates` that `name` is likely a slip of: one or two letters off, two swapped, or the only one
 * that begins so (cpu=, cpus= for cpuset=).
 */
export function closestName(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > 40) return undefined;
  const most = name.length <= 4 ? 1 : 2;
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = slips(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= most && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? onlyOneBeginning(name.toLowerCase(), candidates);
}

function onlyOneBeginning(name: string, candidates: readonly string[]): string | undefined {
  const [first, ...others] = candidates.filter((candidate) => candidate.toLowerCase().startsWith(name));
  return name.length >= 3 && others.length === 0 ? first : undefined;
}

/** Letters to add, drop, change or swap with their neighbour to make `b` of `a`. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? Infinity;
}
