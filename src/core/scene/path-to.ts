/** What something stands in, from the outermost: node, socket, core, CPU; domain, guest cell, vCPU. */
import type { Analysis } from '../analysis.ts';
import { hasId } from '../cpuset/cpuset.ts';
import type { TopologyBox } from '../host/topology-tree.ts';
import { buildTopologyTree } from '../host/topology-tree.ts';
import { cellId, hostId } from '../identity.ts';
import type { EntityId } from '../identity.ts';

/**
 * With the thing itself at the end. What the texts do not hold (any more) is alone on its path; so are CPUs that have no
 * place on the host.
 */
export function pathTo(id: EntityId, analysis: Analysis): readonly EntityId[] {
  const [, domainId, rest] = /^(d\d+)(?:\/(.+))?$/.exec(id) ?? [];
  if (domainId !== undefined) {
    if (rest === undefined) return [id];
    const vcpu = /^vcpu:(\d+)$/.exec(rest)?.[1];
    const cell = vcpu === undefined ? undefined : cellWith(domainId, Number(vcpu), analysis);
    return [domainId, ...(cell === undefined ? [] : [cell]), id];
  }
  const { host } = analysis;
  const path = host === undefined ? undefined : pathIn(buildTopologyTree(host), id);
  return path ?? [id];
}

/** A cell is a step only where there are several, as in the picture. */
function cellWith(domainId: EntityId, vcpu: number, { domains }: Analysis): EntityId | undefined {
  const domain = domains.find((candidate) => candidate.id === domainId);
  if (domain === undefined || domain.cells.length < 2) return undefined;
  const cell = domain.cells.find(({ cpus }) => hasId(cpus, vcpu));
  return cell === undefined ? undefined : cellId(domainId, cell.id);
}

/** The CPU that a box is named after leads the way: no more than one branch of a level is entered. */
function pathIn(root: TopologyBox, id: EntityId): readonly EntityId[] | undefined {
  if (root.id === id) return [id];
  const [, kind, number = '-1'] = /^([a-z0-9]+):(\d+)$/.exec(id) ?? [];
  if (kind === 'node') return root.children.some((child) => child.id === id) ? [hostId, id] : undefined;
  const cpu = Number(number);
  const path: EntityId[] = [];
  for (let box: TopologyBox | undefined = root; box !== undefined;) {
    path.push(box.id);
    if (box.id === id) return path;
    box = box.children.find(({ cpus }) => hasId(cpus, cpu));
  }
  return undefined;
}
