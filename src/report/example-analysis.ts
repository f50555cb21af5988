/** A small answer with every kind of member, for the tests of the reports. */
import type { JudgedAnalysis } from '../core/analysis.ts';
import { bareTuning } from '../core/domain/bare.ts';
import type { Domain } from '../core/domain/domain.ts';
import { blankPlacement } from '../core/placement/blank-placement.ts';
import type { ThreadPlacement } from '../core/placement/placement.ts';
import type { StartOutcome } from '../core/placement/start-report.ts';
import type { Source, Span } from '../core/text/source.ts';

const vmText = "<domain>\n  <name>vm</name>\n  <vcpu>2</vcpu>\n  <vcpupin vcpu='0' cpuset='8'/>\n</domain>\n";
export const sources: readonly Source[] = [
  { id: 's0', name: 'dir/vm.xml', text: vmText },
  { id: 's1', name: 'host.txt', text: 'available: 1 nodes (0)\r\nnode 0 cpus: 0 1\r\n' },
  { id: 's2', name: '笔记.txt', text: 'hello' },
];

function spanOf(source: number, part: string): Span {
  const from = sources[source]?.text.indexOf(part) ?? 0;
  return { source: `s${source}`, from, to: from + part.length };
}

export const domain: Domain = {
  id: 'd0',
  index: 0,
  name: 'vm',
  type: 'kvm',
  roots: [{ name: 'domain', span: spanOf(0, vmText.trimEnd()) }],
  vcpus: { max: 2, current: 1, assumed: false, span: spanOf(0, '<vcpu>2</vcpu>') },
  onlineVcpus: [[0, 0]],
  vcpuPlacement: { effective: 'static', written: undefined, by: undefined },
  vcpuCpuset: undefined,
  vcpuPins: [],
  emulatorPins: [],
  iothreadPins: [],
  iothreads: [3],
  topology: undefined,
  cells: [],
  memory: undefined,
  memnodes: [],
  ...bareTuning,
  schedulers: {
    vcpus: [{ threads: [[0, 0]], policy: 'fifo', priority: 5, span: spanOf(0, '<vcpu>2</vcpu>') }],
    iothreads: [],
    emulator: undefined,
  },
  refusals: [],
};
export const pinSpan = spanOf(0, "<vcpupin vcpu='0' cpuset='8'/>");
export const threads: readonly ThreadPlacement[] = [
  {
    thread: 'd0/vcpu:0',
    domain: 'd0',
    kind: 'vcpu',
    number: 0,
    online: true,
    asked: [[8, 8]],
    runs: [],
    source: 'vcpupin',
    reasons: [
      { source: 'vcpupin', state: 'applied', cpus: [[8, 8]], raw: '8', span: pinSpan },
      { source: 'vcpu-cpuset', state: 'absent' },
    ],
    hotpluggable: false,
    mems: { nodes: [[1, 1]], source: 'numatune', spans: [pinSpan] },
  },
  {
    thread: 'd0/vcpu:1',
    domain: 'd0',
    kind: 'vcpu',
    number: 1,
    online: false,
    asked: [[0, 1]],
    runs: [[0, 1]],
    source: 'default',
    reasons: [],
    hotpluggable: true,
    mems: { nodes: 'unknown', source: 'numad', spans: [] },
  },
  {
    thread: 'd0/emulator',
    domain: 'd0',
    kind: 'emulator',
    online: true,
    asked: 'unknown',
    source: 'numad',
    reasons: [],
  },
  {
    thread: 'd0/iothread:3',
    domain: 'd0',
    kind: 'iothread',
    number: 3,
    online: true,
    asked: 'all',
    source: 'default',
    reasons: [],
  },
];
const fails: StartOutcome = {
  verdict: 'fails',
  problems: [
    {
      kind: 'cpu-offline',
      message: 'Invalid value',
      threads: ['d0/vcpu:0'],
      ids: [[8, 8]],
      span: pinSpan,
    },
    { kind: 'numad-unreadable', message: 'no list', threads: [] },
  ],
  doubts: [],
};
const unsure: StartOutcome = {
  verdict: 'unknown',
  problems: [],
  doubts: [{ kind: 'no-host' }, { kind: 'numad', message: 'Failed to query numad' }],
};
const shares = { value: 2048, span: pinSpan };
const quota = { value: 50_000, span: pinSpan };

export const analysis: JudgedAnalysis = {
  rules: { libvirt: '12.4.0', era: 'now', cgroup: 'v2', verified: false },
  segments: [
    {
      span: spanOf(0, vmText.trimEnd()),
      reader: 'libvirt-domain',
      use: 'read',
      gave: [{ what: 'domain', name: 'vm' }],
    },
    {
      span: { source: 's1', from: 0, to: 42 },
      reader: 'numactl-hardware',
      use: 'read',
      gave: [{ what: 'cpus', count: 2 }, { what: 'distances' }],
    },
    { span: { source: 's2', from: 0, to: 5 }, reader: 'unrecognised', use: 'useless', gave: [] },
  ],
  host: {
    cpus: [[0, 1]],
    online: [[0, 1]],
    nodes: [
      { id: 0, cpus: [[0, 1]], span: spanOf(1, 'node 0 cpus: 0 1') },
      { id: 1, cpus: [], memoryKiB: 1024, freeKiB: 0, distances: { 0: 21, 1: 10 }, span: spanOf(1, 'node') },
    ],
    cpuTable: [
      { id: 0, node: 0, socket: 0, online: true, assumed: false, span: spanOf(1, '0 1') },
      {
        id: 1,
        node: 0,
        socket: 1,
        die: 0,
        core: 1,
        siblings: [[1, 1]],
        online: true,
        assumed: true,
        span: spanOf(1, '1'),
      },
    ],
    caches: [{ level: 3, id: 0, cpus: [[0, 1]], span: spanOf(1, 'node') }],
    conflicts: [],
    spans: [],
    trusted: [{ fact: 'distances', reader: 'numactl-hardware', span: spanOf(1, 'node') }],
  },
  domains: [domain],
  placements: [
    {
      ...blankPlacement,
      domain: 'd0',
      threads,
      memory: [
        {
          domain: 'd0',
          cell: undefined,
          mode: 'strict',
          nodes: [[1, 1]],
          source: 'numatune',
          span: spanOf(0, '<name>'),
          reasons: [
            { source: 'memnode', state: 'absent' },
            {
              source: 'numatune',
              state: 'applied',
              mode: 'strict',
              nodes: [[1, 1]],
              raw: '1,',
              span: spanOf(0, '<name>'),
            },
          ],
        },
        { domain: 'd0', cell: 2, mode: undefined, nodes: 'all', source: 'default', reasons: [] },
      ],
      locality: [
        {
          thread: 'd0/vcpu:0',
          cell: 2,
          cpuNodes: [[0, 0]],
          memoryNodes: [[1, 1]],
          verdict: 'remote',
          distance: 21,
        },
        { thread: 'd0/vcpu:1', verdict: 'unknown' },
      ],
      limits: {
        ...blankPlacement.limits,
        weight: { shares, written: 2048, standard: 100, file: 'cpu.weight', ratio: 20.48 },
        vcpu: { quota, cpus: 0.5 },
        vcpusTogether: 0.5,
        traps: [{ id: 'emulator-not-capped', of: 'emulator', span: pinSpan }],
      },
      start: { ...fails, cgroup: 'v2', byCgroup: { v2: fails, v1: fails, none: unsure } },
      starts: false,
      startProblem: 'Invalid value',
    },
  ],
  problems: [],
  findings: [
    {
      rule: 'vcpus-share-pcpu',
      severity: 'warning',
      params: { threads: ['d0/vcpu:0'], cpus: '8', count: 1 },
      span: pinSpan,
      related: [],
      entities: ['d0/vcpu:0'],
    },
    { rule: 'rule-failed', severity: 'note', params: { failed: 'x', detail: '' }, related: [], entities: [] },
    {
      rule: 'text-unrecognised',
      severity: 'note',
      params: { lines: 1 },
      span: { source: 's2', from: 0, to: 5 },
      related: [],
      entities: [],
    },
  ],
  observations: [
    {
      reader: 'virsh-vcpuinfo',
      kind: 'effective',
      config: false,
      domain: 'd0',
      thread: 'd0/vcpu:0',
      role: 'vcpu',
      number: 0,
      observed: [[0, 1]],
      cpus: [[0, 1]],
      everywhere: true,
      lastCpu: 1,
      span: pinSpan,
      within: pinSpan,
    },
    {
      reader: 'proc-allowed-list',
      kind: 'effective',
      config: false,
      unjoined: 'several-domains',
      tid: 7,
      pid: 5,
      comm: 'worker',
      observed: [[8, 8]],
      mems: [[0, 0]],
      span: pinSpan,
      within: pinSpan,
    },
  ],
  changes: [
    {
      id: 'change:0',
      kind: 'vcpupin',
      named: 'vm',
      domain: 'd0',
      threads: ['d0/vcpu:0'],
      number: 0,
      before: { cpus: 'all' },
      after: { cpus: [[8, 8]] },
      outcome: 'applied',
      span: pinSpan,
    },
    {
      id: 'change:1',
      kind: 'setvcpus',
      named: 'vm',
      domain: 'd0',
      threads: [],
      before: { count: 1 },
      outcome: 'refused',
      message: 'too many',
      span: pinSpan,
    },
  ],
  assumptions: [
    { id: 'host-cpus', kind: 'host-cpus', declared: 2, listed: 1, cpus: '0-1', spans: [spanOf(1, 'node 0')] },
    { id: 'd0/vcpu-count', kind: 'vcpu-count', domain: 'd0', count: 2, from: 'vcpupin', spans: [pinSpan] },
  ],
  droppedAssumptions: [],
  machines: [{ spans: [spanOf(1, 'node')], cpus: [[0, 1]], cpuCount: 2, chosen: true }],
  missing: [{ id: 'siblings', needed: true, command: 'lscpu -e' }],
};
