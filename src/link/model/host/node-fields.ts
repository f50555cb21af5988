/** What a model link keeps of a host's NUMA nodes. */
import { countOf, emptySet, equalSets, setOfIds, type CpuSet } from '../../../core/cpuset/cpuset.ts';
import type { CpuFact, NodeFact } from '../../../core/host/host-facts.ts';
import { LinkDamage } from '../bytes.ts';
import { planColumn, readColumn, whole } from '../columns.ts';
import { readSequence, writeSequence } from '../sequence.ts';
import { readSets, writeSets } from '../sets.ts';
import { highestId, type Draft, type HostDraft, type HostField } from './host-field.ts';

const mostNodes = 1024;

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

const amountField = (name: 'memoryKiB' | 'freeKiB'): HostField =>
  nodeField(
    ({ [name]: value }) => value,
    (node, value) => (node[name] = value),
  );

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

const nodeIds: HostField = {
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
};

/** In their order, which never changes; nothing is added: new fields go to the end of `host-fields.ts`. */
export const nodeFields: readonly HostField[] = [
  nodeIds,
  nodeField(
    ({ cpusTold }) => (cpusTold === false ? 1 : undefined),
    (node) => (node.cpusTold = false),
  ),
  nodeCpus,
  declaredCpus,
  amountField('memoryKiB'),
  amountField('freeKiB'),
  hugepages,
  distances,
];
