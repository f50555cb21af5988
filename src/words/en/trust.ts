/** Words for what each text gave, what is still unknown, and how a host numbers its CPUs. English. */
import type { NumberingScheme } from '../../core/host/numbering.ts';
import type { Gift } from '../../core/intake/gifts.ts';
import type { MissingFactId } from '../../core/missing-facts.ts';

export interface TrustWords {
  /** "24 CPUs", "siblings", "web-1". */
  readonly gift: (gift: Gift) => string;
  readonly missing: Readonly<Record<MissingFactId, string>>;
  /** One sentence; undefined where nothing is known. */
  readonly numbering: (scheme: NumberingScheme) => string | undefined;
}

const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const plain: Readonly<Record<Exclude<Gift['what'], CountedGift | NamedGift>, string>> = {
  siblings: 'siblings',
  sockets: 'sockets',
  dies: 'dies',
  caches: 'caches',
  memory: 'memory',
  free: 'free memory',
  hugepages: 'hugepages',
  distances: 'distances',
  'core-types': 'core types',
  offline: 'which are online',
  isolated: 'isolated CPUs',
  possible: 'room for CPUs',
  running: 'state of a running guest',
};

export type CountedGift = 'cpus' | 'nodes' | 'cpu-count' | 'threads' | 'changes';
export type NamedGift = 'domain' | 'fragment' | 'qemu-guest';

function siblingPart({ siblings }: NumberingScheme): string | undefined {
  switch (siblings?.kind) {
    case undefined:
      return undefined;
    case 'single':
      return 'one thread a core';
    case 'unshared':
      return 'no two of the online CPUs share a core';
    case 'neighbours':
      return siblings.threads === 2
        ? `neighbours share a core (${siblings.first} and ${siblings.first + 1})`
        : `${siblings.threads} neighbours share a core (${siblings.first} to ${siblings.first + siblings.threads - 1})`;
    case 'stride':
      return siblings.threads === 2
        ? `n and n + ${siblings.stride} share a core (${siblings.first} and ${siblings.first + siblings.stride})`
        : `every ${siblings.stride}th number shares a core, ${siblings.threads} threads each`;
    case 'irregular':
      return 'siblings follow no single rule';
  }
}

function spreadPart({ spread }: NumberingScheme): string | undefined {
  if (spread === undefined) return undefined;
  const over = spread.over;
  switch (spread.kind) {
    case 'blocks':
      return `each ${over} has one run of numbers`;
    case 'rounds':
      return `the numbers go through the ${over}s in several rounds`;
    case 'turns':
      return spread.count === 2
        ? `even and odd numbers are on different ${over}s`
        : `the numbers take turns over ${spread.count} ${over}s`;
    case 'irregular':
      return `the numbers are scattered over the ${over}s`;
  }
}

export const trust: TrustWords = {
  gift: (gift) => {
    switch (gift.what) {
      case 'cpus':
        return count(gift.count, 'CPU');
      case 'nodes':
        return count(gift.count, 'node');
      case 'cpu-count':
        return `that there are ${count(gift.count, 'CPU')}`;
      case 'threads':
        return `${count(gift.count, 'thread')} of a running guest`;
      case 'changes':
        return `${count(gift.count, 'change')} to try`;
      case 'domain':
      case 'qemu-guest':
        return gift.name ?? 'a domain without a name';
      case 'fragment':
        return `\`<${gift.root}>\` of a domain`;
      default:
        return plain[gift.what];
    }
  },
  missing: {
    host: 'The host: its CPUs, cores and nodes',
    'host-cpus': 'The CPUs that the excerpt leaves out',
    siblings: 'Which CPUs share a core',
    sockets: 'Which CPUs share a socket',
    nodes: 'The NUMA nodes',
    'node-memory': 'How much memory each node has',
    distances: 'How far the nodes are apart',
    caches: 'Which CPUs share a cache',
    offline: 'Which CPUs are offline',
    isolated: 'Which CPUs are isolated',
    domain: 'A guest: its vCPUs and pins',
    'vcpu-count': 'How many vCPUs the guest has',
    numad: 'What numad chose',
  },
  numbering: (scheme) => {
    const parts = [siblingPart(scheme), spreadPart(scheme)].filter((part) => part !== undefined);
    if (parts.length === 0) return undefined;
    const text = parts.join('; ');
    return `CPU numbers: ${text}.`;
  },
};
