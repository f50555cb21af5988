/** Remedies for domains that are in each other's way: one of them, or what of it is in the way, goes elsewhere. */
import { onlyId, setOfIds } from '../../cpuset/cpuset.ts';
import type { EntityId } from '../../identity.ts';
import { viewDomains, type DomainView } from '../domain-view.ts';
import type { RuleInput } from '../rule.ts';
import { moveVcpus, pinAside, propose, type Proposed } from './pinning.ts';
import { planPins } from './plan-pins.ts';

/**
 * The second domain goes to what is free besides, the first keeps what it has: those of its vCPUs alone that are in the way
 * (`entities`), or all anew. Where nothing is free on the node of its memory, one of them goes to another node with it.
 */
export function moveOtherDomains(
  input: RuleInput,
  domains: readonly EntityId[],
  entities: readonly EntityId[],
): Proposed {
  const views = viewDomains(input).filter(({ domain }) => domains.includes(domain.id));
  const [first, second, third] = views;
  // Of more than two, which of them should go is not for a program to say.
  if (second === undefined || third !== undefined) return [];
  const threads = entities.filter((id) => id.includes('/'));
  const ofQemu = threads.filter((id) => !id.includes('/vcpu:'));
  const inTheWay = threads.filter((id) => id.startsWith(`${second.domain.id}/vcpu:`));
  return [
    // Where QEMU's own threads are in a vCPU's way, it is they who go.
    ...views.flatMap(({ domain }) =>
      pinAside(
        input,
        ofQemu.filter((id) => id.startsWith(`${domain.id}/`)),
      ),
    ),
    ...moveVcpus(input, inTheWay),
    ...propose('pin-all-apart', planPins(input, second)),
    ...[second, first].flatMap((view) => (view === undefined ? [] : moveWithMemory(input, view))),
  ];
}

/**
 * A whole guest to another node, its memory too. Only one without cells of its own, whose `<memory>` names one node; one
 * proposal for each node that has room.
 */
function moveWithMemory(input: RuleInput, view: DomainView): Proposed {
  const { domain, placement } = view;
  const bound = domain.memory?.nodeset?.set;
  const home = bound === undefined ? undefined : onlyId(bound);
  if (
    domain.memory === undefined ||
    home === undefined ||
    domain.cells.length > 1 ||
    domain.memnodes.length > 0
  )
    return [];
  const { mode } = domain.memory;
  return (input.host?.nodes ?? []).flatMap(({ id }): Proposed => {
    if (id === home) return [];
    const nodes = setOfIds([id]);
    const memory = placement.memory.map((row) => ({ ...row, nodes }));
    const pins = planPins(input, { ...view, placement: { ...placement, memory } });
    if (pins === undefined || pins.length === 0) return [];
    return propose('move-with-memory', [...pins, { kind: 'memory', domain: domain.id, mode, nodes }]);
  });
}
