import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { analysisWords } from '../../words/analysis.ts';
import { findingWords } from '../../words/findings.ts';

const numactl = (first: string, second: string, sizeMb = 1024, far = 21): string =>
  `available: 2 nodes (0-1)\nnode 0 cpus: ${first}\nnode 0 size: ${String(sizeMb)} MB\nnode 1 cpus: ${second}\nnode 1 size: ${String(sizeMb)} MB\nnode distances:\nnode   0   1\n  0:  10  ${String(far)}\n  1:  ${String(far)}  10\n`;

/** Why the kept one is believed, and whether both languages say so with both readers' names. */
function whyOf(...texts: readonly string[]): readonly string[] {
  const analysis = analyzeTexts(texts);
  return analysis.findings.flatMap((finding) => {
    if (finding.rule !== 'host-sources-disagree') return [];
    const { what, why, keptReader, leftReader } = finding.params;
    for (const language of ['en', 'zh-CN'] as const) {
      const words = analysisWords(language);
      const { message } = findingWords(language).finding(finding, analysis);
      for (const reader of [keptReader, leftReader]) {
        expect(message).toContain(words.kind(reader as Parameters<typeof words.kind>[0]).title);
      }
    }
    return [`${what}: ${why}`];
  });
}

describe('two texts that disagree about a host', () => {
  const host = capabilitiesText('node:2 core:2 pu:1');

  it('as good a witness: the first one', () => {
    expect(whyOf(numactl('0 1', '2 3'), numactl('0 1', '2 3', 1024, 31))).toContain('distances: first');
  });

  it('the better kind of text', () => {
    expect(whyOf(numactl('0 1', '2 3', 999_999), host)).toContain('node-memory: kind');
  });

  it('another machine: the chosen one', () => {
    expect(whyOf(host, capabilitiesText('node:2 core:4 pu:2'))).toContain('cpus: chosen');
  });
});
