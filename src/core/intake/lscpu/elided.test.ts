/** Lists and tables of lscpu (and numactl) that somebody shortened with dots: read, said, and nothing claimed beyond. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../../testing/analyze-text.ts';
import { countOf, formatCpuSet } from '../../cpuset/cpuset.ts';
import { numactlText } from '../../../synthetic-hosts/host-text.ts';
import { findNumbering } from '../../host/numbering.ts';

const summary = (node0: string, node1: string, online = '0-127'): string =>
  [
    'Architecture:        x86_64',
    'CPU(s):              128',
    `On-line CPU(s) list: ${online}`,
    'NUMA node(s):        2',
    `NUMA node0 CPU(s):   ${node0}`,
    `NUMA node1 CPU(s):   ${node1}`,
  ].join('\n');

const table = (...rows: string[]): string =>
  ['CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE', ...rows].join('\n');

/** Even and odd numbers are on different nodes. */
const whole = [0, 1]
  .map((node) => `node ${String(node)} cpus: ${Array.from({ length: 64 }, (_, i) => 2 * i + node).join(' ')}`)
  .concat('node 0 size: 9 MB', 'node 1 size: 9 MB')
  .join('\n');

const pinned = (cpuset: string): string =>
  `<domain type='kvm'><name>db</name><vcpu>1</vcpu><cputune><vcpupin vcpu='0' cpuset='${cpuset}'/></cputune></domain>`;

const rulesOf = (...texts: string[]): readonly string[] => ruleIds(analyzeTexts(texts));

describe('the summary', () => {
  it('keeps what stands beside the dots, and all CPUs that another line lists', () => {
    const { host, findings } = analyzeTexts([summary('0,2,4,...,126', '1,3,5,…,127')]);
    expect(formatCpuSet(host?.cpus ?? [])).toBe('0-127');
    expect(host?.nodes.map(({ cpus }) => formatCpuSet(cpus))).toEqual(['0,2,4,126', '1,3,5,127']);
    expect(host?.unlisted).toBeUndefined();
    expect(host && findNumbering(host)).toEqual({});
    expect(findings.map(({ rule, params }) => [rule, params])).toEqual([
      ['host-value-unreadable', { what: 'NUMA node0 CPU(s)', text: '...' }],
      ['host-value-unreadable', { what: 'NUMA node1 CPU(s)', text: '…' }],
    ]);
  });

  it('knows between which numbers the CPUs are that nothing lists', () => {
    const { host } = analyzeTexts([summary('0-3,...,124-127', '', '0,1,...,127')]);
    expect(formatCpuSet(host?.cpus ?? [])).toBe('0-3,124-127');
    expect(formatCpuSet(host?.unlisted ?? [])).toBe('4-123');
  });

  it('does not stand against a text that lists all', () => {
    expect(rulesOf(summary('0,2,...,126', '1,…,127'), whole)).not.toContain('warning host-sources-disagree');
    const { host } = analyzeTexts([summary('0,2,...,126', '1,…,127'), whole]);
    expect(host?.nodes.map(({ cpus }) => countOf(cpus))).toEqual([64, 64]);
  });

  it('tells that nodes are missing', () => {
    const cut = summary('0-63', '').replace(/\nNUMA node1.*/, '');
    expect(rulesOf(cut)).toEqual(['note host-nodes-missing']);
  });
});

describe('the table', () => {
  const rows = [
    '  0    0      0    0 0:0:0:0          yes',
    '  1    1      1    1 32:32:32:1       yes',
    '...',
    ' 64    0      0    0 0:0:0:0          yes',
    '127    1      1   63 63:63:63:1       yes',
  ];

  it.each(['...', '… (62 more)', '[...]', '⋮', '.', '... 62 rows left out ...'])(
    'goes on behind %s',
    (dots) => {
      const { host, findings } = analyzeTexts([table(...rows.map((row) => (row === '...' ? dots : row)))]);
      expect(formatCpuSet(host?.cpus ?? [])).toBe('0-1,64,127');
      expect(formatCpuSet(host?.unlisted ?? [])).toBe('2-63');
      // 0 and 64 show that they share a core; of 1 and 127 the other thread may be among the rows left out.
      expect(host?.cpuTable.map(({ siblings }) => siblings && formatCpuSet(siblings))).toEqual([
        '0,64',
        undefined,
        '0,64',
        undefined,
      ]);
      expect(findings.map(({ rule }) => rule)).toEqual(['host-value-unreadable']);
    },
  );

  it('says of no CPU that it is not there while dots may stand for it', () => {
    const text = table(...rows);
    expect(rulesOf(text, pinned('32'))).not.toContain('error cpu-not-on-host');
    expect(rulesOf(text, pinned('128'))).toContain('error cpu-not-on-host');
    expect(rulesOf(text, pinned('90'))).toContain('error cpu-not-on-host');
    expect(rulesOf(numactlText('node:1 core:4 pu:1').replace('1 2', '...'), pinned('2'))).not.toContain(
      'error cpu-not-on-host',
    );
  });

  it('adds to a text that lists all, and believes that one', () => {
    const { host, findings } = analyzeTexts([table(...rows), whole]);
    expect(formatCpuSet(host?.cpus ?? [])).toBe('0-127');
    expect(host?.unlisted).toBeUndefined();
    expect(findings.map(({ rule }) => rule)).not.toContain('cpu-not-on-host');
  });

  it('keeps which CPUs are offline', () => {
    const { host } = analyzeTexts([table(...rows, '128    -      -    - -                 no')]);
    expect(formatCpuSet(host?.online ?? [])).toBe('0-1,64,127');
  });

  it('is read the same with commas', () => {
    const { host } = analyzeTexts(['# CPU,Core,Socket,Node\n0,0,0,0\n1,1,0,0\n...\n7,3,0,0\n']);
    expect(formatCpuSet(host?.cpus ?? [])).toBe('0-1,7');
    expect(formatCpuSet(host?.unlisted ?? [])).toBe('2-6');
  });

  it('goes on beyond the end of JSON that breaks off', () => {
    const { host } = analyzeTexts(['{"cpus": [{"cpu": 0, "node": 0, "socket": 0, "core": 0}, {"cpu": 1']);
    expect(formatCpuSet(host?.unlisted ?? [])).toBe('2-8191');
  });
});
