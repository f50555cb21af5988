import { describe, expect, it } from 'vitest';
import { linkInText } from './link-in-text.ts';

describe('a pasted text', () => {
  it.each([
    ['https://pinscope.example/#1.t.abc.0123456', '#1.t.abc.0123456'],
    ['  http://127.0.0.1:4173/sub/#1.t.a-_b.0000000\n', '#1.t.a-_b.0000000'],
    ['#1.t.abc.0123456', '#1.t.abc.0123456'],
    ['#9.z.later', '#9.z.later'],
    ['<https://pinscope.example/#1.m.AA.05bsvy0>.', '#1.m.AA.05bsvy0>.'],
    ['https://pinscope.example/%231.m.AA.05bsvy0%26sel%3Dd0', '#1.m.AA.05bsvy0%26sel%3Dd0'],
    ['> https://pinscope.example/#1.m.AW\n> NgAA.05bsvy0&sel=d0,', '#1.m.AW\n> NgAA.05bsvy0&sel=d0,'],
    ['file:///opt/pinscope.html#1.m.AA.05bsvy0', '#1.m.AA.05bsvy0'],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" class="a">\n  <metadata class="pinscope-link">#1.t.a.0</metadata>',
      '#1.t.a.0',
    ],
    [
      '<svg xmlns="http://www.w3.org/2000/svg">\n  <metadata class="pinscope-link">#1.m.a.0&amp;sel=d0&amp;tab=table</metadata>',
      '#1.m.a.0&sel=d0&tab=table',
    ],
  ])('%s is a link', (text, link) => {
    expect(linkInText(text)).toBe(link);
  });

  it.each([
    '<vcpu>2</vcpu>',
    '# numactl --hardware',
    '#grep Cpus',
    'https://libvirt.org/#toc',
    'see #1.t.abc',
    '#1.a list of things to do, with words',
    '#1.m.AA.05bsvy0 <vcpu>2</vcpu>',
    '#1.m.AA.05bsvy0\nmore',
    '',
    '<svg xmlns="http://www.w3.org/2000/svg"><metadata class="other">#1.t.a.0</metadata>',
    '<svg><metadata class="pinscope-link">javascript:alert(1)</metadata>',
  ])('%s is none', (text) => {
    expect(linkInText(text)).toBeUndefined();
  });
});
