/**
 * vCPUs of one guest socket are held to cores of different types (performance and efficiency). The guest sees equal CPUs, gives
 * each the same work, and waits for the slow ones.
 */
import { emptySet, formatCpuSet, idsOf, unionOf, type CpuSet } from '../../cpuset/cpuset.ts';
import type { CoreType } from '../../host/host-facts.ts';
import type { Host } from '../../host/host.ts';
import type { ThreadPlacement } from '../../placement/placement.ts';
import { topologyOf, vcpusPer, viewDomains, type DomainView } from '../domain-view.ts';
import type { RuleParams } from '../finding.ts';
import { pinAllApart } from '../remedies/pinning.ts';
import type { Rule } from '../rule.ts';
import { heldTo, idsOfThreads, placesOf } from '../threads.ts';

type Part = RuleParams['core-types-mixed']['parts'][number];

export const rule: Rule<'core-types-mixed'> = {
  id: 'core-types-mixed',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    const typeOf = host === undefined ? undefined : typesOf(host);
    if (typeOf === undefined) return;
    for (const view of viewDomains(input)) {
      const mixed = [...bySocket(view)].flatMap(([socket, vcpus]) => {
        const parts = partsOf(vcpus, typeOf);
        return parts.length > 1 ? [{ socket, vcpus, parts }] : [];
      });
      const [first] = mixed;
      if (first === undefined) continue;
      const threads = mixed.flatMap(({ vcpus }) => vcpus);
      yield {
        params: {
          socket: topologyOf(view.domain) === undefined ? undefined : first.socket,
          sockets: mixed.length,
          parts: first.parts,
        },
        ...placesOf(threads),
        entities: idsOfThreads(threads),
      };
    }
  },
  remedies: ({ params: { parts } }, input) => pinAllApart(input, parts[0]?.threads ?? []),
};

/** Undefined on a host whose cores are all of one type, or where nobody tells. */
function typesOf({ cpuTable }: Host): ReadonlyMap<number, CoreType> | undefined {
  const types = new Map(
    cpuTable.flatMap(({ id, coreType }) => (coreType === undefined ? [] : [[id, coreType] as const])),
  );
  return new Set(types.values()).size > 1 ? types : undefined;
}

/** A guest without a topology has as many sockets as vCPUs; its scheduler makes no difference between them all the same. */
function bySocket({ domain, vcpus }: DomainView): ReadonlyMap<number, readonly ThreadPlacement[]> {
  const per = topologyOf(domain) === undefined ? Infinity : vcpusPer(domain, 'socket');
  const sockets = new Map<number, ThreadPlacement[]>();
  for (const vcpu of vcpus) {
    const socket = per === Infinity ? 0 : Math.floor((vcpu.number ?? 0) / per);
    const there = sockets.get(socket);
    if (there === undefined) sockets.set(socket, [vcpu]);
    else there.push(vcpu);
  }
  return sockets;
}

/** A vCPU whose set holds both types belongs to both. */
function partsOf(vcpus: readonly ThreadPlacement[], typeOf: ReadonlyMap<number, CoreType>): readonly Part[] {
  const parts = new Map<CoreType, { threads: string[]; sets: Set<CpuSet> }>();
  for (const vcpu of vcpus) {
    const cpus = heldTo(vcpu);
    if (cpus === undefined) continue;
    const types = new Set([...idsOf(cpus)].flatMap((cpu) => typeOf.get(cpu) ?? []));
    for (const type of types) {
      const part = parts.get(type) ?? { threads: [], sets: new Set() };
      part.threads.push(vcpu.thread);
      part.sets.add(cpus);
      parts.set(type, part);
    }
  }
  const rank: readonly CoreType[] = ['performance', 'other', 'efficiency'];
  return [...parts]
    .sort(([a], [b]) => rank.indexOf(a) - rank.indexOf(b))
    .map(([type, { threads, sets }]) => ({
      type,
      threads,
      cpus: formatCpuSet([...sets].reduce<CpuSet>((all, set) => unionOf(all, set), emptySet)),
    }));
}
