/** The answer as a table for a terminal. Everything that comes from the user's texts is made harmless first. */
import type { AnalysisSegment, JudgedAnalysis } from '../core/analysis.ts';
import type { Assumption } from '../core/assumption.ts';
import type { AppliedChange } from '../core/change/applied-change.ts';
import { findContention } from '../core/contention/find-contention.ts';
import type { Overcommit } from '../core/contention/overcommit.ts';
import { countOf, formatCpuSet } from '../core/cpuset/cpuset.ts';
import { originOf, type Domain, type DomainOrigin } from '../core/domain/domain.ts';
import type { Finding, Severity } from '../core/findings/finding.ts';
import type { Host } from '../core/host/host.ts';
import { findNumbering, type NumberingScheme } from '../core/host/numbering.ts';
import type { JoinedObservation } from '../core/live/joined-observation.ts';
import type { MissingFact } from '../core/missing-facts.ts';
import type { CgroupKind } from '../core/placement/choices.ts';
import type { DomainLimits } from '../core/placement/limits.ts';
import type { VcpuLocality } from '../core/placement/locality.ts';
import type { DomainPlacement, ThreadPlacement } from '../core/placement/placement.ts';
import type { RulesInForce } from '../core/placement/releases.ts';
import type { StartDoubt, StartOutcome } from '../core/placement/start-report.ts';
import type { LimitInForce } from '../core/placement/thread-facts.ts';
import type { Source, Span } from '../core/text/source.ts';
import { findPlaces, whereIs } from './places.ts';
import type { Places } from './places.ts';
import { makeHarmless } from './terminal-text.ts';
import { listCpus, type CpuWords } from './text-cpus.ts';
import { listMachines, type MachineWords } from './text-machines.ts';
import { describePlacement } from './text-placement.ts';

/** Every word of the report. */
export interface TextReportWords extends MachineWords, CpuWords {
  findingMessage(finding: Finding): string;
  assumption(assumption: Assumption): string;
  change(change: AppliedChange): string;
  observation(observation: JoinedObservation): string;
  /** What a text is and what it gave. */
  gave(segment: AnalysisSegment): string;
  /** What a text that was not read is, and what to paste instead. */
  unread(segment: AnalysisSegment): string;
  /** Whose rules answered: one line at the head. */
  rules(rules: RulesInForce): string;
  /** `isolated`: what the kernel's scheduler balances nothing on; empty where there is none, or nobody says. */
  host(cpus: string, count: number, nodes: number, isolated: string): string;
  /** vCPUs to CPUs on the host, and of those held to each node. */
  overcommit(overcommit: Overcommit): string;
  /** CPUs that no setting gives to anybody; `cores`: those of them that are wholly free. */
  free(cpus: string, cores: string): string;
  /** How the host numbers its CPUs. */
  numbering(scheme: NumberingScheme): string | undefined;
  /** What the picture waits for and which command tells it. */
  missing(fact: MissingFact): string;
  /** The parts of a domain's heading; the name stands in `MachineWords`. */
  /** Where a domain is from, when it is not from libvirt's XML. */
  origin(domain: Domain): string;
  status(refused: boolean, origin: DomainOrigin): string;
  vcpus(domain: Domain): string;
  placement(placement: 'static' | 'auto'): string;
  starts(starts: boolean | 'unknown'): string;
  /** `vCPU 3`; with `last`, of a run of vCPUs that are alike: `vCPU 0-63`. */
  thread(thread: ThreadPlacement, last?: ThreadPlacement): string;
  /** How far a vCPU is from its memory; empty where it is not known. */
  locality(locality: VcpuLocality): string;
  /** `cgroup v1: does not start: Invalid value …` */
  start(kinds: readonly CgroupKind[], verdict: StartOutcome['verdict'], message: string | undefined): string;
  /** What would have to be known to tell whether it starts, and what virsh prints if it goes wrong. */
  doubt(doubt: StartDoubt): string;
  /** The weight or a cap, and what is easily misread about it. */
  limit(limit: LimitInForce, domain: Domain, limits: DomainLimits): string;
  cell(cell: number | undefined): string;
  set(set: 'all' | 'unknown' | 'none'): string;
  severity(severity: Severity): string;
  readonly columns: Readonly<
    Record<'thread' | 'cpus' | 'runs' | 'source' | 'locality' | 'where' | 'memory' | 'nodes' | 'mode', string>
  >;
  readonly assumptions: string;
  readonly changes: string;
  readonly observations: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly read: string;
  readonly notRead: string;
  readonly unknown: string;
}

export interface TextReportOptions {
  readonly colour: boolean;
  /** Who may run on each CPU, too. */
  readonly cpus?: boolean;
}

type Paint = (code: string, text: string) => string;

export function toTextReport(
  sources: readonly Source[],
  analysis: JudgedAnalysis,
  words: TextReportWords,
  options: TextReportOptions = { colour: false },
): string {
  const places = findPlaces(sources);
  const paint: Paint = (code, text) => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const unread = analysis.segments.filter(({ use }) => use !== 'read');
  const findings = analysis.findings.filter(
    (finding) => !unread.some((segment) => isSaidOf(segment, finding)),
  );
  const somethingRead = analysis.host !== undefined || analysis.domains.length > 0;

  const blocks: (readonly string[])[] = [];
  if (somethingRead) {
    const host = analysis.host === undefined ? [] : [describeHost(analysis.host, words)];
    const numbering = analysis.host === undefined ? undefined : words.numbering(findNumbering(analysis.host));
    blocks.push([
      words.rules(analysis.rules),
      ...host,
      ...(numbering === undefined ? [] : [numbering]),
      ...describeSharing(analysis, words),
    ]);
  }
  const machines = listMachines(analysis, places, words);
  if (machines.length > 0) blocks.push([paint('1', words.machines), ...machines]);
  // Texts that were read and draw nothing alone (`virsh nodeinfo`): what they gave, and below what is missing.
  const given = somethingRead ? [] : analysis.segments.filter(({ use }) => use === 'read');
  if (given.length > 0) {
    const lines = given
      .slice(0, mostObserved)
      .map((segment) => withPlace(words.gave(segment), segment.span, places));
    const left = given.length - lines.length;
    blocks.push([paint('1', words.read), ...lines, ...(left > 0 ? [`  ${words.more(left)}`] : [])]);
  }
  const placements = new Map(analysis.placements.map((one) => [one.domain, one]));
  for (const domain of analysis.domains) {
    blocks.push(describeDomain(domain, placements.get(domain.id), places, words, paint));
  }
  const cpus = options.cpus === true ? listCpus(analysis, words) : [];
  if (cpus.length > 0) blocks.push([paint('1', words.cpus), ...cpus]);
  if (analysis.changes.length > 0) {
    const lines = analysis.changes.map((change) => withPlace(words.change(change), change.span, places));
    blocks.push([paint('1', words.changes), ...lines]);
  }
  const observed = analysis.observations.filter(({ unjoined }) => unjoined === undefined);
  if (observed.length > 0) {
    const lines = observed
      .slice(0, mostObserved)
      .map((observation) => withPlace(words.observation(observation), observation.span, places));
    const left = observed.length - lines.length;
    blocks.push([paint('1', words.observations), ...lines, ...(left > 0 ? [`  ${words.more(left)}`] : [])]);
  }
  if (analysis.assumptions.length > 0) {
    const lines = analysis.assumptions.map((assumption) => `  ${makeHarmless(words.assumption(assumption))}`);
    blocks.push([paint('1', words.assumptions), ...lines]);
  }
  if (findings.length > 0) {
    const lines = findings.map((finding) => `  ${describeFinding(finding, places, words, paint)}`);
    blocks.push([paint('1', words.findings), ...lines]);
  } else if (somethingRead) blocks.push([words.noFindings]);
  const waited = analysis.missing.filter(({ needed }) => needed);
  const waits = somethingRead || given.length > 0;
  if (waits && waited.length > 0) {
    blocks.push([
      paint('1', words.unknown),
      ...waited.map((fact) => `  ${makeHarmless(words.missing(fact))}`),
    ]);
  }
  if (unread.length > 0) {
    blocks.push([paint('1', words.notRead), ...describeUnread(unread, places, words)]);
  }
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** Enough for several virtual machines; `--json` has them all. */
const mostObserved = 200;

function withPlace(text: string, span: Span, places: Places): string {
  return `  ${whereIs(span, places)}: ${makeHarmless(text)}`;
}

function describeHost(host: Host, words: TextReportWords): string {
  const isolated = formatCpuSet(host.isolated ?? []);
  return words.host(formatCpuSet(host.cpus), countOf(host.cpus), host.nodes.length, isolated);
}

/** What is given away and what is left, once there is somebody to give it to. */
function describeSharing(analysis: JudgedAnalysis, words: TextReportWords): readonly string[] {
  const { overcommit, free } = findContention(analysis);
  if (analysis.domains.length === 0 || overcommit === undefined || free === undefined) return [];
  const cores = free.nodes
    .flatMap((node) => node.cores.filter((core) => countOf(core) > 1))
    .slice(0, mostCores + 1);
  const named = cores.slice(0, mostCores).map(formatCpuSet).join(' · ');
  return [
    words.overcommit(overcommit),
    words.free(formatCpuSet(free.cpus), `${named}${cores.length > mostCores ? ' · …' : ''}`),
  ];
}

/** Enough for one more guest; `--json` has them all. */
const mostCores = 16;

function describeDomain(
  domain: Domain,
  placement: DomainPlacement | undefined,
  places: Places,
  words: TextReportWords,
  paint: Paint,
): readonly string[] {
  const refusal = domain.refusals[0]?.message;
  const origin = originOf(domain);
  const heading = [
    paint('1', makeHarmless(words.domain(domain))),
    whereIs(domain.roots[0]?.span, places),
    words.origin(domain),
    words.status(refusal !== undefined, origin),
    words.vcpus(domain),
    // Placement, and whether it starts, are libvirt's notions.
    ...(origin === 'qemu' ? [] : [words.placement(domain.vcpuPlacement.effective)]),
    ...(refusal === undefined && origin === 'libvirt' ? [words.starts(placement?.starts ?? 'unknown')] : []),
  ];
  return [
    heading.filter((part) => part !== '').join(' · '),
    // libvirt's own words, as virsh prints them, or QEMU's.
    ...[refusal, placement?.startProblem].filter(isThere).map((text) => `  error: ${makeHarmless(text)}`),
    ...(placement === undefined ? [] : describePlacement(domain, placement, places, words)),
  ];
}

/** As compilers write it, so that editors and terminals make a link of it. */
function describeFinding(finding: Finding, places: Places, words: TextReportWords, paint: Paint): string {
  const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', note: '36' };
  const place = finding.span === undefined ? undefined : places.startOf(finding.span);
  const where = place === undefined ? '' : `${makeHarmless(place.source)}:${place.line}:${place.column}: `;
  const severity = paint(colours[finding.severity], words.severity(finding.severity));
  return `${where}${severity}: ${makeHarmless(words.findingMessage(finding))} [${finding.rule}]`;
}

function describeUnread(
  segments: readonly AnalysisSegment[],
  places: Places,
  words: TextReportWords,
): readonly string[] {
  return segments.map((segment) => `  ${whereIs(segment.span, places)}: ${words.unread(segment)}`);
}

/** The section of what was not read says the same of the same text, with what to paste instead. */
function isSaidOf({ span }: AnalysisSegment, { rule, span: at }: Finding): boolean {
  if (rule !== 'nothing-to-read' && rule !== 'text-unrecognised') return false;
  return at?.source === span.source && at.from >= span.from && at.to <= span.to;
}

function isThere(text: string | undefined): text is string {
  return text !== undefined;
}
