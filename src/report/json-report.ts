/** The answer in the form of `json-contract.ts`. */
import type { Analysis, JudgedAnalysis } from '../core/analysis.ts';
import { differenceOf, formatCpuSet } from '../core/cpuset/cpuset.ts';
import type { Finding } from '../core/findings/finding.ts';
import type { Host } from '../core/host/host.ts';
import { findNumbering } from '../core/host/numbering.ts';
import type { LineColumn } from '../core/text/lines.ts';
import type { Source } from '../core/text/source.ts';
import type { JsonFinding, JsonHost, JsonReport } from './json-contract.ts';
import { reportContention } from './json-contention.ts';
import { reportDomains } from './json-domain.ts';
import { reportChange, reportObservation } from './json-live.ts';
import { findPlaces } from './places.ts';
import type { Place, Places } from './places.ts';

/** All that the report needs of a language. */
export interface FindingWords {
  findingMessage(finding: Finding): string;
}

export function toJsonReport(
  sources: readonly Source[],
  analysis: JudgedAnalysis,
  words: FindingWords,
): JsonReport {
  const places = findPlaces(sources);
  return {
    pinscope: 1,
    rules: analysis.rules,
    segments: analysis.segments.map(({ span, reader, use, gave }) => ({
      source: places.nameOf(span.source),
      reader,
      use,
      gave,
      from: withoutSource(places.startOf(span)),
      to: withoutSource(places.endOf(span)),
    })),
    host: analysis.host === undefined ? null : reportHost(analysis.host, analysis, places),
    machines: analysis.machines.map(({ name, cpus, cpuCount, chosen, why, guests, spans }) => ({
      name: name ?? null,
      cpus: formatCpuSet(cpus),
      cpuCount,
      chosen,
      why: why ?? null,
      guests: guests ?? [],
      places: spans.map(places.startOf),
    })),
    missing: analysis.missing,
    domains: reportDomains(analysis, places),
    contention: reportContention(analysis),
    findings: analysis.findings.map((finding) => reportFinding(finding, places, words)),
    assumptions: analysis.assumptions.map(({ spans, ...rest }) => ({
      ...rest,
      places: spans.map(places.startOf),
    })),
    observations: analysis.observations.map((observation) => reportObservation(observation, places)),
    changes: analysis.changes.map((change) => reportChange(change, places)),
  };
}

function reportHost(host: Host, { assumptions }: Analysis, places: Places): JsonHost {
  const numbering = findNumbering(host);
  return {
    cpus: formatCpuSet(host.cpus),
    online: formatCpuSet(host.online),
    offline: formatCpuSet(differenceOf(host.cpus, host.online)),
    isolated: host.isolated === undefined ? null : formatCpuSet(host.isolated),
    unlisted: host.unlisted === undefined ? null : formatCpuSet(host.unlisted),
    architecture: host.architecture ?? null,
    model: host.model ?? null,
    numbering: { siblings: numbering.siblings ?? null, spread: numbering.spread ?? null },
    caches: host.caches.map(({ level, id, sizeKiB, cpus }) => ({
      level,
      id,
      sizeKiB: sizeKiB ?? null,
      cpus: formatCpuSet(cpus),
    })),
    conflicts: host.conflicts.map(({ what, node, cpu, kept, left, keptText, leftText }) => ({
      what,
      node: node ?? null,
      cpu: cpu ?? null,
      kept: keptText,
      left: leftText,
      keptAt: places.startOf(kept),
      leftAt: places.startOf(left),
    })),
    trusted: host.trusted.map(({ fact, reader, span }) => ({ fact, reader, ...places.startOf(span) })),
    assumed: assumptions
      .filter(({ kind }) => kind === 'host-cpus' || kind === 'host-siblings')
      .map(({ id }) => id),
    nodes: host.nodes.map((node) => ({
      id: node.id,
      cpus: formatCpuSet(node.cpus),
      memoryKiB: node.memoryKiB ?? null,
      freeKiB: node.freeKiB ?? null,
      distances: node.distances === undefined ? null : { ...node.distances },
    })),
    cpuTable: host.cpuTable.map((cpu) => ({
      id: cpu.id,
      node: cpu.node ?? null,
      socket: cpu.socket ?? null,
      die: cpu.die ?? null,
      core: cpu.core ?? null,
      siblings: cpu.siblings === undefined ? null : formatCpuSet(cpu.siblings),
      online: cpu.online,
    })),
  };
}

function reportFinding(finding: Finding, places: Places, words: FindingWords): JsonFinding {
  const place = finding.span === undefined ? undefined : places.startOf(finding.span);
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: words.findingMessage(finding),
    source: place?.source ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    entities: finding.entities,
  };
}

function withoutSource({ line, column }: Place): LineColumn {
  return { line, column };
}
