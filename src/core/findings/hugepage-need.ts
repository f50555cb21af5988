/** How many huge pages a guest wants of which host nodes, and how many these have in their pools. */
import { formatCpuSet, type CpuSet } from '../cpuset/cpuset.ts';
import type { Host, HostNode } from '../host/host.ts';
import { onceFor } from '../once-for.ts';
import type { DomainView } from './domain-view.ts';
import { boundNodes, memoryRows } from './memory-need.ts';

/** A node that lists some sizes has none of the others; one that lists nothing does not tell. */
export function pagesOf({ hugepages }: HostNode, sizeKiB: number): number | undefined {
  return hugepages === undefined
    ? undefined
    : (hugepages.find((page) => page.sizeKiB === sizeKiB)?.count ?? 0);
}

export interface PageNeed {
  /** Undefined: nothing binds it. */
  readonly nodes: CpuSet | undefined;
  readonly sizeKiB: number;
  readonly need: number;
}

/** Pages wanted of each set of nodes that memory is bound to, and of all nodes for what is bound to none. */
export function pageNeeds(view: DomainView, host: Host): readonly PageNeed[] {
  const needs = new Map<string, PageNeed>();
  const usual = onlySize(host);
  for (const row of memoryRows(view)) {
    const { page, kib } = row;
    const sizeKiB = page === undefined ? undefined : (page.sizeKiB ?? usual);
    if (sizeKiB === undefined || kib === undefined || row.nodes === 'unknown') continue;
    const nodes = boundNodes(row);
    const key = `${String(sizeKiB)} ${nodes === undefined ? '' : formatCpuSet(nodes)}`;
    const before = needs.get(key)?.need ?? 0;
    needs.set(key, { nodes, sizeKiB, need: before + Math.ceil(kib / sizeKiB) });
  }
  return [...needs.values()];
}

/** `<hugepages/>` takes the host's default size, which is told only by there being one. */
const onlySize = onceFor(({ nodes }: Host): number | undefined => {
  const sizes = new Set(nodes.flatMap(({ hugepages }) => hugepages?.map(({ sizeKiB }) => sizeKiB) ?? []));
  const [size] = sizes;
  return sizes.size === 1 ? size : undefined;
});
