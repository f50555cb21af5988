/**
 * What rules are asked of where the texts are of several machines: the host with its own guests and those of which nobody knows
 * where they run; and the guests of each other machine by themselves, without a host, as of its CPUs nothing is drawn.
 */
import type { AppliedChange } from '../change/applied-change.ts';
import type { Domain } from '../domain/domain.ts';
import { guestsElsewhere, machinesOfGuests } from '../host/guests-elsewhere.ts';
import type { EntityId } from '../identity.ts';
import type { JoinedObservation } from '../live/joined-observation.ts';
import { onceFor } from '../once-for.ts';
import type { DomainPlacement } from '../placement/placement.ts';
import type { Finding } from './finding.ts';
import type { RuleInput } from './rule.ts';

/** The host's own part first, then each other machine that has guests, in paste order. One machine: the input itself. Linear. */
export const divideByMachine = onceFor((input: RuleInput): readonly RuleInput[] => {
  const elsewhere = guestsElsewhere(input.machines);
  if (!input.domains.some(({ id }) => elsewhere.has(id))) return [input];
  const homes = machinesOfGuests(input.machines);
  const own = nobody();
  const others = new Map<number, Members>();
  const membersOf = (domain: EntityId | undefined): Members => {
    const home = domain === undefined || !elsewhere.has(domain) ? undefined : homes.get(domain);
    if (home === undefined) return own;
    const known = others.get(home) ?? nobody();
    others.set(home, known);
    return known;
  };
  for (const one of input.domains) membersOf(one.id).domains.push(one);
  for (const one of input.placements) membersOf(one.domain).placements.push(one);
  for (const one of input.observations) membersOf(one.domain).observations.push(one);
  for (const one of input.changes) membersOf(one.domain).changes.push(one);
  // What reading met is told with the host; of the others it matters what is left out of their text.
  const problems = input.problems.filter(({ rule }) => rule === 'xml-elided');
  const parts = [...others].sort(([a], [b]) => a - b);
  return [
    { ...input, ...own },
    ...parts.map(([, members]) => ({ ...input, ...members, problems, host: undefined })),
  ];
});

interface Members {
  readonly domains: Domain[];
  readonly placements: DomainPlacement[];
  readonly observations: JoinedObservation[];
  readonly changes: AppliedChange[];
}

const nobody = (): Members => ({ domains: [], placements: [], observations: [], changes: [] });

const partsOfGuests = onceFor(
  (input: RuleInput): ReadonlyMap<EntityId, RuleInput> =>
    new Map(divideByMachine(input).flatMap((part) => part.domains.map(({ id }) => [id, part] as const))),
);

/** The part in which the finding was made: that of the first guest that it names, else the host's. */
export function partOf(finding: Finding, input: RuleInput): RuleInput {
  const parts = partsOfGuests(input);
  for (const id of finding.entities) {
    const part = parts.get(id.split('/')[0] ?? '');
    if (part !== undefined) return part;
  }
  return divideByMachine(input)[0] ?? input;
}
