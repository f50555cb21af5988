import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import { crc32 } from './crc32.ts';
import { deflateText, inflateText } from './deflate.ts';
import { tidyLink } from './tidy-link.ts';

describe('crc32', () => {
  it('has the published check value', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
    expect(crc32('')).toBe(0);
  });
});

describe('base64url', () => {
  it('agrees with Node on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = encodeBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64Url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('refuses what no bytes give', () => {
    for (const text of ['A', 'AAAAA', 'AA==', 'AA+A', 'AA/A', 'A A', 'é'.repeat(4)]) {
      expect(decodeBase64Url(text)).toBeUndefined();
    }
  });
});

describe('inflateText', () => {
  it('gives back what was deflated', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
        expect(inflateText(deflateText(text), 1 << 20)).toEqual({ text });
      }),
    );
  });

  it('keeps a byte order mark inside the text', () => {
    expect(inflateText(deflateText('\ufeffa'), 100)).toEqual({ text: '\ufeffa' });
  });

  it('calls every cut damaged', () => {
    const packed = deflateText('<vcpu placement="static" cpuset="1,2">4</vcpu>'.repeat(30));
    for (let length = 0; length < packed.length; length++) {
      expect(inflateText(packed.subarray(0, length), 1 << 20)).toBe('damaged');
    }
  });

  it('stops soon after the limit', () => {
    expect(inflateText(deflateText('x'.repeat(1001)), 1000)).toBe('too-large');
    expect(inflateText(deflateText('x'.repeat(1000)), 1000)).toEqual({ text: 'x'.repeat(1000) });
  });
});

describe('tidyLink', () => {
  it.each([
    ['#1.t.a-b_c.0000000', '1.t.a-b_c.0000000'],
    ['1.t.a.0000000', '1.t.a.0000000'],
    ['  <https://example.org/pinscope/?x=1#1.t.a.0000000>', '1.t.a.0000000>'],
    ['https://example.org/#/route#1.t.a.0000000', '1.t.a.0000000'],
    ['see issue #12: https://example.org/#1.t.a.0000000', '1.t.a.0000000'],
    ['#1.t.aa\r\n> bb\r\n> cc.0000000', '1.t.aabbcc.0000000'],
    ['#1.t.aa=\r\nbb.00=\n00000', '1.t.aabb.0000000'],
    ['%231.t.a.0000000', '1.t.a.0000000'],
    ['%25231%252Et.a.0000000', '1.t.a.0000000'],
    ['#1.t.a\u200b\u00adb.0000000', '1.t.ab.0000000'],
    ['#1.t.a\u2014b.0000000', '1.t.a--b.0000000'],
    ['%231.t.a.0000000%', '1.t.a.0000000%'],
    ['#about', ''],
  ])('reads %j', (text, link) => {
    expect(tidyLink(text)).toBe(link);
  });
});
