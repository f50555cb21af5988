/** What the files of /sys add up to, file by file in any order. */
import { countOf, formatCpuSet, idsOf, type CpuSet } from '../../cpuset/cpuset.ts';
import { readHexMask } from '../../cpuset/hex-mask.ts';
import { readKernelList } from '../../cpuset/kernel-list.ts';
import type { CacheFact, CoreType, CpuFact, HostFacts, NodeFact } from '../../host/host-facts.ts';
import { joinSpans, type Span } from '../../text/source.ts';
import { optional } from '../hwloc/facts-of-objects.ts';
import type { SysfsEntry } from './entries.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type CpuDraft = Writable<Omit<CpuFact, 'id'>> & { package?: CpuSet };
type NodeDraft = Writable<Omit<NodeFact, 'id' | 'cpus' | 'hugepages' | 'distances'>> & {
  cpus?: CpuSet;
  row?: readonly number[];
  pages?: Map<number, number>;
};
interface CacheDraft {
  level?: number;
  type?: string;
  id?: number;
  sizeKiB?: number;
  cpus?: CpuSet;
  span: Span;
}

/** Lists of the whole machine by their file. */
const machineLists = {
  online: 'online',
  offline: 'offline',
  possible: 'possible',
  present: 'present',
  isolated: 'isolated',
  nohz_full: 'nohzFull',
} as const;

const highestId = 65_535;
const mostNodes = 1024;
/** No core has more hardware threads than this. */
const mostSiblings = 256;

export class SysfsFacts {
  readonly #lists: Partial<Record<(typeof machineLists)[keyof typeof machineLists], CpuSet>> = {};
  readonly #cpus = new Map<number, CpuDraft>();
  readonly #nodes = new Map<number, NodeDraft>();
  readonly #caches = new Map<string, CacheDraft>();
  readonly #types: [CpuSet, CoreType][] = [];
  #nodesOnline: CpuSet | undefined;
  #knowsAnything = false;

  /** False: the file is one that is known, and its value cannot be used. */
  add(entry: SysfsEntry): boolean {
    const { path, value } = entry;
    const cpu = /^cpu\/cpu(\d{1,6})\/(.+)$/.exec(path);
    if (cpu !== null) return this.#addCpu(Number(cpu[1]), cpu[2] ?? '', entry);
    const node = /^node\/node(\d{1,6})\/(.+)$/.exec(path);
    if (node !== null) return this.#addNode(Number(node[1]), node[2] ?? '', entry);
    const file = /^cpu\/(\w+)$/.exec(path)?.[1] ?? '';
    if (Object.hasOwn(machineLists, file)) {
      // The kernel's way to say that nobody has set it.
      const list = listIn(value === '(null)' ? '' : value);
      if (list === undefined) return false;
      this.#lists[machineLists[file as keyof typeof machineLists]] ??= list;
      this.#knowsAnything = true;
      return true;
    }
    if (path === 'node/online' || path === 'cpu_core/cpus' || path === 'cpu_atom/cpus') {
      const list = listIn(value);
      if (list === undefined) return false;
      if (path === 'node/online') this.#nodesOnline ??= countOf(list) <= mostNodes ? list : undefined;
      else this.#types.push([list, path === 'cpu_core/cpus' ? 'performance' : 'efficiency']);
      this.#knowsAnything = true;
    }
    return true;
  }

  #addCpu(id: number, file: string, { value, span }: SysfsEntry): boolean {
    if (id > highestId) return false;
    const cache = /^cache\/index(\d{1,2})\/(\w+)$/.exec(file);
    if (cache !== null) return this.#addCache(`${String(id)} ${cache[1] ?? ''}`, cache[2] ?? '', value, span);
    const name = file.replace(/^topology\//, '');
    const known = cpuFiles[name];
    if (known === undefined) return true;
    const draft = this.#cpus.get(id) ?? { span };
    draft.span = joinSpans(draft.span, span);
    if (!known(draft, value)) return false;
    this.#cpus.set(id, draft);
    this.#knowsAnything = true;
    return true;
  }

  #addNode(id: number, file: string, { value, span }: SysfsEntry): boolean {
    if (id > highestId || (this.#nodes.size >= mostNodes && !this.#nodes.has(id))) return false;
    const draft = this.#nodes.get(id) ?? { span };
    const pages = /^hugepages\/hugepages-(\d{1,9})kB\/nr_hugepages$/.exec(file);
    const memory = /^Node \d+ (MemTotal|MemFree):\s+(\d{1,15}) kB$/.exec(value);
    if (file === 'cpulist' || file === 'cpumap') {
      const list = file === 'cpulist' ? listIn(value) : readHexMask(value);
      if (list === undefined) return false;
      draft.cpus ??= list;
    } else if (file === 'distance') {
      const row = value.split(/\s+/, mostNodes + 1).map(Number);
      if (row.length > mostNodes || !row.every((one) => Number.isInteger(one) && one > 0)) return false;
      draft.row ??= row;
    } else if (pages !== null) {
      if (!/^\d{1,12}$/.test(value)) return false;
      draft.pages ??= new Map();
      draft.pages.set(Number(pages[1]), Number(value));
    } else if (file === 'meminfo' && memory !== null) {
      if (memory[1] === 'MemTotal') draft.memoryKiB ??= Number(memory[2]);
      else draft.freeKiB ??= Number(memory[2]);
    } else return true;
    draft.span = joinSpans(draft.span, span);
    this.#nodes.set(id, draft);
    this.#knowsAnything = true;
    return true;
  }

  #addCache(key: string, file: string, value: string, span: Span): boolean {
    const draft = this.#caches.get(key) ?? { span };
    this.#caches.set(key, draft);
    if (file === 'type') draft.type ??= value;
    else if (file === 'level' || file === 'id') {
      if (!/^\d{1,9}$/.test(value)) return false;
      draft[file] ??= Number(value);
    } else if (file === 'size') {
      const size = /^(\d{1,9})K$/.exec(value);
      if (size === null) return false;
      draft.sizeKiB ??= Number(size[1]);
    } else if (file === 'shared_cpu_list' || file === 'shared_cpu_map') {
      const list = file === 'shared_cpu_list' ? listIn(value) : readHexMask(value);
      if (list === undefined) return false;
      draft.cpus ??= list;
    }
    return true;
  }

  host(span: Span): HostFacts | undefined {
    const caches = this.#cacheFacts();
    if (!this.#knowsAnything && caches.length === 0) return undefined;
    const nodes = this.#nodeFacts(span);
    const nodeOf = new Map<number, number>();
    for (const node of nodes) for (const id of idsOf(node.cpus)) nodeOf.set(id, node.id);
    const types = new Map<number, CoreType>();
    for (const [set, type] of this.#types) for (const id of idsOf(set)) types.set(id, type);
    this.#shareSiblings();
    this.#numberPackages();
    return {
      from: 'sysfs-list',
      span,
      cpus: [...this.#cpus]
        .map(([id, { package: _, ...draft }]): CpuFact => ({
          id,
          ...optional('node', nodeOf.get(id)),
          ...optional('coreType', types.get(id)),
          ...draft,
        }))
        .sort((a, b) => a.id - b.id),
      nodes,
      caches,
      fakeCell: false,
      ...this.#lists,
    };
  }

  /** One thread's list is that of all it names: `sort -u` leaves one of each. */
  #shareSiblings(): void {
    for (const draft of [...this.#cpus.values()]) {
      for (const id of idsOf(draft.siblings ?? [])) {
        const other = this.#cpus.get(id);
        if (other === undefined) this.#cpus.set(id, { siblings: draft.siblings ?? [], span: draft.span });
        else other.siblings ??= draft.siblings ?? [];
      }
    }
  }

  /** Who shares a socket is told, and not its number: they are counted in the order of their first CPUs. */
  #numberPackages(): void {
    const drafts = [...this.#cpus.values()];
    if (drafts.some(({ socket }) => socket !== undefined)) return;
    const packages = new Map<string, CpuSet>();
    for (const { package: set } of drafts) if (set !== undefined) packages.set(formatCpuSet(set), set);
    const inOrder = [...packages.values()].sort(([a], [b]) => (a?.[0] ?? 0) - (b?.[0] ?? 0));
    for (const [socket, set] of inOrder.entries())
      for (const id of idsOf(set)) {
        const draft = this.#cpus.get(id);
        if (draft?.package !== undefined) draft.socket ??= socket;
      }
  }

  #nodeFacts(span: Span): readonly NodeFact[] {
    for (const id of idsOf(this.#nodesOnline ?? [])) if (!this.#nodes.has(id)) this.#nodes.set(id, { span });
    // A row of distances is in the order of the online nodes; it can be told only when all are known.
    const ids = [...this.#nodes.keys()].sort((a, b) => a - b);
    return ids.map((id): NodeFact => {
      const { cpus, row, pages, ...rest } = this.#nodes.get(id) ?? { span };
      const known = row?.length === ids.length ? row : undefined;
      return {
        id,
        cpus: cpus ?? [],
        ...(cpus === undefined ? { cpusTold: false } : {}),
        ...optional('distances', known && Object.fromEntries(ids.map((to, i) => [to, known[i] ?? 0]))),
        ...optional('hugepages', pages && [...pages].map(([sizeKiB, count]) => ({ sizeKiB, count }))),
        ...rest,
      };
    });
  }

  /** Every CPU names its caches: those of one level and the same CPUs are one. Instructions are left out. */
  #cacheFacts(): readonly CacheFact[] {
    const caches = new Map<string, CacheFact>();
    const next = new Map<number, number>();
    for (const { level, type, id, sizeKiB, cpus, span } of this.#caches.values()) {
      if (level === undefined || cpus === undefined || type === 'Instruction') continue;
      const key = `${String(level)} ${formatCpuSet(cpus)}`;
      if (caches.has(key)) continue;
      const order = next.get(level) ?? 0;
      next.set(level, order + 1);
      caches.set(key, { level, id: id ?? order, ...optional('sizeKiB', sizeKiB), cpus, span });
    }
    return [...caches.values()];
  }
}

const cpuFiles: Readonly<Record<string, ((draft: CpuDraft, value: string) => boolean) | undefined>> = {
  // Object.prototype has no say in what a file is called.
  __proto__: null as never,
  thread_siblings_list: (draft, value) => readSiblings(draft, listIn(value)),
  core_cpus_list: (draft, value) => readSiblings(draft, listIn(value)),
  thread_siblings: (draft, value) => readSiblings(draft, readHexMask(value)),
  core_cpus: (draft, value) => readSiblings(draft, readHexMask(value)),
  core_siblings_list: (draft, value) => readPackage(draft, listIn(value)),
  package_cpus_list: (draft, value) => readPackage(draft, listIn(value)),
  core_siblings: (draft, value) => readPackage(draft, readHexMask(value)),
  package_cpus: (draft, value) => readPackage(draft, readHexMask(value)),
  online: (draft, value) => {
    draft.online ??= value === '1';
    return value === '0' || value === '1';
  },
  physical_package_id: (draft, value) => readNumber(value, (id) => (draft.socket ??= id)),
  die_id: (draft, value) => readNumber(value, (id) => (draft.die ??= id)),
  cluster_id: (draft, value) => readNumber(value, (id) => (draft.cluster ??= id)),
  core_id: (draft, value) => readNumber(value, (id) => (draft.core ??= id)),
};

function readPackage(draft: CpuDraft, list: CpuSet | undefined): boolean {
  if (list === undefined) return false;
  draft.package ??= list;
  return true;
}

function readSiblings(draft: CpuDraft, list: CpuSet | undefined): boolean {
  if (list === undefined || countOf(list) > mostSiblings) return false;
  draft.siblings ??= list;
  return true;
}

/** −1, also as 65,535 or 4,294,967,295, is the kernel's way to say that it does not know. */
function readNumber(value: string, keep: (id: number) => void): boolean {
  if (!/^-?\d{1,10}$/.test(value)) return false;
  const id = Number(value);
  if (id >= 0 && id !== highestId && id < 2 ** 32 - 1) keep(id);
  return true;
}

function listIn(text: string): CpuSet | undefined {
  const list = readKernelList(text);
  return list.ok ? list.set : undefined;
}
