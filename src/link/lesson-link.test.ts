import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLessonLink, encodeLessonLink, isLessonLink } from './lesson-link.ts';

describe('a link with a lesson', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const link = encodeLessonLink(text)!;
        expect(isLessonLink(link)).toBe(true);
        expect(decodeLessonLink(link)).toEqual({ ok: true, json: text });
      }),
    );
  });

  it('of version 1 opens for ever', () => {
    expect(
      decodeLessonLink(
        '#lesson.1.q1ZKyy_KTSxRslIqyMwrTs4vSNXNSS0uzs9T0lEqSy0qzgSyrAx1lEoyS3JSgaperN-nVAsA.f80f5fcc&step=2',
      ),
    ).toEqual({
      ok: true,
      json: '{"format":"pinscope-lesson","version":1,"title":"课"}',
      step: 2,
    });
  });

  it('may begin with another step, and stands what mail does to it', () => {
    const link = encodeLessonLink('{"format":"pinscope-lesson"}', 3)!;
    expect(link).toMatch(/&step=3$/);
    for (const text of [
      link,
      `https://pinscope.example/${link.replace('&', '&amp;')}`,
      `${link.slice(0, 30)}\n${link.slice(30)}`,
      encodeURIComponent(link),
    ])
      expect(decodeLessonLink(text)).toEqual({ ok: true, json: '{"format":"pinscope-lesson"}', step: 3 });
  });

  it('says what is wrong with it', () => {
    const link = encodeLessonLink('{"format":"pinscope-lesson","title":"x"}')!;
    const reason = (text: string) => {
      const reading = decodeLessonLink(text);
      return reading.ok ? 'ok' : reading.reason;
    };
    expect(reason(link.slice(0, -3))).toBe('truncated');
    expect(reason(link.slice(0, 20))).toBe('truncated');
    expect(reason(link.replace(/\.(.)/g, '.$1').replace(/.(?=.{9}$)/, '_'))).toBe('damaged');
    expect(reason(link.replace('.1.', '.2.'))).toBe('newer');
    expect(reason('#lesson=05')).toBe('not-a-link');
    expect(isLessonLink('#lesson=05&step=2')).toBe(false);
  });

  it('is not made when it would be too long, and a bomb is not inflated', () => {
    let seed = 1;
    const noise = Array.from({ length: 90_000 }, () => {
      seed = (seed * 48271) % 2147483647;
      return String.fromCharCode(33 + (seed % 90));
    }).join('');
    expect(encodeLessonLink(noise)).toBeUndefined();
    const bomb = encodeLessonLink('0'.repeat(5_000_000))!;
    expect(decodeLessonLink(bomb)).toEqual({ ok: false, reason: 'too-large' });
  });
});
