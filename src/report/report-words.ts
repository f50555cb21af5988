/** The words of the reports (command line, export). Usage and usage errors are English, as those of virsh mostly are. */
import type { Analysis } from '../core/analysis.ts';
import type { ThreadPlacement } from '../core/placement/placement.ts';
import type { FindingWords } from './json-report.ts';
import type { TextReportWords } from './text-report.ts';
import type { AnalysisWords } from '../words/analysis.ts';
import type { FindingSentences } from '../words/findings.ts';
import { qemu as english } from '../words/en/qemu.ts';
import { qemu as chinese } from '../words/zh-CN/qemu.ts';
import type { Language } from '../words/language.ts';
import { contentionWords } from '../words/contention.ts';
import { rulesWords } from '../words/rules.ts';
import { runTimeWords, type RunTimeWords } from '../words/run-time.ts';

/** What is taken from `words/analysis.ts` and `words/findings.ts`. */
export type SharedWords = FindingSentences &
  Pick<AnalysisWords, 'kind' | 'assumption' | 'severity' | 'entity' | 'trust' | 'change' | 'observation'>;

/** Those of the run time, from `words/run-time.ts`. */
type RunTimeParts = 'locality' | 'doubt' | 'start' | 'limit';

type OwnWords = Omit<
  TextReportWords,
  | 'findingMessage'
  | 'assumption'
  | 'change'
  | 'observation'
  | 'unread'
  | 'severity'
  | 'domain'
  | 'rules'
  | 'numbering'
  | 'overcommit'
  | 'free'
  | 'missing'
  | RunTimeParts
> & {
  readonly nothingRead: string;
};

export type ReportWords = FindingWords & TextReportWords & OwnWords;

const en: OwnWords = {
  host: (cpus, count, nodes) =>
    `Host · ${countWord(count, 'CPU')} (${cpus}) · ${nodes === 0 ? 'nodes not known' : countWord(nodes, 'node')}`,
  origin: ({ qemu }) => (qemu === undefined ? '' : english.origin),
  status: (refused, origin) =>
    refused ? `refused by ${origin === 'qemu' ? 'QEMU' : 'libvirt'}` : origin === 'qemu' ? '' : 'accepted',
  vcpus: ({ vcpus: { max, current, assumed } }) =>
    `${current === max ? countWord(max, 'vCPU') : `${current} of ${countWord(max, 'vCPU')}`}${assumed ? ' (assumed)' : ''}`,
  placement: (placement) => `placement ${placement}`,
  starts: (starts) =>
    starts === 'unknown' ? 'not known whether it starts' : starts ? 'starts' : 'does not start',
  thread: ({ kind, number, online }, last) =>
    (kind === 'emulator' ? kind : `${kind === 'vcpu' ? 'vCPU' : kind} ${numbers(number, last)}`) +
    (online ? '' : ' (offline)'),
  cell: (cell) => (cell === undefined ? 'whole guest' : `cell ${cell}`),
  set: (set) => ({ all: 'all', unknown: 'unknown', none: 'none' })[set],
  columns: {
    thread: 'THREAD',
    cpus: 'CPUS',
    runs: 'RUNS HERE ON',
    source: 'SOURCE',
    locality: 'DISTANCE',
    where: 'WHERE',
    memory: 'MEMORY',
    nodes: 'NODES',
    mode: 'MODE',
  },
  assumptions: 'Assumed (--as-libvirt assumes nothing)',
  changes: 'What if',
  observations: 'Observed',
  more: (count) => `and ${count} more (--json has them all)`,
  findings: 'Findings',
  noFindings: 'No findings.',
  notRead: 'Not read',
  unknown: 'Still unknown',
  nothingRead: 'no text gave a domain or a host',
};

const zhCN: OwnWords = {
  host: (cpus, count, nodes) =>
    `宿主机 · ${count} 个 CPU（${cpus}）· ${nodes === 0 ? '节点未知' : `${nodes} 个节点`}`,
  origin: ({ qemu }) => (qemu === undefined ? '' : chinese.origin),
  status: (refused, origin) =>
    refused ? `${origin === 'qemu' ? 'QEMU' : 'libvirt'} 会拒绝` : origin === 'qemu' ? '' : '可定义',
  vcpus: ({ vcpus: { max, current, assumed } }) =>
    `${current === max ? `${max} 个 vCPU` : `${max} 个 vCPU 中的 ${current} 个`}${assumed ? '（假设）' : ''}`,
  placement: (placement) => `placement ${placement}`,
  starts: (starts) => (starts === 'unknown' ? '能否启动未知' : starts ? '可启动' : '无法启动'),
  thread: ({ kind, number, online }, last) =>
    (kind === 'emulator' ? '模拟器线程' : `${kind === 'vcpu' ? 'vCPU' : kind} ${numbers(number, last)}`) +
    (online ? '' : '（未插入）'),
  cell: (cell) => (cell === undefined ? '整台虚拟机' : `虚拟 NUMA 单元 ${cell}`),
  set: (set) => ({ all: '全部', unknown: '未知', none: '无' })[set],
  columns: {
    thread: '线程',
    cpus: 'CPU',
    runs: '在本机可用',
    source: '来源',
    locality: '远近',
    where: '位置',
    memory: '内存',
    nodes: '节点',
    mode: '模式',
  },
  assumptions: '假设（--as-libvirt 不作任何假设）',
  changes: '试改',
  observations: '观察到',
  more: (count) => `还有 ${count} 行（--json 会全部列出）`,
  findings: '发现',
  noFindings: '没有发现问题。',
  notRead: '未读取',
  unknown: '仍未知',
  nothingRead: '没有任何文本给出虚拟机或宿主机',
};

const own: Readonly<Record<Language, OwnWords>> = { en, 'zh-CN': zhCN };

export function reportWords(language: Language, shared: SharedWords, analysis: Analysis): ReportWords {
  const blank = language === 'zh-CN' ? '' : ' ';
  const join = (...sentences: readonly (string | undefined)[]): string =>
    sentences.filter((sentence) => sentence !== undefined && sentence !== '').join(blank);
  return {
    ...own[language],
    rules: rulesWords(language).head,
    ...runTimeParts(runTimeWords(language), language),
    ...contentionWords(language),
    domain: ({ id }) => shared.entity(id, analysis),
    numbering: shared.trust.numbering,
    missing: ({ id, command }) => `${shared.trust.missing[id]}: ${command}`,
    findingMessage: (finding) => shared.finding(finding, analysis).message,
    severity: (severity) => shared.severity(severity).toLowerCase(),
    assumption: (assumption) => {
      const { title, detail } = shared.assumption(assumption);
      return join(endSentence(title, language), detail);
    },
    change: (change) => {
      const { title, detail } = shared.change(change, analysis);
      return join(endSentence(title, language), detail);
    },
    observation: (observation) => {
      const { name, said } = shared.observation(observation, analysis);
      const colon = language === 'zh-CN' ? '：' : ': ';
      const { title } = shared.kind(observation.reader);
      return `${name}${colon}${said}${language === 'zh-CN' ? `（${title}）` : ` (${title})`}`;
    },
    unread: ({ reader }) => {
      const { title, instead } = shared.kind(reader);
      return join(endSentence(title, language), instead);
    },
  };
}

function runTimeParts(words: RunTimeWords, language: Language): Pick<TextReportWords, RunTimeParts> {
  const [blank, comma, colon] = language === 'zh-CN' ? ['', '、', '：'] : [' ', ', ', ': '];
  return {
    locality: ({ verdict, distance }) =>
      verdict === 'unknown'
        ? ''
        : `${words.localityShort[verdict]}${distance === undefined ? '' : ` ${Math.round(distance * 10) / 10}`}`,
    doubt: ({ kind, message }) =>
      words.doubt[kind] + (message === undefined ? '' : blank + words.doubtMessage(message)),
    start: (kinds, verdict, message) =>
      [kinds.map((kind) => words.cgroup[kind]).join(comma), words.startState[verdict], message]
        .filter((part) => part !== undefined)
        .join(colon),
    limit: ({ of, cap, traps }, { vcpus }, limits) =>
      [
        of === 'shares' ? words.weight(limits.weight) : '',
        of !== 'shares' && cap?.cpus !== undefined ? words.cap(of, cap.cpus) : '',
        ...traps.map(({ id }) => words.trap[id]),
        of === 'vcpu' && limits.vcpusTogether !== undefined && vcpus.current > 1
          ? words.together(vcpus.current, limits.vcpusTogether)
          : '',
      ]
        .filter((sentence) => sentence !== '')
        .join(blank),
  };
}

function numbers(first: number | undefined, last: ThreadPlacement | undefined): string {
  return last?.number === undefined ? String(first ?? '') : `${String(first)}-${String(last.number)}`;
}

function endSentence(title: string, language: Language): string {
  if (title === '' || /[.!?:。！？：]$/u.test(title)) return title;
  return `${title}${language === 'zh-CN' ? '。' : '.'}`;
}

function countWord(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
