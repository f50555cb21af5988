/**
 * What tools print of running domains, from real machines (`../shared/samples/live`): each file is claimed by one
 * reader, and the threads with their sets come out as `truth.json` has them, whatever form the text has.
 */
import { expect, it } from 'vitest';
import { formatCpuSet, hasId, setOfIds, type CpuSet } from '../../core/cpuset/cpuset.ts';
import type { Observation } from '../../core/intake/facts/observation.ts';
import { readers } from '../../core/intake/readers.ts';
import type { ReaderId } from '../../core/intake/reading.ts';
import { readSource } from '../../core/intake/segment.ts';
import { pieceOf } from '../../core/text/source.ts';
import {
  analyzeShared,
  describeShared,
  isShared,
  listShared,
  readShared,
  readSharedJson,
  rulesOf,
} from './shared.ts';

const folder = 'samples/live';
const machines = ['host-2cpu-qemu', 'vm16-4n-qemu'] as const;

interface TrueThread {
  readonly tid: number;
  readonly comm: string;
  readonly allowed: readonly number[];
  readonly role: 'vcpu' | 'emulator' | 'iothread';
  readonly vcpu?: number;
  readonly iothread?: number;
}

const truthOf = (machine: string): readonly TrueThread[] =>
  (readSharedJson(`${folder}/${machine}/truth.json`) as { liveDomain: { threads: readonly TrueThread[] } })
    .liveDomain.threads;

const read = (path: string) => readSource({ id: 's1', name: path, text: readShared(`${folder}/${path}`) });
const observationsOf = (path: string): readonly Observation[] =>
  read(path).flatMap(({ reading }) => reading.observations ?? []);

/** By the beginning of the file's name; the first that fits. */
const claims: readonly (readonly [RegExp, ReaderId])[] = [
  [/^vcpuinfo-nosuchdom|^vcpupin-live-on-shutoff|^guestvcpus|^taskset-nopid/, 'tool-error'],
  [/^vcpuinfo/, 'virsh-vcpuinfo'],
  [/^vcpupin/, 'virsh-vcpupin'],
  [/^emulatorpin/, 'virsh-emulatorpin'],
  [/^iothreadinfo/, 'virsh-iothreadinfo'],
  [/^numatune/, 'virsh-numatune'],
  [/^vcpucount/, 'virsh-vcpucount'],
  [/^schedinfo/, 'virsh-schedinfo'],
  [/^dominfo/, 'virsh-dominfo'],
  [/^list/, 'virsh-list'],
  [/^(?:cpus_allowed|mems_allowed|status-name|loop-comm)/, 'proc-allowed-list'],
  [/^taskset/, 'taskset'],
  [/^ps-/, 'ps'],
  [/^numastat-(?:c-p|c-two|p|s|v|z-p|nopid)(?![a-z])/, 'numastat-process'],
  [/^numactl-show/, 'numactl-show'],
  [/^numa_maps/, 'numa-maps'],
];

/** Taken of all processes, and before the virtual machine was started. */
const without: readonly string[] = ['vm16-4n-qemu/cpus_allowed_list.txt', 'vm16-4n-qemu/ps-eLo.txt'];

/** Rows without a title: what they are only the command before them tells. */
const quiet: Readonly<Record<string, readonly string[]>> = {
  'vcpupin-quiet.txt': ['virsh', '-q', 'vcpupin', 'guest01'],
  'emulatorpin-quiet.txt': ['virsh', '-q', 'emulatorpin', 'guest01'],
  'vcpucount-live.txt': ['virsh', 'vcpucount', 'guest01', '--live'],
};

const files = isShared
  ? listShared(folder).flatMap((machine) =>
      listShared(`${folder}/${machine}`).flatMap((name) => {
        const reader = claims.find(([pattern]) => pattern.test(name))?.[1];
        return reader === undefined ? [] : [[`${machine}/${name}`, reader] as const];
      }),
    )
  : [];

describeShared('what tools print of running domains', () => {
  it.each(files)('%s: %s', (path, reader) => {
    const name = path.slice(path.indexOf('/') + 1);
    const words = quiet[name];
    if (words !== undefined) {
      const piece = pieceOf({ id: 's1', name, text: readShared(`${folder}/${path}`) });
      const command = { words, span: { source: 's1', from: 0, to: 0 } };
      const answering = readers.filter((one) => one.answers?.(command, piece) === true);
      expect(answering.map(({ id }) => id)).toEqual([reader]);
      expect(answering[0]?.read(piece, { command }).problems).toEqual([]);
      return;
    }
    const found = read(path);
    expect(found.map(({ segment }) => segment.reader)).toEqual([reader]);
    // A sentence, or facts.
    const rules = found.flatMap(({ reading }) => reading.problems.map(({ rule }) => rule));
    const facts = found.flatMap(({ reading }) => reading.observations ?? []);
    if (facts.length === 0) expect(rules).toEqual(['nothing-to-read']);
    else expect(rules).toEqual([]);
  });

  it.each(listShared(`${folder}/localized`).filter((name) => /^(?:virsh|taskset)-/.test(name)))(
    'localized/%s: by shape, whatever the language',
    (name) => {
      const found = observationsOf(`localized/${name}`);
      const sets = (from: ReaderId): readonly string[] =>
        found
          .filter((one) => one.from === from)
          .map(({ threads }) => threads.map(({ cpus }) => formatCpuSet(cpus ?? [])).join(' '));
      if (name.startsWith('taskset')) {
        expect(sets('taskset')).toEqual(['0-1']);
        return;
      }
      expect(sets('virsh-vcpuinfo')).toEqual(['1-3 0-7', '1-3 0-7']);
      expect(sets('virsh-vcpupin')).toEqual(['1-3 0-7', '0-7 0-7']);
      expect(sets('virsh-emulatorpin')).toEqual(['0-7']);
      expect(found.find(({ from }) => from === 'virsh-vcpucount')?.counts).toEqual({
        maximumConfig: 2,
        maximumLive: 2,
        currentConfig: 2,
        currentLive: 2,
      });
    },
  );

  it('test-driver/interactive-session.txt: the command before each output names its domain', () => {
    expect(
      observationsOf('test-driver/interactive-session.txt').map(({ from, domain }) => [from, domain]),
    ).toEqual(
      ['virsh-vcpuinfo', 'virsh-vcpupin', 'virsh-emulatorpin', 'virsh-numatune'].map((from) => [
        from,
        'pinned8',
      ]),
    );
  });

  it('rows without a title are read where the command stands before them', () => {
    const text = '$ virsh -q vcpupin guest01\n' + readShared(`${folder}/vm16-4n-qemu/vcpupin-quiet.txt`);
    const [found, ...others] = readSource({ id: 's1', name: 'quiet', text });
    expect(others).toEqual([]);
    expect(found?.reading.observations).toMatchObject([{ from: 'virsh-vcpupin', domain: 'guest01' }]);
    expect(found?.reading.observations?.[0]?.threads).toHaveLength(8);
  });

  it('are counted', () => {
    const all = listShared(folder).flatMap((machine) => listShared(`${folder}/${machine}`));
    console.info(`../shared/samples/live: ${files.length} of ${all.length} files are of running domains`);
    expect(files.length).toBeGreaterThan(100);
  });
});

let compared = 0;

describeShared('threads and their sets', () => {
  const byTid = (
    path: string,
  ): Map<number, { cpus?: CpuSet; comm?: string; role?: string; number?: number }> =>
    new Map(
      observationsOf(path).flatMap(({ threads }) =>
        threads.flatMap((thread) => (thread.tid === undefined ? [] : [[thread.tid, thread] as const])),
      ),
    );

  it.each(
    machines.flatMap((machine) =>
      [
        'cpus_allowed_list.txt',
        'cpus_allowed-both.txt',
        'cpus_allowed_list-relative.txt',
        'status-name-cpus-mems.txt',
        'loop-comm-cpus.txt',
        'taskset-apc.txt',
        'taskset-ap-mask.txt',
      ]
        .map((name) => `${machine}/${name}`)
        .filter((path) => !without.includes(path))
        .filter((path) => !without.includes(path)),
    ),
  )('%s has the sets of all threads', (path) => {
    const threads = byTid(path);
    for (const thread of truthOf(path.slice(0, path.indexOf('/')))) {
      expect(formatCpuSet(threads.get(thread.tid)?.cpus ?? []), `thread ${thread.tid}`).toBe(
        formatCpuSet(setOfIds(thread.allowed)),
      );
      compared++;
    }
  });

  it.each(
    machines.flatMap((machine) =>
      ['status-name-cpus-mems.txt', 'loop-comm-cpus.txt', 'ps-eLo.txt', 'ps-Lo-qemu.txt', 'ps-T.txt']
        .map((name) => `${machine}/${name}`)
        .filter((path) => !without.includes(path)),
    ),
  )('%s has the names and what they are for', (path) => {
    const threads = byTid(path);
    for (const thread of truthOf(path.slice(0, path.indexOf('/')))) {
      const ours = threads.get(thread.tid);
      expect(ours?.comm, `thread ${thread.tid}`).toBe(thread.comm);
      if (thread.role === 'emulator') expect(ours?.role === 'vcpu' || ours?.role === 'iothread').toBe(false);
      else expect([ours?.role, ours?.number]).toEqual([thread.role, thread.vcpu ?? thread.iothread]);
      compared++;
    }
  });

  it.each(machines)('%s: virsh says the same of vCPUs, iothreads and the emulator', (machine) => {
    const truth = truthOf(machine);
    const settings = ['vcpuinfo-after-hotplug', 'vcpupin', 'iothreadinfo', 'emulatorpin'].flatMap((name) =>
      observationsOf(`${machine}/${name}.txt`).flatMap(({ threads }) => threads),
    );
    for (const { role, number, cpus } of settings) {
      const thread = truth.find((one) =>
        role === 'emulator'
          ? one.comm === 'qemu-system-x86'
          : one.role === role && (one.vcpu ?? one.iothread) === number,
      );
      expect(formatCpuSet(cpus ?? []), `${role} ${number}`).toBe(
        formatCpuSet(setOfIds(thread?.allowed ?? [])),
      );
      compared++;
    }
    expect(settings.length).toBe(8 + 8 + 3 + 1);
  });

  it.each(machines)('%s: joined to the domain of its dumpxml, each thread by its number', (machine) => {
    const at = (name: string): string => `${folder}/${machine}/${name}`;
    const analysis = analyzeShared([
      at('capabilities.xml'),
      at('dumpxml.xml'),
      at('taskset-apc.txt'),
      at(without.includes(`${machine}/ps-eLo.txt`) ? 'ps-Lo-qemu.txt' : 'ps-eLo.txt'),
      at('vcpuinfo-after-hotplug.txt'),
    ]);
    expect(rulesOf(analysis)).not.toContain('rule-failed');
    expect(rulesOf(analysis)).not.toContain('observation-unjoined');
    const joined = analysis.observations.filter(({ reader }) => reader === 'taskset');
    for (const thread of truthOf(machine)) {
      const one = joined.find(({ tid }) => tid === thread.tid);
      expect(one?.domain).toBe('d0');
      expect(formatCpuSet(one?.cpus ?? [])).toBe(formatCpuSet(setOfIds(thread.allowed)));
      if (thread.vcpu !== undefined) expect(one?.thread).toBe(`d0/vcpu:${thread.vcpu}`);
      else if (thread.iothread !== undefined) expect(one?.thread).toBe(`d0/iothread:${thread.iothread}`);
      else expect(one?.thread ?? 'd0/emulator').toBe('d0/emulator');
      compared++;
    }
    // The CPU that a thread ran on last may lie outside of its set; the host has it.
    for (const { lastCpu } of analysis.observations)
      if (lastCpu !== undefined) expect(hasId(analysis.host?.cpus ?? [], lastCpu)).toBe(true);
    expect(analysis.observations.filter(({ reader }) => reader === 'ps')).toHaveLength(
      truthOf(machine).length,
    );
  });

  it('are counted', () => {
    console.info(`../shared/samples/live: ${compared} threads compared with truth.json, 0 wrong`);
    expect(compared).toBeGreaterThan(250);
  });
});
