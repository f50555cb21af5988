/**
 * What a model link keeps of facts about a host. **Places in this list stand in links:** fields are added at its end,
 * and nothing is changed, moved or taken out.
 */
import {
  countOf,
  emptySet,
  equalSets,
  firstId,
  idsOf,
  setOfIds,
  type CpuSet,
} from '../../core/cpuset/cpuset.ts';
import type { CacheFact, CpuFact, HostFacts, NodeFact } from '../../core/host/host-facts.ts';
import { LinkDamage, type ByteReader } from './bytes.ts';
import { planColumn, planCpuColumn, readColumn, readCpuColumn, whole, type Plan } from './columns.ts';
import { readSequence, writeSequence } from './sequence.ts';
import { readSets, writeSets } from './sets.ts';

type Draft<T> = { -readonly [K in keyof Omit<T, 'span'>]: T[K] };

/** Facts while they are read. */
export interface HostDraft {
  cpus: ReadonlyMap<number, Draft<CpuFact>>;
  nodes: readonly Draft<NodeFact>[];
  /** The nodes' own lists are told. */
  listsNodes: boolean;
  caches: readonly Draft<CacheFact>[];
  readonly rest: Partial<Draft<Omit<HostFacts, 'from' | 'cpus' | 'nodes' | 'caches'>>>;
}

export interface HostField {
  /** Undefined: there is nothing to say. */
  plan(facts: HostFacts): Plan | undefined;
  read(bytes: ByteReader, mode: number, draft: HostDraft): void;
}

/** As in the readers of such texts: kernels number no further, and few numbers must not stand for endless texts. */
const highestId = 65_535;
const mostNodes = 1024;
const mostSiblings = 256;

/** Never change or reorder them. */
const coreTypes = ['performance', 'efficiency', 'other'] as const;
const architectures =
  'x86_64 aarch64 i686 ppc64 ppc64le s390x riscv64 loongarch64 armv7l armv6l ppc s390 ia64 sparc64'.split(
    ' ',
  );

const idsIn = ({ cpus }: HostFacts): readonly number[] => cpus.map(({ id }) => id);

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

function nodeField(
  get: (node: NodeFact) => number | undefined,
  set: (node: Draft<NodeFact>, value: number) => void,
): HostField {
  return {
    plan: ({ nodes }) => planColumn(nodes.map(get)),
    read: (bytes, mode, { nodes }) => {
      for (const [i, value] of readColumn(bytes, mode, nodes.length).entries()) {
        const node = nodes[i];
        if (node !== undefined && value !== undefined) set(node, value);
      }
    },
  };
}

function setField(name: 'online' | 'offline' | 'present' | 'possible' | 'isolated' | 'nohzFull'): HostField {
  return {
    plan: ({ [name]: set }) =>
      set === undefined
        ? undefined
        : {
            mode: 0,
            write: (bytes) => {
              writeSets(bytes, [set]);
            },
          },
    read: (bytes, _mode, { rest }) => {
      rest[name] = readSets(bytes, 1, highestId)[0] ?? emptySet;
    },
  };
}

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
const siblingLeaders: HostField = {
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
const siblingSets: HostField = {
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

/** The CPUs of a node, where no list of the node's own is given: those that say it is theirs. */
function cpusSayingNode(cpus: Iterable<Pick<CpuFact, 'id' | 'node'>>): ReadonlyMap<number, CpuSet> {
  const ids = new Map<number, number[]>();
  for (const { id, node } of cpus) {
    if (node === undefined) continue;
    const mine = ids.get(node);
    if (mine === undefined) ids.set(node, [id]);
    else mine.push(id);
  }
  return new Map([...ids].map(([node, mine]) => [node, setOfIds(mine)]));
}

/** Left out where the CPUs themselves say it all. */
const nodeCpus: HostField = {
  plan: ({ nodes, cpus }) => {
    const said = cpusSayingNode(cpus);
    const isSaid = nodes.every(({ id, cpus: set, cpusTold }) =>
      equalSets(set, cpusTold === false ? emptySet : (said.get(id) ?? emptySet)),
    );
    if (isSaid) return undefined;
    return {
      mode: 0,
      write: (bytes) => {
        writeSets(
          bytes,
          nodes.map(({ cpus: set }) => set),
        );
      },
    };
  },
  read: (bytes, _mode, draft) => {
    draft.listsNodes = true;
    for (const [i, set] of readSets(bytes, draft.nodes.length, highestId).entries()) {
      bytes.claim(countOf(set));
      const node = draft.nodes[i];
      if (node !== undefined) node.cpus = set;
    }
  },
};

/** Gives nodes without lists of their own the CPUs that say they are theirs. */
export function completeNodes({ cpus, nodes, listsNodes }: HostDraft): void {
  if (listsNodes) return;
  const said = cpusSayingNode(cpus.values());
  for (const node of nodes) if (node.cpusTold !== false) node.cpus = said.get(node.id) ?? emptySet;
}

/** Mode 1: how many each has is what it lists. */
const declaredCpus: HostField = {
  plan: ({ nodes }) => {
    const isOwn =
      nodes.length > 0 && nodes.every(({ declaredCpus: declared, cpus }) => declared === countOf(cpus));
    if (isOwn) return { mode: 1, write: () => {} };
    const column = planColumn(
      nodes.map(({ declaredCpus: declared }) => (declared === undefined ? 0 : declared + 1)),
    );
    return nodes.every(({ declaredCpus: declared }) => declared === undefined) ? undefined : column;
  },
  read: (bytes, mode, draft) => {
    completeNodes(draft);
    const counts = mode === 1 ? undefined : readSequence(bytes, draft.nodes.length);
    for (const [i, node] of draft.nodes.entries()) {
      const count = counts?.[i] ?? countOf(node.cpus) + 1;
      if (whole(count) > 0) node.declaredCpus = count - 1;
    }
  },
};

const hugepages: HostField = {
  plan: ({ nodes }) => {
    if (nodes.every(({ hugepages: pages = [] }) => pages.length === 0)) return undefined;
    const all = nodes.flatMap(({ hugepages: pages = [] }) => pages);
    return {
      mode: 0,
      write: (bytes) => {
        writeSequence(
          bytes,
          nodes.map(({ hugepages: pages = [] }) => pages.length),
        );
        writeSequence(
          bytes,
          all.map(({ sizeKiB }) => sizeKiB),
        );
        writeSequence(
          bytes,
          all.map(({ count }) => count),
        );
      },
    };
  },
  read: (bytes, _mode, { nodes }) => {
    const lengths = readSequence(bytes, nodes.length).map(whole);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const sizes = readSequence(bytes, total).map(whole);
    const counts = readSequence(bytes, total).map(whole);
    let at = 0;
    for (const [i, length] of lengths.entries()) {
      const node = nodes[i];
      const pages = sizes
        .slice(at, at + length)
        .map((sizeKiB, n) => ({ sizeKiB, count: counts[at + n] ?? 0 }));
      at += length;
      if (node !== undefined && pages.length > 0) node.hugepages = pages;
    }
  },
};

/** Mode 0: every node tells its distance to each node in their order. Mode 1: how many each tells; to whom; how far. */
const distances: HostField = {
  plan: ({ nodes }) => {
    const rows = nodes.map((node) =>
      Object.entries(node.distances ?? {}).map(([to, far]) => [Number(to), far] as const),
    );
    if (rows.every((row) => row.length === 0)) return undefined;
    const isSquare = rows.every(
      (row) => row.length === nodes.length && row.every(([to], i) => to === nodes[i]?.id),
    );
    return {
      mode: isSquare ? 0 : 1,
      write: (bytes) => {
        if (!isSquare) {
          writeSequence(
            bytes,
            rows.map((row) => row.length),
          );
          writeSequence(
            bytes,
            rows.flatMap((row) => row.map(([to]) => to)),
          );
        }
        writeSequence(
          bytes,
          rows.flatMap((row) => row.map(([, far]) => far)),
        );
      },
    };
  },
  read: (bytes, mode, { nodes }) => {
    const lengths = mode === 0 ? nodes.map(() => nodes.length) : readSequence(bytes, nodes.length).map(whole);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const to = mode === 0 ? undefined : readSequence(bytes, total).map(whole);
    const far = readSequence(bytes, total).map(whole);
    let at = 0;
    for (const [i, length] of lengths.entries()) {
      const row = far
        .slice(at, at + length)
        .map((value, n) => [to?.[at + n] ?? nodes[n]?.id ?? 0, value] as const);
      at += length;
      const node = nodes[i];
      if (node !== undefined && length > 0) node.distances = Object.fromEntries(row);
    }
  },
};

/** Mode 1: not all tell their size. */
const caches: HostField = {
  plan: ({ caches: all }) => {
    if (all.length === 0) return undefined;
    const sizes = planColumn(all.map(({ sizeKiB }) => sizeKiB));
    return {
      mode: sizes?.mode ?? 1,
      write: (bytes) => {
        bytes.number(all.length);
        writeSequence(
          bytes,
          all.map(({ level }) => level),
        );
        writeSequence(
          bytes,
          all.map(({ id }) => id),
        );
        if (sizes === undefined)
          writeSequence(
            bytes,
            all.map(() => 0),
          );
        else sizes.write(bytes);
        writeSets(
          bytes,
          all.map(({ cpus }) => cpus),
        );
      },
    };
  },
  read: (bytes, mode, draft) => {
    const count = bytes.number();
    const levels = readSequence(bytes, count).map(whole);
    const ids = readSequence(bytes, count).map(whole);
    const sizes = readColumn(bytes, mode, count);
    const sets = readSets(bytes, count, highestId);
    draft.caches = levels.map((level, i) => {
      const sizeKiB = sizes[i];
      return {
        level,
        id: ids[i] ?? 0,
        ...(sizeKiB === undefined ? {} : { sizeKiB }),
        cpus: sets[i] ?? emptySet,
      };
    });
  },
};

/** Mode 0: place in the list of architectures. Mode 1: its name. */
const architecture: HostField = {
  plan: ({ architecture: name }) => {
    if (name === undefined) return undefined;
    const place = architectures.indexOf(name);
    return {
      mode: place < 0 ? 1 : 0,
      write: (bytes) => {
        if (place < 0) bytes.text(name.slice(0, 40));
        else bytes.number(place);
      },
    };
  },
  read: (bytes, mode, { rest }) => {
    const name = mode === 1 ? bytes.text() : architectures[bytes.number()];
    if (name === undefined) throw new LinkDamage('newer');
    rest.architecture = name;
  },
};

function flagField(name: 'fakeCell' | 'withoutNuma'): HostField {
  return {
    plan: ({ [name]: is }) => (is === true ? { mode: 0, write: () => {} } : undefined),
    read: (_bytes, _mode, { rest }) => {
      rest[name] = true;
    },
  };
}

export const hostFields: readonly HostField[] = [
  {
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
  },
  cpuField(
    ({ node }) => node,
    (cpu, value) => (cpu.node = value),
  ),
  cpuField(
    ({ socket }) => socket,
    (cpu, value) => (cpu.socket = value),
  ),
  cpuField(
    ({ die }) => die,
    (cpu, value) => (cpu.die = value),
  ),
  cpuField(
    ({ cluster }) => cluster,
    (cpu, value) => (cpu.cluster = value),
  ),
  cpuField(
    ({ core }) => core,
    (cpu, value) => (cpu.core = value),
  ),
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
  siblingLeaders,
  siblingSets,
  {
    plan: ({ nodes }) =>
      nodes.length === 0
        ? undefined
        : {
            mode: 0,
            write: (bytes) => {
              bytes.number(nodes.length);
              writeSequence(
                bytes,
                nodes.map(({ id }) => id),
              );
            },
          },
    read: (bytes, _mode, draft) => {
      const count = bytes.number();
      if (count > mostNodes) throw new LinkDamage('too-large');
      draft.nodes = readSequence(bytes, count).map((id) => ({ id: whole(id), cpus: emptySet }));
    },
  },
  nodeField(
    ({ cpusTold }) => (cpusTold === false ? 1 : undefined),
    (node) => (node.cpusTold = false),
  ),
  nodeCpus,
  declaredCpus,
  nodeField(
    ({ memoryKiB }) => memoryKiB,
    (node, value) => (node.memoryKiB = value),
  ),
  nodeField(
    ({ freeKiB }) => freeKiB,
    (node, value) => (node.freeKiB = value),
  ),
  hugepages,
  distances,
  caches,
  flagField('fakeCell'),
  flagField('withoutNuma'),
  architecture,
  setField('online'),
  setField('offline'),
  setField('present'),
  setField('possible'),
  setField('isolated'),
  setField('nohzFull'),
];
