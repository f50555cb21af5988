/**
 * The pipeline on one page: sources → segments → readings → host and domains → placement. Findings are a step of its own
 * (`findings/judge.ts`), which a picture does not wait for.
 * A pure function of the texts and the user's choices; it never throws on anything that was pasted.
 */
import type { Analysis, Choices } from './analysis.ts';
import type { Assumption } from './assumption.ts';
import { assembleDomains } from './domain/assemble.ts';
import { readMendedDomain } from './domain/read-mended.ts';
import { chosenVersion } from './domain/versions.ts';
import { withFullNames } from './full-names.ts';
import { findGuests } from './guests-of-machines.ts';
import { mergeHost } from './host/merge-host.ts';
import { giftsOf } from './intake/gifts.ts';
import type { ReaderSet } from './intake/reader-set.ts';
import type { Problem, SegmentReading } from './intake/reading.ts';
import { cutSource } from './intake/segment.ts';
import { findMissingFacts } from './missing-facts.ts';
import { placeDomain } from './placement/place-domain.ts';
import { placeEach } from './placement/place-each.ts';
import type { LaterSteps } from './later-steps.ts';
import { rulesInForce } from './placement/releases.ts';
import type { Source } from './text/source.ts';

/** What the pipeline is put together of; the page fetches some of it only when a text needs it. */
export interface Parts {
  readonly readers: ReaderSet;
  /** Without them the readers must be such as tell neither what-if commands nor QEMU's guests nor live state. */
  readonly later?: LaterSteps;
}

/** `sources` in the order in which they were pasted; their ids must differ. */
export function analyzeWith(
  { readers, later }: Parts,
  sources: readonly Source[],
  choices: Choices,
): Analysis {
  const readings = sources.flatMap((source) => cutSource(source, readers, choices.asLibvirt));
  return joinReadings(later, sources, readings, choices);
}

/** What {@link analyzeWith} makes of all pieces of all texts, read with these choices. */
export function joinReadings(
  later: LaterSteps | undefined,
  sources: readonly Source[],
  given: readonly SegmentReading[],
  choices: Choices,
): Analysis {
  const dropped = new Set(choices.droppedAssumptions);
  const mayAssume = (id: string): boolean => !choices.asLibvirt && !dropped.has(id);

  const merged = mergeHost(
    given.flatMap(({ reading }) => reading.host ?? []),
    mayAssume,
    choices.machine,
  );
  const readings = withFullNames(given, merged.machines);
  const assembled = assembleDomains(
    readings.flatMap(({ reading }) => reading.domainRoots ?? []),
    mayAssume,
  );
  const read = assembled.texts.map((text, index) =>
    readMendedDomain(text, index, {
      mayAssume,
      libvirt: chosenVersion(choices),
      asLibvirt: choices.asLibvirt,
    }),
  );
  const ofLibvirt = read.map(({ domain }) => domain);
  // Each is a domain of its own, never merged with the XML's; a what-if command is about libvirt's.
  const guests = readings.flatMap(({ reading }) => reading.qemuGuests ?? []);
  const ofQemu = later === undefined ? [] : later.readQemuGuests(guests, read.length, mayAssume);
  const told = [...ofLibvirt, ...ofQemu.map(({ domain }) => domain)];
  const where = findGuests(merged, readings, told, sources);
  const { host, machines } = where;
  const { domains: changed, changes } = later?.applyChanges(
    ofLibvirt,
    readings.flatMap(({ reading }) => reading.changes ?? []),
    where,
    new Set(choices.droppedChanges),
  ) ?? { domains: ofLibvirt, changes: [] };
  const domains = [...changed, ...ofQemu.map(({ domain }) => domain)];
  const placements = placeEach({ host, machines, domains }, (domain, itsHost, mostVcpus) => {
    const place = (domain.qemu === undefined ? undefined : later?.placeQemuGuest) ?? placeDomain;
    return place(domain, itsHost, choices, mostVcpus);
  });
  const observed = readings.flatMap(({ reading }) => reading.observations ?? []);
  const observations = later?.joinObservations(domains, observed, where) ?? [];

  const offered: readonly Assumption[] = [
    ...merged.assumptions,
    ...assembled.assumptions,
    ...read.flatMap(({ assumption }) => assumption ?? []),
    ...ofQemu.flatMap(({ assumptions }) => assumptions),
  ];
  return {
    rules: rulesInForce(choices),
    segments: readings.map(({ segment, reading }) => ({
      span: segment.span,
      reader: segment.reader,
      use: segment.use,
      gave: giftsOf(reading),
    })),
    host,
    machines,
    domains,
    placements,
    observations,
    changes,
    assumptions: offered.filter(({ id }) => mayAssume(id)),
    droppedAssumptions: choices.asLibvirt ? [] : offered.filter(({ id }) => !mayAssume(id)),
    missing: findMissingFacts({ host, domains, placements, assumptions: offered }),
    problems: firstOfEachKind([
      ...readings.flatMap(({ reading }) => reading.problems),
      ...read.flatMap(({ repairs }) => repairs),
    ]),
  };
}

/** More than are ever told; noise must not make an analysis long. */
const mostOfOneKind = 1000;

function firstOfEachKind(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostOfOneKind) return problems;
  const counts = new Map<Problem['rule'], number>();
  return problems.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= mostOfOneKind;
  });
}
