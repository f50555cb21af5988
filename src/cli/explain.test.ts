import { describe, expect, it } from 'vitest';
import { defaultChoices } from '../core/analysis.ts';
import type { JudgedAnalysis, Choices } from '../core/analysis.ts';
import type { Severity } from '../core/findings/finding.ts';
import type { Source } from '../core/text/source.ts';
import { analyze } from '../core/analyze.ts';
import { analysisWords } from '../words/analysis.ts';
import { findingWords } from '../words/findings.ts';
import type { ExplainRequest } from './arguments.ts';
import { chooseExitCode, choicesOf, explain } from './explain.ts';
import type { SharedWords } from '../report/report-words.ts';

const empty: JudgedAnalysis = {
  rules: { libvirt: '12.4.0', era: 'now', cgroup: 'v2', verified: false },
  segments: [],
  host: undefined,
  domains: [],
  placements: [],
  findings: [],
  problems: [],
  assumptions: [],
  observations: [],
  changes: [],
  droppedAssumptions: [],
  machines: [],
  missing: [],
};
const host: JudgedAnalysis['host'] = {
  cpus: [[0, 1]],
  online: [[0, 1]],
  nodes: [],
  cpuTable: [],
  caches: [],
  conflicts: [],
  spans: [],
  trusted: [],
};
const words: SharedWords = {
  threads: (ids) => ids.join(' '),
  remedy: ({ id }) => id,
  finding: ({ rule }) => ({ title: '', message: `about ${rule}` }),
  kind: (reader) => ({ title: reader, instead: 'Paste something else.' }),
  severity: (severity) => severity,
  entity: (id) => id,
  trust: analysisWords('en').trust,
  assumption: ({ kind }) => ({ title: kind, detail: '' }),
  change: ({ id }) => ({ title: id, detail: '' }),
  observation: () => ({ name: 'thread', said: 'somewhere' }),
};
const request: ExplainRequest = {
  kind: 'explain',
  files: ['a'],
  json: false,
  colour: false,
  cpus: false,
  asLibvirt: false,
  numad: undefined,
  machine: undefined,
  libvirt: undefined,
  era: undefined,
  cgroup: undefined,
  language: 'en',
};

function withFinding(severity: Severity, analysis: JudgedAnalysis): JudgedAnalysis {
  const params = { failed: '', detail: '' };
  return { ...analysis, findings: [{ rule: 'rule-failed', severity, params, related: [], entities: [] }] };
}

describe('chooseExitCode', () => {
  it('is 2 without a host or a domain, 1 with errors, else 0', () => {
    expect(chooseExitCode(empty)).toBe(2);
    expect(chooseExitCode(withFinding('error', empty))).toBe(2);
    expect(chooseExitCode({ ...empty, host })).toBe(0);
    expect(chooseExitCode(withFinding('warning', { ...empty, host }))).toBe(0);
    expect(chooseExitCode(withFinding('error', { ...empty, host }))).toBe(1);
  });
});

describe('explain', () => {
  it('hands over texts and choices, the command line’s over a link’s', () => {
    const sources: readonly Source[] = [{ id: 's0', name: 'a', text: 'x' }];
    const asked = { ...request, asLibvirt: true, numad: '1', libvirt: '9.4.0', cgroup: 'v1' } as const;
    const choices = choicesOf(asked, {
      droppedAssumptions: ['host-cpus'],
      asLibvirt: false,
      numad: '0',
      era: '2011',
    });
    let given: readonly [readonly Source[], Choices] | undefined;
    explain(
      asked,
      sources,
      choices,
      (...both) => {
        given = both;
        return empty;
      },
      words,
    );
    expect(given).toEqual([
      sources,
      {
        droppedAssumptions: ['host-cpus'],
        asLibvirt: true,
        numad: '1',
        libvirt: '9.4.0',
        cgroup: 'v1',
        era: '2011',
      },
    ]);
    const linked: Choices = { droppedAssumptions: [], asLibvirt: true, numad: '0' };
    expect(choicesOf(request, linked)).toEqual(linked);
  });

  it('says friendly what to give instead, and on stderr that nothing was read', () => {
    const analysis: JudgedAnalysis = {
      ...empty,
      segments: [
        { span: { source: 's0', from: 0, to: 1 }, reader: 'bare-command', use: 'useless', gave: [] },
      ],
    };
    const outcome = explain(
      request,
      [{ id: 's0', name: 'a', text: 'x' }],
      defaultChoices,
      () => analysis,
      words,
    );
    expect(outcome).toEqual({
      stdout: 'Not read\n  a:1: bare-command. Paste something else.\n',
      stderr: 'pinscope: no text gave a domain or a host\n',
      code: 2,
    });
  });

  it('says what a text gave that draws nothing alone', () => {
    const nodeinfo = 'CPU model: x86_64\nCPU(s): 8\nCPU frequency: 800 MHz\nMemory size: 1024 KiB\n';
    const given = (language: 'en' | 'zh-CN', text: string) =>
      explain({ ...request, language }, [{ id: 's0', name: 'a', text }], defaultChoices, analyze, {
        ...analysisWords(language),
        ...findingWords(language),
      });
    const outcome = given('en', nodeinfo);
    expect(outcome.stdout).toMatch(
      /^Read\n {2}a:1: virsh nodeinfo: that there are 8 CPUs, memory\n\nStill unknown\n/,
    );
    expect(outcome).toMatchObject({
      stderr: 'pinscope: what was read does not make a domain or a host yet\n',
      code: 2,
    });
    expect(given('zh-CN', nodeinfo).stdout).toMatch(/^已读取\n {2}a:1: virsh nodeinfo：/);
    const freecell = '    0:    1234 KiB\n    1:    5678 KiB\n--------------------\nTotal:    6912 KiB\n';
    expect(given('en', freecell).stdout).toContain('a:1: virsh freecell: 2 nodes, free memory\n');
  });

  it('speaks the language that is asked for', () => {
    const analysis = withFinding('error', { ...empty, host });
    expect(explain({ ...request, language: 'zh-CN' }, [], defaultChoices, () => analysis, words)).toEqual({
      stdout:
        '规则：libvirt 12.4.0（依据发行说明；在 9.0.0 上验证）· cgroup v2\n宿主机 · 2 个 CPU（0-1）· 节点未知\n\n发现\n  error: about rule-failed [rule-failed]\n',
      stderr: '',
      code: 1,
    });
  });

  it('prints JSON that no terminal obeys', () => {
    const name = '\u001b]0;x\u0007\u009b31m';
    const analysis: JudgedAnalysis = {
      ...empty,
      segments: [{ span: { source: 's0', from: 0, to: 1 }, reader: 'c-source', use: 'useless', gave: [] }],
    };
    const { stdout } = explain(
      { ...request, json: true },
      [{ id: 's0', name, text: 'x' }],
      defaultChoices,
      () => analysis,
      words,
    );
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(JSON.parse(stdout)).toMatchObject({ pinscope: 1, host: null, segments: [{ source: name }] });
  });
});
