/** The remedy for domains that may come to CPUs to which others are pinned: their sets without these. */
import { findContention } from '../../contention/find-contention.ts';
import {
  countOf,
  differenceOf,
  emptySet,
  intersectionOf,
  isSubset,
  overlaps,
  unionOf,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import type { Host } from '../../host/host.ts';
import type { EntityId } from '../../identity.ts';
import { viewDomains, type DomainView } from '../domain-view.ts';
import type { RemedyStep } from '../remedy.ts';
import type { RuleInput } from '../rule.ts';
import { confinedTo } from '../threads.ts';
import { propose, type Proposed } from './pinning.ts';

/** More domains are not edited at one go: whoever has so many has a tool that writes them. */
const mostDomains = 16;

/** Nothing where a domain would have fewer CPUs than vCPUs. */
export function keepOffPinned(input: RuleInput, visitors: readonly EntityId[]): Proposed {
  if (visitors.length > mostDomains) return [];
  const taken = findContention(input).visits.reduce((all, { cpus }) => unionOf(all, cpus), emptySet);
  /** vCPUs that are on a node already, so that the domains are spread. */
  const load = new Map<number, number>();
  const steps: RemedyStep[] = [];
  for (const view of viewDomains(input)) {
    if (!visitors.includes(view.domain.id)) continue;
    const own = stepsFor(view, taken, input.host, load);
    if (own === undefined) return [];
    steps.push(...own);
  }
  return propose('keep-off-pinned', steps);
}

function stepsFor(
  { domain, vcpus }: DomainView,
  taken: CpuSet,
  host: Host | undefined,
  load: Map<number, number>,
): readonly RemedyStep[] | undefined {
  const steps: RemedyStep[] = [];
  let inherited: CpuSet | undefined;
  for (const vcpu of vcpus) {
    const cpus = confinedTo(vcpu);
    if (cpus === undefined || countOf(cpus) < 2 || !overlaps(cpus, taken)) continue;
    if (vcpu.source === 'vcpupin') {
      const rest = differenceOf(cpus, taken);
      if (rest.length === 0) return undefined;
      steps.push({ kind: 'pin', thread: vcpu.thread, cpus: rest });
    } else if (vcpu.source === 'default' || vcpu.source === 'vcpu-cpuset') {
      inherited ??= cpus;
    } else return undefined;
  }
  if (inherited === undefined) return steps;
  const count = vcpus.filter(({ source }) => source !== 'vcpupin').length;
  const rest = withinOneNode(inherited, differenceOf(inherited, taken), count, host, load);
  if (countOf(rest) < count) return undefined;
  return [{ kind: 'vcpu-cpuset', domain: domain.id, cpus: rest }, ...steps];
}

/** A set that reached over nodes because nobody thought of them is put on one, where that has room. */
function withinOneNode(
  before: CpuSet,
  rest: CpuSet,
  count: number,
  host: Host | undefined,
  load: Map<number, number>,
): CpuSet {
  const nodes = host?.nodes ?? [];
  if (nodes.some(({ cpus }) => isSubset(before, cpus))) return rest;
  const [best] = nodes
    .map(({ id, cpus }) => ({ id, cpus: intersectionOf(cpus, rest) }))
    .filter(({ cpus }) => countOf(cpus) >= count)
    .map(({ id, cpus }) => ({ id, cpus, left: countOf(cpus) - (load.get(id) ?? 0) }))
    .sort((a, b) => b.left - a.left);
  if (best === undefined) return rest;
  load.set(best.id, (load.get(best.id) ?? 0) + count);
  return best.cpus;
}
