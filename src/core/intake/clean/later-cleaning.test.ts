/** The rarer dresses: every one is the same guest on the same host, and reads as they do when bare. */
import { describe, expect, it } from 'vitest';
import { analyzeTexts, textAt, threadLines } from '../../../testing/analyze-text.ts';
import { numactlText } from '../../../synthetic-hosts/host-text.ts';
import { mayBeDressed } from './dressed.ts';

const numactl = numactlText('node:2 core:2 pu:1').trimEnd();
const domain = [
  "<domain type='kvm'>",
  '  <name>web</name>',
  "  <vcpu placement='static'>2</vcpu>",
  '  <cputune>',
  "    <vcpupin vcpu='0' cpuset='1'/>",
  "    <vcpupin vcpu='1' cpuset='2-3'/>",
  '  </cputune>',
  '</domain>',
].join('\n');
const bare = `${numactl}\n${domain}`;
const wanted = ['vcpu:0 → 1 vcpupin', 'vcpu:1 → 2-3 vcpupin'];

const each = (text: string, change: (line: string, i: number) => string): string =>
  text.split('\n').map(change).join('\n');
const encoded = (text: string): string => Buffer.from(text).toString('base64');
const goText = (text: string): string =>
  JSON.stringify(text).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
const bySide = (left: string, right: string): string => {
  const rights = right.split('\n');
  const lefts = left.split('\n');
  return Array.from(
    { length: Math.max(lefts.length, rights.length) },
    (_, i) => `${(lefts[i] ?? '').padEnd(60)}│${rights[i] ?? ''}`,
  ).join('\n');
};

const dresses: readonly (readonly [name: string, text: string, repairs: readonly string[]])[] = [
  ['journald', each(bare, (line) => `Nov 21 12:00:01 kvm01 collect.sh[4242]: ${line}`), ['line-prefix']],
  ['times in brackets', each(bare, (line, i) => `[12:00:0${String(i % 10)}] ${line}`), ['line-prefix']],
  ['ISO times', each(bare, (line) => `2026-11-21T12:00:01.123456Z ${line}`), ['line-prefix']],
  ['docker compose', each(bare, (line) => `collector-1  | ${line}`), ['line-prefix']],
  ['kubectl logs --prefix', each(bare, (line) => `[pod/virt-launcher-web/compute] ${line}`), ['line-prefix']],
  ['more', bare.replace('\nnode 1 cpus', '\n--More--(42%)\nnode 1 cpus'), []],
  ['cat -A', each(bare, (line) => `${line}$`), []],
  [
    'the new side of git diff',
    [
      'diff --git a/web.xml b/web.xml',
      'index 1111111..2222222 100644',
      '--- a/web.xml',
      '+++ b/web.xml',
      '@@ -1,8 +1,8 @@',
      each(domain.replace("    <vcpupin vcpu='0' cpuset='1'/>", '@'), (line) => ` ${line}`).replace(
        ' @',
        "-    <vcpupin vcpu='0' cpuset='0'/>\n+    <vcpupin vcpu='0' cpuset='1'/>",
      ),
    ].join('\n'),
    ['diff-side'],
  ],
  ['a string of JSON', `{"rc": 0, "stdout": ${JSON.stringify(bare)}}`, ['string-escapes']],
  ['a string of Go', `{"level":"info","msg":${goText(domain)},"pos":"manager.go:1"}`, ['string-escapes']],
  [
    'stdout_lines of Ansible',
    `"stdout_lines": [\n${each(bare, (line) => `        ${JSON.stringify(line)},`)}\n    ]`,
    ['string-escapes'],
  ],
  [
    'a string of Python',
    `domxml = '${domain.replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`,
    ['string-escapes'],
  ],
  ['base64 of KubeVirt', `{"msg":"Domain XML generated. Base64 dump ${encoded(domain)}"}`, ['base64']],
  ['two panes of tmux', bySide(numactl, domain), ['panes']],
];

describe('a guest and its host', () => {
  it.each(dresses)('in the dress of %s', (_, text, kinds) => {
    const analysis = analyzeTexts([text]);
    expect(threadLines(analysis).slice(0, 2)).toEqual(wanted);
    if (text.includes('node 0 cpus')) expect(analysis.host?.cpus).toEqual([[0, 3]]);
    const repairs = analysis.findings.flatMap(({ rule, params }) =>
      rule === 'text-repaired' ? [(params as { kind: string }).kind] : [],
    );
    expect(repairs).toEqual(kinds);
    expect(mayBeDressed(text), 'is not read before the steps are there').toBe(true);
  });

  it('is pointed at where it stands, in its dress', () => {
    for (const [name, text] of dresses) {
      if (name.includes('base64')) continue;
      const pin = analyzeTexts([text]).placements[0]?.threads[1]?.reasons.find(
        ({ span }) => span !== undefined,
      );
      expect(textAt([text], pin?.span), name).toContain('2-3');
    }
  });

  it('bare, needs none of it', () => {
    for (const text of [numactl, domain, bare]) expect(mayBeDressed(text)).toBe(false);
    expect(threadLines(analyzeTexts([bare])).slice(0, 2)).toEqual(wanted);
  });
});

describe('what only looks like a dress', () => {
  it.each([
    ['a string without anything known', '{"msg": "a\\nb\\nc"}'],
    ['times before prose', each('one\ntwo\nthree\nfour', (line) => `12:00:01 ${line}`)],
    ['a frame', '┌──────┬─────┐\n│ a    │ b   │\n│ c    │ d   │\n└──────┴─────┘'],
    ['base64 of something else', encoded('x'.repeat(300))],
  ])('%s stays', (_, text) => {
    const { findings } = analyzeTexts([`${bare}\n\n\n\n${text}`]);
    expect(findings.filter(({ rule }) => rule === 'text-repaired')).toEqual([]);
  });
});
