/** Turns ids and parameters into sentences of one language: all that the core's answers are read as. */
import type { Analysis } from '../core/analysis.ts';
import type { Assumption } from '../core/assumption.ts';
import type { AppliedChange } from '../core/change/applied-change.ts';
import { countOf, formatCpuSet, isEmpty } from '../core/cpuset/cpuset.ts';
import { originOf, type Domain } from '../core/domain/domain.ts';
import type { Finding, Severity } from '../core/findings/finding.ts';
import { iothreadId, vcpuId, type EntityId } from '../core/identity.ts';
import type { LensClass } from '../core/lens/lens.ts';
import type { ReaderId } from '../core/intake/reading.ts';
import { agreementOf } from '../core/live/agreement.ts';
import type { JoinedObservation } from '../core/live/joined-observation.ts';
import type { PinningSource, Reason, ThreadPlacement } from '../core/placement/placement.ts';
import type { SceneLabels } from '../core/scene/scene.ts';
import { lens as englishLens, type LensWords } from './en/lens.ts';
import { live as englishLive, type LiveWords } from './en/live.ts';
import { model as englishModel, type ModelWords } from './en/model.ts';
import { trust as englishTrust, type TrustWords } from './en/trust.ts';
import type { Language } from './language.ts';
import { pictureLabels } from './picture-labels.ts';
import { lens as chineseLens } from './zh-CN/lens.ts';
import { live as chineseLive } from './zh-CN/live.ts';
import { model as chineseModel } from './zh-CN/model.ts';
import { zh } from './zh-CN/spacing.ts';
import { trust as chineseTrust } from './zh-CN/trust.ts';

export interface AnalysisWords {
  reason(reason: Reason): { readonly title: string; readonly state: string; readonly detail: string };
  /** "vCPU 1 may run on CPUs 0-2." */
  threadSentence(thread: ThreadPlacement, analysis: Analysis): string;
  /** Where a thread may run, without its name: "on CPUs 0-2". */
  where(thread: ThreadPlacement): string;
  kind(reader: ReaderId): { readonly title: string; readonly instead: string | undefined };
  assumption(assumption: Assumption): { readonly title: string; readonly detail: string };
  /** A what-if command: "vCPU 0 → 24 (was 0-3)", and what became of it. */
  change(change: AppliedChange, analysis: Analysis): { readonly title: string; readonly detail: string };
  /** What was observed of a thread or domain: whom, and what. */
  observation(
    observation: JoinedObservation,
    analysis: Analysis,
  ): { readonly name: string; readonly said: string };
  source(source: PinningSource): string;
  severity(severity: Severity): string;
  /** What became of a setting, in a word. */
  reasonState(state: Reason['state']): string;
  /** What an entity is called; threads name their domain when there are several. */
  entity(id: EntityId, analysis: Analysis): string;
  list(items: readonly string[]): string;
  /** What the colours tell apart. */
  readonly lens: LensWords;
  lensClass(entry: LensClass, analysis: Analysis): string;
  readonly qemu: ModelWords['qemu'];
  /** One sentence over the picture; without findings it is the same sentence without their count. */
  summary(analysis: Analysis, findings: readonly Finding[] | undefined): string;
  readonly scene: SceneLabels;
  /** What each text gave, what is still unknown, how CPUs are numbered. */
  readonly trust: TrustWords;
}

const languages: Readonly<
  Record<
    Language,
    {
      lens: LensWords;
      model: ModelWords;
      live: LiveWords;
      trust: TrustWords;
    }
  >
> = {
  en: {
    lens: englishLens,
    model: englishModel,
    live: englishLive,
    trust: englishTrust,
  },
  'zh-CN': {
    lens: chineseLens,
    model: chineseModel,
    live: chineseLive,
    trust: chineseTrust,
  },
};

export function analysisWords(language: Language): AnalysisWords {
  const { lens, model, live, trust } = languages[language];
  const entity = (id: EntityId, analysis: Analysis): string => nameEntity(id, analysis, model);
  return {
    reason: (reason) => ({
      title: model.source[reason.source],
      state: model.reasonState[reason.state],
      detail: model.reason(reason, reason.cpus === undefined ? undefined : formatCpuSet(reason.cpus)),
    }),
    threadSentence: (thread, analysis) => {
      const base = model.thread(entity(thread.thread, analysis), where(thread, model), thread.online);
      if (!isCut(thread)) return base;
      const cut = thread.source === 'launcher' ? model.qemu.cut : model.cut;
      return base + (language === 'zh-CN' ? '' : ' ') + cut(formatCpuSet(thread.asked));
    },
    where: (thread) => where(thread, model),
    kind: (reader) => ({ title: model.kind[reader].title, instead: model.kind[reader].instead }),
    assumption: (assumption) => model.assumption(assumption),
    change: (change, analysis) => ({
      title: live.change(
        change,
        change.threads[0] === undefined ? undefined : entity(change.threads[0], analysis),
      ),
      detail: live.outcome(change),
    }),
    observation: (observation, analysis) => {
      const { domain, thread, tid, comm } = observation;
      const id =
        thread ??
        unlistedThread(observation) ??
        (tid === undefined && comm === undefined ? domain : undefined);
      return {
        name: id === undefined ? live.unknownThread(tid, comm) : entity(id, analysis),
        said: live.observation(observation, agreesWith(observation, analysis)),
      };
    },
    source: (source) => model.source[source],
    severity: (severity) => model.severity[severity],
    reasonState: (state) => model.reasonState[state],
    entity,
    list: (items) => model.list(items),
    lens,
    lensClass: ({ key, tone, domain, load, distance }, analysis) => {
      if (domain !== undefined) return entity(domain, analysis);
      if (load !== undefined) return lens.load(load.first, load.last);
      if (distance !== undefined) return lens.distance(distance);
      return lens.named[key] ?? model.source[tone as PinningSource];
    },
    summary: (analysis, findings) => summarise(analysis, findings, model, language),
    qemu: model.qemu,
    scene: pictureLabels(language),
    trust,
  };
}

/** A vCPU or iothread that the text counts and the domain does not have. */
function unlistedThread({ domain, role, number }: JoinedObservation): EntityId | undefined {
  if (domain === undefined || number === undefined) return undefined;
  if (role === 'iothread') return iothreadId(domain, number);
  return role === 'vcpu' ? vcpuId(domain, number) : undefined;
}

/** With the thread's settings as they are shown here. */
function agreesWith(observation: JoinedObservation, analysis: Analysis): 'same' | 'differs' | undefined {
  const { domain, thread } = observation;
  if (thread === undefined) return undefined;
  const placement = analysis.placements.find((candidate) => candidate.domain === domain);
  const placed = placement?.threads.find((candidate) => candidate.thread === thread);
  return placed === undefined ? undefined : agreementOf(observation, placed);
}

function isCut(
  thread: ThreadPlacement,
): thread is ThreadPlacement & { asked: readonly (readonly [number, number])[] } {
  return (
    typeof thread.asked !== 'string' &&
    thread.runs !== undefined &&
    countOf(thread.runs) !== countOf(thread.asked)
  );
}

function where(thread: ThreadPlacement, { where: words, qemu }: ModelWords): string {
  if (thread.asked === 'all') return words.all;
  if (thread.asked === 'unknown') return thread.source === 'launcher' ? qemu.unknownCpus : words.unknown;
  const cpus = thread.runs ?? thread.asked;
  return isEmpty(cpus) ? words.none : words.cpus(formatCpuSet(cpus), countOf(cpus));
}

function nameEntity(id: EntityId, analysis: Analysis, model: ModelWords): string {
  const { entity } = model;
  if (id === 'host') return entity.host;
  const found = /^(?:d(\d+))?(?:\/?([a-z][a-z0-9]*))?(?::(\d+))?$/.exec(id);
  const [, domainText, kind, numberText] = found ?? [];
  const number = Number(numberText ?? 0);
  if (domainText === undefined) {
    switch (kind) {
      case 'node':
        return entity.node(number);
      case 'pcpu':
        return entity.cpu(number);
      case 'core':
        return entity.core(number);
      case 'socket':
        return entity.socket(number);
      case 'die':
        return entity.die(number);
      case 'l3':
        return entity.l3(number);
      case 'type':
        return entity.coreType(number);
      default:
        return id;
    }
  }
  const index = Number(domainText);
  const domain = nameDomain(index, analysis, model);
  const inDomain = (name: string): string => (analysis.domains.length > 1 ? entity.of(name, domain) : name);
  switch (kind) {
    case undefined:
      return domain;
    case 'vcpu':
      return inDomain(entity.vcpu(number));
    case 'emulator':
      return inDomain(entity.emulator);
    case 'iothread':
      return inDomain(nameIothread(number, analysis.domains[index], model));
    case 'cell':
      return inDomain(entity.cell(number));
    default:
      return id;
  }
}

/** A command line and the XML of one domain stand side by side under one name. */
function nameDomain(index: number, { domains }: Analysis, { entity, qemu }: ModelWords): string {
  const domain = domains[index];
  const name = entity.domain(domain?.name, index);
  const isTwice = domains.some((other, i) => i !== index && other.name === domain?.name);
  return domain?.qemu !== undefined && isTwice ? qemu.named(name) : name;
}

/** QEMU names its iothreads; libvirt's are numbered. */
function nameIothread(number: number, domain: Domain | undefined, { entity, qemu }: ModelWords): string {
  const id = domain?.qemu?.iothreadIds.find((iothread) => iothread.number === number)?.id;
  return id === undefined || id === `iothread${String(number)}` ? entity.iothread(number) : qemu.iothread(id);
}

/** Names made by machines (`namespace_name`) are about as long as this; of longer ones the sentence has the beginning. */
const longestName = 128;

function shorten(name: string): string {
  if (name.length <= longestName) return name;
  // Half of a surrogate pair goes.
  return `${name.slice(0, longestName - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function summarise(
  { host, domains }: Analysis,
  findings: readonly Finding[] | undefined,
  { summary, entity, qemu }: ModelWords,
  language: Language,
): string {
  const comma = language === 'en' ? ', ' : '，';
  const stop = language === 'en' ? '.' : '。';
  const cpus = host === undefined ? 0 : countOf(host.cpus);
  const nodes = host?.nodes.length ?? 0;
  if (domains.length === 0) return host === undefined ? summary.nothing : summary.hostOnly(cpus, nodes);
  const vcpus = domains.reduce((sum, domain) => sum + domain.vcpus.current, 0);
  const first = domains[0];
  const guest =
    domains.length === 1 && first !== undefined
      ? summary.domain(shorten(entity.domain(first.name, 0)), vcpus)
      : summary.domains(domains.length, vcpus);
  const place = host === undefined ? summary.noHost : summary.onHost(cpus, nodes);
  const refusing = domains.filter((domain) => domain.refusals.length > 0).map(originOf);
  const refused = [
    refusing.includes('libvirt') ? `${comma}${summary.refused}` : '',
    refusing.includes('qemu') ? `${comma}${qemu.refuses}` : '',
  ].join('');
  const verdict = findings === undefined ? undefined : verdictOn(findings, summary);
  if (language === 'en')
    return `${guest} ${place}${refused}${verdict === undefined ? '' : `: ${verdict}`}${stop}`;
  return verdict === undefined
    ? zh`${guest}${comma}${place}${refused}${stop}`
    : zh`${guest}${comma}${place}${refused}：${verdict}${stop}`;
}

function verdictOn(findings: readonly Finding[], summary: ModelWords['summary']): string {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  return errors + warnings === 0 ? summary.quiet : summary.findings(errors, warnings);
}
