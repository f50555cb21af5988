/**
 * The pipeline on one page: sources → segments → readings → host and domains → placement → findings.
 * A pure function of the texts and the user's choices; it never throws on anything that was pasted.
 */
import type { Analysis, Choices } from './analysis.ts';
import type { Assumption } from './assumption.ts';
import { applyChanges } from './change/apply-changes.ts';
import { assembleDomains } from './domain/assemble.ts';
import { readMendedDomain } from './domain/read-mended.ts';
import { chosenVersion } from './domain/versions.ts';
import { runRules } from './findings/run.ts';
import { mergeHost } from './host/merge-host.ts';
import { findNumbering } from './host/numbering.ts';
import { giftsOf } from './intake/gifts.ts';
import { readSource } from './intake/segment.ts';
import { findMissingFacts } from './missing-facts.ts';
import { domainOfQemu } from './qemu/domain-of-qemu.ts';
import { placeDomain } from './placement/place-domain.ts';
import { joinObservations } from './live/join-observations.ts';
import { mostVcpusPlacedInAll } from './placement/place-threads.ts';
import { rulesInForce } from './placement/releases.ts';
import type { Source } from './text/source.ts';

/** `sources` in the order in which they were pasted; their ids must differ. */
export function analyze(sources: readonly Source[], choices: Choices): Analysis {
  const dropped = new Set(choices.droppedAssumptions);
  const mayAssume = (id: string): boolean => !choices.asLibvirt && !dropped.has(id);

  const readings = sources.flatMap((source) => readSource(source, choices));
  const merged = mergeHost(
    readings.flatMap(({ reading }) => reading.host ?? []),
    mayAssume,
    choices.machine,
  );
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
  const { domains: changed, changes } = applyChanges(
    read.map(({ domain }) => domain),
    readings.flatMap(({ reading }) => reading.changes ?? []),
    merged.host,
    new Set(choices.droppedChanges),
  );
  // Each is a domain of its own, never merged with the XML's.
  const ofQemu = readings
    .flatMap(({ reading }) => reading.qemuGuests ?? [])
    .map((guest, i) => domainOfQemu(guest, read.length + i, mayAssume));
  const domains = [...changed, ...ofQemu.map(({ domain }) => domain)];
  let vcpusLeft = mostVcpusPlacedInAll;
  const placements = domains.map((domain) => {
    const placement = placeDomain(domain, merged.host, choices, vcpusLeft);
    vcpusLeft -= placement.threads.filter((thread) => thread.kind === 'vcpu').length;
    return placement;
  });
  const observations = joinObservations(
    domains,
    readings.flatMap(({ reading }) => reading.observations ?? []),
    merged.host,
  );
  const findings = runRules({
    host: merged.host,
    domains,
    placements,
    observations,
    changes,
    problems: [
      ...readings.flatMap(({ reading }) => reading.problems),
      ...read.flatMap(({ repairs }) => repairs),
    ],
  });

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
    host: merged.host,
    numbering: merged.host === undefined ? {} : findNumbering(merged.host),
    machines: merged.machines,
    domains,
    placements,
    findings,
    observations,
    changes,
    assumptions: offered.filter(({ id }) => mayAssume(id)),
    droppedAssumptions: choices.asLibvirt ? [] : offered.filter(({ id }) => !mayAssume(id)),
    missing: findMissingFacts({ host: merged.host, domains, placements, assumptions: offered }),
  };
}
