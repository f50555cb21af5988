import { describe, expect, it } from 'vitest';
import { share as enShare } from './en/share.ts';
import { ui as enUi } from './en/ui.ts';
import { preferredLanguage } from './language.ts';
import { share as zhShare } from './zh-CN/share.ts';
import { ui as zhUi } from './zh-CN/ui.ts';

const en = { ...enUi, share: enShare };
const zhCN = { ...zhUi, share: zhShare };

/** Every sentence, functions called with sample values. */
function sentencesOf(words: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') {
    const call = words as (...parameters: readonly unknown[]) => string;
    // Lists where a list is wanted, numbers and names elsewhere.
    for (const sample of [[3, 4, 5], ['CPU', 4, 5], [['a', 'b']], ['CPU', 'vCPU', 2], [undefined, '0-1']]) {
      try {
        const text = call(...sample);
        if (typeof text === 'string' && !text.includes('undefined')) return [[path, text]];
      } catch {
        // the next sample
      }
    }
    return [];
  }
  return Object.entries(words as Record<string, unknown>).flatMap(([key, value]) =>
    sentencesOf(value, `${path}.${key}`),
  );
}

describe('words of the page', () => {
  it('say something everywhere, in both languages', () => {
    expect(sentencesOf(en).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(sentencesOf(zhCN).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(
      sentencesOf(zhCN)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      sentencesOf(en)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('keep a space between Chinese and Latin, and never call precedence a priority', () => {
    const chinese = sentencesOf(zhCN);
    expect(
      chinese.filter(([, text]) => /[\u4e00-\u9fff][A-Za-z0-9`]|[A-Za-z0-9`][\u4e00-\u9fff]/.test(text)),
    ).toEqual([]);
    expect(chinese.filter(([, text]) => text.includes('优先级'))).toEqual([]);
  });

  it('close every piece of code they open', () => {
    for (const [path, text] of [...sentencesOf(en), ...sentencesOf(zhCN)]) {
      expect(text.split('`').length % 2, path).toBe(1);
    }
  });
});

describe('the preferred language', () => {
  it('is the first of the list that the page speaks', () => {
    expect(preferredLanguage(['de-DE', 'zh-TW', 'en'])).toBe('zh-CN');
    expect(preferredLanguage(['en-GB', 'zh-CN'])).toBe('en');
    expect(preferredLanguage(['fr'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
  });
});
