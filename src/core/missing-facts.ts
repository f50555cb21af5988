/**
 * What the texts leave open, and the command whose output would tell it: the last part of the trust report.
 * `needed`: the picture or an answer waits for it; the others would only add to it.
 */
import type { Assumption } from './assumption.ts';
import type { Domain } from './domain/domain.ts';
import type { Host } from './host/host.ts';
import type { DomainPlacement } from './placement/placement.ts';

export type MissingFactId =
  | 'host'
  | 'host-cpus'
  | 'siblings'
  | 'sockets'
  | 'nodes'
  | 'node-memory'
  | 'distances'
  | 'caches'
  | 'offline'
  | 'isolated'
  | 'domain'
  | 'vcpu-count'
  | 'numad';

export interface MissingFact {
  readonly id: MissingFactId;
  readonly needed: boolean;
  /** To be run as it stands, but for VM, which stands for the domain's name. */
  readonly command: string;
}

const command: Readonly<Record<MissingFactId, string>> = {
  host: 'virsh capabilities',
  'host-cpus': 'virsh capabilities',
  siblings: 'lscpu -e',
  sockets: 'lscpu -e',
  nodes: 'numactl --hardware',
  'node-memory': 'numactl --hardware',
  distances: 'numactl --hardware',
  caches: 'lscpu -e',
  offline: 'lscpu -e',
  isolated: 'cat /proc/cmdline',
  domain: 'virsh dumpxml VM',
  'vcpu-count': 'virsh dumpxml VM',
  numad: 'cat /run/libvirt/qemu/VM.xml',
};

interface Known {
  readonly host: Host | undefined;
  readonly domains: readonly Domain[];
  readonly placements: readonly DomainPlacement[];
  /** In force or dropped: what they stand in for is not told. */
  readonly assumptions: readonly Assumption[];
}

export function findMissingFacts({ host, domains, placements, assumptions }: Known): readonly MissingFact[] {
  const missing: MissingFact[] = [];
  const add = (id: MissingFactId, needed: boolean, name = 'VM'): void => {
    missing.push({ id, needed, command: command[id].replace('VM', name) });
  };
  if (host === undefined) add('host', true);
  else for (const [id, needed] of hostFacts(host)) add(id, needed);
  if (domains.length === 0) add('domain', true);
  const assumesCount = assumptions.some(({ kind }) => kind === 'vcpu-count');
  if (assumesCount) add('vcpu-count', true);
  for (const [i, domain] of domains.entries()) {
    // numad is asked by libvirt alone.
    if (domain.qemu !== undefined) continue;
    const asks = placements[i]?.threads.some(({ asked }) => asked === 'unknown') === true;
    if (asks) add('numad', true, shellWord(domain.name));
  }
  return missing;
}

function hostFacts(host: Host): readonly (readonly [MissingFactId, boolean])[] {
  const { cpuTable, nodes, trusted } = host;
  const facts: (readonly [MissingFactId, boolean])[] = [];
  const tells = (fact: Host['trusted'][number]['fact']): boolean => trusted.some((one) => one.fact === fact);
  if (host.unlisted !== undefined || cpuTable.some((cpu) => cpu.assumed)) facts.push(['host-cpus', true]);
  if (cpuTable.some((cpu) => cpu.online && cpu.siblings === undefined)) facts.push(['siblings', true]);
  if (cpuTable.some((cpu) => cpu.online && cpu.socket === undefined)) facts.push(['sockets', false]);
  if (nodes.length === 0) facts.push(['nodes', true]);
  if (nodes.some((node) => node.memoryKiB === undefined)) facts.push(['node-memory', false]);
  if (nodes.length > 1 && nodes.some((node) => node.distances === undefined))
    facts.push(['distances', false]);
  if (!tells('caches')) facts.push(['caches', false]);
  if (!tells('offline')) facts.push(['offline', false]);
  if (!tells('isolated')) facts.push(['isolated', false]);
  return facts;
}

/** A name that a shell takes as one word; `VM` where there is none. */
function shellWord(name: string | undefined): string {
  if (name === undefined) return 'VM';
  return /^[\w@%+=:,./-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
