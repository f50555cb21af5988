/**
 * Generated `-smp`, `-numa` and `-object` lines against the real QEMU: what it refuses and with which sentence, how it
 * completes the topology, which vCPU it puts into which cell and which it starts with.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../core/analyze.ts';
import { defaultChoices } from '../../core/analysis.ts';
import { hasId } from '../../core/cpuset/cpuset.ts';
import { askQemu, findQemu } from './qemu.ts';

const version = findQemu();
if (version === undefined) console.warn('QEMU lines: skipped, because qemu-system-x86_64 is missing');

const few = fc.integer({ min: 1, max: 6 });
const maybe = (key: string, value: fc.Arbitrary<number>): fc.Arbitrary<string[]> =>
  fc.option(value, { nil: undefined }).map((n) => (n === undefined ? [] : [`${key}=${String(n)}`]));

const smp = fc
  .tuple(
    maybe('cpus', fc.integer({ min: 1, max: 24 })),
    maybe('maxcpus', fc.integer({ min: 1, max: 24 })),
    maybe('sockets', few),
    maybe('dies', fc.constantFrom(1, 1, 2)),
    maybe('cores', few),
    maybe('threads', fc.constantFrom(1, 1, 2)),
  )
  .map((parts) => parts.flat())
  .filter((parts) => parts.length > 0)
  .map((parts) => ['-smp', parts.join()]);

const machine = fc.constantFrom(
  [],
  ['-machine', 'pc-q35-6.1'],
  ['-machine', 'pc-q35-6.2'],
  ['-M', 'pc-i440fx-7.2'],
);

const cells = fc
  .array(
    fc.record({
      cpus: fc.option(fc.tuple(fc.nat(11), fc.nat(5)), { nil: undefined }),
      mib: fc.constantFrom(64, 64, 64, 32),
      memdev: fc.constantFrom(true, true, true, true, false),
    }),
    { maxLength: 3 },
  )
  .map((list) => {
    const total = list.length * 64;
    const args = list.flatMap(({ cpus, mib, memdev }, i) => [
      '-object',
      i % 2 === 0
        ? `memory-backend-ram,id=m${String(i)},size=${String(mib)}M`
        : JSON.stringify({ 'qom-type': 'memory-backend-ram', id: `m${String(i)}`, size: mib * 2 ** 20 }),
      '-numa',
      ['node']
        .concat(cpus === undefined ? [] : [`cpus=${String(cpus[0])}-${String(cpus[0] + cpus[1])}`])
        .concat(memdev ? [`memdev=m${String(i)}`] : [`mem=${String(mib)}`])
        .join(),
    ]);
    return total === 0 ? [] : ['-m', String(total), ...args];
  });

const distances = fc
  .array(fc.tuple(fc.nat(2), fc.nat(2), fc.constantFrom(10, 20, 20, 30, 9)), { maxLength: 4 })
  .map((list) =>
    list.flatMap(([src, dst, val]) => [
      '-numa',
      `dist,src=${String(src)},dst=${String(dst)},val=${String(val)}`,
    ]),
  );

/** Distances without cells are refused one and all; they are tried with some. */
const line = fc
  .tuple(
    machine,
    smp,
    cells,
    fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: distances }),
  )
  .map(([a, b, c, d]) => [...a, ...b, ...c, ...(c.length > 0 ? d : [])]);

/** Lines that QEMU mostly takes: whole topologies with parts left out, cells that share the vCPUs out. */
const fitting = fc
  .record({
    machine,
    sockets: fc.integer({ min: 1, max: 4 }),
    dies: fc.constantFrom(1, 1, 2),
    cores: fc.integer({ min: 1, max: 4 }),
    threads: fc.constantFrom(1, 2),
    unplugged: fc.nat(3),
    leftOut: fc.subarray(['sockets', 'dies', 'cores', 'threads']),
    cuts: fc.option(fc.array(fc.nat(15), { maxLength: 2 }), { nil: undefined }),
    named: fc.boolean(),
  })
  .map(({ machine: type, unplugged, leftOut, cuts, named, ...levels }) => {
    const max = levels.sockets * levels.dies * levels.cores * levels.threads;
    const cpus = Math.max(1, max - unplugged);
    const written = Object.entries(levels).flatMap(([key, count]) =>
      leftOut.includes(key) ? [] : [`${key}=${String(count)}`],
    );
    const smp = [String(cpus), ...(cpus === max ? [] : [`maxcpus=${String(max)}`]), ...written].join();
    const bounds = [0, ...(cuts ?? []).map((at) => at % (max + 1)).sort((a, b) => a - b), max];
    const cellArgs = (cuts === undefined ? [] : bounds.slice(1)).flatMap((end, i) => {
      const from = bounds[i] ?? 0;
      const range = named && end > from ? [`cpus=${String(from)}-${String(end - 1)}`] : [];
      return [
        '-object',
        `memory-backend-ram,id=m${String(i)},size=64M`,
        '-numa',
        ['node', `nodeid=${String(i)}`, ...range, `memdev=m${String(i)}`].join(),
      ];
    });
    const memory = cuts === undefined ? [] : ['-m', String(64 * (bounds.length - 1))];
    return [...type, '-smp', smp, ...memory, ...cellArgs];
  });

const runs = 300;

const isOldMemory = (message: string): boolean => message.includes('-numa node,mem is not supported');

describe.skipIf(version === undefined)(`QEMU ${version ?? ''}`, () => {
  it(`agrees on ${String(runs)} generated lines`, () => {
    let refused = 0;
    let compared = 0;
    fc.assert(
      fc.property(fc.oneof(line, fitting), (args) => {
        const text = [
          'qemu-system-x86_64',
          ...args.map((arg) => (arg.startsWith('{') ? `'${arg}'` : arg)),
        ].join(' ');
        const { domains } = analyze([{ id: 's', name: 's', text }], defaultChoices);
        const domain = domains[0]!;
        const answer = askQemu(args);
        const first = domain.refusals[0]?.message;
        if (!answer.ok) {
          refused++;
          // Without a number in the machine type it is a note: this QEMU's newest type refuses mem=.
          if (isOldMemory(answer.message) && domain.qemu?.oldMemory !== undefined) return;
          expect(first, `${text}\n${answer.message}`).toBeDefined();
          expect(answer.message, text).toContain(first);
          return;
        }
        compared++;
        expect(
          domain.refusals.map(({ message }) => message),
          text,
        ).toEqual([]);
        expect(domain.vcpus.max, text).toBe(answer.cpus.length);
        const { cores, threads, dies, sockets } = domain.topology!;
        answer.cpus.forEach((cpu, index) => {
          const place = {
            thread: index % threads,
            core: Math.floor(index / threads) % cores,
            die: Math.floor(index / threads / cores) % dies,
            socket: Math.floor(index / threads / cores / dies) % sockets,
          };
          const cell = domain.cells.find(({ cpus }) => hasId(cpus, index))?.id;
          expect({ ...place, cell, online: hasId(domain.onlineVcpus, index) }, text).toEqual(cpu);
        });
      }),
      { numRuns: runs },
    );
    console.info(
      `QEMU ${version ?? ''}: ${String(compared)} lines compared vCPU by vCPU, ${String(refused)} refused with its sentence`,
    );
  }, 600_000);
});
