/** Steps that a remedy may have, for a domain as it is: of threads, cells and counts that it has. */
import fc from 'fast-check';
import { setOfIds, type CpuSet } from '../../core/cpuset/cpuset.ts';
import type { Domain } from '../../core/domain/domain.ts';
import type { RemedyStep } from '../../core/findings/remedy.ts';
import { cellId, emulatorId, iothreadId, vcpuId } from '../../core/identity.ts';

const cpus: fc.Arbitrary<CpuSet> = fc.uniqueArray(fc.nat(63), { minLength: 1, maxLength: 5 }).map(setOfIds);
const nodes: fc.Arbitrary<CpuSet> = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }).map(setOfIds);
const mode = fc.constantFrom('strict', 'preferred', 'interleave', 'restrictive');

export function remedySteps(domain: Domain): fc.Arbitrary<readonly RemedyStep[]> {
  const { id } = domain;
  const threads = [
    ...Array.from({ length: Math.min(domain.vcpus.max, 16) }, (_, vcpu) => vcpuId(id, vcpu)),
    emulatorId(id),
    ...domain.iothreads.map((iothread) => iothreadId(id, iothread)),
  ];
  const thread = fc.constantFrom(...threads);
  const pinned = [
    ...domain.vcpuPins.filter(({ fate }) => fate === 'kept').map(({ vcpu }) => vcpuId(id, vcpu)),
    ...domain.emulatorPins.slice(0, 1).map(() => emulatorId(id)),
  ];
  const pins = fc
    .uniqueArray(thread, { minLength: 1, maxLength: 4 })
    .chain((all) =>
      fc.tuple(
        ...all.map((one) => fc.record({ kind: fc.constant<'pin'>('pin'), thread: fc.constant(one), cpus })),
      ),
    );
  const one = (step: fc.Arbitrary<RemedyStep>): fc.Arbitrary<readonly RemedyStep[]> => step.map((s) => [s]);
  const domainOf = fc.constant(id);
  return fc.oneof(
    { weight: 6, arbitrary: pins },
    ...(pinned.length === 0
      ? []
      : [
          {
            weight: 2,
            arbitrary: fc
              .shuffledSubarray(pinned, { minLength: 1 })
              .map((all) => all.map((gone): RemedyStep => ({ kind: 'unpin', thread: gone }))),
          },
        ]),
    {
      weight: 2,
      arbitrary: one(
        fc.record({
          kind: fc.constant<'vcpu-cpuset'>('vcpu-cpuset'),
          domain: domainOf,
          cpus: fc.option(cpus, { nil: undefined }),
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: one(
        fc.record({
          kind: fc.constant<'vcpu-count'>('vcpu-count'),
          domain: domainOf,
          max: fc.integer({ min: 1, max: 20 }),
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: one(fc.record({ kind: fc.constant<'memory'>('memory'), domain: domainOf, mode, nodes })),
    },
    ...domain.cells.slice(0, 2).map((cell) => ({
      weight: 1,
      arbitrary: one(
        fc.record({
          kind: fc.constant<'memnode'>('memnode'),
          cell: fc.constant(cellId(id, cell.id)),
          mode,
          nodes,
        }),
      ),
    })),
    {
      weight: 1,
      arbitrary: one(
        fc.record({
          kind: fc.constant<'topology'>('topology'),
          domain: domainOf,
          sockets: fc.integer({ min: 1, max: 3 }),
          dies: fc.constantFrom(1, 1, 2),
          cores: fc.integer({ min: 1, max: 4 }),
          threads: fc.constantFrom(1, 2),
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: one(
        fc.record({
          kind: fc.constant<'iothread-count'>('iothread-count'),
          domain: domainOf,
          count: fc.nat(4),
        }),
      ),
    },
  );
}
