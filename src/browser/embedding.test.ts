import { describe, expect, it } from 'vitest';
import { embeddingIn, withoutEmbedding } from './embedding.ts';

describe('an address in a frame', () => {
  it.each([
    ['#1.m.AA.05bsvy0&embed', undefined, '#1.m.AA.05bsvy0'],
    [
      '#1.m.AA.05bsvy0&sel=d0&embed=https://wiki.example&tab=table',
      'https://wiki.example',
      '#1.m.AA.05bsvy0&sel=d0&tab=table',
    ],
    ['#1.m.AA.05bsvy0&amp;embed=http%3A%2F%2Flocalhost%3A8080', 'http://localhost:8080', '#1.m.AA.05bsvy0'],
    ['#example=siblings&embed=https://wiki.example/page', 'https://wiki.example', '#example=siblings'],
    ['#embed=https://wiki.example', 'https://wiki.example', ''],
    ['#embed', undefined, ''],
    ['#1.m.AA.05bsvy0&embed=null', undefined, '#1.m.AA.05bsvy0'],
    ['#1.m.AA.05bsvy0&embed=javascript:alert(1)', undefined, '#1.m.AA.05bsvy0'],
    ['#1.m.AA.05bsvy0&embed=file:///tmp', undefined, '#1.m.AA.05bsvy0'],
  ])('%s', (fragment, origin, whole) => {
    expect(embeddingIn(fragment)).toEqual({ origin });
    expect(withoutEmbedding(fragment)).toBe(whole);
  });

  it.each(['', '#1.m.AA.05bsvy0', '#1.m.embed.05bsvy0&sel=d0', '#1.m.AA.05bsvy0&embedded'])(
    '%s asks for none',
    (fragment) => {
      expect(embeddingIn(fragment)).toBeUndefined();
    },
  );
});
