/** What a model link keeps of a host's CPUs one by one: their numbers first, then a column each. */
import { countOf, emptySet, idsOf, setOfIds } from '../../../core/cpuset/cpuset.ts';
import type { CpuFact, HostFacts } from '../../../core/host/host-facts.ts';
import { LinkDamage } from '../bytes.ts';
import { planCpuColumn, readCpuColumn } from '../columns.ts';
import { readSets, writeSets } from '../sets.ts';
import { highestId, type Draft, type HostField } from './host-field.ts';

/** Never change or reorder them. */
const coreTypes = ['performance', 'efficiency', 'other'] as const;

export const idsIn = ({ cpus }: HostFacts): readonly number[] => cpus.map(({ id }) => id);

function cpuField(
  get: (cpu: CpuFact) => number | undefined,
  set: (cpu: Draft<CpuFact>, value: number) => void,
): HostField {
  return {
    plan: (facts) => {
      const values = facts.cpus.flatMap((cpu) => {
        const value = get(cpu);
        return value === undefined ? [] : [[cpu.id, value] as const];
      });
      return planCpuColumn(idsIn(facts), new Map(values));
    },
    read: (bytes, mode, { cpus }) => {
      for (const [id, value] of readCpuColumn(bytes, mode, [...cpus.keys()])) {
        const cpu = cpus.get(id);
        if (cpu !== undefined) set(cpu, value);
      }
    },
  };
}

const numberField = (name: 'node' | 'socket' | 'die' | 'cluster' | 'core'): HostField =>
  cpuField(
    ({ [name]: value }) => value,
    (cpu, value) => (cpu[name] = value),
  );

export const cpuIds: HostField = {
  plan: (facts) =>
    facts.cpus.length === 0
      ? undefined
      : {
          mode: 0,
          write: (bytes) => {
            writeSets(bytes, [setOfIds(idsIn(facts))]);
          },
        },
  read: (bytes, _mode, draft) => {
    const [set = emptySet] = readSets(bytes, 1, highestId);
    bytes.claim(countOf(set));
    draft.cpus = new Map([...idsOf(set)].map((id) => [id, { id }]));
  },
};

/** In their order, which never changes; nothing is added: new fields go to the end of `host-fields.ts`. */
export const cpuColumns: readonly HostField[] = [
  ...(['node', 'socket', 'die', 'cluster', 'core'] as const).map(numberField),
  cpuField(
    ({ online }) => (online === undefined ? undefined : online ? 1 : 0),
    (cpu, value) => (cpu.online = value === 1),
  ),
  cpuField(
    ({ coreType }) => (coreType === undefined ? undefined : coreTypes.indexOf(coreType)),
    (cpu, value) => {
      const type = coreTypes[value];
      if (type === undefined) throw new LinkDamage('newer');
      cpu.coreType = type;
    },
  ),
];
