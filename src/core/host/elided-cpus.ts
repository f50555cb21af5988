/**
 * A capabilities excerpt often declares 24 CPUs and lists one, then dots. With one cell the others can be
 * assumed: the free ids from 0 up. Where the listed cores show one stride of siblings (0,12), the others are
 * assumed to follow it. Both are assumptions of their own: listed, marked, droppable.
 */
import type { Assumption } from '../assumption.ts';
import {
  countOf,
  emptySet,
  formatCpuSet,
  hasId,
  idsOf,
  setOfIds,
  setOfRanges,
  unionOf,
  type CpuSet,
} from '../cpuset/cpuset.ts';
import { mostCpus } from './cpus-told.ts';
import type { HostFacts } from './host-facts.ts';

export interface ElidedCpus {
  /** The CPUs assumed to exist. */
  readonly cpus: CpuSet;
  /** The siblings of a CPU that no text gives them for: named by a listed sibling, or assumed by the stride. */
  siblingsOf(id: number): { readonly set: CpuSet; readonly assumed: boolean } | undefined;
  /** All that could be made here, also those not allowed, so that they can be offered again. */
  readonly assumptions: readonly Assumption[];
}

export function assumeElidedCpus(facts: HostFacts, mayAssume: (id: string) => boolean): ElidedCpus {
  const node = facts.nodes.length === 1 ? facts.nodes[0] : undefined;
  const listed = unionOf(
    node?.cpus ?? emptySet,
    setOfRanges(facts.cpus.flatMap((cpu) => cpu.siblings ?? [])),
  );
  const named = siblingsFrom(facts);
  const known = (id: number): ReturnType<ElidedCpus['siblingsOf']> => {
    const set = named.get(id);
    return set === undefined ? undefined : { set, assumed: false };
  };
  const declared = node?.declaredCpus ?? 0;
  if (node === undefined || declared <= countOf(listed) || declared > mostCpus) {
    return { cpus: emptySet, siblingsOf: known, assumptions: [] };
  }

  const missing: number[] = [];
  for (let id = 0; missing.length < declared - countOf(listed); id++)
    if (!hasId(listed, id)) missing.push(id);
  const assumptions: Assumption[] = [
    {
      id: 'host-cpus',
      kind: 'host-cpus',
      declared,
      listed: countOf(node.cpus),
      cpus: formatCpuSet(setOfIds(missing)),
      spans: [node.span],
    },
  ];
  const cpus = mayAssume('host-cpus') ? setOfIds(missing) : emptySet;
  const stride = strideOf(facts, declared);
  if (stride === undefined) return { cpus, siblingsOf: known, assumptions };

  assumptions.push({
    id: 'host-siblings',
    kind: 'host-siblings',
    stride,
    spans: facts.cpus.map((cpu) => cpu.span).slice(0, 1),
  });
  const siblingsAssumed = mayAssume('host-siblings') && mayAssume('host-cpus');
  return {
    cpus,
    siblingsOf: (id) =>
      known(id) ?? (siblingsAssumed ? { set: byStride(id, stride, declared), assumed: true } : undefined),
    assumptions,
  };
}

/** What the listed CPUs state of themselves and of their siblings: 0 says 0,12, so 12 is known too. */
function siblingsFrom(facts: HostFacts): ReadonlyMap<number, CpuSet> {
  const known = new Map<number, CpuSet>();
  for (const cpu of facts.cpus) {
    if (cpu.siblings === undefined) continue;
    for (const id of idsOf(cpu.siblings)) if (!known.has(id)) known.set(id, cpu.siblings);
  }
  return known;
}

/** The one distance between siblings in all listed cores, when it divides the declared count. */
function strideOf(facts: HostFacts, declared: number): number | undefined {
  let stride: number | undefined;
  for (const cpu of facts.cpus) {
    const ids = [...idsOf(cpu.siblings ?? [])];
    for (let i = 1; i < ids.length; i++) {
      const step = (ids[i] ?? 0) - (ids[i - 1] ?? 0);
      if (stride !== undefined && stride !== step) return undefined;
      stride = step;
    }
    if (stride !== undefined && ids.length * stride !== declared) return undefined;
  }
  return stride;
}

function byStride(id: number, stride: number, declared: number): CpuSet {
  const ids: number[] = [];
  for (let sibling = id % stride; sibling < declared; sibling += stride) ids.push(sibling);
  return setOfIds(ids);
}
