/** What a model link keeps of which threads share a core: groups by their least number, and sets that are no such groups. */
import { countOf, emptySet, equalSets, firstId, setOfIds, type CpuSet } from '../../../core/cpuset/cpuset.ts';
import type { CpuFact, HostFacts } from '../../../core/host/host-facts.ts';
import { LinkDamage } from '../bytes.ts';
import { planCpuColumn, readCpuColumn } from '../columns.ts';
import { readSequence, writeSequence } from '../sequence.ts';
import { readSets, writeSets } from '../sets.ts';
import { idsIn } from './cpu-fields.ts';
import { highestId, type HostField } from './host-field.ts';

const mostSiblings = 256;

/** Who is told in the words of `siblingsOf` alone: the least number among the siblings of each. */
function splitSiblings({ cpus }: HostFacts): {
  readonly leaders: ReadonlyMap<number, number>;
  readonly others: readonly (readonly [id: number, siblings: CpuSet])[];
} {
  const groups = new Map<number, CpuFact[]>();
  for (const cpu of cpus) {
    const leader = cpu.siblings === undefined ? undefined : (firstId(cpu.siblings) ?? -1);
    if (leader === undefined) continue;
    const group = groups.get(leader);
    if (group === undefined) groups.set(leader, [cpu]);
    else group.push(cpu);
  }
  const leaders = new Map<number, number>();
  const others: (readonly [number, CpuSet])[] = [];
  for (const [leader, group] of groups) {
    const set = setOfIds(group.map(({ id }) => id));
    const isWhole = group.every(({ siblings = emptySet }) => equalSets(siblings, set));
    for (const { id, siblings = emptySet } of group) {
      if (isWhole) leaders.set(id, leader);
      else others.push([id, siblings]);
    }
  }
  return { leaders, others: others.sort(([a], [b]) => a - b) };
}

/** CPUs with the same least sibling are siblings. */
export const siblingLeaders: HostField = {
  plan: (facts) => planCpuColumn(idsIn(facts), splitSiblings(facts).leaders),
  read: (bytes, mode, { cpus }) => {
    const groups = new Map<number, number[]>();
    for (const [id, leader] of readCpuColumn(bytes, mode, [...cpus.keys()])) {
      const group = groups.get(leader);
      if (group === undefined) groups.set(leader, [id]);
      else group.push(id);
    }
    for (const ids of groups.values()) {
      if (ids.length > mostSiblings) throw new LinkDamage('damaged');
      const siblings = setOfIds(ids);
      for (const id of ids) {
        const cpu = cpus.get(id);
        if (cpu !== undefined) cpu.siblings = siblings;
      }
    }
  },
};

/** Siblings that are no such groups: some of them are not listed, or say otherwise. */
export const siblingSets: HostField = {
  plan: (facts) => {
    const { others } = splitSiblings(facts);
    if (others.length === 0) return undefined;
    return {
      mode: 0,
      write: (bytes) => {
        bytes.number(others.length);
        writeSequence(
          bytes,
          others.map(([id]) => id),
        );
        writeSets(
          bytes,
          others.map(([, siblings]) => siblings),
        );
      },
    };
  },
  read: (bytes, _mode, { cpus }) => {
    const ids = readSequence(bytes, bytes.number());
    for (const [i, siblings] of readSets(bytes, ids.length, highestId).entries()) {
      const cpu = cpus.get(ids[i] ?? -1);
      if (cpu === undefined || countOf(siblings) > mostSiblings) throw new LinkDamage('damaged');
      cpu.siblings = siblings;
    }
  },
};
