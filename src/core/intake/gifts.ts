/** What one piece of text gave, in few words: the middle column of the trust report. */
import { countOf, emptySet, setOfIds, unionOf } from '../cpuset/cpuset.ts';
import type { HostFacts } from '../host/host-facts.ts';
import type { Reading } from './reading.ts';

export type Gift =
  | { readonly what: 'cpus' | 'nodes'; readonly count: number }
  /** Only their number is told, not which they are. */
  | { readonly what: 'cpu-count'; readonly count: number }
  | {
      readonly what:
        | 'siblings'
        | 'sockets'
        | 'dies'
        | 'caches'
        | 'memory'
        | 'free'
        | 'hugepages'
        | 'distances'
        | 'core-types'
        | 'offline'
        | 'isolated'
        | 'possible';
    }
  | { readonly what: 'domain'; readonly name?: string }
  | { readonly what: 'fragment'; readonly root: string }
  | { readonly what: 'qemu-guest'; readonly name?: string }
  /** Threads of a running guest. */
  | { readonly what: 'threads'; readonly count: number }
  | { readonly what: 'running' }
  | { readonly what: 'changes'; readonly count: number };

export function giftsOf(reading: Reading): readonly Gift[] {
  const threads = (reading.observations ?? []).reduce((sum, one) => sum + one.threads.length, 0);
  const isRunning = (reading.observations ?? []).length > 0;
  return [
    ...(reading.host === undefined ? [] : hostGifts(reading.host)),
    ...(reading.domainRoots ?? []).map(({ element, whole }): Gift =>
      whole
        ? { what: 'domain', ...named(element.children.find(({ name }) => name === 'name')?.text.trim()) }
        : { what: 'fragment', root: element.name },
    ),
    ...(reading.qemuGuests ?? []).map(({ name }): Gift => ({ what: 'qemu-guest', ...named(name) })),
    ...(threads > 0 ? [{ what: 'threads', count: threads } as const] : []),
    ...(isRunning && threads === 0 ? [{ what: 'running' } as const] : []),
    ...((reading.changes ?? []).length > 0
      ? [{ what: 'changes', count: reading.changes?.length ?? 0 } as const]
      : []),
  ];
}

function named(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name };
}

function hostGifts(facts: HostFacts): readonly Gift[] {
  const { cpus, nodes } = facts;
  let named = unionOf(setOfIds(cpus.map(({ id }) => id)), facts.online ?? emptySet);
  for (const node of nodes) named = unionOf(named, node.cpus);
  const count = countOf(named);
  const gifts: Gift[] = [];
  if (count > 0) gifts.push({ what: 'cpus', count });
  else if (facts.cpuCount !== undefined) gifts.push({ what: 'cpu-count', count: facts.cpuCount });
  if (nodes.length > 0) gifts.push({ what: 'nodes', count: nodes.length });
  const told: readonly (readonly [Exclude<Gift['what'], 'cpus'>, boolean])[] = [
    ['siblings', cpus.some(({ siblings }) => siblings !== undefined)],
    ['sockets', cpus.some(({ socket }) => socket !== undefined)],
    ['dies', cpus.some(({ die }) => die !== undefined)],
    ['caches', facts.caches.length > 0],
    ['memory', facts.memoryKiB !== undefined || nodes.some(({ memoryKiB }) => memoryKiB !== undefined)],
    ['free', facts.freeKiB !== undefined || nodes.some(({ freeKiB }) => freeKiB !== undefined)],
    ['hugepages', nodes.some(({ hugepages }) => hugepages !== undefined)],
    ['distances', nodes.some(({ distances }) => distances !== undefined)],
    ['core-types', cpus.some(({ coreType }) => coreType !== undefined)],
    ['offline', facts.online !== undefined || cpus.some(({ online }) => online !== undefined)],
    ['isolated', facts.isolated !== undefined || facts.nohzFull !== undefined],
    ['possible', facts.possible !== undefined],
  ];
  return [...gifts, ...told.flatMap(([what, is]) => (is ? [{ what } as Gift] : []))];
}
