/** The pages of all rules: whole sentences, both languages, commands that a shell takes. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { allRules } from '../core/findings/all-rules.ts';
import { explainRule } from './rule-pages.ts';

const ids = [...allRules.map(({ id }) => id), 'rule-failed' as const];

describe.each(ids)('the page of %s', (id) => {
  it.each(['en', 'zh-CN'] as const)('in %s', (language) => {
    const { name, why, fine, check } = explainRule(id, language);
    expect(name.length).toBeGreaterThan(3);
    expect(name).not.toMatch(/[.。]$/);
    for (const text of [why, fine, check]) {
      expect(text).toMatch(language === 'en' ? /[.]$/ : /。$/);
      expect(text).not.toMatch(/ {2}| $|^ |undefined/);
      expect(text.length).toBeGreaterThan(language === 'en' ? 15 : 6);
    }
    const all = [name, why, fine, check].join('\n');
    expect(all).not.toContain('优先级');
    if (language === 'en') {
      expect(all).not.toMatch(/\p{Script=Han}|["]/u);
      return;
    }
    expect(all).not.toMatch(/\p{Script=Han}[A-Za-z0-9<]|[A-Za-z0-9>]\p{Script=Han}|\p{Script=Han}[,;:?!]/u);
  });

  it('says how to check on a real host, in commands that a shell can read', () => {
    const { checks } = explainRule(id, 'en');
    if (!['rule-failed', 'text-unrecognised'].includes(id)) expect(checks.length).toBeGreaterThan(0);
    for (const { run, prints } of checks) {
      expect(prints).not.toBe('');
      expect(spawnSync('bash', ['-n', '-c', run], { encoding: 'utf8' }).stderr).toBe('');
    }
  });
});

it('no two rules say the same', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    const names = ids.map((id) => explainRule(id, language).name);
    expect(new Set(names).size).toBe(names.length);
  }
});
