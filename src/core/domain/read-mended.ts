/**
 * A domain whose text was mended (full-width commas, typographic quotes): what was meant is drawn, and libvirt's
 * verdict is that on the text as it is written. Where libvirt takes it as written, nothing was to mend.
 */
import { problem, type Problem } from '../intake/reading.ts';
import type { DomainText } from './assemble.ts';
import { readDomain, type ReadChoices, type ReadDomain } from './read-domain.ts';

export interface MendedDomain extends ReadDomain {
  /** What was mended, for the notes. */
  readonly repairs: readonly Problem[];
}

export function readMendedDomain(text: DomainText, index: number, choices: ReadChoices): MendedDomain {
  const { asWritten, repairs = [] } = text;
  if (asWritten === undefined) return { ...readDomain(text, index, choices), repairs: [] };
  const written = readDomain(asWritten, index, choices);
  const { refusals } = written.domain;
  const [verdict] = refusals;
  if (verdict === undefined) return { ...written, repairs: [] };
  const { domain, assumption } = readDomain(text, index, choices);
  return {
    // Text that is no XML is refused before anything in it is looked at; what follows is what was meant.
    domain: { ...domain, refusals: asWritten.fault === undefined ? refusals : [verdict, ...domain.refusals] },
    assumption,
    repairs: repairs.map(({ kind, count, span }) =>
      problem('text-repaired', { kind, count, libvirt: verdict.message }, span),
    ),
  };
}
