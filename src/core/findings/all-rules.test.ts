/** Each rule by itself: what raises it, what does not, and how it speaks. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds, textAt } from '../../testing/analyze-text.ts';
import { ruleCases } from '../../rule-cases/cases.ts';
import { findingWords } from '../../words/findings.ts';
import { allRules as rules } from './all-rules.ts';

describe('each rule', () => {
  it.each(ruleCases)(
    '$rule is raised alone, and only where it belongs',
    ({ rule, severity, raises, silent, choices, marks }) => {
      const analysis = analyzeTexts(raises, choices);
      expect([...new Set(ruleIds(analysis))]).toEqual([`${severity} ${rule}`]);
      if (marks !== undefined) expect(textAt(raises, analysis.findings[0]?.span)).toBe(marks);
      expect(ruleIds(analyzeTexts(silent, choices))).toEqual([]);
    },
  );

  it('has a case here, and is a file named by its id', () => {
    const files = readdirSync(path.join(import.meta.dirname, 'rules')).map((file) =>
      file.replace(/\.ts$/, ''),
    );
    expect(rules.map((rule) => rule.id).sort()).toEqual(files.sort());
    const covered = new Set<string>(ruleCases.map(({ rule }) => rule));
    expect(files.filter((id) => !covered.has(id))).toEqual([]);
  });

  it.each(ruleCases)('$rule speaks both languages, with all numbers filled in', ({ raises, choices }) => {
    const analysis = analyzeTexts(raises, choices);
    for (const language of ['en', 'zh-CN'] as const) {
      const words = findingWords(language);
      for (const finding of analysis.findings) {
        const { title, message } = words.finding(finding, analysis);
        expect(`${title} ${message}`).not.toMatch(/undefined|NaN|\[object| {2}| [,.]/);
        expect(title.length).toBeGreaterThan(3);
        expect(`${title}${message}`).not.toContain('优先级');
        // Chinese and Latin are apart, and its punctuation is its own.
        if (language === 'zh-CN')
          expect(`${title} ${message}`.replace(/“[^”]*”/g, '')).not.toMatch(
            /\p{Script=Han}[A-Za-z0-9<]|[A-Za-z0-9>]\p{Script=Han}|\p{Script=Han}[,;:?!]/u,
          );
      }
    }
  });

  it.each(ruleCases)('$rule names entities that exist', ({ raises, choices }) => {
    const { findings, placements, host: found, domains } = analyzeTexts(raises, choices);
    const known = new Set<string>([
      ...domains.flatMap(({ id, cells }) => [id, ...cells.map((cell) => `${id}/cell:${cell.id}`)]),
      ...placements.flatMap(({ threads }) => threads.map(({ thread }) => thread)),
      ...(found?.cpuTable.map(({ id }) => `pcpu:${id}`) ?? []),
      ...(found?.nodes.map(({ id }) => `node:${id}`) ?? []),
    ]);
    const named = findings.flatMap(({ entities }) => entities);
    expect(named.filter((entity) => !known.has(entity))).toEqual([]);
  });
});
