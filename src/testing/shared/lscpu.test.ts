/**
 * What lscpu in all its forms and `/proc/cpuinfo` of real machines say, held against `truth.json` in the fields that
 * each format carries (formats.md §19): nodes with their CPUs, which CPUs are online, sockets and cores as partitions,
 * counts, caches. Every file is claimed by exactly one reader. A field that a file could tell and that was not told is
 * counted, too.
 */
import { expect, it } from 'vitest';
import {
  countOf,
  formatCpuSet,
  hasId,
  idsOf,
  intersectionOf,
  setOfIds,
  type CpuSet,
} from '../../core/cpuset/cpuset.ts';
import { readKernelList } from '../../core/cpuset/kernel-list.ts';
import type { CpuFact, HostFacts } from '../../core/host/host-facts.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import { artefacts } from './lscpu-artefacts.ts';
import { describeShared, hasShared, isShared, listShared, readShared } from './shared.ts';
import {
  Tally,
  nameOf,
  partition,
  readOnly,
  readTruth,
  trueCoreKey,
  type Truth,
  type TruthCpu,
} from './truth.ts';

interface Case {
  readonly path: string;
  readonly reader: ReaderId;
  /** The folder of the machine's truth; absent where the samples have none. */
  readonly truth?: string;
}

function readerOf(name: string): ReaderId | undefined {
  if (name.startsWith('cpuinfo')) return 'proc-cpuinfo';
  if (!name.startsWith('lscpu')) return undefined;
  if (name.endsWith('.json')) return 'lscpu-json';
  if (/^lscpu-(?:e|raw)[-.]/.test(name)) return 'lscpu-e';
  return /^lscpu-p[-.]/.test(name) ? 'lscpu-p' : 'lscpu';
}

const machines = ['samples', 'samples/libvirt-tests', 'samples/wild', 'samples/live', 'samples/versions'];

/** `versions/` holds the same machines as the folders above it, and no truth of its own. */
const cases: readonly Case[] = machines.flatMap((group) =>
  listShared(group)
    .filter((name) => !/\.(?:md|json|txt|xml)$/.test(name) && name !== 'localized')
    .flatMap((name) => {
      const truth = [`${group}/${name}`, `samples/${name}`].find((folder) =>
        hasShared(`${folder}/truth.json`),
      );
      return listShared(`${group}/${name}`).flatMap((file): readonly Case[] => {
        const reader = readerOf(file);
        const path = `${group}/${name}/${file}`;
        return reader === undefined ? [] : [{ path, reader, ...(truth === undefined ? {} : { truth }) }];
      });
    }),
);

const whole = cases.filter(({ truth }) => truth !== undefined && readTruth(truth).nodes !== undefined);

const listOf = (text: string | undefined): CpuSet => {
  const list = readKernelList(text ?? '');
  return list.ok ? list.set : [];
};

/** Both sides of one field as lines. */
type Field = readonly [name: string, read: readonly string[], truth: readonly string[]];

interface RealCpu {
  readonly cpu: CpuFact;
  readonly real: TruthCpu;
}

function fieldsOf(text: string, host: HostFacts, truth: Truth): readonly Field[] {
  const real = new Map((truth.cpus ?? []).map((cpu) => [cpu.id, cpu]));
  const online = setOfIds((truth.cpus ?? []).filter((cpu) => cpu.online).map(({ id }) => id));
  const listed = host.cpus.flatMap((cpu): readonly RealCpu[] => {
    const one = real.get(cpu.id);
    return one?.online === true ? [{ cpu, real: one }] : [];
  });
  return [
    ...setFields(host, truth, online),
    ...(host.from === 'proc-cpuinfo' ? [] : nodeFields(text, host, truth)),
    ...(host.cpus.length === 0
      ? []
      : [...cpuFields(text, listed, online), ...cacheFields(host, real, online)]),
  ];
}

function setFields(host: HostFacts, truth: Truth, online: CpuSet): readonly Field[] {
  const present = listOf(truth.present);
  const fields: Field[] = [];
  if (host.online !== undefined) fields.push(['online', [formatCpuSet(host.online)], [formatCpuSet(online)]]);
  if (host.offline !== undefined) {
    const offline = setOfIds([...idsOf(present)].filter((id) => !hasId(online, id)));
    fields.push(['offline', [formatCpuSet(host.offline)], [formatCpuSet(offline)]]);
  }
  if (host.from === 'lscpu' || (host.from === 'lscpu-json' && host.cpus.length === 0)) {
    fields.push(['number of CPUs', [String(host.cpuCount)], [String(countOf(present))]]);
    fields.push(['online told', [String(host.online !== undefined)], ['true']]);
  }
  return fields;
}

function nodeFields(text: string, host: HostFacts, truth: Truth): readonly Field[] {
  // s390's nodes name CPUs that are only possible; a table of CPUs knows no node without CPUs.
  const nodes = (truth.nodes ?? [])
    .map(({ id, cpus }) => ({ id, cpus: intersectionOf(setOfIds(cpus), listOf(truth.present)) }))
    .filter(({ cpus }) => host.cpus.length === 0 || cpus.length > 0);
  const lines = (all: readonly { readonly id: number; readonly cpus: CpuSet }[]): readonly string[] =>
    all.map(({ id, cpus }) => `node ${id}: ${formatCpuSet(cpus)}`);
  return /node/i.test(text) ? [['nodes', lines(host.nodes), lines(nodes)]] : [];
}

interface PackagedCpu extends TruthCpu {
  readonly coreSiblings?: readonly number[] | null;
}

/** A package without a number (−1 on s390 and SPARC) is known by who is in it. */
function packageKey({ id, package: number, coreSiblings }: PackagedCpu): string {
  return (number ?? -1) >= 0 ? String(number) : `of ${(coreSiblings ?? [id]).join()}`;
}

function cpuFields(text: string, listed: readonly RealCpu[], online: CpuSet): readonly Field[] {
  const withSocket = listed.filter(({ cpu }) => cpu.socket !== undefined);
  const withCore = listed.filter(
    ({ cpu, real }) => cpu.siblings !== undefined && real.threadSiblings !== null,
  );
  const withNode = listed.filter(({ cpu }) => cpu.node !== undefined);
  const told = (
    name: string,
    header: RegExp,
    some: readonly unknown[],
    all: readonly unknown[],
  ): readonly Field[] =>
    header.test(text) ? [[`${name} told`, [String(some.length)], [String(all.length)]]] : [];
  return [
    ['CPUs online', [formatCpuSet(setOfIds(listed.map(({ cpu }) => cpu.id)))], [formatCpuSet(online)]],
    [
      'sockets',
      partition(withSocket.map(({ cpu }) => ({ id: cpu.id, key: String(cpu.socket) }))),
      partition(withSocket.map(({ cpu, real }) => ({ id: cpu.id, key: packageKey(real) }))),
    ],
    [
      'cores',
      withCore.map(({ cpu }) => `${cpu.id}: ${[...idsOf(cpu.siblings ?? [])].join()}`),
      withCore.map(({ real }) => `${real.id}: ${trueCoreKey(real)}`),
    ],
    [
      'node of each CPU',
      withNode.map(({ cpu }) => `${cpu.id}: ${String(cpu.node)}`),
      withNode.map(({ real }) => `${real.id}: ${String(Math.min(...real.nodes))}`),
    ],
    ...told('sockets', /socket|physical id/i, withSocket, listed),
    // Loongson's `core` and the modules of AMD's family 21 are no cores of the kernel's (formats.md §6).
    ...told(
      'cores',
      /cpu family\s*: 21\n/.test(text) ? /^$/ : /core\b(?!\t)/i,
      withCore,
      listed.filter(({ real }) => real.threadSiblings !== null),
    ),
    ...told(
      'node of each CPU',
      text.includes('vendor_id') ? /^$/ : /node/i,
      withNode,
      listed.filter(({ real }) => real.nodes.length > 0),
    ),
  ];
}

/** Caches of data as sets of CPUs that are online, where the truth knows which CPUs share one. */
function cacheFields(host: HostFacts, real: ReadonlyMap<number, TruthCpu>, online: CpuSet): readonly Field[] {
  const shared = (level: number, cpus: CpuSet): string | undefined => {
    const [first] = idsOf(cpus);
    const found = Object.entries(real.get(first ?? -1)?.caches ?? {}).find(([name]) =>
      [`L${level}`, `L${level}d`].includes(name),
    );
    return found?.[1].shared;
  };
  return [...new Set(host.caches.map((cache) => cache.level))].map((level): Field => {
    const known = host.caches
      .filter((cache) => cache.level === level)
      .map(({ cpus }) => intersectionOf(cpus, online))
      .filter((cpus) => shared(level, cpus) !== undefined);
    return [
      `L${level}`,
      known.map(formatCpuSet),
      known.map((cpus) => formatCpuSet(intersectionOf(listOf(shared(level, cpus)), online))),
    ];
  });
}

describeShared('lscpu and cpuinfo of real machines', () => {
  const tallies = new Map<ReaderId, Tally>();
  let empty = 0;

  it.each(whole.map((one) => [one.path, one] as const))('%s', (path, one) => {
    const { host } = readOnly(path, one.reader);
    const tally = tallies.get(one.reader) ?? new Tally(one.reader);
    tallies.set(one.reader, tally);
    tally.file();
    if (host === undefined) {
      // RISC-V until 2.39: nothing but dashes. `lscpu -C`: sizes only.
      expect(path).toMatch(/riscv64|lscpu-C/);
      empty++;
      return;
    }
    const skipped = artefacts
      .filter(({ machine, files }) => machine === nameOf(one.truth ?? '') && files.test(path))
      .flatMap(({ fields }) => fields);
    for (const [name, read, truth] of fieldsOf(readShared(path), host, readTruth(one.truth ?? ''))) {
      if (!skipped.includes(name)) tally.compare(`${path}: ${name}`, read, truth);
    }
  });

  it('are counted', () => {
    for (const tally of tallies.values()) tally.print();
    console.info(`../shared: ${empty} of them hold nothing to read, and say what to paste instead`);
    expect(cases.length).toBeGreaterThan(800);
  });
});

describeShared('files of ours without the truth about their machine', () => {
  const others = cases.filter((one) => !whole.includes(one));

  it.each(others.map((one) => [one.path, one] as const))('%s is claimed by one reader', (path, one) => {
    readOnly(path, one.reader);
  });

  /** Ten versions of lscpu on one machine say the same, as far as each says it. */
  it.each(['x86-raptorlake-hybrid-6p8e', 'x86-opteron-sparse-nodes-48c', 'x86-epyc7451-2s8n-96t'])(
    'every version of lscpu says the same of %s',
    (machine) => {
      const own = cases.filter(({ path }) => path.startsWith(`samples/versions/${machine}/`));
      expect(own.length).toBeGreaterThan(40);
      const seen = new Map<string, string>();
      for (const { path, reader } of own) {
        // 2.23 stops at the first hole in the nodes' numbers.
        if (machine.includes('sparse') && path.includes('2.23.2')) continue;
        const { host } = readOnly(path, reader);
        const facts = {
          nodes: host?.nodes.map(({ id, cpus }) => [id, formatCpuSet(cpus)]),
          count: host?.cpuCount,
          cores: host?.cpus.map(({ id, siblings }) => [id, siblings]),
          sockets: host?.cpus.map(({ id, socket }) => [id, socket]),
          types: host?.cpus.some(({ coreType }) => coreType !== undefined)
            ? host.cpus.map(({ id, coreType }) => [id, coreType])
            : undefined,
        };
        for (const [name, value] of Object.entries(facts)) {
          if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
          const text = JSON.stringify(value);
          expect.soft(text, `${path}: ${name}`).toBe(seen.get(name) ?? text);
          seen.set(name, seen.get(name) ?? text);
        }
      }
    },
  );

  it('are counted', () => {
    console.info(`../shared: ${cases.length} files of lscpu and cpuinfo, ${whole.length} with the truth`);
  });
});

describeShared('lscpu in six languages', () => {
  const folder = 'samples/live/localized';
  const files = listShared(folder).filter((name) => readerOf(name) !== undefined);
  const truth = isShared ? readTruth('samples/x86-opteron865-8n-16c-cpu4offline') : undefined;

  it.each(files)('%s', (name) => {
    const { host, problems } = readOnly(`${folder}/${name}`, readerOf(name)!);
    // A full-width mark in a translated label is read as the plain one, which is said.
    const [translated, ...others] = problems.filter(({ rule }) => rule !== 'text-repaired');
    expect(others).toEqual([]);
    // The labels of the summary are translated, and looked up; the table of -e has none.
    expect(translated?.params).toEqual(
      host?.cpus.length === 0 ? { label: expect.any(String) as string, known: true } : undefined,
    );
    const text = readShared(`${folder}/${name}`);
    const tally = new Tally(name);
    for (const [field, read, real] of fieldsOf(text, host!, truth!)) tally.compare(field, read, real);
    expect(tally.fields).toBeGreaterThan(3);
    if (host?.cpus.length === 0) {
      expect(host).toMatchObject({ architecture: 'x86_64', cpuCount: 16 });
      expect(host.model ?? 'Dual Core AMD Opteron(tm) Processor 865').toBe(
        'Dual Core AMD Opteron(tm) Processor 865',
      );
    }
  });

  it('are counted', () => {
    console.info(`../shared/${folder}: ${files.length} files of lscpu`);
  });
});
