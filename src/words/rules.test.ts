import { describe, expect, it } from 'vitest';
import { listKnownReleases } from '../core/placement/known-releases.ts';
import { rulesInForce } from '../core/placement/releases.ts';
import { rulesWords } from './rules.ts';

describe.each(['en', 'zh-CN'] as const)('%s', (language) => {
  const words = rulesWords(language);

  it('has a sentence for every change of every release', () => {
    const said = listKnownReleases().flatMap(({ begins, ends }) =>
      [...begins, ...ends].map(({ id }) => words.changed(id)),
    );
    expect(said.length).toBeGreaterThan(15);
    for (const sentence of said) expect(sentence).toMatch(/[.。]$/);
    for (const sentence of said) expect(sentence.split('`').length % 2, sentence).toBe(1);
  });

  it('keeps a space between Chinese and Latin', () => {
    const texts = [
      ...Object.values(words.defineChange),
      ...Object.values(words.cgroupNote),
      ...Object.values(words.placedAs),
      ...Object.values(words.basis),
      ...Object.values(words.basisNote),
      words.head(rulesInForce({ asLibvirt: true, cgroup: 'none', era: '2011' })),
      words.laterThanKnown('12.4.0'),
      words.assumeNothingNote('9.0.0'),
      words.choose('9.0.0'),
      words.otherField,
      words.eraNow,
    ];
    expect(
      texts.filter((text) => /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/.test(text)),
    ).toEqual([]);
  });
});

describe('the head of a report', () => {
  it.each([
    [{ asLibvirt: false }, 'Rules: libvirt 12.4.0 (from release notes; verified on 9.0.0) · cgroup v2'],
    [{ asLibvirt: true }, 'Rules: libvirt 9.0.0 (verified) · cgroup v2'],
    [
      { asLibvirt: false, libvirt: '1.2.13', cgroup: 'none', era: 'before-2012' },
      'Rules: libvirt 1.2.13 (from libvirt’s history; verified on 9.0.0) · no cpuset controller · placed as before the change of 2012',
    ],
  ] as const)('%j', (choices, head) => {
    expect(rulesWords('en').head(rulesInForce(choices))).toBe(head);
  });

  it('is said in Chinese', () => {
    expect(rulesWords('zh-CN').head(rulesInForce({ asLibvirt: false, cgroup: 'v1' }))).toBe(
      '规则：libvirt 12.4.0（依据发行说明；在 9.0.0 上验证）· cgroup v1',
    );
  });
});

it('the page names the release, and the rest only where it is not as usual', () => {
  const { chip } = rulesWords('en');
  expect(chip(rulesInForce({ asLibvirt: false }), false)).toBe('libvirt 12.4.0');
  expect(chip(rulesInForce({ asLibvirt: true, cgroup: 'v1', era: '2011' }), true)).toBe(
    'libvirt 9.0.0 · cgroup v1 · placed as in 2011 · no assumptions',
  );
});
