/**
 * What a reader looks for, as entities: `vcpu 3`, `cpu 12`, `node 1`, `emulator`, the name of a VM, or `web vcpu 3`.
 * Chinese names of the kinds are known as well, whatever the page's language.
 */
import type { Analysis } from '../analysis.ts';
import { hasId, setOfIds } from '../cpuset/cpuset.ts';
import type { Domain } from '../domain/domain.ts';
import { nodeId, pcpuId } from '../identity.ts';
import type { EntityId } from '../identity.ts';

type Kind = 'vcpu' | 'emulator' | 'iothread' | 'cell' | 'pcpu' | 'node' | 'domain';

/** More than a list on the screen takes. */
const mostFound = 12;

/** By what a kind may be called; each also in part, from its beginning. */
const names: Readonly<Record<Kind, readonly string[]>> = {
  vcpu: ['vcpu', '虚拟cpu'],
  pcpu: ['cpu', 'pcpu', '物理cpu'],
  node: ['node', 'numa', '节点'],
  emulator: ['emulator', '模拟器'],
  iothread: ['iothread', 'io', 'io线程'],
  cell: ['cell', '单元', '虚拟numa'],
  domain: ['domain', 'vm', '虚拟机'],
};
const kinds = Object.keys(names) as readonly Kind[];

/** Best first, at most twelve; none for an empty query. The entities are such as the picture draws. */
export function findEntities(query: string, analysis: Analysis): readonly EntityId[] {
  const text = query.slice(0, 200).toLowerCase().trim();
  if (text === '') return [];
  const found = new Set<EntityId>();
  const [, before = '', digits] = /^(.*?)\s*[:#]?\s*(\d{1,9})?$/s.exec(text) ?? [];
  const number = digits === undefined ? undefined : Number(digits);
  const words = before.split(/[\s/]+/).filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const meant = kinds.filter((kind) => last !== '' && names[kind].some((name) => name.startsWith(last)));
  const ofDomains = (name: string): readonly Domain[] =>
    analysis.domains.filter((domain) => (domain.name ?? '').toLowerCase().includes(name));

  // "web vcpu 3": a VM's name first, then the kind.
  const named =
    words.length > 1 && meant.length > 0 ? ofDomains(words.slice(0, -1).join(' ')) : analysis.domains;
  // A number alone may be anybody's who has one.
  const asked = meant.length > 0 ? meant : last === '' ? kinds.filter((kind) => kind !== 'emulator') : [];
  for (const kind of asked) for (const id of entitiesOf(kind, number, named, analysis)) found.add(id);
  for (const domain of ofDomains(text)) found.add(domain.id);
  return [...found].slice(0, mostFound);
}

/** Without a number: those of the kind, as many as are shown. */
function entitiesOf(
  kind: Kind,
  number: number | undefined,
  domains: readonly Domain[],
  analysis: Analysis,
): readonly EntityId[] {
  const { host } = analysis;
  switch (kind) {
    case 'pcpu': {
      if (number === undefined) return [];
      const known = host === undefined ? namedCpus(analysis) : host.cpus;
      return hasId(known, number) ? [pcpuId(number)] : [];
    }
    case 'node':
      return (host?.nodes ?? [])
        .filter(({ id }) => number === undefined || id === number)
        .slice(0, mostFound)
        .map(({ id }) => nodeId(id));
    case 'domain':
      return domains
        .filter(({ index }) => number === undefined || index + 1 === number)
        .slice(0, mostFound)
        .map(({ id }) => id);
    case 'cell':
      return domains
        .flatMap(({ id, cells }) =>
          cells
            .filter((cell) => number === undefined || cell.id === number)
            .map((cell) => `${id}/cell:${String(cell.id)}`),
        )
        .slice(0, mostFound);
    case 'vcpu':
    case 'emulator':
    case 'iothread': {
      const wanted = new Set(domains.map(({ id }) => id));
      const ids: EntityId[] = [];
      for (const placement of analysis.placements) {
        if (!wanted.has(placement.domain)) continue;
        for (const thread of placement.threads) {
          if (thread.kind !== kind) continue;
          if (kind !== 'emulator' && number !== undefined && thread.number !== number) continue;
          ids.push(thread.thread);
          if (ids.length >= mostFound) return ids;
        }
      }
      return ids;
    }
  }
}

/** Without a host the picture draws the CPUs that somebody names. */
function namedCpus({ placements }: Analysis): ReturnType<typeof setOfIds> {
  const ids = new Set<number>();
  for (const { threads } of placements) {
    for (const { asked } of threads) {
      if (typeof asked === 'string') continue;
      for (const [first, last] of asked) {
        for (let id = first; id <= last && ids.size < 65_536; id++) ids.add(id);
      }
    }
  }
  return setOfIds([...ids].sort((a, b) => a - b));
}
