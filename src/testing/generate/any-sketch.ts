/** Test support: hosts and guests of every kind, as fast-check makes them. */
import fc from 'fast-check';
import type { Analysis } from '../../core/analysis.ts';
import { sketchAnalysis, sketchHost } from '../../core/scene/analysis-sketches.ts';
import type { DomainSketch } from '../../core/scene/analysis-sketches.ts';
import type { HostSketch } from '../../core/scene/host-sketches.ts';

export const hostSketches: fc.Arbitrary<HostSketch> = fc.record({
  nodes: fc.integer({ min: 0, max: 9 }),
  coresPerNode: fc.integer({ min: 0, max: 9 }),
  threads: fc.integer({ min: 1, max: 4 }),
  socketsPerNode: fc.integer({ min: 1, max: 3 }),
  diesPerSocket: fc.integer({ min: 1, max: 2 }),
  numbering: fc.constantFrom('split' as const, 'adjacent' as const),
  memoryGiB: fc.nat(4096),
  freeGiB: fc.constant([0.5, 3]),
  noCores: fc.boolean(),
  l3PerNode: fc.integer({ min: 1, max: 4 }),
  efficiencyCores: fc.nat(4),
  isolated: fc.constantFrom('', '1-3', '0-80'),
  nohzFull: fc.constantFrom('', '2', '0-80'),
  hugepages: fc.constantFrom(
    [],
    [
      { sizeKiB: 2048, count: 512 },
      { sizeKiB: 2 ** 20, count: 40_000 },
    ],
  ),
  distances: fc.boolean(),
});

const cpuLists = fc
  .array(fc.tuple(fc.nat(100), fc.nat(9)), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([first, more]) => `${String(first)}-${String(first + more)}`).join(','));

export const domainSketches: fc.Arbitrary<DomainSketch> = fc
  .record({
    name: fc.option(fc.string({ maxLength: 60 }), { nil: undefined }),
    vcpus: fc.integer({ min: 1, max: 20 }),
    offline: fc.nat(3),
    pins: fc.array(fc.option(cpuLists, { nil: undefined }), { maxLength: 20 }),
    inherit: fc.oneof(fc.constant('default' as const), fc.constant('numad' as const), cpuLists),
    emulatorpin: fc.option(cpuLists, { nil: undefined }),
    iothreads: fc.nat(3),
    iothreadpin: fc.option(cpuLists, { nil: undefined }),
    cells: fc.constantFrom(undefined, ['0-3', '4-19'], ['0', '1', '2'], ['0-5', '', '6-19']),
    topology: fc.constantFrom(
      undefined,
      [2, 1, 2, 2],
      [1, 2, 3, 1],
      [2, 2, 2, 2],
      [20, 1, 1, 1],
      [1, 1, 1, 12],
    ),
    memory: fc.constantFrom(undefined, ['0'], ['1', '0-2'], ['0-8', '0', '7']),
  })
  .map(
    ({
      name,
      vcpus,
      offline,
      pins,
      inherit,
      emulatorpin,
      iothreads,
      iothreadpin,
      cells,
      topology,
      memory,
    }) => ({
      vcpus,
      current: Math.max(1, vcpus - offline),
      pin: (vcpu: number) => pins[vcpu],
      iothreads,
      ...(name === undefined ? {} : { name }),
      ...(inherit === 'numad' ? { numad: true } : inherit === 'default' ? {} : { cpuset: inherit }),
      ...(emulatorpin === undefined ? {} : { emulatorpin }),
      ...(iothreadpin === undefined ? {} : { iothreadpin }),
      ...(cells === undefined ? {} : { cells }),
      ...(topology === undefined ? {} : { topology }),
      ...(memory === undefined ? {} : { memory }),
    }),
  );

/** A host or none, and a few guests. */
export const sketchedAnalyses: fc.Arbitrary<Analysis> = fc
  .tuple(fc.option(hostSketches, { nil: undefined }), fc.array(domainSketches, { maxLength: 4 }))
  .map(([host, domains]) => sketchAnalysis(host === undefined ? undefined : sketchHost(host), domains));
