import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../link/base64url.ts';
import { crc32 } from '../../link/crc32.ts';
import { deflateBytes } from '../../link/deflate.ts';
import { decodeLink } from '../../link/link.ts';
import { ByteWriter } from '../../link/model/bytes.ts';
import { surveyHostileLinks } from './hostile-links.ts';
import { withinCpuMs } from '../cpu-time.ts';

function seal(write: (bytes: ByteWriter) => void): string {
  const bytes = new ByteWriter();
  bytes.byte(0);
  write(bytes);
  const body = `1.m.${encodeBase64Url(bytes.done())}`;
  return `#${body}.${crc32(body).toString(36).padStart(7, '0')}`;
}

describe('hostile links', () => {
  it('survives 10,000', () => {
    // 100,000 of them are in the long suite.
    const { opened, mostCharacters } = surveyHostileLinks(10_000);
    expect(opened).toBeGreaterThan(500);
    expect(mostCharacters).toBeLessThanOrEqual(16 * 1024 * 1024);
  }, 120_000);

  it.each([
    [
      'a million CPUs',
      (bytes: ByteWriter) => {
        // One host of capabilities; field 1, the CPUs: one range of a million.
        for (const number of [1, 0, 2, 2, 0, 2_000_000]) bytes.number(number);
      },
    ],
    [
      'two groups of 32,768 siblings',
      (bytes: ByteWriter) => {
        for (const number of [1, 0, 2, 2, 0, 2 * 65_535]) bytes.number(number);
        // Field 9, leaders: two literals of one bit each, then those two again to the end.
        for (const number of [16, 8, 0, 1, 64, 3, 2, 0, 0]) bytes.number(number);
      },
    ],
    [
      'a million nodes',
      (bytes: ByteWriter) => {
        for (const number of [1, 1, 22, 1_000_000, 2, 0]) bytes.number(number);
      },
    ],
    [
      'a million domains',
      (bytes: ByteWriter) => {
        for (const number of [0, 1_000_000, 1, 0]) bytes.number(number);
      },
    ],
  ])('%s', (_, write) => {
    const reading = withinCpuMs(2000, () => decodeLink(seal(write)));
    expect(reading).toMatchObject({ ok: false });
  });

  it('refuses a bomb without inflating it', () => {
    const bomb = deflateBytes(new Uint8Array(64 * 1024 * 1024));
    const body = `1.m.${encodeBase64Url(Uint8Array.of(1, ...bomb))}`;
    const link = `#${body}.${crc32(body).toString(36).padStart(7, '0')}`;
    expect(decodeLink(link)).toMatchObject({ ok: false, reason: 'too-large' });
  });
});
