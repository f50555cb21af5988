import { describe, expect, it } from 'vitest';
import { analyzeTexts, sourcesOf } from '../testing/analyze-text.ts';
import { analysis, domain, pinSpan, sources, threads } from './example-analysis.ts';
import { toTextReport } from './text-report.ts';
import type { TextReportWords } from './text-report.ts';

const words: TextReportWords = {
  findingMessage: ({ rule }) => `about ${rule}`,
  assumption: ({ kind }) => `assumed ${kind}`,
  change: ({ id, outcome }) => `${id} ${outcome}`,
  observation: ({ thread, lastCpu }) => `${thread ?? '?'} ran on ${lastCpu ?? '?'}`,
  changes: 'What if',
  observations: 'Observed',
  more: (count) => `and ${count} more`,
  gave: ({ reader }) => `gave ${reader}`,
  read: 'READ',
  unread: ({ reader }) => `This is ${reader}.`,
  rules: ({ libvirt, verified }) => `rules ${libvirt} ${String(verified)}`,
  host: (cpus, count, nodes, isolated) => `host ${cpus} ${count} ${nodes} [${isolated}]`,
  overcommit: ({ host }) => `${host.vcpus} for ${host.cpus}`,
  free: (cpus, cores) => `free ${cpus} [${cores}]`,
  domain: ({ name }) => name ?? 'unnamed',
  origin: () => '',
  status: (refused) => (refused ? 'refused' : 'accepted'),
  vcpus: ({ vcpus }) => `${vcpus.current}/${vcpus.max}`,
  placement: (placement) => placement,
  starts: (starts) => `starts ${String(starts)}`,
  thread: ({ kind, number }, last) =>
    kind === 'emulator' ? '模拟器' : `${kind} ${number ?? ''}${last === undefined ? '' : `-${last.number}`}`,
  locality: ({ verdict, distance }) => (verdict === 'unknown' ? '' : `${verdict} ${distance}`),
  doubt: ({ kind, message = '' }) => `doubt ${kind} ${message}`.trim(),
  start: (kinds, verdict, message = '') => `${kinds.join()} ${verdict} ${message}`.trim(),
  limit: ({ of }) => `limit of ${of}`,
  cell: (cell) => (cell === undefined ? 'guest' : `cell ${cell}`),
  set: (set) => set,
  severity: (severity) => severity,
  columns: {
    thread: 'THREAD',
    cpus: 'CPUS',
    runs: 'RUNS',
    source: 'SOURCE',
    locality: 'LOCALITY',
    where: 'WHERE',
    memory: 'MEMORY',
    nodes: 'NODES',
    mode: 'MODE',
  },
  assumptions: 'ASSUMED',
  findings: 'FINDINGS',
  noFindings: 'NONE',
  cpus: 'CPUS OF ALL',
  cpuColumns: { cpus: 'CPUS', who: 'WHO' },
  nobody: 'nobody',
  offline: 'offline',
  anyCpu: 'any',
  threads: (ids) => ids.join(' '),
  machines: 'machines',
  machine: ({ chosen, why }, number, guests) => `${number} ${chosen} ${why} [${guests.join(' ')}]`,
  numbering: ({ spread }) => (spread === undefined ? undefined : `spread ${spread.kind}`),
  missing: ({ id, command }) => `${id}: ${command}`,
  unknown: 'Still unknown',
  notRead: 'NOT READ',
};

describe('toTextReport', () => {
  it('is a table with its columns in line, in any script', () => {
    expect(toTextReport(sources, analysis, words)).toBe(
      [
        'rules 12.4.0 false',
        'host 0-1 2 2 []',
        'spread blocks',
        '0 for 2',
        'free 0-1 []',
        '',
        'vm · dir/vm.xml:1 · accepted · 1/2 · static · starts false',
        '  error: Invalid value',
        '  v2,v1 fails',
        '  none unknown',
        '    doubt numad Failed to query numad',
        '  limit of shares (dir/vm.xml:4)',
        '  limit of vcpu (dir/vm.xml:4)',
        '  limit of emulator (dir/vm.xml:4)',
        '  THREAD      CPUS     RUNS  SOURCE   LOCALITY   WHERE',
        '  vcpu 0      8        none  vcpupin  remote 21  dir/vm.xml:4',
        '  vcpu 1      0-1      0-1   default',
        '  模拟器      unknown        numad',
        '  iothread 3  all            default',
        '  MEMORY  NODES  MODE    SOURCE    WHERE',
        '  guest   1      strict  numatune  dir/vm.xml:2',
        '  cell 2  all            default',
        '',
        'What if',
        '  dir/vm.xml:4: change:0 applied',
        '  dir/vm.xml:4: change:1 refused',
        '',
        'Observed',
        '  dir/vm.xml:4: d0/vcpu:0 ran on 1',
        '',
        'ASSUMED',
        '  assumed host-cpus',
        '  assumed vcpu-count',
        '',
        'FINDINGS',
        '  dir/vm.xml:4:3: warning: about vcpus-share-pcpu [vcpus-share-pcpu]',
        '  note: about rule-failed [rule-failed]',
        '',
        'Still unknown',
        '  siblings: lscpu -e',
        '',
        'NOT READ',
        '  笔记.txt:1: This is unrecognised.',
        '',
      ].join('\n'),
    );
  });

  it('has no column for a host that is not known, and says when there are no findings', () => {
    const withoutRuns = threads.map(({ runs: _, ...thread }) => thread);
    const text = toTextReport(
      sources,
      {
        ...analysis,
        host: undefined,
        findings: [],
        placements: [{ ...analysis.placements[0]!, threads: withoutRuns }],
      },
      words,
    );
    expect(text).not.toContain('RUNS');
    expect(text).toContain('NONE');
  });

  describe('rows', () => {
    const rowsOf = (text: string): readonly string[] =>
      toTextReport(sourcesOf([xmlOf(text)]), analyzeTexts([xmlOf(text)]), words)
        .split('\n')
        .filter((line) => line.startsWith('  vcpu'));
    const xmlOf = (text: string): string => `<domain>${text}</domain>`;

    it('are shared by more than four neighbours that are alike', () => {
      expect(rowsOf(`<vcpu cpuset='0-3'>64</vcpu>`)).toHaveLength(1);
      expect(rowsOf(`<vcpu cpuset='0-3'>64</vcpu>`)[0]).toMatch(/^ {2}vcpu 0-63 +0-3 +vcpu-cpuset /);
      expect(rowsOf(`<vcpu cpuset='0-3'>4</vcpu>`)).toHaveLength(4);
      expect(rowsOf('<vcpu>8192</vcpu>')).toHaveLength(1);
    });

    it('are one for each pin of its own', () => {
      const pins = Array.from({ length: 8 }, (_, i) => `<vcpupin vcpu='${i}' cpuset='${i}'/>`);
      expect(rowsOf(`<vcpu>8</vcpu><cputune>${pins.join('')}</cputune>`)).toHaveLength(8);
    });

    it('end where online vCPUs end, and give the lines of pins that are alike', () => {
      expect(rowsOf(`<vcpu current='6' cpuset='1'>12</vcpu>`).map((row) => row.slice(2, 12).trim())).toEqual([
        'vcpu 0-5',
        'vcpu 6-11',
      ]);
      const pins = Array.from({ length: 8 }, (_, i) => `<vcpupin vcpu='${i}' cpuset='0-1'/>`);
      const [row] = rowsOf(`<vcpu>8</vcpu>\n<cputune>\n${pins.join('\n')}</cputune>`);
      expect(row).toMatch(/:3-10$/);
    });
  });

  it('wraps a long list within its column', () => {
    const asked = Array.from({ length: 40 }, (_, i) => [i * 2, i * 2] as const);
    const thread = { ...threads[0]!, asked, runs: asked };
    const text = toTextReport(
      sources,
      { ...analysis, placements: [{ ...analysis.placements[0]!, threads: [thread] }] },
      words,
    );
    const lines = text.split('\n').filter((line) => line.startsWith('  '));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130);
    expect(text.match(/\b78\b/g)).toHaveLength(2);
  });

  it('lets nothing of the user drive the terminal', () => {
    const evil = '\u001b]0;owned\u0007\u009b31m\u202etxt\r\nerror: no such thing';
    const text = toTextReport(
      [{ ...sources[0]!, name: `${evil}.xml` }, ...sources.slice(1)],
      {
        ...analysis,
        domains: [{ ...domain, name: evil, refusals: [{ message: evil, span: pinSpan }] }],
        placements: [{ ...analysis.placements[0]!, startProblem: evil }],
      },
      { ...words, findingMessage: () => evil, assumption: () => evil },
    );
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(text).not.toMatch(/^error: no such/m);
    expect(text).toContain('\ufffd]0;owned\ufffd\ufffd31m\ufffdtxt error: no such thing');
  });

  it('is coloured only when asked', () => {
    expect(toTextReport(sources, analysis, words)).not.toContain('\u001b');
    const coloured = toTextReport(sources, analysis, words, { colour: true });
    expect(coloured).toContain('\u001b[33mwarning\u001b[0m');
    expect(coloured.split(/\p{Cc}\[\d+m/u).join('')).toBe(toTextReport(sources, analysis, words));
  });

  it('lists who may run on each CPU, equal ones together, when it is asked to', () => {
    const texts = [
      `<domain type='kvm'><name>a</name><vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='1,3'/><vcpupin vcpu='1' cpuset='3'/></cputune></domain>`,
      'available: 1 nodes (0)\nnode 0 cpus: 0 1 2 3\nnode 0 size: 1024 MB\n',
      '$ grep . /sys/devices/system/cpu/{present,online}\n/sys/devices/system/cpu/present:0-4\n/sys/devices/system/cpu/online:0-3\n',
    ];
    const report = (cpus: boolean): string =>
      toTextReport(sourcesOf(texts), analyzeTexts(texts), words, { colour: false, cpus });
    expect(report(true)).toContain(
      [
        'CPUS OF ALL',
        '  CPUS  WHO',
        '  1     d0/vcpu:0',
        '  3     d0/vcpu:0 d0/vcpu:1',
        '  0,2   nobody',
        '  4     offline',
        '  any   d0/emulator',
        '',
      ].join('\n'),
    );
    expect(report(false)).not.toContain('CPUS OF ALL');
  });

  it('tells of several machines which is taken, why, and whose guests are whose', () => {
    const texts = [
      `available: 1 nodes (0)\nnode 0 cpus: 0 1\nnode 0 size: 1024 MB\n<domain><name>a</name><vcpu>1</vcpu></domain>\nqemu-system-x86_64 -name guest=a -smp 1\n`,
      'available: 2 nodes (0-1)\nnode 0 cpus: 0 1 2 3\nnode 1 cpus: 4 5 6 7\nnode 0 size: 1024 MB\nnode 1 size: 1024 MB\n',
    ];
    expect(toTextReport(sourcesOf(texts), analyzeTexts(texts), words)).toContain(
      'machines\n  1 false undefined [a] · paste-1:1\n  2 true nodes [] · paste-2:1\n',
    );
  });
});
