import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultChoices, type Mute } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { allRules } from '../../core/findings/all-rules.ts';
import type { Severity } from '../../core/findings/finding.ts';
import type { Remedy } from '../../core/findings/remedy.ts';
import type { RemedyId } from '../../core/findings/remedies/remedy-ids.ts';
import { allReaders } from '../../core/intake/readers.ts';
import { RepairShop } from '../../core/repair/make-repairs.ts';
import { applyEdits } from '../../core/text/offset-map.ts';
import { provokedDomain, writeDomain } from '../../testing/generate/domain.ts';
import { provocations } from '../../testing/generate/provocations.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { findSarifFaults } from '../../testing/sarif/validate-sarif.ts';
import { findingWords } from '../../words/findings.ts';
import type { Language } from '../../words/language.ts';
import { repairWordsOf } from '../../words/repairs.ts';
import { toCheckJson, type JsonCheck } from './check-json.ts';
import { toCheckMarkdown } from './check-markdown.ts';
import { atLeisure, makeCheckReport, type CheckReport } from './check-report.ts';
import { toSarif, uriOf, type SarifCall } from './check-sarif.ts';
import { toCheckText } from './check-text.ts';

const xml = `<domain type='kvm'>
  <name>web</name>
  <memory>1</memory>
  <vcpu>2</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='3'/>
    <vcpupin vcpu='1' cpuset='3'/>
  </cputune>
  <os><type>hvm</type></os>
</domain>
`;
const host = capabilitiesText('node:2 core:2 pu:2');
const mend: Remedy<RemedyId> = {
  id: 'move-vcpus',
  steps: [{ kind: 'pin', thread: 'd0/vcpu:1', cpus: [[2, 2]] }],
};
const help = {
  name: 'A rule',
  why: 'It stalls.',
  fine: 'In a test bed.',
  check: 'Both say 3.',
  checks: [{ run: 'taskset -p 1', prints: 'mask: 3' }],
};

function reportOf(
  texts: Readonly<Record<string, string>>,
  {
    least = 'warning',
    muted = [],
    language = 'en',
    work = atLeisure,
  }: { least?: Severity; muted?: readonly Mute[]; language?: Language; work?: number } = {},
): CheckReport {
  const sources = Object.entries(texts).map(([name, text], i) => ({ id: `s${i}`, name, text }));
  const choices = { ...defaultChoices, muted };
  const analysis = analyze(sources, choices);
  const words = findingWords(language);
  const shop = new RepairShop({ sources, choices, readers: allReaders, changes: analysis.changes });
  return makeCheckReport({
    sources,
    analysis,
    choices,
    least,
    work,
    offer: ({ rule }) => (rule === 'vcpus-share-pcpu' ? [{ remedy: mend, repair: shop.repair(mend) }] : []),
    sentences: {
      finding: (finding) => words.finding(finding, analysis),
      remedy: () => 'Move vCPU 1 to CPU 2',
    },
  });
}

const texts = { 'guests/web.xml': xml, 'host.xml': host };

const textOf = (report: CheckReport, colour = false): string =>
  toCheckText(report, { repairs: repairWordsOf('en'), severity: (one) => one }, colour);

function sarifOf(
  report: CheckReport | undefined,
  language: Language = 'en',
  call: SarifCall = { exitCode: 1, notices: [] },
): Sarif {
  const rules = allRules.map(({ id, severity }) => ({ id, severity, help }));
  const log = toSarif(report, { version: '1.2.3', language, rules, headings: repairWordsOf(language) }, call);
  const printed: unknown = JSON.parse(JSON.stringify(log));
  expect(findSarifFaults(printed)).toEqual([]);
  return printed as Sarif;
}

interface Sarif {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { readonly id: string; readonly name: string }[] };
    };
    readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
    readonly results: readonly {
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly suppressions?: unknown;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly index: number };
          readonly region: Readonly<Record<string, number>>;
        };
      }[];
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly replacements: readonly {
            readonly deletedRegion: { readonly charOffset: number; readonly charLength: number };
            readonly insertedContent?: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
  }[];
}

describe('text', () => {
  it('is a line a finding, with its repair below', () => {
    expect(textOf(reportOf(texts))).toMatchInlineSnapshot(`
      "guests/web.xml:6:5: warning: 2 vCPUs share CPU 3 [vcpus-share-pcpu]
        vCPUs 0-1 are both confined to CPU 3: they take turns.
        Repair: Move vCPU 1 to CPU 2
          --- guests/web.xml
          +++ guests/web.xml
          @@ -4,7 +4,7 @@
             <vcpu>2</vcpu>
             <cputune>
               <vcpupin vcpu='0' cpuset='3'/>
          -    <vcpupin vcpu='1' cpuset='3'/>
          +    <vcpupin vcpu='1' cpuset='2'/>
             </cputune>
             <os><type>hvm</type></os>
           </domain>
          # for the next start
          virsh vcpupin web 1 2 --config
          # for the running guest
          virsh vcpupin web 1 2 --live

      1 warning
      "
    `);
  });

  it('counts what is put aside apart, and says why', () => {
    const muted: readonly Mute[] = [{ rule: 'vcpus-share-pcpu', reason: 'a test bed' }];
    const report = reportOf(texts, { muted });
    expect(report).toMatchObject({ counts: { error: 0, warning: 0, note: 0 }, muted: 1 });
    expect(report.findings[0]?.repairs).toEqual([]);
    expect(textOf(report)).toContain('(muted: a test bed)');
    expect(textOf(report).trimEnd()).toMatch(/\n1 muted$/);
  });

  it('leaves out what is less grave than asked', () => {
    expect(textOf(reportOf(texts, { least: 'error' }))).toBe('No findings.\n');
  });

  it('lets no text speak to the terminal', () => {
    const name = '\u001b]0;title\u0007.xml';
    const text = xml.replace('web', 'w\u202eb').replace("cpuset='3'", "cpuset='3\u001b[31m'");
    const printed = textOf(reportOf({ [name]: text, host }));
    for (const control of ['\u001b', '\u0007', '\u202e']) expect(printed).not.toContain(control);
    expect(textOf(reportOf(texts), true)).toContain('\u001b[33mwarning\u001b[0m');
  });
});

describe('repairs of many findings', () => {
  const many = Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name, i) => [
      `${name}.xml`,
      xml.replace('web', name).replaceAll("cpuset='3'", `cpuset='${i}'`),
    ]),
  );

  it('are looked for until the work is too much, and what is left out is counted', () => {
    const repaired = (work: number): readonly [number, number] => {
      const report = reportOf({ ...many, host }, { work });
      return [report.findings.filter(({ repairs }) => repairs.length > 0).length, report.withoutRepairs];
    };
    const all = reportOf({ ...many, host });
    const [threads, text] = [4 * 3, all.sources.reduce((sum, source) => sum + source.text.length, 0)];
    const [shared, more] = repaired(atLeisure);
    expect([shared, more]).toEqual([4, 0]);
    // Each finding costs more than half of it.
    const [few, left] = repaired(2.5 * (500 + threads + text / 32));
    expect(few).toBe(2);
    expect(left).toBeGreaterThanOrEqual(2);
    // The best known is always asked for.
    expect(repaired(0)[0]).toBe(1);
  });

  it('are told of in every format', () => {
    const report = reportOf({ ...many, host }, { work: 0 });
    expect(report.withoutRepairs).toBeGreaterThan(1);
    const said = `No repairs were looked for in ${report.withoutRepairs} more findings (the last)`;
    expect(textOf(report)).toContain(said);
    expect(
      toCheckMarkdown(report, { repairs: repairWordsOf('en'), severity: (one) => one, help: () => help }),
    ).toContain('No repairs were looked for');
    expect(toCheckJson(report, () => help).withoutRepairs).toBe(report.withoutRepairs);
  });
});

describe('json', () => {
  it('has every finding with its places, words and repairs', () => {
    const report: JsonCheck = toCheckJson(reportOf(texts), () => help);
    expect(report).toMatchObject({ pinscope: 1, counts: { error: 0, warning: 1, note: 0 }, muted: 0 });
    const [finding] = report.findings;
    expect(finding).toMatchObject({
      rule: 'vcpus-share-pcpu',
      severity: 'warning',
      why: 'It stalls.',
      at: { source: 'guests/web.xml', from: { line: 6, offset: xml.indexOf('<vcpupin') } },
      entities: ['d0/vcpu:0', 'd0/vcpu:1', 'pcpu:3'],
      muted: null,
    });
    const [repair] = finding!.repairs;
    expect(repair).toMatchObject({
      id: 'move-vcpus',
      title: 'Move vCPU 1 to CPU 2',
      edits: [{ source: 'guests/web.xml', from: { line: 7 }, text: '2' }],
      noEdit: null,
      virsh: {
        both: { lines: ['virsh vcpupin web 1 2 --config --live'], complete: true },
        edit: ['virsh edit web'],
        named: true,
      },
    });
    expect(repair!.diff.split('\n').slice(0, 3)).toEqual([
      '--- guests/web.xml',
      '+++ guests/web.xml',
      '@@ -4,7 +4,7 @@',
    ]);
  });
});

it('SARIF knows a finding again when other files come before its own', () => {
  const marks = (sarif: Sarif): readonly string[] =>
    (sarif.runs[0]?.results ?? []).map(({ partialFingerprints: marks }) => marks['pinscope/v1'] ?? '');
  const first = { 'guests/aaa.xml': xml.replace('web', 'other').replaceAll("'3'", "'1'") };
  const [alone] = marks(sarifOf(reportOf(texts)));
  expect(alone).toBe('vcpus-share-pcpu web/vcpu:0 web/vcpu:1 pcpu:3');
  expect(marks(sarifOf(reportOf({ ...first, ...texts })))).toContain(alone);
});

describe('markdown', () => {
  const words = { repairs: repairWordsOf('en'), severity: (one: Severity) => one, help: () => help };

  it('has a heading a finding, the repair as a diff and a script', () => {
    expect(toCheckMarkdown(reportOf(texts), words)).toMatchInlineSnapshot(`
      "## Pinscope: 1 warning

      ### warning: 2 vCPUs share CPU 3

      \`vcpus-share-pcpu\` · \`guests/web.xml:6:5\` · \`guests/web.xml:7:5\`

      vCPUs 0-1 are both confined to CPU 3: they take turns.

      **Why it matters:** It stalls.

      **When it does not:** In a test bed.

      **How to check:** Both say 3.

      \`\`\`console
      $ taskset -p 1
      mask: 3
      \`\`\`

      **Repair:** Move vCPU 1 to CPU 2

      \`\`\`diff
      --- guests/web.xml
      +++ guests/web.xml
      @@ -4,7 +4,7 @@
         <vcpu>2</vcpu>
         <cputune>
           <vcpupin vcpu='0' cpuset='3'/>
      -    <vcpupin vcpu='1' cpuset='3'/>
      +    <vcpupin vcpu='1' cpuset='2'/>
         </cputune>
         <os><type>hvm</type></os>
       </domain>
      \`\`\`

      \`\`\`sh
      # for the next start
      virsh vcpupin web 1 2 --config
      # for the running guest
      virsh vcpupin web 1 2 --live
      \`\`\`

      "
    `);
  });

  it('shows what users wrote as it stands, and no mark-up of theirs', () => {
    const text = xml
      .replace('web', '&lt;img src=x&gt; @all `x` ````')
      .replace('<vcpu>', '<!-- ``` -->\n  <vcpu>');
    const other = xml.replace('web', 'other').replaceAll("cpuset='3'", "cpuset='1'");
    const printed = toCheckMarkdown(reportOf({ 'a`b.xml': text, 'b.xml': other, host }), words);
    const prose = printed.replace(/^(`{3,})\w*\n.*?\n\1$/gms, '');
    expect(prose).toContain('img src=x');
    expect(prose).not.toMatch(/(?<!\\)<img|@all/);
    expect(printed).toContain('\n`````sh\n');
  });
});

describe('sarif', () => {
  it('is valid by the published schema, with rules, places and fixes', () => {
    const [run] = sarifOf(reportOf(texts)).runs;
    expect(run!.tool.driver.rules.map(({ id }) => id)).toEqual(allRules.map(({ id }) => id));
    expect(run!.artifacts.map(({ location }) => location.uri)).toEqual(['guests/web.xml', 'host.xml']);
    const [result] = run!.results;
    expect(run!.tool.driver.rules[result!.ruleIndex]).toMatchObject({
      id: result!.ruleId,
      name: 'VcpusSharePcpu',
    });
    const { artifactLocation, region } = result!.locations[0]!.physicalLocation;
    expect(artifactLocation).toEqual({ uri: 'guests/web.xml', index: 0 });
    expect(region).toMatchObject({ startLine: 6, startColumn: 5, endLine: 6, endColumn: 35, charLength: 30 });
    const replacements = result!.fixes![0]!.artifactChanges[0]!.replacements;
    const edits = replacements.map(({ deletedRegion: { charOffset, charLength }, insertedContent }) => ({
      from: charOffset,
      to: charOffset + charLength,
      text: insertedContent?.text ?? '',
    }));
    expect(applyEdits(xml, edits).text).toBe(xml.replace("vcpu='1' cpuset='3'", "vcpu='1' cpuset='2'"));
  });

  it('suppresses what is put aside, and speaks both languages', () => {
    const muted: readonly Mute[] = [{ rule: 'vcpus-share-pcpu', reason: 'a test bed' }];
    const log = sarifOf(reportOf(texts, { muted, language: 'zh-CN' }), 'zh-CN');
    expect(log.runs[0]?.results[0]?.suppressions).toEqual([
      { kind: 'external', justification: 'a test bed' },
    ]);
    expect(log.runs).toMatchObject([{ language: 'zh-CN' }]);
  });

  it('tells what went wrong, and that nothing was looked for', () => {
    const notice = { level: 'error' as const, text: 'hosts/a b.xml: no such file', file: 'hosts/a b.xml' };
    const { runs } = sarifOf(undefined, 'en', { exitCode: 2, notices: [notice] });
    expect(runs[0]).toMatchObject({
      invocations: [
        {
          executionSuccessful: false,
          exitCode: 2,
          toolExecutionNotifications: [
            {
              level: 'error',
              message: { text: 'hosts/a b.xml: no such file' },
              locations: [{ physicalLocation: { artifactLocation: { uri: 'hosts/a%20b.xml' } } }],
            },
          ],
        },
      ],
    });
    expect(runs[0]).not.toHaveProperty('results');
    expect(sarifOf(reportOf(texts)).runs).toMatchObject([
      { invocations: [{ executionSuccessful: true, exitCode: 1 }] },
    ]);
  });

  it('is told apart from what is not valid', () => {
    expect(findSarifFaults({ version: '2.1.0', runs: [{ tool: {} }] })).not.toEqual([]);
    expect(findSarifFaults({ version: '2.1.0', runs: [], nonsense: 1 })).not.toEqual([]);
  });

  it('is valid whatever was read', () => {
    for (const [i, provocation] of provocations.entries()) {
      if (i % 6 !== 0) continue;
      const [domain] = fc.sample(provokedDomain(provocation), { numRuns: 1, seed: i });
      sarifOf(reportOf({ [`a b/${i}%&?#.xml`]: writeDomain(domain!, 'kvm', 't'), host }));
    }
    sarifOf(reportOf({ '-': '', '': '\u0000 <', '/tmp/x y': '<vcpu cpuset="x">1</vcpu>', 'a:b': '<domain' }));
  }, 60_000);

  it('names files as references', () => {
    expect(['web.xml', './a b.xml', '/tmp/ü.xml', 'a:b', '-', 'x/\ud800'].map(uriOf)).toEqual([
      'web.xml',
      'a%20b.xml',
      'file:///tmp/%C3%BC.xml',
      'a%3Ab',
      '-',
      'x/%EF%BF%BD',
    ]);
  });
});
