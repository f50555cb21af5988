/**
 * What rules are asked of where the texts are of several machines: the host with its own guests and those of which nobody knows
 * where they run; and the guests of each other machine by themselves, without a host, as of its CPUs nothing is drawn.
 */
import { guestsElsewhere } from '../host/guests-elsewhere.ts';
import type { EntityId } from '../identity.ts';
import { onceFor } from '../once-for.ts';
import type { Finding } from './finding.ts';
import type { RuleInput } from './rule.ts';

/** The host's own part first. One machine: the input itself. */
export const divideByMachine = onceFor((input: RuleInput): readonly RuleInput[] => {
  const elsewhere = guestsElsewhere(input.machines);
  if (!input.domains.some(({ id }) => elsewhere.has(id))) return [input];
  const others = input.machines.flatMap(({ chosen, guests = [] }) => (chosen ? [] : [new Set(guests)]));
  return [
    keep(input, (id) => id === undefined || !elsewhere.has(id)),
    ...others.map((guests) => ({
      ...keep(input, (id) => id !== undefined && guests.has(id)),
      host: undefined,
    })),
  ].filter(({ domains }, i) => i === 0 || domains.length > 0);
});

/** The part in which the finding was made: that of the first guest that it names, else the host's. */
export function partOf(finding: Finding, input: RuleInput): RuleInput {
  const parts = divideByMachine(input);
  const guests = new Set(finding.entities.map((id) => id.split('/')[0]));
  return parts.find(({ domains }) => domains.some(({ id }) => guests.has(id))) ?? parts[0] ?? input;
}

/** `isOurs` of undefined: of what is no domain's. */
function keep(input: RuleInput, isOurs: (domain: EntityId | undefined) => boolean): RuleInput {
  return {
    ...input,
    domains: input.domains.filter(({ id }) => isOurs(id)),
    placements: input.placements.filter(({ domain }) => isOurs(domain)),
    observations: input.observations.filter(({ domain }) => isOurs(domain)),
    changes: input.changes.filter(({ domain }) => isOurs(domain)),
  };
}
