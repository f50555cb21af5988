/** Generated hosts, read back from what lscpu and `/proc/cpuinfo` would print, in the fields that each carries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idsOf, setOfIds } from '../core/cpuset/cpuset.ts';
import type { HostFacts } from '../core/host/host-facts.ts';
import { readSource } from '../core/intake/read-source.ts';
import { lscpuE } from '../core/intake/readers/lscpu-e.ts';
import { lscpuJson } from '../core/intake/readers/lscpu-json.ts';
import type { Reader, ReadContext } from '../core/intake/reading.ts';
import { pieceOf } from '../core/text/source.ts';
import './property-seed.ts';
import { buildHost, type HostSpec } from '../synthetic-hosts/host.ts';
import { anyHost } from './generate/any-host.ts';
import {
  isOnline,
  typeOf,
  writeCpuinfo,
  writeList,
  writeLscpu,
  writeLscpuE,
  writeLscpuJson,
  writeLscpuP,
  writeLscpuTableJson,
  type LscpuStyle,
} from './lscpu-text.ts';

/** Styles for a host of so many CPUs: CPU 0 is never offline. */
function anyStyle(cpus: number): fc.Arbitrary<LscpuStyle> {
  return fc.record({
    offline: fc
      .uniqueArray(fc.integer({ min: 1, max: Math.max(1, cpus - 1) }), { maxLength: 4 })
      .map((ids) => new Set(ids.filter((id) => id < cpus))),
    types: fc.constantFrom(1, 1, 2, 3),
    caches: fc.boolean(),
    physical: fc.boolean(),
    align: fc.constantFrom('left', 'right', 'raw'),
  });
}

interface Machine {
  readonly spec: HostSpec;
  readonly style: LscpuStyle;
}

const anyMachine: fc.Arbitrary<Machine> = anyHost.chain((notation) => {
  const spec = buildHost(notation);
  return anyStyle(spec.cpus.length).map((style) => ({ spec, style }));
});

/** As the application reads it: one piece, one reader, no problem. */
function readHost(text: string, reader: string): HostFacts {
  const readings = readSource({ id: 'a', name: 'a', text });
  expect(readings.map(({ segment }) => segment.reader)).toEqual([reader]);
  expect(readings[0]?.reading.problems).toEqual([]);
  return readings[0]!.reading.host!;
}

const physical: ReadContext = {
  command: { words: ['lscpu', '-y', '-e'], span: { source: 'a', from: 0, to: 0 } },
};

function readTable(reader: Reader, text: string, { style }: Machine): HostFacts {
  const piece = pieceOf({ id: 'a', name: 'a', text });
  expect(reader.detect(piece)).toBe(true);
  const { host, problems } = reader.read(piece, style.physical ? physical : {});
  expect(problems).toEqual([]);
  return host!;
}

const onlineOf = ({ spec, style }: Machine): readonly number[] =>
  spec.cpus.filter((cpu) => isOnline(cpu, style)).map(({ id }) => id);

function expectNodes(host: HostFacts, { spec, style }: Machine, withEmpty: boolean): void {
  expect(host.nodes.map(({ id, cpus }) => [id, [...idsOf(cpus)]])).toEqual(
    spec.nodes
      .map(({ id, cpus }) => [id, cpus.filter((cpu) => !style.offline.has(cpu))] as const)
      .filter(([, cpus]) => withEmpty || cpus.length > 0),
  );
}

/** The threads of every core, where they are told; never anything else. */
function expectCores(host: HostFacts, machine: Machine, all: boolean): void {
  const online = onlineOf(machine);
  const known = host.cpus.filter(({ siblings }) => siblings !== undefined);
  if (all) expect(known.map(({ id }) => id)).toEqual(online);
  expect(known.map(({ id, siblings }) => [id, [...idsOf(siblings ?? [])]])).toEqual(
    known.map(({ id }) => [id, machine.spec.cpus[id]!.siblings.filter((one) => online.includes(one))]),
  );
}

function expectSockets(host: HostFacts, { spec }: Machine): void {
  const real = new Map<number, number>();
  for (const { id, socket } of host.cpus) {
    if (socket === undefined) continue;
    expect(real.get(socket) ?? spec.cpus[id]!.socket).toBe(spec.cpus[id]!.socket);
    real.set(socket, spec.cpus[id]!.socket);
  }
  expect(new Set(real.values()).size).toBe(real.size);
}

/** Types are told where the clock is printed and more than one type is online. */
function expectTypes(host: HostFacts, { spec, style }: Machine): void {
  const types = [...new Set(spec.cpus.map((cpu) => typeOf(spec, cpu, style.types)))];
  for (const { id, coreType } of host.cpus) {
    const type = typeOf(spec, spec.cpus[id]!, style.types);
    const name =
      types.length === 1
        ? undefined
        : type === Math.min(...types)
          ? 'efficiency'
          : type === Math.max(...types)
            ? 'performance'
            : 'other';
    expect(coreType).toBe(name);
  }
}

function expectTable(host: HostFacts, machine: Machine): void {
  const { style, spec } = machine;
  expect(host.cpus.map(({ id, online }) => [id, online])).toEqual(
    spec.cpus.map((cpu) => [cpu.id, isOnline(cpu, style)]),
  );
  expect([...idsOf(host.offline!)]).toEqual([...style.offline].sort((a, b) => a - b));
  expectNodes(host, machine, false);
  // Without caches only the clock tells types apart, and not when threads of one type share a number.
  expectCores(host, machine, style.caches || style.types === 1);
  expectSockets(host, machine);
  expectTypes(host, machine);
  if (style.physical) expect(host.numbering).toBe('kernel');
  if (style.caches) {
    for (const level of [1, 2]) {
      const own = host.caches.filter((cache) => cache.level === level).map(({ cpus }) => cpus);
      const cores = new Map(
        host.cpus.flatMap(({ siblings }) => (siblings === undefined ? [] : [[String(siblings), siblings]])),
      );
      expect(own.map(String).sort()).toEqual([...cores.keys()].sort());
    }
  }
}

describe('a generated host', () => {
  it('is read from lscpu -e', () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const text = writeLscpuE(machine.spec, machine.style);
        expectTable(readTable(lscpuE, text, machine), machine);
        // Without the command before it, `-y` can only be guessed from gaps: less may be told, nothing wrong.
        const { host } = lscpuE.read(pieceOf({ id: 'a', name: 'a', text }), {});
        expectCores(host!, machine, false);
        expectSockets(host!, machine);
      }),
      { numRuns: 300 },
    );
  });

  it('is read from lscpu -e -J, with bare minus signs and without', () => {
    fc.assert(
      fc.property(anyMachine, fc.boolean(), (machine, bare) => {
        const text = writeLscpuTableJson(machine.spec, machine.style, bare);
        expectTable(readTable(lscpuJson, text, machine), machine);
      }),
      { numRuns: 300 },
    );
  });

  it('is read from lscpu -p', () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        // The clock is not printed: without caches nothing tells types apart.
        const style = {
          ...machine.style,
          physical: false,
          types: machine.style.caches ? machine.style.types : 1,
        };
        const host = readHost(writeLscpuP(machine.spec, style), 'lscpu-p');
        expect(host.cpus.map(({ id }) => id)).toEqual(onlineOf(machine));
        expectNodes(host, machine, false);
        expectCores(host, { ...machine, style }, style.caches);
        expectSockets(host, machine);
      }),
      { numRuns: 300 },
    );
  });

  it('is read from lscpu -p without its header, which is said', () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const style = { ...machine.style, physical: false, types: 1, caches: true };
        const text = writeLscpuP(machine.spec, style, false);
        fc.pre(onlineOf(machine).length > 1);
        const [reading] = readSource({ id: 'a', name: 'a', text });
        expect(reading?.segment.reader).toBe('lscpu-p');
        expect(reading?.reading.problems.map(({ rule }) => rule)).toEqual(['columns-assumed']);
        expectCores(reading!.reading.host!, machine, true);
      }),
    );
  });

  it('is read from the summary, in every dialect of lists, also broken by a terminal', () => {
    const lists = fc.constantFrom('pairs' as const, 'strides' as const, 'masks' as const);
    fc.assert(
      fc.property(
        anyMachine,
        lists,
        fc.constantFrom(Infinity, 40, 80),
        fc.boolean(),
        (machine, style, width, json) => {
          const text = json
            ? writeLscpuJson(machine.spec, machine.style, style, width === 80)
            : writeLscpu(machine.spec, machine.style, style, width);
          const host = readHost(text, json ? 'lscpu-json' : 'lscpu');
          expect(host).toMatchObject({
            cpus: [],
            architecture: 'x86_64',
            model: 'Synthetic CPU @ 2.00GHz',
            cpuCount: machine.spec.cpus.length,
            online: setOfIds(onlineOf(machine)),
            present: setOfIds(machine.spec.cpus.map(({ id }) => id)),
          });
          expect(host.offline ?? []).toEqual(setOfIds(machine.style.offline));
          expectNodes(host, machine, true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read from /proc/cpuinfo', () => {
    fc.assert(
      fc.property(anyMachine, (machine) => {
        const host = readHost(writeCpuinfo(machine.spec, machine.style), 'proc-cpuinfo');
        expect(host.cpus.map(({ id, socket }) => [id, socket])).toEqual(
          onlineOf(machine).map((id) => [id, machine.spec.cpus[id]!.socket]),
        );
        expectCores(host, machine, true);
        expect(host.nodes).toEqual([]);
      }),
    );
  });
});

it.each([
  [[0, 1], '0,1', '0,1', '3'],
  [[0, 2, 4, 6], '0,2,4,6', '0-6:2', '55'],
  [[0, 1, 2, 8], '0-2,8', '0-2,8', '107'],
])('the list %j is written as lscpu does', (ids, pairs, strides, masks) => {
  expect([writeList(ids, 'pairs'), writeList(ids, 'strides'), writeList(ids, 'masks')]).toEqual([
    pairs,
    strides,
    masks,
  ]);
});
