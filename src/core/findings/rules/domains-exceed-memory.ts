/**
 * Domains that each fit want more together than there is: memory, or huge pages, of the nodes that they are bound to or of
 * the whole host. QEMU maps huge pages before its guest starts, so of those that share a pool not all can run; other memory
 * is given out as it is used, and to promise more of it than there is may be meant.
 */
import { countOf, formatCpuSet, isSubset, type CpuSet } from '../../cpuset/cpuset.ts';
import { withoutTwins } from '../../domain/same-guest.ts';
import type { Host, HostNode } from '../../host/host.ts';
import type { EntityId } from '../../identity.ts';
import type { Span } from '../../text/source.ts';
import { viewDomains, type DomainView } from '../domain-view.ts';
import { pageNeeds, pagesOf } from '../hugepage-need.ts';
import { hugepageOf, nodesMeant, sumOf } from '../memory-need.ts';
import type { Rule, RuleInput } from '../rule.ts';

export const rule: Rule<'domains-exceed-memory'> = {
  id: 'domains-exceed-memory',
  severity: 'warning',
  *check(input) {
    const { host } = input;
    if (host === undefined) return;
    for (const [pageKiB, demands] of demandsByPage(input, host)) {
      const tooMuch: (CpuSet | undefined)[] = [];
      for (const nodes of setsOf(demands)) {
        // What is too much for some nodes need not be told again of more.
        if (tooMuch.some((told) => isWithin(told, nodes))) continue;
        const haveKiB = sumOf(nodesMeant(host, nodes), (node) => roomKiB(node, pageKiB));
        const within = demands.filter((demand) => isWithin(demand.nodes, nodes));
        const needs = needByDomain(within);
        const needKiB = [...needs.values()].reduce((sum, kib) => sum + kib, 0);
        if (haveKiB === undefined || needKiB <= haveKiB) continue;
        tooMuch.push(nodes);
        // Of one that does not fit by itself another rule tells.
        if (needs.size < 2 || [...needs.values()].some((kib) => kib > haveKiB)) continue;
        const domains = [...needs.keys()];
        const [span, ...related] = new Set(within.flatMap((demand) => demand.span ?? []));
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

/** By the size of huge pages; undefined: usual memory. */
function demandsByPage(input: RuleInput, host: Host): ReadonlyMap<number | undefined, readonly Demand[]> {
  const counted = new Set(withoutTwins(input.domains));
  const demands = new Map<number | undefined, Demand[]>();
  const add = (pageKiB: number | undefined, demand: Demand): void => {
    if (demand.kib === 0) return;
    const known = demands.get(pageKiB);
    if (known === undefined) demands.set(pageKiB, [demand]);
    else known.push(demand);
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

function usualDemands({ domain, placement }: DomainView): readonly Demand[] {
  return placement.memory.flatMap(({ cell, nodes, mode }) => {
    const kib =
      cell === undefined
        ? domain.guestMemory.totalKiB
        : domain.cells.find(({ id }) => id === cell)?.memoryKiB;
    if (kib === undefined || nodes === 'unknown' || hugepageOf(domain, cell) !== undefined) return [];
    const isBound = nodes !== 'all' && (mode === 'strict' || mode === 'restrictive');
    return {
      domain: domain.id,
      nodes: isBound ? nodes : undefined,
      kib,
      span: domain.guestMemory.written?.span,
    };
  });
}

/** The sets that something is bound to, the smallest first, and then the whole host. */
function setsOf(demands: readonly Demand[]): readonly (CpuSet | undefined)[] {
  const sets = new Map<string, CpuSet>();
  for (const { nodes } of demands) if (nodes !== undefined) sets.set(formatCpuSet(nodes), nodes);
  return [...[...sets.values()].toSorted((a, b) => countOf(a) - countOf(b)), undefined];
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
