/** The lenses, one function each: analysis → the class of every thread and CPU. */
import type { Analysis } from '../analysis.ts';
import { countOf, hasId, idsOf, intersectionOf, isEmpty, isSubset } from '../cpuset/cpuset.ts';
import type { Finding } from '../findings/finding.ts';
import { markEntities } from '../findings/mark-entities.ts';
import { hostOfGuest } from '../host/guests-elsewhere.ts';
import type { EntityId } from '../identity.ts';
import { pinningSources } from '../placement/placement.ts';
import type { ThreadPlacement } from '../placement/placement.ts';
import { placementsHere } from '../placement/placements-here.ts';
import { byDistance } from './by-distance.ts';
import { countLoad } from './count-load.ts';
import { domainTones } from './lens.ts';
import type { Lens, LensId } from './lens.ts';
import { sortIntoClasses } from './sort-into-classes.ts';
import type { ClassKind } from './sort-into-classes.ts';

/**
 * Pure; for any analysis, also an empty one. `findings`: undefined while the rules have not judged it, and then the lens
 * that shows them tells nothing apart. No other lens looks at them. `from`: what distances are counted from, for their lens.
 */
export function lookThrough(
  id: LensId,
  analysis: Analysis,
  findings: readonly Finding[] | undefined,
  from?: EntityId,
): Lens {
  return id === 'distance' ? byDistance(analysis, from) : lenses[id](analysis, findings);
}

type LookThrough = (analysis: Analysis, findings: readonly Finding[] | undefined) => Lens;

const lenses: Readonly<Record<Exclude<LensId, 'distance'>, LookThrough>> = {
  source: bySource,
  domain: byDomain,
  load: byLoad,
  memory: byMemory,
  findings: byFindings,
  isolation: byIsolation,
};

const none: ReadonlyMap<number, string> = new Map();

/** Which setting won. */
function bySource(analysis: Analysis): Lens {
  const kinds = pinningSources.map((source) => ({
    key: source,
    tone: source,
    sign: source === 'vcpu-cpuset' ? 'C' : source.charAt(source === 'vcpupin' ? 4 : 0).toUpperCase(),
  }));
  return sortIntoClasses(
    'source',
    kinds,
    eachThread(analysis, ({ source }) => source),
    none,
  );
}

/** Whose thread it is; a CPU where threads of several domains may run is shared. */
function byDomain(analysis: Analysis): Lens {
  const kinds = analysis.domains.map(({ id, index }): ClassKind => ({
    key: `domain:${String(index)}`,
    tone: `domain-${index % domainTones}`,
    sign: letterOf(index),
    domain: id,
  }));
  const keys = new Map(kinds.map(({ domain, key }) => [domain, key]));
  const owners = new Map<number, string>();
  for (const { domain, threads } of placementsHere(analysis)) {
    const key = keys.get(domain) ?? '';
    const counted = new Set<string>();
    for (const { online, runs, asked } of threads) {
      const set = runs ?? (typeof asked === 'string' ? [] : asked);
      // The same set again says nothing new; nor does one that may run anywhere.
      const text = JSON.stringify(set);
      if (!online || counted.has(text) || isEverywhere(set, analysis)) continue;
      counted.add(text);
      for (const id of idsOf(set)) {
        const owner = owners.get(id);
        owners.set(id, owner === undefined || owner === key ? key : 'domain:shared');
      }
    }
  }
  const shared: ClassKind = { key: 'domain:shared', tone: 'plain', sign: '+' };
  return sortIntoClasses(
    'domain',
    kinds.length > 1 ? [...kinds, shared] : kinds,
    eachThread(analysis, ({ domain }) => keys.get(domain) ?? ''),
    owners,
  );
}

function isEverywhere(set: ThreadPlacement['runs'] & {}, { host }: Analysis): boolean {
  return host !== undefined && countOf(host.online) > 1 && isSubset(host.online, set);
}

/** `A` … `Z`, `AA` … */
function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

const loads: readonly NonNullable<ClassKind['load']>[] = [
  { first: 9 },
  { first: 5, last: 8 },
  { first: 3, last: 4 },
  { first: 2, last: 2 },
  { first: 1, last: 1 },
  { first: 0, last: 0 },
];

/** How many threads may run on a CPU, hottest first. */
function byLoad(analysis: Analysis): Lens {
  const kinds = loads.map((load, i): ClassKind => ({
    key: `load:${String(load.first)}`,
    tone: loadTones[i] ?? 'load-0',
    sign: load.first === load.last ? String(load.first) : `${String(load.first)}+`,
    load,
  }));
  const loadOfCpu = countLoad(analysis);
  const cpus = new Map<number, string>();
  for (const [id, count] of loadOfCpu) {
    const load = loads.find(({ first }) => count >= first);
    if (load !== undefined) cpus.set(id, `load:${String(load.first)}`);
  }
  return { ...sortIntoClasses('load', kinds, new Map(), cpus), loadOfCpu };
}

const loadTones = ['load-5', 'load-4', 'load-3', 'load-2', 'load-1', 'load-0'] as const;

/** How far a vCPU is from its memory; a CPU is near memory when its node holds some of a guest's. */
function byMemory(analysis: Analysis): Lens {
  const verdicts = new Map(
    analysis.placements.flatMap(({ locality }) =>
      locality.map(({ thread, verdict }) => [thread, `memory:${verdict}`] as const),
    ),
  );
  const cpus = new Map<number, string>();
  for (const { memory } of placementsHere(analysis)) {
    for (const { nodes } of memory) {
      if (typeof nodes === 'string') continue;
      for (const node of analysis.host?.nodes ?? []) {
        if (hasId(nodes, node.id)) for (const id of idsOf(node.cpus)) cpus.set(id, 'memory:local');
      }
    }
  }
  const kinds: readonly ClassKind[] = [
    { key: 'memory:remote', tone: 'remote', sign: '↔' },
    { key: 'memory:partly-remote', tone: 'partly-remote', sign: '~' },
    { key: 'memory:local', tone: 'local', sign: '=' },
    { key: 'memory:unknown', tone: 'unknown', sign: '?' },
  ];
  return sortIntoClasses('memory', kinds, verdicts, cpus);
}

/** The worst that is said of it. */
function byFindings(analysis: Analysis, findings: readonly Finding[] | undefined): Lens {
  if (findings === undefined) return sortIntoClasses('findings', [], new Map(), none);
  const { severityOf } = markEntities(findings);
  const kinds: readonly ClassKind[] = [
    { key: 'finding:error', tone: 'error', sign: '!' },
    { key: 'finding:warning', tone: 'warning', sign: '▲' },
    { key: 'finding:note', tone: 'note', sign: 'i' },
    { key: 'finding:none', tone: 'plain', sign: '·' },
  ];
  const keyOf = (id: EntityId): string => `finding:${severityOf.get(id) ?? 'none'}`;
  const cpus = new Map<number, string>();
  for (const id of idsOf(analysis.host?.cpus ?? [])) cpus.set(id, keyOf(`pcpu:${String(id)}`));
  return sortIntoClasses(
    'findings',
    kinds,
    eachThread(analysis, ({ thread }) => keyOf(thread)),
    cpus,
  );
}

/** Which CPUs are set apart from the scheduler, and which threads may run on them. */
function byIsolation(analysis: Analysis): Lens {
  const { host } = analysis;
  const isolated = host?.isolated;
  const cpus = new Map<number, string>();
  if (host !== undefined && isolated !== undefined) {
    for (const id of idsOf(host.cpus)) {
      const key = hasId(isolated, id) ? 'isolated' : hasId(host.nohzFull ?? [], id) ? 'nohz' : 'plain';
      cpus.set(id, `isolation:${key}`);
    }
  }
  const keyOf = ({ domain, runs, asked }: ThreadPlacement): string => {
    const set = runs ?? (typeof asked === 'string' ? undefined : asked);
    if (isolated === undefined || hostOfGuest(analysis, domain) === undefined || set === undefined)
      return 'isolation:unknown';
    if (isEmpty(intersectionOf(set, isolated))) return 'isolation:plain';
    return isSubset(set, isolated) ? 'isolation:isolated' : 'isolation:partly';
  };
  const kinds: readonly ClassKind[] = [
    { key: 'isolation:isolated', tone: 'isolated', sign: 'I' },
    { key: 'isolation:partly', tone: 'partly-isolated', sign: '~' },
    { key: 'isolation:nohz', tone: 'nohz', sign: 'T' },
    { key: 'isolation:plain', tone: 'plain', sign: '·' },
    { key: 'isolation:unknown', tone: 'unknown', sign: '?' },
  ];
  return sortIntoClasses('isolation', kinds, eachThread(analysis, keyOf), cpus);
}

function eachThread(
  { placements }: Analysis,
  keyOf: (thread: ThreadPlacement) => string,
): ReadonlyMap<EntityId, string> {
  const keys = new Map<EntityId, string>();
  for (const { threads } of placements) for (const thread of threads) keys.set(thread.thread, keyOf(thread));
  return keys;
}
