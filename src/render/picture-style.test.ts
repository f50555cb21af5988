import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontPx } from '../core/scene/metrics.ts';
import { pinningSources } from '../core/placement/placement.ts';
import { domainTones } from '../core/lens/lens.ts';
import { sourceStyles, tintShare } from './tone-styles.ts';

const css = readFileSync(new URL('./picture.css', import.meta.url), 'utf8');

const colours = new Map<string, readonly [light: string, dark: string]>();
for (const [, name = '', light = '', dark = ''] of css.matchAll(
  /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
)) {
  colours.set(name, [light, dark]);
}

/** WCAG 2.2 relative luminance and contrast. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const grounds = ['paper', 'panel', 'well', 'cell'];
const pairs = [
  ...['ink', 'ink-soft', 'ink-faint'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...pinningSources.flatMap(
    (source) =>
      [
        [`tone-${source}`, 'cell'],
        ['on-tone', `tone-${source}`],
      ] as const,
  ),
  ['on-conflict', 'conflict'] as const,
];

describe('picture.css', () => {
  it.each(pairs)('%s on %s has AA contrast in both themes', (ink, ground) => {
    const [first, second] = [colours.get(ink), colours.get(ground)];
    if (first === undefined || second === undefined) throw new Error('no such colour');
    expect(contrast(first[0], second[0])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(first[1], second[1])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pinningSources)('draws %s with a dash and a letter of its own', (source) => {
    const { dash, className } = sourceStyles[source];
    const rule = new RegExp(
      `\\.${className} \\{\\s*--tone: var\\(--tone-${source}\\);\\s*--dash: ([^;]+);`,
    ).exec(css);
    expect(rule?.[1]).toBe(dash ?? 'none');
  });

  it('has a letter for each source', () => {
    expect(new Set(pinningSources.map((source) => sourceStyles[source].letter)).size).toBe(
      pinningSources.length,
    );
  });

  it.each(Object.entries(fontPx))('sets %s in %s px', (role, px) => {
    const rules = [...css.matchAll(/([^{}]+)\{([^{}]*font-size: (\d+)px[^{}]*)\}/g)];
    const rule = rules.find(([, selector = '']) => new RegExp(`\\.${role}(?![\\w-])`).test(selector));
    expect(rule?.[3]).toBe(String(px));
  });
});

/** Machado, Oliveira and Fernandes 2009, full severity, on linear RGB. */
const dichromacies: Readonly<Record<string, readonly (readonly number[])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Lightness and the two colour axes of CIELAB, of a colour as a dichromat sees it. */
function labOf(colour: string, matrix: readonly (readonly number[])[]): readonly number[] {
  const rgb = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const [r = 0, g = 0, b = 0] = matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, factor, i) => sum + factor * (rgb[i] ?? 0), 0),
      ),
    ),
  );
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const families = {
  'pinning sources': pinningSources.filter((source) => source !== 'launcher'),
  VMs: Array.from({ length: domainTones }, (_, i) => `domain-${String(i)}`),
  memory: ['local', 'partly-remote', 'remote'],
  findings: ['error', 'warning', 'note'],
  isolation: ['isolated', 'partly-isolated', 'nohz', 'plain'],
};

describe.each(Object.entries(families))('the tones of %s', (_, tones) => {
  it.each(Object.entries(dichromacies))('can be told apart with %s, in both themes', (_name, matrix) => {
    for (const theme of [0, 1] as const) {
      const labs = tones.map((tone) => labOf(colours.get(`tone-${tone}`)?.[theme] ?? '', matrix));
      for (const [i, a] of labs.entries()) {
        for (const [j, b] of labs.slice(i + 1).entries()) {
          const distance = Math.hypot(...a.map((value, axis) => value - (b[axis] ?? 0)));
          expect(distance, `${tones[i] ?? ''} and ${tones[i + 1 + j] ?? ''}`).toBeGreaterThan(15);
        }
      }
    }
  });

  it.each(tones)('%s has AA contrast as a line and under its sign', (tone) => {
    for (const theme of [0, 1] as const) {
      const of = (name: string): string => colours.get(name)?.[theme] ?? '';
      expect(contrast(of(`tone-${tone}`), of('cell'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('on-tone'), of(`tone-${tone}`))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it.each([0, 1, 2, 3, 4, 5])('load-%i is tinted as strongly in the style sheet as on a canvas', (level) => {
  const rule = new RegExp(`\\.tint\\.tone-load-${String(level)} \\{[^}]*?\\) (\\d+)%[^}]*?\\) (\\d+)%`).exec(
    css,
  );
  const { light, dark } = tintShare(`load-${String(level)}`);
  expect([Number(rule?.[1]), Number(rule?.[2])]).toEqual(
    [light, dark].map((share) => Math.round(share * 100)),
  );
});
