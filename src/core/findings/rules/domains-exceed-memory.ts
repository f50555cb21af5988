/**
 * Domains that each fit want more together than there is: memory, or huge pages, of the nodes that they are bound to or of
 * the whole host. QEMU maps huge pages before its guest starts, so of those that share a pool not all can run; other memory
 * is given out as it is used, and to promise more of it than there is may be meant. One that does not fit by itself is left
 * out: another rule tells of it, and the others are too many without it or are not.
 */
import {
  countOf,
  formatCpuSet,
  intersectionOf,
  isEmpty,
  isSubset,
  setOfIds,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import { withoutTwins } from '../../domain/same-guest.ts';
import type { Host, HostNode } from '../../host/host.ts';
import type { EntityId } from '../../identity.ts';
import type { Span } from '../../text/source.ts';
import { viewDomains, type DomainView } from '../domain-view.ts';
import { pageNeeds, pagesOf } from '../hugepage-need.ts';
import { boundNodes, memoryRows, mostNodeSets, nodesMeant, sumOf } from '../memory-need.ts';
import type { Rule, RuleInput } from '../rule.ts';

export const rule: Rule<'domains-exceed-memory'> = {
  id: 'domains-exceed-memory',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const [pageKiB, demands] of demandsByPage(input, host)) {
      const groups = groupBySet(demands);
      const short: Short[] = [];
      const unfit = new Set<EntityId>();
      for (const nodes of setsOf(groups)) {
        const haveKiB = sumOf(nodesMeant(host, nodes), (node) => roomKiB(node, pageKiB));
        const within = groups.filter((group) => isWithin(group.nodes, nodes));
        const needKiB = within.reduce((sum, { kib }) => sum + kib, 0);
        if (haveKiB === undefined || needKiB <= haveKiB) continue;
        short.push({ nodes, haveKiB });
        for (const [domain, kib] of needByDomain(within.flatMap((group) => group.demands)))
          if (kib > haveKiB) unfit.add(domain);
      }
      const fitting = groupBySet(demands.filter(({ domain }) => !unfit.has(domain)));
      const told: (CpuSet | undefined)[] = [];
      for (const { nodes, haveKiB } of short) {
        // What is too much for some nodes need not be told again of more.
        if (told.some((fewer) => isWithin(fewer, nodes))) continue;
        const within = fitting.filter((group) => isWithin(group.nodes, nodes));
        const needKiB = within.reduce((sum, { kib }) => sum + kib, 0);
        if (needKiB <= haveKiB) continue;
        told.push(nodes);
        const wanting = within.flatMap((group) => group.demands);
        const domains = [...needByDomain(wanting).keys()];
        const [span, ...related] = new Set(wanting.flatMap((demand) => demand.span ?? []));
        yield {
          params: {
            domains,
            nodes: nodes === undefined ? undefined : formatCpuSet(nodes),
            pageKiB,
            needKiB,
            haveKiB,
          },
          severity: pageKiB === undefined ? 'note' : 'warning',
          ...(span === undefined ? {} : { span }),
          related,
          entities: domains,
        };
      }
    }
  },
};

interface Demand {
  readonly domain: EntityId;
  /** Undefined: nothing binds it, or only as a preference. */
  readonly nodes: CpuSet | undefined;
  readonly kib: number;
  readonly span: Span | undefined;
}

/** What wants memory of the same nodes. */
interface Group {
  readonly nodes: CpuSet | undefined;
  readonly demands: Demand[];
  kib: number;
}

/** Nodes that have less than all want that are bound to them. */
interface Short {
  readonly nodes: CpuSet | undefined;
  readonly haveKiB: number;
}

/** By the size of huge pages; undefined: usual memory. Of nodes only those that the host has. */
function demandsByPage(input: RuleInput, host: Host): ReadonlyMap<number | undefined, readonly Demand[]> {
  const counted = new Set(withoutTwins(input.domains));
  const known = setOfIds(host.nodes.map(({ id }) => id));
  const demands = new Map<number | undefined, Demand[]>();
  const add = (pageKiB: number | undefined, { nodes, ...rest }: Demand): void => {
    const there = nodes === undefined ? undefined : intersectionOf(nodes, known);
    // Bound to nodes that are not there it takes nothing: the guest does not start.
    if (rest.kib === 0 || (there !== undefined && isEmpty(there))) return;
    const demand = { ...rest, nodes: there };
    const others = demands.get(pageKiB);
    if (others === undefined) demands.set(pageKiB, [demand]);
    else others.push(demand);
  };
  for (const view of viewDomains(input)) {
    const { domain } = view;
    if (!counted.has(domain)) continue;
    for (const { nodes, sizeKiB, need } of pageNeeds(view, host))
      add(sizeKiB, { domain: domain.id, nodes, kib: need * sizeKiB, span: domain.hugepages[0]?.span });
    for (const demand of usualDemands(view)) add(undefined, demand);
  }
  return demands;
}

function usualDemands(view: DomainView): readonly Demand[] {
  const { id, guestMemory } = view.domain;
  return memoryRows(view).flatMap((row) => {
    const { kib, nodes, page } = row;
    if (kib === undefined || nodes === 'unknown' || page !== undefined) return [];
    return { domain: id, nodes: boundNodes(row), kib, span: guestMemory.written?.span };
  });
}

function groupBySet(demands: readonly Demand[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const demand of demands) {
    const { nodes, kib } = demand;
    const key = nodes === undefined ? 'all' : formatCpuSet(nodes);
    const group = groups.get(key) ?? { nodes, demands: [], kib: 0 };
    group.demands.push(demand);
    group.kib += kib;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The sets that something is bound to, the smallest first, and then the whole host. */
function setsOf(groups: readonly Group[]): readonly (CpuSet | undefined)[] {
  const sets = groups.flatMap(({ nodes }) => (nodes === undefined ? [] : [{ nodes, size: countOf(nodes) }]));
  const smallest = sets.sort((a, b) => a.size - b.size).slice(0, mostNodeSets);
  return [...smallest.map(({ nodes }) => nodes), undefined];
}

function isWithin(inner: CpuSet | undefined, outer: CpuSet | undefined): boolean {
  return outer === undefined || (inner !== undefined && isSubset(inner, outer));
}

function needByDomain(demands: readonly Demand[]): ReadonlyMap<EntityId, number> {
  const needs = new Map<EntityId, number>();
  for (const { domain, kib } of demands) needs.set(domain, (needs.get(domain) ?? 0) + kib);
  return needs;
}

function roomKiB(node: HostNode, pageKiB: number | undefined): number | undefined {
  if (pageKiB === undefined) return node.memoryKiB;
  const pages = pagesOf(node, pageKiB);
  return pages === undefined ? undefined : pages * pageKiB;
}
