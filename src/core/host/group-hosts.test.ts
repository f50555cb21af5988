import { expect, it } from 'vitest';
import { rangeSet } from '../cpuset/cpuset.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { groupHosts } from './group-hosts.ts';
import type { HostFacts } from './host-facts.ts';

const host = (first: number): HostFacts => {
  const span = { source: 's', from: first, to: first + 1 };
  const cpus = rangeSet(first, first + 1);
  return {
    from: 'virsh-capabilities',
    span,
    cpus: [first, first + 1].map((id) => ({ id, node: 0, span })),
    nodes: [{ id: 0, cpus, span }],
    caches: [],
    fakeCell: false,
  };
};

it('tells thousands of machines apart in time linear in their number', () => {
  const many = Array.from({ length: 8000 }, (_, i) => host(2 * i));
  // All pairs of 20,000 took minutes.
  expect(withinCpuMs(3000, () => groupHosts(many))).toHaveLength(many.length);
}, 20_000);

it('puts what is told again where it was told first, however many machines there are', () => {
  const many = Array.from({ length: 200 }, (_, i) => host(2 * i));
  const groups = groupHosts([...many, ...many]);
  expect(groups.map((group) => group.length)).toEqual(many.map(() => 2));
});
