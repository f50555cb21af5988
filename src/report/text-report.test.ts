import { describe, expect, it } from 'vitest';
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
  unread: ({ reader }) => `This is ${reader}.`,
  rules: ({ libvirt, verified }) => `rules ${libvirt} ${String(verified)}`,
  host: (cpus, count, nodes) => `host ${cpus} ${count} ${nodes}`,
  domain: ({ name }) => name ?? 'unnamed',
  status: (refused) => (refused ? 'refused' : 'accepted'),
  vcpus: ({ vcpus }) => `${vcpus.current}/${vcpus.max}`,
  placement: (placement) => placement,
  starts: (starts) => `starts ${String(starts)}`,
  thread: ({ kind, number }) => (kind === 'emulator' ? '模拟器' : `${kind} ${number ?? ''}`),
  cell: (cell) => (cell === undefined ? 'guest' : `cell ${cell}`),
  set: (set) => set,
  severity: (severity) => severity,
  columns: {
    thread: 'THREAD',
    cpus: 'CPUS',
    runs: 'RUNS',
    source: 'SOURCE',
    where: 'WHERE',
    memory: 'MEMORY',
    nodes: 'NODES',
    mode: 'MODE',
  },
  assumptions: 'ASSUMED',
  findings: 'FINDINGS',
  noFindings: 'NONE',
  notRead: 'NOT READ',
};

describe('toTextReport', () => {
  it('is a table with its columns in line, in any script', () => {
    expect(toTextReport(sources, analysis, words)).toBe(
      [
        'rules 12.4.0 false',
        'host 0-1 2 2',
        '',
        'vm · dir/vm.xml:1 · accepted · 1/2 · static · starts false',
        '  error: Invalid value',
        '  THREAD      CPUS     RUNS  SOURCE   WHERE',
        '  vcpu 0      8        none  vcpupin  dir/vm.xml:4',
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
});
