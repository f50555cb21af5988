/** The machines that the texts are about, where they are several: which is taken and why, and whose guests are whose. */
import type { Analysis } from '../core/analysis.ts';
import type { Domain } from '../core/domain/domain.ts';
import type { Machine } from '../core/host/merge-host.ts';
import { whereIs, type Places } from './places.ts';
import { makeHarmless } from './terminal-text.ts';

export interface MachineWords {
  domain(domain: Domain): string;
  /** The heading. */
  readonly machines: string;
  /** Its number from 1, the names of its guests. */
  machine(machine: Machine, number: number, guests: readonly string[]): string;
  /** Rows that are left out. */
  readonly more: (count: number) => string;
}

const mostMachines = 64;
const mostGuests = 8;
const mostPlaces = 4;

/** A line each, in paste order, with its first places; none where there is only one machine. */
export function listMachines(
  { machines, domains }: Pick<Analysis, 'machines' | 'domains'>,
  places: Places,
  words: MachineWords,
): readonly string[] {
  if (machines.length < 2) return [];
  const byId = new Map(domains.map((domain) => [domain.id, domain]));
  const lines = machines.slice(0, mostMachines).map((machine, i) => {
    const named = (machine.guests ?? []).flatMap((id) => {
      const domain = byId.get(id);
      return domain === undefined ? [] : [words.domain(domain)];
    });
    // One that is told of twice is one guest.
    const guests = [...new Set(named)];
    const others = guests.length > mostGuests ? ['…'] : [];
    const at = machine.spans.slice(0, mostPlaces).map((span) => whereIs(span, places));
    const elsewhere = machine.spans.length > mostPlaces ? ['…'] : [];
    const said = makeHarmless(words.machine(machine, i + 1, [...guests.slice(0, mostGuests), ...others]));
    return `  ${said}${said.endsWith('）') ? '' : ' '}· ${[...at, ...elsewhere].join(', ')}`;
  });
  const left = machines.length - lines.length;
  return left > 0 ? [...lines, `  ${words.more(left)}`] : lines;
}
